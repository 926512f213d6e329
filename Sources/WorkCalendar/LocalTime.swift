/// A time of day on a clock that shows no zone: `00:00` to `24:00`, to the second.
///
/// `24:00` is the end of the day and is only meaningful as the end of a span; it is not the same value as
/// `00:00`.
public struct LocalTime: Hashable, Sendable {
  /// Seconds since the midnight that began the day: 0 to 86,400.
  public let secondOfDay: Int32

  /// The time with these numbers, or `nil` where no clock shows it. `24:00:00` is accepted, later times are
  /// not.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...24).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
    self.init(secondOfDay: hour * 3600 + minute * 60 + second)
  }

  /// The time this many seconds after midnight, or `nil` outside 0 to 86,400.
  public init?(secondOfDay: Int) {
    guard (0...86_400).contains(secondOfDay) else { return nil }
    self.secondOfDay = Int32(secondOfDay)
  }

  private init(unchecked secondOfDay: Int32) { self.secondOfDay = secondOfDay }

  /// `00:00`, the beginning of a day.
  public static let midnight = LocalTime(unchecked: 0)
  /// `24:00`, the end of a day.
  public static let endOfDay = LocalTime(unchecked: 86_400)

  /// Hour (0 to 24), minute and second.
  public var components: (hour: Int, minute: Int, second: Int) {
    let second = Int(secondOfDay)
    return (second / 3600, second / 60 % 60, second % 60)
  }
}

extension LocalTime: Comparable {
  /// Orders times from midnight to midnight.
  public static func < (lhs: LocalTime, rhs: LocalTime) -> Bool { lhs.secondOfDay < rhs.secondOfDay }
}

/// A half-open span `[start, end)` of one day's clock, never empty: office hours, a lunch break.
public struct LocalSpan: Hashable, Sendable {
  /// The first moment inside the span.
  public let start: LocalTime
  /// The first moment after the span; `24:00` where it lasts to the end of the day.
  public let end: LocalTime

  /// The span between two times, or `nil` where it would be empty or reversed.
  public init?(start: LocalTime, end: LocalTime) {
    guard start < end else { return nil }
    self.start = start
    self.end = end
  }
}

/// A date and a time on a clock that shows no zone.
public struct LocalDateTime: Hashable, Sendable {
  /// The day.
  public let date: CivilDate
  /// The time of that day.
  public let time: LocalTime

  /// The given time of the given day.
  public init(date: CivilDate, time: LocalTime) {
    self.date = date
    self.time = time
  }
}
