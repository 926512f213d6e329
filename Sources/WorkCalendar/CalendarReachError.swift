/// A date lies further from the decrees on record than an answer may reach (rules of the service, section
/// 1.3).
public struct CalendarReachError: Error, Hashable, Sendable {
  /// The year that was asked for, or the first one past the reach.
  public let year: Int
  /// The first and the last year on record.
  public let decreedYears: ClosedRange<Int>

  /// An answer would have needed `year`, while the decrees on record are those of `decreedYears`.
  public init(year: Int, decreedYears: ClosedRange<Int>) {
    self.year = year
    self.decreedYears = decreedYears
  }
}
