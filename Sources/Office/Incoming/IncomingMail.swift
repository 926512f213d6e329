public import Casework
public import JSON
import Mail
public import Store
public import WorkCalendar
public import Wording

/// A mail that came in, as the desk sees it.
public struct IncomingMail: Hashable, Sendable {
  /// The number.
  public let id: Identifier<Record.IncomingMail>
  /// When it came.
  public let arrivedAt: Instant
  /// What it turned out to be.
  public let kind: IncomingMailRecord.Kind
  /// Whether somebody still has to look at it.
  public let state: IncomingMailRecord.State
  /// Why it is as it is; `nil` where nothing is to be said, and for those who do not work on requests.
  public let reason: Sentence?
  /// The address of who has written it; `nil` where none can be read, and for those who do not work on requests
  /// (rules of the service, section 9).
  public let sender: String?
  /// The name that the writer gives; `nil` for those who do not work on requests.
  public let senderName: String?
  /// The subject; `nil` for those who do not work on requests.
  public let subject: String?
  /// The Message-ID without angle brackets; `nil` for none.
  public let messageID: String?
  /// What is known of the sender: `unknown`, `passed`, `failed`.
  public let authentication: String
  /// What speaks against believing it, as words.
  public let suspicions: [String]
  /// The files that came with it: `name`, `mediaType`, `size`, and whether each became a document (`isKept`).
  /// Empty for those who do not work on requests.
  public let attachments: [JSONValue]
  /// Its size in bytes.
  public let size: Int
  /// The request that it belongs to or became; `nil` for none.
  public let request: Identifier<Record.Request>?
  /// The meeting that it answers; `nil` for none.
  public let meeting: Identifier<Record.Meeting>?

  init(_ record: IncomingMailRecord, for principal: Principal) {
    let showsPeople = principal.worksOnRequests
    id = record.id
    arrivedAt = record.arrivedAt
    kind = record.kind
    state = record.state
    // It may quote what a stranger has written.
    reason = showsPeople ? record.reason.map { Sentence($0.indonesian, $0.english) } : nil
    sender = showsPeople ? record.sender : nil
    senderName = showsPeople ? record.senderName : nil
    subject = showsPeople ? record.subject : nil
    messageID = showsPeople ? record.messageID : nil
    authentication = record.authentication
    suspicions = record.suspicions.split(separator: ",").map(String.init)
    if showsPeople, case .array(let files)? = try? JSONValue(parsing: Array(record.attachments.utf8)) {
      attachments = files
    } else {
      attachments = []
    }
    size = record.size
    request = record.request
    meeting = record.meeting
  }
}

extension Desk {
  /// The mails that came in and are in a state, newest first, at most so many with lower numbers than `number`.
  public func incomingMail(
    _ state: IncomingMailRecord.State, before number: Identifier<Record.IncomingMail>?, atMost limit: Int
  ) throws -> [IncomingMail] {
    try queries.incomingMail(state, before: number?.number ?? .max, atMost: limit)
      .map { IncomingMail($0, for: principal) }
  }

  /// The last mails about a request for those who work on it, oldest first; none for its applicant.
  func incomingMail(about request: Identifier<Record.Request>) throws -> [IncomingMail] {
    guard case .staff = principal, principal.worksOnRequests else { return [] }
    return try queries.incomingMail(about: request, atMost: Desk.mailsOfRequest)
      .map { IncomingMail($0, for: principal) }
  }

  private static let mailsOfRequest = 100

  /// A mail that came in, with what is written in it as far as it can be read. Fails with `notFound`, as where it
  /// is not for the principal.
  public func incomingMail(
    _ id: Identifier<Record.IncomingMail>
  ) throws -> (mail: IncomingMail, text: String) {
    let (record, bytes) = try incomingBytes(id)
    let text = (try? MailReading.read(bytes))?.text ?? ""
    return (IncomingMail(record, for: principal), principal.worksOnRequests ? text : "")
  }

  /// A mail that came in, with its bytes as they came. The administration desk, and the administrator who sees no
  /// contents, may know of each; others of those that belong to a request that they may know of. Fails with
  /// `notFound`.
  public func incomingBytes(
    _ id: Identifier<Record.IncomingMail>
  ) throws -> (record: IncomingMailRecord, bytes: [UInt8]) {
    guard let record = try queries.incomingMail(id) else { throw Refusal.notFound }
    if principal != .service, principal.roles.isDisjoint(with: [.registry, .admin]) {
      guard case .staff = principal, let request = record.request else { throw Refusal.notFound }
      _ = try self.request(request)
    }
    guard let bytes = try queries.content(record.digest) else { throw Refusal.notFound }
    return (record, bytes)
  }
}
