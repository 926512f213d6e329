/// A moment in time, the same everywhere: whole seconds since 1970-01-01T00:00:00Z, without leap seconds.
public struct Instant: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; negative before it.
  public let secondsSinceEpoch: Int64

  /// The moment this many seconds after 1970-01-01T00:00:00Z.
  public init(secondsSinceEpoch: Int64) { self.secondsSinceEpoch = secondsSinceEpoch }

  /// The moment at which a clock with this offset from UTC shows the given date and time.
  public init(_ local: LocalDateTime, offset: UTCOffset) {
    self.init(
      secondsSinceEpoch: Int64(local.date.dayNumber) * 86_400 + Int64(local.time.secondOfDay)
        - Int64(offset.seconds))
  }

  /// The moment at which a day begins on a clock with this offset from UTC.
  public init(startOf date: CivilDate, offset: UTCOffset) {
    self.init(LocalDateTime(date: date, time: .midnight), offset: offset)
  }

  /// The date and time that a clock with this offset from UTC shows at this moment. The date of a moment more
  /// than five million years from 1970 is the last or first that can be counted.
  public func local(offset: UTCOffset) -> LocalDateTime {
    // Divided before the offset is added, so that no moment overflows.
    let shifted = secondsSinceEpoch % 86_400 + Int64(offset.seconds)
    var day = secondsSinceEpoch / 86_400 + shifted / 86_400
    var second = shifted % 86_400
    if second < 0 {
      day -= 1
      second += 86_400
    }
    // The remainder of a division by 86,400 is always a time of day.
    let time = LocalTime(secondOfDay: Int(second)) ?? .midnight
    return LocalDateTime(date: CivilDate(dayNumber: Int32(clamping: day)), time: time)
  }

  /// The moment a length of time later.
  public static func + (lhs: Instant, rhs: Minutes) -> Instant {
    Instant(secondsSinceEpoch: lhs.secondsSinceEpoch + rhs.seconds)
  }

  /// The moment a length of time earlier.
  public static func - (lhs: Instant, rhs: Minutes) -> Instant {
    Instant(secondsSinceEpoch: lhs.secondsSinceEpoch - rhs.seconds)
  }

  /// Whole minutes from `earlier` to this moment, rounded towards the past.
  public func minutes(since earlier: Instant) -> Minutes {
    let seconds = secondsSinceEpoch - earlier.secondsSinceEpoch
    return Minutes(Int(seconds >= 0 ? seconds / 60 : (seconds - 59) / 60))
  }
}

extension Instant: Comparable {
  /// Orders moments in time.
  public static func < (lhs: Instant, rhs: Instant) -> Bool {
    lhs.secondsSinceEpoch < rhs.secondsSinceEpoch
  }
}

/// A half-open span of time `[start, end)`, never empty: a meeting, a proposed window, a busy time.
public struct InstantRange: Hashable, Sendable {
  /// The first moment inside the span.
  public let start: Instant
  /// The first moment after the span.
  public let end: Instant

  /// The span between two moments, or `nil` where it would be empty or reversed.
  public init?(start: Instant, end: Instant) {
    guard start < end else { return nil }
    self.start = start
    self.end = end
  }

  /// A span of one day's clock with this offset from UTC.
  public init(_ span: LocalSpan, of date: CivilDate, offset: UTCOffset) {
    // The end of a span lies after its start on any clock.
    start = Instant(LocalDateTime(date: date, time: span.start), offset: offset)
    end = Instant(LocalDateTime(date: date, time: span.end), offset: offset)
  }

  /// Whether the two spans share a moment; spans that only touch do not.
  public func overlaps(_ other: InstantRange) -> Bool { start < other.end && other.start < end }

  /// Whether the other span lies wholly inside this one.
  public func contains(_ other: InstantRange) -> Bool { start <= other.start && other.end <= end }

  /// The whole minutes of the span, a broken minute left out.
  public var length: Minutes { end.minutes(since: start) }
}

extension InstantRange: Comparable {
  /// Orders spans by start, then by end.
  public static func < (lhs: InstantRange, rhs: InstantRange) -> Bool {
    (lhs.start, lhs.end) < (rhs.start, rhs.end)
  }
}
