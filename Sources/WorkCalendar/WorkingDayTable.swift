/// The working days of some years in a row: every question is answered in constant time. A class, so that handing the
/// table to a question counts one reference and not one for each of its parts.
final class WorkingDayTable: Sendable {
  /// The years of the table.
  let years: ClosedRange<Int>
  private let days: ClosedRange<CivilDate>
  private let daysOffByDay: [Int32: [DayOff]]
  /// For each day of the table and the day after it: how many working days lie before it.
  private let workingBefore: [Int32]
  /// The same for days that may still change.
  private let tentativeBefore: [Int32]
  /// The day number of every working day, ascending.
  private let workingDays: [Int32]

  /// The table of some years, 1 to 9999, of a calendar.
  init(_ holidays: HolidayCalendar, years: ClosedRange<Int>) {
    self.years = years
    let from = CivilDate(year: years.lowerBound, month: 1, day: 1) ?? .first
    days = from...(CivilDate(year: years.upperBound, month: 12, day: 31) ?? .last)
    var daysOffByDay: [Int32: [DayOff]] = [:]
    var workingBefore: [Int32] = [0]
    var tentativeBefore: [Int32] = [0]
    var workingDays: [Int32] = []
    var tentativeDays: Int32 = 0
    var date = from
    for year in years {
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

  /// Whether a date is one of the table, as all dates that it is asked for must be.
  func has(_ date: CivilDate) -> Bool { days.contains(date) }

  /// What kind of day a date is.
  func day(_ date: CivilDate) -> CalendarDay {
    let grounds = daysOffByDay[date.dayNumber] ?? []
    let kind: CalendarDay.Kind =
      date.weekday.isWeekend ? .weekend(grounds) : grounds.isEmpty ? .working : .dayOff(grounds)
    return CalendarDay(date: date, kind: kind, isTentative: isTentative(from: date, through: date))
  }

  /// Whether the office works on a date.
  func isWorking(_ date: CivilDate) -> Bool {
    let index = position(of: date)
    return workingBefore[index + 1] > workingBefore[index]
  }

  /// How many working days of the table lie before a date; that may be the day after the last.
  func workingDays(before date: CivilDate) -> Int { Int(workingBefore[position(of: date)]) }

  /// The working day that lies `days` working days after the first working day on or after a date; before it where
  /// negative; `nil` where it is none of the table.
  func date(_ days: WorkingDays, after date: CivilDate) -> CivilDate? {
    let (ordinal, overflow) = workingDays(before: date).addingReportingOverflow(days.count)
    guard !overflow, workingDays.indices.contains(ordinal) else { return nil }
    return CivilDate(dayNumber: workingDays[ordinal])
  }

  /// Whether anything about the days from `start` to `end`, both included, may still change.
  func isTentative(from start: CivilDate, through end: CivilDate) -> Bool {
    tentativeBefore[position(of: end) + 1] > tentativeBefore[position(of: start)]
  }

  private func position(of date: CivilDate) -> Int { days.lowerBound.distance(to: date) }
}
