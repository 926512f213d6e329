/// A date together with what kind of day it is.
public struct CalendarDay: Hashable, Sendable {
  /// What kind of day a date is.
  public enum Kind: Hashable, Sendable {
    /// Monday to Friday, and nothing against it.
    case working
    /// Saturday or Sunday, with the holidays that fall on it.
    case weekend([DayOff])
    /// A weekday that is off, with every ground for it.
    case dayOff([DayOff])
  }

  /// The date.
  public let date: CivilDate
  /// What kind of day it is.
  public let kind: Kind
  /// Whether that may still change because the year has no decree yet, or the day off is only computed.
  public let isTentative: Bool

  /// Whether the office works on it.
  public var isWorking: Bool { kind == .working }

  /// The grounds on record for the day being off; empty on a working day and on a plain weekend.
  public var daysOff: [DayOff] {
    switch kind {
    case .working: []
    case .weekend(let days), .dayOff(let days): days
    }
  }
}

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

/// The working days of all years within reach, as a table: every question is answered in constant time.
///
/// A working day is Monday to Friday, less national holidays, collective leave and days declared off by
/// decree (rules of the service, section 1.1).
public struct WorkingDayCalendar: Sendable {
  /// The days off behind the table.
  public let holidays: HolidayCalendar
  /// The first and the last day that can be asked: ten years either side of the decrees on record.
  public let reach: ClosedRange<CivilDate>

  private let decreedYears: ClosedRange<Int>
  private let daysOffByDay: [Int32: [DayOff]]
  /// For each day of the reach and the day after it: how many working days lie before it.
  private let workingBefore: [Int32]
  /// The same for days that may still change.
  private let tentativeBefore: [Int32]
  /// The day number of every working day, ascending.
  private let workingDays: [Int32]

  /// The table of a holiday calendar, or `nil` where no year of it is decreed: nothing can be said then.
  public init?(_ holidays: HolidayCalendar) {
    guard let first = holidays.decreedYears.first, let last = holidays.decreedYears.last,
      let from = CivilDate(year: max(1, first - HolidayCalendar.yearsBeyondDecrees), month: 1, day: 1),
      let through = CivilDate(year: min(9999, last + HolidayCalendar.yearsBeyondDecrees), month: 12, day: 31)
    else { return nil }
    self.holidays = holidays
    decreedYears = first...last
    reach = from...through
    var daysOffByDay: [Int32: [DayOff]] = [:]
    var workingBefore: [Int32] = [0]
    var tentativeBefore: [Int32] = [0]
    var workingDays: [Int32] = []
    var tentativeDays: Int32 = 0
    var date = from
    for year in from.year...through.year {
      let isDecreed = holidays.isDecreed(year)
      for day in holidays.daysOff(in: year) { daysOffByDay[day.date.dayNumber, default: []].append(day) }
      for _ in 0..<(CivilDate.isLeap(year) ? 366 : 365) {
        let grounds = daysOffByDay[date.dayNumber] ?? []
        if !date.weekday.isWeekend && grounds.isEmpty { workingDays.append(date.dayNumber) }
        if !isDecreed || grounds.contains(where: { $0.status == .tentative }) { tentativeDays += 1 }
        workingBefore.append(Int32(workingDays.count))
        tentativeBefore.append(tentativeDays)
        date = date.advanced(by: 1)
      }
    }
    self.daysOffByDay = daysOffByDay
    self.workingBefore = workingBefore
    self.tentativeBefore = tentativeBefore
    self.workingDays = workingDays
  }

  /// What kind of day a date is. Fails where the date is out of reach.
  public func day(_ date: CivilDate) throws(CalendarReachError) -> CalendarDay {
    let index = try position(of: date)
    let grounds = daysOffByDay[date.dayNumber] ?? []
    let kind: CalendarDay.Kind =
      date.weekday.isWeekend ? .weekend(grounds) : grounds.isEmpty ? .working : .dayOff(grounds)
    return CalendarDay(
      date: date, kind: kind, isTentative: tentativeBefore[index + 1] > tentativeBefore[index])
  }

  /// Whether the office works on a date. Fails where the date is out of reach.
  public func isWorking(_ date: CivilDate) throws(CalendarReachError) -> Bool {
    let index = try position(of: date)
    return workingBefore[index + 1] > workingBefore[index]
  }

  /// The number of working days in `[start, end)`; negative where `end` lies before `start`.
  /// Fails where either is out of reach; the day after the last one within reach may be the end.
  public func count(from start: CivilDate, to end: CivilDate) throws(CalendarReachError) -> WorkingDays {
    let upper = end == reach.upperBound.advanced(by: 1) ? workingBefore.count - 1 : try position(of: end)
    let lower =
      start == reach.upperBound.advanced(by: 1) ? workingBefore.count - 1 : try position(of: start)
    return WorkingDays(Int(workingBefore[upper] - workingBefore[lower]))
  }

  /// The first working day on or after a date. Fails where either is out of reach.
  public func firstWorkingDay(onOrAfter date: CivilDate) throws(CalendarReachError) -> CivilDate {
    try self.date(WorkingDays(0), after: date)
  }

  /// The working day that lies `days` working days after the first working day on or after a date; before it
  /// where negative. Fails where either is out of reach.
  public func date(_ days: WorkingDays, after date: CivilDate) throws(CalendarReachError) -> CivilDate {
    let (ordinal, overflow) = Int(workingBefore[try position(of: date)]).addingReportingOverflow(days.count)
    guard !overflow, workingDays.indices.contains(ordinal) else {
      throw reachError(year: days.count < 0 ? reach.lowerBound.year - 1 : reach.upperBound.year + 1)
    }
    return CivilDate(dayNumber: workingDays[ordinal])
  }

  /// Whether anything about the days from `start` to `end`, both included, may still change.
  /// Fails where either is out of reach.
  public func isTentative(
    from start: CivilDate, through end: CivilDate
  ) throws(CalendarReachError) -> Bool {
    tentativeBefore[try position(of: end) + 1] > tentativeBefore[try position(of: start)]
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

  private func position(of date: CivilDate) throws(CalendarReachError) -> Int {
    guard reach.contains(date) else { throw reachError(year: date.year) }
    return reach.lowerBound.distance(to: date)
  }

  private func reachError(year: Int) -> CalendarReachError {
    CalendarReachError(year: year, decreedYears: decreedYears)
  }
}
