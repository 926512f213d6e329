import Casework
import ICalendar
import JSON
import Mail
import Secrets
public import Store
import WorkCalendar
import Wording

/// Takes one mail that came in: an answer from a calendar client, a letter, what belongs to a request, or a
/// report of a mail server. Whatever it is, it is kept with its bytes; what cannot be understood, and what
/// nobody can vouch for, waits for the administration desk (rules of the service, sections 3.2 and 6.3).
///
/// Nothing that a program has written is ever answered. The same mail is taken once, however often it comes.
public struct TakeMail: UseCase {
  /// How many letters of one address become requests in a day: more wait for the administration desk, so that
  /// nobody lets us write to a stranger without end.
  public static let lettersInADay = 10

  let bytes: [UInt8]
  let digest: Digest
  let policy: MailPolicy
  /// What could be read of it.
  let reading: Result<ReceivedMail, MailReadingError>

  /// A mail as it came. It is read here, so that a large one keeps nobody waiting who writes.
  public init(_ bytes: [UInt8], policy: MailPolicy) {
    self.bytes = bytes
    self.policy = policy
    digest = Digest(of: bytes)
    reading = Result { () throws(MailReadingError) in
      try MailReading.read(bytes, trusting: policy.authenticationServers)
    }
  }

  /// Takes it. For the service itself. Returns what became of it; of a mail that was taken before, what became
  /// of it then. No content of a mail makes it fail.
  public func perform(at desk: Desk) throws -> IncomingMailRecord {
    guard desk.principal == .service else { throw Refusal.forbidden([.service]) }
    if let known = try desk.queries.incomingMail(digest: digest.bytes) { return known }
    let mail: ReceivedMail
    switch reading {
    case .success(let read): mail = read
    case .failure(let error):
      return try keep(error.head, .waiting(.unreadable, error.problem.sentence), at: desk)
    }
    do {
      return try keep(mail, desk.attempt { try judge(mail, at: desk) }, at: desk)
    } catch let error as Refusal {
      return try keep(mail, .waiting(.unreadable, error.sentence), at: desk)
    } catch let error where !TakeMail.isOfTheDatabase(error) {
      // A mistake of ours must lose no mail, nor keep others waiting behind it.
      let plain = Sentence("layanan tidak dapat memprosesnya", "the service could not take it")
      return try keep(mail, .waiting(.unreadable, plain), at: desk)
    }
  }

  /// Whether an error says that nothing can be written now, whatever the mail.
  private static func isOfTheDatabase(_ error: any Error) -> Bool {
    switch error as? DatabaseError {
    case nil, .notUnique, .overlap, .missingReference, .broken: false
    case .unwritable, .inUse, .unreadable, .newer, .closed, .failed: true
    }
  }

  /// Decides what a mail is, and does what follows from it.
  private func judge(_ mail: ReceivedMail, at desk: Desk) throws -> MailJudgement {
    if try desk.isOwn(mail) {
      return .settled(.automatic, Sentence("surel kita sendiri", "a mail of our own"))
    }
    switch mail.automatic {
    case .delivery(let report): return try desk.judge(report)
    case .reply:
      return try MailJudgement.settled(
        .automatic, Sentence("jawaban otomatis", "an automatic answer")
      ).about(desk.correspondence(of: mail)?.id)
    case .bulk:
      return .waiting(
        .automatic,
        Sentence(
          "dibuat oleh program atau milis; tidak dijawab", "made by a program or a list; it is not answered"))
    case nil: break
    }
    guard let sender = mail.from else {
      return .waiting(.unreadable, Sentence("alamat pengirim tidak terbaca", "no address of a sender"))
    }
    if let first = try repetition(of: mail, from: sender, at: desk) { return first }
    if !mail.calendars.isEmpty { return try judgeAnswer(mail, from: sender, at: desk) }
    if let request = try desk.correspondence(of: mail) {
      return try judgeReply(mail, from: sender, about: request, at: desk)
    }
    if let doubt = doubt(about: mail) { return .waiting(.unverified, doubt) }
    return try judgeLetter(mail, from: sender, at: desk)
  }

  /// Why a mail's sender is not believed; `nil` where nothing speaks against it.
  func doubt(about mail: ReceivedMail) -> Sentence? {
    if let suspicion = mail.suspicions.first { return suspicion.sentence }
    switch mail.authentication {
    case .failed:
      return Sentence(
        "server surel menyatakan pengirimnya bukan pemilik alamat itu",
        "the mail server says that the sender is not who owns the address")
    case .unknown where policy.requiresAuthentication:
      return Sentence(
        "tidak ada server tepercaya yang memastikan pengirimnya", "no trusted server has confirmed the sender"
      )
    case .unknown, .passed: return nil
    }
  }

  /// The judgement on a mail that came before over another way; `nil` where it is new.
  private func repetition(
    of mail: ReceivedMail, from sender: MailAddress, at desk: Desk
  ) throws -> MailJudgement? {
    guard let name = mail.messageID,
      let first = try desk.queries.incomingMail(messageID: name, from: sender.email.lowercased()),
      first.subject == mail.subject
    else { return nil }
    return MailJudgement.settled(
      first.kind,
      Sentence(
        "surel yang sama sudah datang, nomor \(first.id)", "the same mail came before, number \(first.id)")
    ).about(first.request, meeting: first.meeting)
  }

