import Casework
import JSON
import Mail
import Secrets
public import Store
public import WorkCalendar
import Wording

/// Takes one mail that came in: an answer from a calendar client, a letter, what belongs to a request, or a
/// report of a mail server. Whatever it is, it is kept with its bytes; what cannot be understood, and what
/// nobody can vouch for, waits for the administration desk (rules of the service, sections 3.2 and 6.3).
///
/// Nobody is written to because a mail names them, unless a trusted server has found that they sent it, or they
/// were invited; and what says that a program has made it is not answered. The same mail is taken once, however
/// often it comes.
public struct TakeMail: UseCase {
  let bytes: [UInt8]
  let policy: MailPolicy
  let arrivedAt: Instant?
  /// What could be read of it.
  let reading: Result<ReceivedMail, MailReadingError>
  private let digest: Digest
  private let bodyDigest: Digest

  /// A mail as it came, at `arrivedAt` or now. It is read here, so that a large one keeps nobody waiting who
  /// writes.
  public init(_ bytes: [UInt8], policy: MailPolicy, arrivedAt: Instant? = nil) {
    self.bytes = bytes
    self.policy = policy
    self.arrivedAt = arrivedAt
    digest = Digest(of: bytes)
    bodyDigest = Digest(of: TakeMail.body(of: bytes))
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
      return try desk.attempt { try keep(mail, judge(mail, at: desk), at: desk) }
    } catch let error as Refusal {
      return try keep(mail, .waiting(.unreadable, error.sentence), at: desk)
    } catch let error where !TakeMail.isOfTheDatabase(error) {
      // A mistake of ours must lose no mail, nor keep others waiting behind it.
      return try keep(mail, .waiting(.unreadable, TakeMail.untaken), at: desk)
    }
  }

  /// What is said of a mail that could not be taken by a mistake of ours.
  static let untaken = Sentence(
    "layanan tidak dapat memprosesnya; buka surel aslinya",
    "the service could not take it; look at it as it came")

  /// Whether an error says that nothing can be written now, whatever the mail.
  private static func isOfTheDatabase(_ error: any Error) -> Bool {
    switch error as? DatabaseError {
    case nil, .notUnique, .overlap, .missingReference, .broken: false
    case .unwritable, .inUse, .unreadable, .newer, .closed, .failed: true
    }
  }

  /// What stands below the header.
  private static func body(of bytes: [UInt8]) -> [UInt8] {
    var isLineEmpty = true
    for place in bytes.indices {
      switch bytes[place] {
      case UInt8(ascii: "\n"):
        if isLineEmpty { return Array(bytes[(place + 1)...]) }
        isLineEmpty = true
      case UInt8(ascii: "\r"): continue
      default: isLineEmpty = false
      }
    }
    return []
  }

  /// Decides what a mail is, and does what follows from it.
  private func judge(_ mail: ReceivedMail, at desk: Desk) throws -> MailJudgement {
    if let name = mail.messageID, try desk.queuedMail(messageID: name) != nil {
      return .settled(.automatic, Sentence("surel kami sendiri", "a mail of our own"))
    }
    if let automatic = try judgeAutomatic(mail, at: desk) { return automatic }
    guard let sender = mail.from else {
      return .waiting(.unreadable, Sentence("alamat pengirim tidak terbaca", "no address of a sender"))
    }
    if let first = try repetition(of: mail, from: sender, at: desk) { return first }
    let request = try desk.correspondence(of: mail)
    if try sender.email.lowercased() == desk.settings().unitEmail.lowercased() {
      return MailJudgement.waiting(
        .letter, Sentence("dari alamat unit sendiri", "from the unit's own address")
      ).about(request?.id)
    }
    if let answer = calendarAnswer(in: mail) {
      return try judgeAnswer(answer, of: mail, from: sender, at: desk)
    }
    if let request { return try judgeReply(mail, from: sender, about: request, at: desk) }
    return try judgeLetter(mail, from: sender, at: desk)
  }

  /// The judgement on what a program has made; `nil` where a person has.
  private func judgeAutomatic(_ mail: ReceivedMail, at desk: Desk) throws -> MailJudgement? {
    switch mail.automatic {
    case .delivery(let report): return try desk.judge(report)
    case .reply:
      let plain = Sentence("jawaban otomatis", "an automatic answer")
      let judgement =
        mail.attachments.isEmpty
        ? MailJudgement.settled(.automatic, plain) : MailJudgement.waiting(.automatic, plain)
      return try judgement.about(desk.correspondence(of: mail)?.id)
    case .bulk:
      return .waiting(
        .automatic,
        Sentence(
          "dibuat oleh program atau milis; tidak dijawab", "made by a program or a list; it is not answered"))
    case nil: return nil
    }
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

  /// The judgement on a mail that came before over another way; `nil` where it is new. Some programs give several
  /// mails one Message-ID: what is written in them has to be the same, too.
  private func repetition(
    of mail: ReceivedMail, from sender: MailAddress, at desk: Desk
  ) throws -> MailJudgement? {
    guard let name = mail.messageID,
      let first = try desk.queries.incomingMail(messageID: name, from: sender.email.lowercased()),
      first.subject == mail.subject, first.bodyDigest == bodyDigest.bytes
    else { return nil }
    return MailJudgement.settled(
      .automatic,
      Sentence(
        "surel yang sama sudah datang, nomor \(first.id)", "the same mail came before, number \(first.id)")
    ).about(first.request, meeting: first.meeting)
  }

  /// Keeps a mail with what became of it, and tells those who have to know.
  private func keep(
    _ mail: ReceivedMail, _ judgement: MailJudgement, at desk: Desk
  ) throws -> IncomingMailRecord {
    var record = IncomingMailRecord(
      digest: digest.bytes, bodyDigest: bodyDigest.bytes, arrivedAt: min(arrivedAt ?? desk.now, desk.now),
      kind: judgement.kind, state: judgement.state, sender: mail.from?.email.lowercased(),
      senderName: mail.from?.name ?? "", subject: mail.subject, messageID: mail.messageID,
      authentication: mail.authentication.word,
      suspicions: mail.suspicions.map(\.rawValue).joined(separator: ","), size: bytes.count)
    record.reason = judgement.reason.map(IncomingMailRecord.Reason.init)
    record.attachments = judgement.attachments(of: mail)
    record.request = judgement.request
    record.meeting = judgement.meeting
    record.isTold = try record.state == .open && !judgement.isTold && desk.tellsOfWaitingMail()
    record.id = try desk.queries.add(record, content: bytes)
    try desk.tell(of: record, text: mail.text, isOfItsPeople: judgement.isTold)
    return record
  }
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
