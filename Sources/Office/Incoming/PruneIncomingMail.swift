import Store
public import WorkCalendar

/// Forgets mail that came in and needs nothing more; done by the service itself, a part at a time.
public struct PruneIncomingMail: UseCase {
  /// How long a mail is kept after it was settled, with its bytes, where its request is over too: what became of it
  /// stands there.
  public static let keeping = Minutes(90 * 1440)
  /// How many bytes are forgotten at once, so that nobody waits for it, and the log of the database stays small.
  public static let bytesAtOnce = 32 << 20

  /// Looks for mails that are old enough.
  public init() {}

  /// Forgets some. Returns whether there may be more.
  public func perform(at desk: Desk) throws -> Bool {
    try desk.queries.pruneIncomingMail(
      settledBefore: desk.now - PruneIncomingMail.keeping, atMost: PruneIncomingMail.bytesAtOnce)
  }
}
