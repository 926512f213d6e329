public import Mail
import Store
import Transfers
import WorkCalendar

/// Sends the mail that is queued. Each is handed over at least once, or given up visibly; one that was taken
/// just before the service stopped may come again, under the same Message-ID.
///
/// What is to be said is read in one transaction, the mail is sent outside of any. What waits for one reader
/// about one request keeps its order. It belongs to one thread.
public final class DeliverMail {
  /// After how many tries in vain a mail is given up: with ``Backoff`` about three days.
  public static let tries = 90

  /// What came of one run.
  public struct Run: Hashable, Sendable {
    /// How many mails were taken.
    public var sent = 0
    /// Why the server took no more; `nil` where it did not say so.
    public var unavailable: String?
  }

  /// What is known of the server's state.
  private struct Rest {
    var failures: Int
    var until: Instant
  }

  /// What a queued message turned out to be.
  private enum Next {
    case mail(OutgoingMessage, PostedMail)
    case notNeeded(OutgoingMessage)
    case unusable(OutgoingMessage, String)
  }

  private let office: Office
  private let sender: any MailSending
  private let messagesPerMinute: Int?
  private var pause: Rest?
  private var recent: [Instant] = []
  private var run = Run()

  /// The deliveries of a service, at most so many a minute where a number is given.
  public init(office: Office, sender: any MailSending, messagesPerMinute: Int? = nil) {
    self.office = office
    self.sender = sender
    self.messagesPerMinute = messagesPerMinute
  }

  /// Sends what is due, until nothing is, the server takes no more, or `isStopping` says so. Fails with a
  /// `DatabaseError`; what was not marked is sent again.
  @discardableResult
  public func perform(isStopping: @escaping @Sendable () -> Bool) throws -> Run {
    defer { sender.rest() }
    run = Run()
    while !isStopping(), try deliverNext(isStopping) {}
    return run
  }

  private var now: Instant { office.surroundings.now() }

  /// Sends the next mail. Returns whether there may be another.
  private func deliverNext(_ isStopping: @escaping @Sendable () -> Bool) throws -> Bool {
    let now = now
    if let pause, now < pause.until { return false }
    guard mayGo(at: now), let next = try next() else { return false }
    switch next {
    case .notNeeded(let message):
      try office.database.write { try $0.markNotNeeded(message.number, reason: "nothing to tell") }
    case .unusable(let message, let reason):
      try office.perform(GiveUpMail(message, because: reason), as: .service)
    case .mail(let message, let mail):
      recent.append(now)
      return try note(sender.send(mail, isStopping: isStopping), of: message)
    }
    return true
  }

  /// Whether another mail may be sent in this minute.
  private func mayGo(at now: Instant) -> Bool {
    guard let messagesPerMinute else {
      recent = []
      return true
    }
    recent.removeAll { $0.secondsSinceEpoch <= now.secondsSinceEpoch - 60 }
    return recent.count < messagesPerMinute
  }

  private func next() throws -> Next? {
    try office.ask(as: .service) { desk in
      guard let message = try desk.queries.dueMail(at: desk.now) else { return nil }
      do {
        guard let mail = try desk.outgoingMail(for: message) else { return .notNeeded(message) }
        let posted = PostedMail(
          name: String(mail.messageID.prefix { $0 != "@" }), date: mail.date, sender: mail.from.email,
          recipient: mail.to.email, bytes: try MailText.bytes(of: mail))
        return .mail(message, posted)
      } catch let error as DatabaseError {
        throw error
      } catch {
        // One that cannot be written holds up no other.
        return .unusable(message, "cannot be written: \(type(of: error))")
      }
    }
  }

  /// Notes what came of a mail. Returns whether there may be another.
  private func note(_ outcome: MailOutcome, of message: OutgoingMessage) throws -> Bool {
    switch outcome {
    case .accepted, .refused, .postponed: office.mailReach.reached(at: now)
    case .unavailable(let text): office.mailReach.failed(at: now, because: text)
    case .stopped: break
    }
    switch outcome {
    case .accepted:
      pause = nil
      run.sent += 1
      try office.database.write { try $0.markSent(message.number) }
    case .refused(let text):
      pause = nil
      try office.perform(GiveUpMail(message, because: text), as: .service)
    case .postponed(let text):
      pause = nil
      let again = self.again(afterFailures: message.attempts + 1)
      try office.database.write { try $0.postponeMail(message.number, error: text, until: again) }
      try office.perform(GiveUpOldMail(tries: Self.tries), as: .service)
    case .unavailable(let text):
      run.unavailable = text
      let failures = (pause?.failures ?? 0) + 1
      let (now, again) = (self.now, self.again(afterFailures: failures))
      pause = Rest(failures: failures, until: again)
      try office.database.write { try $0.postponeAllMail(dueAt: now, error: text, until: again) }
      try office.perform(GiveUpOldMail(tries: Self.tries), as: .service)
      return false
    case .stopped: return false
    }
    return true
  }

  private func again(afterFailures failures: Int) -> Instant {
    let seconds = Backoff.seconds(afterFailures: failures, random: office.surroundings.random)
    return Instant(secondsSinceEpoch: now.secondsSinceEpoch + seconds)
  }
}
