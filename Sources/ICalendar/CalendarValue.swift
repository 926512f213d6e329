/// A property's value as libical read it. Nothing in it is checked against the calendar or the clock yet.
enum CalendarValue: Hashable {
  /// Text, with its escapes undone; also every value of a kind that is not told apart below, in its written
  /// form.
  case text(String)
  /// A date or a time.
  case time(ClockReading)
  /// A stretch of time from one moment to another.
  case period(start: ClockReading, end: ClockReading)
  /// A stretch of time from a moment on.
  case span(start: ClockReading, length: CalendarDuration)
  /// A length of time.
  case duration(CalendarDuration)
  /// Seconds ahead of UTC.
  case offset(Int)
}

/// The numbers of a date, or of a date and a time, as they are written: the month may be 13.
struct ClockReading: Hashable {
  /// Year, month and day.
  let year, month, day: Int
  /// Hour, minute and second; zero where there is only a date.
  let hour, minute, second: Int
  /// Whether it is a date without a time.
  let isDate: Bool
  /// Whether it ends with `Z`.
  let isUTC: Bool
}

/// A length of time as RFC 5545, section 3.3.6 has it: days are counted on the calendar, seconds on the
/// clock.
struct CalendarDuration: Hashable {
  /// Days, weeks included; negative before the start.
  let days: Int
  /// Seconds beyond the days; negative before the start.
  let seconds: Int
}
