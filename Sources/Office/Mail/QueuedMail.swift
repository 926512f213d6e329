public import Casework
public import Store
public import WorkCalendar

/// A mail in the queue, as those see it who look after the queue.
public struct QueuedMail: Hashable, Sendable {
  /// The number.
  public let id: Identifier<Record.OutgoingMessage>
  /// Where it stands.
  public let state: QueuedMessage.State
  /// What it tells of; `nil` where this version cannot read it.
  public let event: Event?
  /// As what the reader is told; `nil` where this version cannot read it.
  public let audience: Audience?
  /// Whom it is for; `nil` for those who do not work on requests (rules of the service, section 9).
  public let recipient: String?
  /// The host of its address: what hangs on it is the receiver's server, and no person.
  public let recipientHost: String
  /// The request that it is about; `nil` where it is about none.
  public let request: Identifier<Record.Request>?
  /// How that request is called; `nil` where it is about none.
  public let reference: String?
  /// When what it tells of has happened.
  public let at: Instant
  /// When it is tried next, or was last.
  public let dueAt: Instant
  /// How many times it was tried in vain.
  public let attempts: Int
  /// Why it was not taken the last time, without addresses for those who do not work on requests; `nil` where
  /// it was never tried in vain.
  public let error: String?

  init(_ queued: QueuedMessage, for principal: Principal) {
    let facts = MailFacts(queued.message)
    let showsAddresses = principal.worksOnRequests
    id = Identifier(queued.message.number)
    state = queued.state
    event = facts?.event
    audience = facts?.audience
    recipient = showsAddresses ? queued.message.recipient : nil
    recipientHost = queued.message.recipient.split(separator: "@").last.map(String.init) ?? ""
    request = queued.request
    reference = facts?.text("reference")
    at = queued.at
    dueAt = queued.dueAt
    attempts = queued.message.attempts
    error = queued.lastError.map { text in
      guard !showsAddresses else { return text }
      return text.split(separator: " ", omittingEmptySubsequences: false)
        .map { $0.contains("@") ? "…" : String($0) }.joined(separator: " ")
    }
  }
}

extension Desk {
  /// The mails that wait or were given up, newest first, at most so many with lower numbers than `number`.
  public func queuedMail(
    _ state: QueuedMessage.State, before number: Identifier<Record.OutgoingMessage>?, atMost limit: Int
  ) throws -> [QueuedMail] {
    try queries.queuedMail(state, before: number?.number ?? .max, atMost: limit)
      .map { QueuedMail($0, for: principal) }
  }

  /// A mail of the queue that was not sent. Fails with `notFound` where there is none of this number, and
  /// with `changedMeanwhile` where it was sent.
  func unsentMail(_ id: Identifier<Record.OutgoingMessage>) throws -> QueuedMessage {
    guard let queued = try queries.queuedMail(id.number) else { throw Refusal.notFound }
    guard queued.state != .sent else { throw Refusal.changedMeanwhile }
    return queued
  }
}

/// Tries a mail anew, at once, that waits or was given up: what stood against it was put right.
public struct RetryMail: UseCase {
  let mail: Identifier<Record.OutgoingMessage>

  /// A mail by its number.
  public init(_ mail: Identifier<Record.OutgoingMessage>) { self.mail = mail }

  /// Lets it wait as if it had never been tried. Fails with `notFound`, and with `changedMeanwhile` where it
  /// was sent.
  public func perform(at desk: Desk) throws -> QueuedMail {
    try desk.require(.registry, .admin)
    let queued = try desk.unsentMail(mail)
    try desk.queries.requeue(queued.message.number, at: desk.now)
    try desk.record(
      .mailRetried, of: try queued.request.flatMap(desk.queries.request),
      detail: desk.detail(of: queued.message, MailFacts(queued.message)))
    return QueuedMail(try desk.queries.queuedMail(mail.number) ?? queued, for: desk.principal)
  }
}

/// Tries all mails anew, at once, that were given up: what stood against them, such as a mail server that nobody could
/// reach, was put right.
public struct RetryFailedMail: UseCase {
  /// The most at a time; who has more does it again.
  public static let most = 500

  /// The mails that were given up.
  public init() {}

  /// Lets them wait as if they had never been tried. Returns how many.
  public func perform(at desk: Desk) throws -> Int {
    try desk.require(.registry, .admin)
    let failed = try desk.queries.queuedMail(.failed, before: .max, atMost: RetryFailedMail.most)
    for queued in failed { _ = try RetryMail(Identifier(queued.message.number)).perform(at: desk) }
    return failed.count
  }
}

/// Takes a mail out of the queue that nobody is to get any more.
public struct DropMail: UseCase {
  let mail: Identifier<Record.OutgoingMessage>

  /// A mail by its number.
  public init(_ mail: Identifier<Record.OutgoingMessage>) { self.mail = mail }

  /// Takes it out. Fails with `notFound`, and with `changedMeanwhile` where it was sent.
  public func perform(at desk: Desk) throws {
    try desk.require(.registry, .admin)
    let queued = try desk.unsentMail(mail)
    try desk.queries.markNotNeeded(queued.message.number, reason: "dropped")
    try desk.record(
      .mailDropped, of: try queued.request.flatMap(desk.queries.request),
      detail: desk.detail(of: queued.message, MailFacts(queued.message)))
  }
}
