/// Spans of office hours for each day of the week, in the office's own time.
public struct WeekPattern: Hashable, Sendable {
  private let spansByWeekday: [[LocalSpan]]

  /// A pattern from the spans of each weekday. Spans are sorted, and those that overlap are joined; spans
  /// that only touch stay apart, since a meeting has to fit into one of them. A weekday that is not named is
  /// closed.
  public init(_ spans: [Weekday: [LocalSpan]]) {
    spansByWeekday = Weekday.allCases.map { LocalSpan.joined(spans[$0] ?? []) }
  }

  /// The spans of a weekday, sorted and disjoint; empty where closed.
  public func spans(on weekday: Weekday) -> [LocalSpan] { spansByWeekday[weekday.rawValue - 1] }
}

extension LocalSpan {
  /// Spans of a day in order, those that overlap joined; those that only touch stay apart.
  public static func joined(_ spans: [LocalSpan]) -> [LocalSpan] {
    var joined: [LocalSpan] = []
    for span in spans.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      if let last = joined.last, span.start < last.end {
        joined[joined.count - 1] = LocalSpan(start: last.start, end: max(last.end, span.end)) ?? last
      } else {
        joined.append(span)
      }
    }
    return joined
  }
}

/// A stretch of days with hours of their own, such as Ramadan (Perpres 21/2023, article 4).
public struct OfficeHoursPeriod: Hashable, Sendable {
  /// The first and the last day of the period.
  public let days: ClosedRange<CivilDate>
  /// The hours in it.
  public let pattern: WeekPattern
  /// What the period is called.
  public let name: LocalizedName
  /// Whether the dates are settled, or only computed.
  public let status: DayOffStatus

  /// A period with its own hours.
  public init(
    days: ClosedRange<CivilDate>, pattern: WeekPattern, name: LocalizedName, status: DayOffStatus
  ) {
    self.days = days
    self.pattern = pattern
    self.name = name
    self.status = status
  }
}

/// The office's hours, in WIB: a normal week, and the periods that differ from it.
///
/// The hours say when the office would be open; whether a date is a working day is for the calendar to say.
public struct OfficeHours: Hashable, Sendable {
  /// The hours of a normal week.
  public let normal: WeekPattern
  /// The periods with other hours, in order; where two overlap, the one that begins later holds.
  public let periods: [OfficeHoursPeriod]

  /// Hours from a normal week and its exceptions.
  public init(normal: WeekPattern, periods: [OfficeHoursPeriod]) {
    self.normal = normal
    self.periods = periods.sorted { $0.days.lowerBound < $1.days.lowerBound }
  }

  /// The period with other hours into which a date falls, or `nil` in a normal week.
  public func period(on date: CivilDate) -> OfficeHoursPeriod? {
    periods.last { $0.days.contains(date) }
  }

  /// The spans of office hours of a date, sorted and disjoint.
  public func spans(on date: CivilDate) -> [LocalSpan] {
    (period(on: date)?.pattern ?? normal).spans(on: date.weekday)
  }
}
