/// A length of time in whole minutes: of a meeting, a buffer, a slot of the grid.
public struct Minutes: Hashable, Sendable {
  /// The number of minutes; may be negative as a difference.
  public let count: Int

  /// A length of this many minutes.
  public init(_ count: Int) { self.count = count }

  /// The same length in seconds.
  public var seconds: Int64 { Int64(count) * 60 }
}

extension Minutes: Comparable {
  /// Orders lengths, shortest first.
  public static func < (lhs: Minutes, rhs: Minutes) -> Bool { lhs.count < rhs.count }
}

/// A number of working days, as the lead time of the service standard counts them (SP requirement 6).
public struct WorkingDays: Hashable, Sendable {
  /// The number of working days.
  public let count: Int

  /// This many working days.
  public init(_ count: Int) { self.count = count }
}

extension WorkingDays: Comparable {
  /// Orders numbers of working days, fewest first.
  public static func < (lhs: WorkingDays, rhs: WorkingDays) -> Bool { lhs.count < rhs.count }
}
