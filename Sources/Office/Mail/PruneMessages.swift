import Store
import WorkCalendar

/// Forgets messages that need nothing more; done by the service itself.
public struct PruneMessages: UseCase {
  /// How long a message that was sent is kept: bounces and answers can come weeks later, and lead back to it.
  public static let keepingSent = Minutes(30 * 1440)
  /// How long a message that was given up is kept for those who look after the queue. The history keeps that
  /// it was.
  public static let keepingFailed = Minutes(90 * 1440)
  /// How many are forgotten at once, so that nobody waits for it.
  public static let atOnce = 10_000

  /// Looks for messages that are old enough.
  public init() {}

  /// Forgets them.
  public func perform(at desk: Desk) throws {
    try desk.queries.pruneMessages(
      .sent, before: desk.now - PruneMessages.keepingSent, atMost: PruneMessages.atOnce)
    try desk.queries.pruneMessages(
      .failed, before: desk.now - PruneMessages.keepingFailed, atMost: PruneMessages.atOnce)
  }
}
