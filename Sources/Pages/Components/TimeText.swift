import WorkCalendar
import Wording

/// Times as readers see them: on their own clocks with the zone named, office time beside where it differs.
enum TimeText {
  /// A moment.
  static func moment(_ instant: Instant, in zone: Zone = .wib, _ language: Language) -> Markup {
    """
    <time datetime="\(instant.iso8601(offset: zone.offset(at: instant)))">\(DateText.moment(instant, in: zone), in: language)</time>
    """
  }

  /// A span of time.
  static func range(_ range: InstantRange, in zone: Zone = .wib, _ language: Language) -> Markup {
    """
    <time datetime="\(range.start.iso8601(offset: zone.offset(at: range.start)))">\(DateText.times(range, in: zone), in: language)</time>
    """
  }

  /// A date without its weekday, where many stand below one another.
  static func date(_ date: CivilDate, _ language: Language) -> Markup {
    "<time datetime=\"\(date.iso8601)\">\(DateText.day(date), in: language)</time>"
  }

  /// The date of a moment in office time.
  static func date(_ instant: Instant, _ language: Language) -> Markup {
    date(instant.local(offset: .wib).date, language)
  }

  /// A date, with its weekday.
  static func day(_ date: CivilDate, _ language: Language) -> Markup {
    "<time datetime=\"\(date.iso8601)\">\(DateText.dayWithWeekday(date), in: language)</time>"
  }
}
