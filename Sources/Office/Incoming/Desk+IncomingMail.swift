import Casework
import JSON
import Mail
import Store
import WorkCalendar
import Wording

extension Desk {
  /// Since when mails count that are counted by the day.
  var aDayAgo: Instant { now - Minutes(1440) }

  /// The request that a mail belongs to: the one whose mail it answers, or else the one whose reference its
  /// subject names; `nil` for none.
  func correspondence(of mail: ReceivedMail) throws -> RequestRecord? {
    if let id = try answered(by: mail)?.request, let request = try queries.request(id) { return request }
    for name in mail.references.reversed() {
      let local = name.prefix { $0 != "@" }
      if local.hasPrefix(MessageName.conversationPrefix),
        let request = try queries.request(
          reference: String(local.dropFirst(MessageName.conversationPrefix.count)))
      {
        return request
      }
    }
    let prefix = try settings().referencePrefix + "-"
    let words = mail.subject.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")) }
    for word in words.prefix(100) where word.hasPrefix(prefix) {
      if let request = try queries.request(reference: String(word)) { return request }
    }
    return nil
  }

  /// The mail of ours that a mail answers; `nil` for none that is still known. Who names it has read it.
  func answered(by mail: ReceivedMail) throws -> QueuedMessage? {
    for name in mail.references.reversed() {
      if let queued = try queuedMail(messageID: name) { return queued }
    }
    return nil
  }

  /// Notes a report on the delivery of a mail of ours. One that says that it will not be delivered counts where it
  /// names the mail's reader, and the mail was handed over.
  func judge(_ report: ReceivedMail.DeliveryReport) throws -> MailJudgement {
    guard let queued = try report.messageID.flatMap(queuedMail) else {
      return .settled(
        .bounce,
        Sentence("bukan tentang surel kami yang masih dikenal", "about no mail of ours that is still known"))
    }
    func judgement(_ indonesian: String, _ english: String) -> MailJudgement {
      MailJudgement.settled(.bounce, Sentence(indonesian, english)).about(queued.request)
    }
    let reader = queued.message.recipient.lowercased()
    let namesReader = report.recipients.contains { $0.lowercased() == reader }
    guard report.isPermanent else {
      guard namesReader else {
        return judgement("surel kami sampai atau dibaca", "a mail of ours arrived or was read")
      }
      return judgement("surel kami tertunda", "a mail of ours is delayed")
    }
    guard namesReader else {
      return judgement("tidak menyebut penerima surel kami", "it does not name our reader")
    }
    guard queued.state != .waiting else {
      return MailJudgement.waiting(
        .bounce,
        Sentence("tentang surel kami yang belum dikirim", "about a mail of ours that was not handed over yet")
      ).about(queued.request)
    }
    if queued.state == .sent {
      let status = report.status.map { " \($0)" } ?? ""
      try giveUp(queued.message, because: "bounced\(status)")
    }
    return judgement("surel kami tidak sampai", "a mail of ours did not arrive")
  }

  /// Whether the administration desk is told of a mail that waits: a hundred doubtful mails are one reason to look,
  /// and one that nobody has looked at for a day is another.
  func tellsOfWaitingMail() throws -> Bool {
    guard let last = try queries.lastToldIncomingMail() else { return true }
    return last <= aDayAgo
  }

  /// What is told of a mail.
  private func told(_ record: IncomingMailRecord, _ text: String) -> JSONObject {
    [
      "sender": .string(record.sender ?? ""), "senderName": .string(record.senderName),
      "title": .string(record.subject), "text": .string(String(text.prefix(Desk.excerpt))),
      "reasonIndonesian": .string(record.reason?.indonesian ?? ""),
      "reasonEnglish": .string(record.reason?.english ?? ""),
    ]
  }

  /// Tells those who have to know of a mail: those who work on a request of what its people write, never who has
  /// written it; and otherwise the administration desk, where the record says so.
  func tell(of record: IncomingMailRecord, text: String, isOfItsPeople: Bool) throws {
    let request = try record.request.flatMap(queries.request)
    let detail: JSONObject = [
      "incoming": .string(record.id.description), "kind": .string(record.kind.rawValue),
    ]
    if isOfItsPeople, let request {
      try self.record(
        .mailArrived, of: request, detail: detail, telling: [.registry, .officers], sparing: record.sender,
        facts: told(record, text))
    } else if record.state == .open {
      try self.record(
        .mailSetAside, of: request, detail: detail, telling: record.isTold ? [.registry] : [],
        sparing: record.sender, facts: told(record, text))
    }
  }

  /// How much of a text is told, in characters; the whole is on the page of the mail.
  private static let excerpt = 2_000
}

extension ReceivedMail.Suspicion: Explained {
  /// Why a person is to look at the mail.
  public var sentence: Sentence {
    switch self {
    case .severalSenders:
      Sentence("menyebut beberapa pengirim", "it names several senders")
    case .differingMethod:
      Sentence(
        "jenis pesan kalendernya tidak sama dengan yang dinyatakan di surel",
        "the calendar in it is of another kind than the mail states")
    }
  }
}