  /// Keeps a mail with what became of it, and tells those who have to know.
  private func keep(
    _ mail: ReceivedMail, _ judgement: MailJudgement, at desk: Desk
  ) throws -> IncomingMailRecord {
    var record = IncomingMailRecord(
      digest: digest.bytes, arrivedAt: desk.now, kind: judgement.kind, state: judgement.state,
      sender: mail.from?.email.lowercased(), senderName: mail.from?.name ?? "", subject: mail.subject,
      messageID: mail.messageID, authentication: mail.authentication.word,
      suspicions: mail.suspicions.map(\.rawValue).joined(separator: ","), size: bytes.count)
    record.reason = judgement.reason.map(IncomingMailRecord.Reason.init)
    record.attachments = judgement.attachments(of: mail)
    record.request = judgement.request
    record.meeting = judgement.meeting
    let isFirst = try desk.queries.openIncomingMail() == 0
    record.id = try desk.queries.add(record, content: bytes)
    try tell(record, mail, judgement, whereOthersWait: !isFirst, at: desk)
    return record
  }

  /// Those who work on a request are told of what its people write. Of what is set aside the administration
  /// desk is told where nothing else waits for it: a hundred doubtful mails are one reason to look.
  private func tell(
    _ record: IncomingMailRecord, _ mail: ReceivedMail, _ judgement: MailJudgement,
    whereOthersWait: Bool, at desk: Desk
  ) throws {
    let request = try record.request.flatMap(desk.queries.request)
    let detail: JSONObject = [
      "incoming": .string(record.id.description), "kind": .string(record.kind.rawValue),
    ]
    let facts: JSONObject = [
      "sender": .string(record.sender ?? ""), "senderName": .string(record.senderName),
      "title": .string(record.subject), "text": .string(String(mail.text.prefix(Self.excerpt))),
      "reasonIndonesian": .string(record.reason?.indonesian ?? ""),
      "reasonEnglish": .string(record.reason?.english ?? ""),
    ]
    if judgement.isTold, let request {
      try desk.record(
        .mailArrived, of: request, detail: detail, telling: [.registry, .officers], facts: facts)
    } else if record.state == .open {
      try desk.record(
        .mailSetAside, of: request, detail: detail, telling: whereOthersWait ? [] : [.registry], facts: facts)
    }
  }

  /// How much of a text is told, in characters; the whole is on the page of the mail.
  private static let excerpt = 2_000
}

extension ReceivedMail.Authentication {
  /// The word of the API.
  var word: String {
    switch self {
    case .unknown: "unknown"
    case .passed: "passed"
    case .failed: "failed"
    }
  }
}

extension Desk {
  /// Whether a mail is one of ours that came back, or says that it is from the unit itself.
  func isOwn(_ mail: ReceivedMail) throws -> Bool {
    let unit = try settings().unitEmail.lowercased()
    if mail.from?.email.lowercased() == unit { return true }
    guard let name = mail.messageID else { return false }
    return try queuedMail(messageID: name) != nil
  }

  /// The request that a mail belongs to: the one whose mail it answers, or else the one whose reference its
  /// subject names; `nil` for none.
  func correspondence(of mail: ReceivedMail) throws -> RequestRecord? {
    for name in mail.references.reversed() {
      if let id = try queuedMail(messageID: name)?.request, let request = try queries.request(id) {
        return request
      }
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

  /// Notes a report on the delivery of a mail of ours. One that says that it will not be delivered counts where
  /// it names the mail's reader, or nobody.
  fileprivate func judge(_ report: ReceivedMail.DeliveryReport) throws -> MailJudgement {
    guard let queued = try report.messageID.flatMap(queuedMail) else {
      return .settled(
        .bounce, Sentence("bukan tentang surel kita", "it is about no mail of ours that is still known"))
    }
    let about = MailJudgement.settled(.bounce).about(queued.request)
    guard report.isPermanent else {
      var delayed = about
      delayed.reason = Sentence("surel kita tertunda", "a mail of ours is delayed")
      return delayed
    }
    let reader = queued.message.recipient.lowercased()
    guard report.recipients.isEmpty || report.recipients.contains(where: { $0.lowercased() == reader }) else {
      var other = about
      other.reason = Sentence("menyebut penerima lain", "it names another reader")
      return other
    }
    if queued.state != .failed {
      let status = report.status.map { " \($0)" } ?? ""
      try giveUp(queued.message, because: "bounced\(status)")
    }
    var bounced = about
    bounced.reason = Sentence("surel kita tidak sampai", "a mail of ours did not arrive")
    return bounced
  }
}

extension ReceivedMail.Suspicion: Explained {
  /// Why a person is to look at the mail.
  public var sentence: Sentence {
    switch self {
    case .severalSenders:
      Sentence("menyebut beberapa pengirim", "it names several senders")
    case .differingMethod:
      Sentence(
        "METHOD di dalam kalender lain daripada yang dinyatakan bagiannya",
        "the METHOD in the calendar is another than its part states")
    }
  }
}
