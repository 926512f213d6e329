/// What is wrong with a text that should be a date, a time, a span or an instant of ISO 8601, and where.
public struct ISO8601Error: Error, Hashable, Sendable {
  /// A part of the text.
  public enum Part: String, CaseIterable, Hashable, Sendable {
    /// Four digits, 0001 to 9999.
    case year
    /// Two digits, 01 to 12.
    case month
    /// Two digits, 01 to the length of the month.
    case day
    /// Two digits, 00 to 23; 24 only in a time without a date.
    case hour
    /// Two digits, 00 to 59.
    case minute
    /// Two digits, 00 to 59.
    case second
    /// One digit or more after a full stop.
    case fraction
    /// `Z`, or a sign with hours and minutes.
    case offset
    /// The hyphen inside a date.
    case dateSeparator = "date-separator"
    /// The `T` between date and time.
    case timeDesignator = "time-designator"
    /// The colon inside a time or an offset.
    case timeSeparator = "time-separator"
    /// The hyphen between the two times of a span.
    case spanSeparator = "span-separator"
  }

  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The text ends where this part should stand.
    case incomplete(Part)
    /// A character stands here that cannot belong to this part.
    case unexpectedCharacter(Part)
    /// The number that begins here is one that no calendar or clock shows, such as month 13 or year 0.
    case outOfRange(Part)
    /// The time is right, but nothing says how far its clock is ahead of UTC: it names no moment.
    case missingOffset
    /// Hour 24 in an instant: the end of a day is the next day's 00:00.
    case endOfDay
    /// Second 60: instants are counted without leap seconds.
    case leapSecond
    /// The text is complete and goes on nevertheless.
    case trailingCharacter
    /// The span ends where it starts, or before.
    case emptySpan
  }

  /// What is wrong.
  public let reason: Reason
  /// The character at which it is wrong, the first being 1; one past the last where the text ends too early.
  public let position: Int

  /// An error with its place, counted from 1.
  public init(_ reason: Reason, at position: Int) {
    self.reason = reason
    self.position = position
  }
}
