import Locks

/// A table of working days that grows by the years that are asked for.
final class WiderTable: @unchecked Sendable {
  private let holidays: HolidayCalendar
  private let lock = PthreadLock()
  /// What has been asked so far; guarded by the lock.
  private var table: WorkingDayTable

  /// A table of a calendar, to begin with.
  init(_ holidays: HolidayCalendar, _ table: WorkingDayTable) {
    self.holidays = holidays
    self.table = table
  }

  /// A table with a year, 1 to 9999, and all those between it and the years asked before.
  func reaching(_ year: Int) -> WorkingDayTable {
    lock.withLock {
      if !table.years.contains(year) {
        let years = min(year, table.years.lowerBound)...max(year, table.years.upperBound)
        table = WorkingDayTable(holidays, years: years)
      }
      return table
    }
  }
}
