/// The working days of all years within reach: every question about decreed years is answered in constant time.
///
/// A working day is Monday to Friday, less national holidays, collective leave and days declared off by
/// decree (rules of the service, section 1.1). The years on record are at hand from the start; what is only
/// expected of the others is reckoned when a question first reaches them, and kept.
public struct WorkingDayCalendar: Sendable {
  /// The days off behind the table.
  public let holidays: HolidayCalendar
  /// The first and the last day that can be asked: ten years either side of the decrees on record.
  public let reach: ClosedRange<CivilDate>

  private let decreedYears: ClosedRange<Int>
  /// The years from the first decreed one to the last.
  private let table: WorkingDayTable
  /// Those and the years around them that were asked.
  private let wider: WiderTable

  /// The calendar of days off on record, or `nil` where no year of it is decreed: nothing can be said then.
  public init?(_ holidays: HolidayCalendar) {
    guard let first = holidays.decreedYears.first, let last = holidays.decreedYears.last,
      let from = CivilDate(year: max(1, first - HolidayCalendar.yearsBeyondDecrees), month: 1, day: 1),
      let through = CivilDate(year: min(9999, last + HolidayCalendar.yearsBeyondDecrees), month: 12, day: 31)
    else { return nil }
    self.holidays = holidays
    decreedYears = first...last
    reach = from...through
    table = WorkingDayTable(holidays, years: decreedYears)
    wider = WiderTable(holidays, table)
  }

  /// What kind of day a date is. Fails where the date is out of reach.
  public func day(_ date: CivilDate) throws(CalendarReachError) -> CalendarDay {
    try table(with: date).day(date)
  }

  /// Whether the office works on a date. Fails where the date is out of reach.
  public func isWorking(_ date: CivilDate) throws(CalendarReachError) -> Bool {
    try table(with: date).isWorking(date)
  }

  /// The number of working days in `[start, end)`; negative where `end` lies before `start`.
  /// Fails where either is out of reach; the day after the last one within reach may be the end.
  public func count(from start: CivilDate, to end: CivilDate) throws(CalendarReachError) -> WorkingDays {
    let afterReach = reach.upperBound.advanced(by: 1)
    let table = try table(
      with: start == afterReach ? reach.upperBound : start, end == afterReach ? reach.upperBound : end)
    return WorkingDays(table.workingDays(before: end) - table.workingDays(before: start))
  }

  /// The first working day on or after a date. Fails where either is out of reach.
  public func firstWorkingDay(onOrAfter date: CivilDate) throws(CalendarReachError) -> CivilDate {
    try self.date(WorkingDays(0), after: date)
  }

  /// The working day that lies `days` working days after the first working day on or after a date; before it
  /// where negative. Fails where either is out of reach.
  public func date(_ days: WorkingDays, after date: CivilDate) throws(CalendarReachError) -> CivilDate {
    var table = try table(with: date)
    while true {
      if let found = table.date(days, after: date) { return found }
      let year = days.count < 0 ? table.years.lowerBound - 1 : table.years.upperBound + 1
      guard reach.lowerBound.year...reach.upperBound.year ~= year else { throw reachError(year: year) }
      table = wider.reaching(year)
    }
  }

  /// Whether anything about the days from `start` to `end`, both included, may still change.
  /// Fails where either is out of reach.
  public func isTentative(
    from start: CivilDate, through end: CivilDate
  ) throws(CalendarReachError) -> Bool {
    try table(with: start, end).isTentative(from: start, through: end)
  }

  /// The years in which something about the days from `start` to `end`, both included, may still change,
  /// ascending: years that no decree names yet, and years with a day off that is only expected. Fails where
  /// either is out of reach.
  public func tentativeYears(
    from start: CivilDate, through end: CivilDate
  ) throws(CalendarReachError) -> [Int] {
    guard try isTentative(from: start, through: end) else { return [] }
    var years: [Int] = []
    for year in start.year...end.year {
      let first = CivilDate(year: year, month: 1, day: 1) ?? start
      let last = CivilDate(year: year, month: 12, day: 31) ?? end
      if try isTentative(from: max(start, first), through: min(end, last)) { years.append(year) }
    }
    return years
  }

  /// A table that has a date.
  private func table(with date: CivilDate) throws(CalendarReachError) -> WorkingDayTable {
    if table.has(date) { return table }
    guard reach.contains(date) else { throw reachError(year: date.year) }
    return wider.reaching(date.year)
  }

  /// A table that has two dates.
  private func table(
    with first: CivilDate, _ second: CivilDate
  ) throws(CalendarReachError) -> WorkingDayTable {
    if table.has(first), table.has(second) { return table }
    _ = try table(with: first)
    _ = try table(with: second)
    _ = wider.reaching(first.year)
    return wider.reaching(second.year)
  }

  private func reachError(year: Int) -> CalendarReachError {
    CalendarReachError(year: year, decreedYears: decreedYears)
  }
}
