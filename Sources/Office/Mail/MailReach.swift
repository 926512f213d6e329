import Locks
public import WorkCalendar

/// Whether the mail server could be reached in this run of the service.
public struct MailStanding: Hashable, Sendable {
  /// When it last took or refused a mail; `nil` where none was tried.
  public let reachedAt: Instant?
  /// When it could last not be reached, with the reason; `nil` where it always could.
  public let failure: Failure?

  /// A try in vain.
  public struct Failure: Hashable, Sendable {
    /// Since when every try was in vain.
    public let since: Instant
    /// When the last was.
    public let at: Instant
    /// Why, as ``DeliveryTrouble`` reads it.
    public let text: String
  }

  /// A standing from its parts.
  public init(reachedAt: Instant?, failure: Failure?) {
    self.reachedAt = reachedAt
    self.failure = failure
  }

  /// Whether the last try was in vain.
  public var isFailing: Bool { failure != nil }
}

/// Notes how the mail server stands. One thread notes, any may ask.
final class MailReach: @unchecked Sendable {
  private let lock = PthreadLock()
  // Guarded by the lock.
  private var standing = MailStanding(reachedAt: nil, failure: nil)

  /// Notes that it has answered.
  func reached(at now: Instant) {
    lock.withLock { standing = MailStanding(reachedAt: now, failure: nil) }
  }

  /// Notes that it could not be reached.
  func failed(at now: Instant, because text: String) {
    lock.withLock {
      standing = MailStanding(
        reachedAt: standing.reachedAt,
        failure: MailStanding.Failure(since: standing.failure?.since ?? now, at: now, text: text))
    }
  }

  /// How it stands.
  var current: MailStanding { lock.withLock { standing } }
}

extension Office {
  /// How the mail server stands in this run.
  public var mailStanding: MailStanding { mailReach.current }
}
