/// How many working days collective leave took in the years on record. On which days it falls is decided each year and
/// cannot be computed; about how many there are can be told from those before.
public struct CollectiveLeave: Hashable, Sendable {
  /// The decreed years, ascending.
  public let years: [Int]
  /// How many working days each of them lost to it, in the order of the years.
  public let workingDays: [Int]

  /// What collective leave took in the decreed years of a calendar. Weekends, and days that are off for another
  /// reason, take nothing.
  public init(of calendar: HolidayCalendar) {
    years = calendar.decreedYears
    workingDays = years.map { year in
      let days = calendar.daysOff(in: year).filter { !$0.date.weekday.isWeekend }
      let others = Set(days.filter { $0.kind != .collectiveLeave }.map(\.date))
      return Set(days.map(\.date)).subtracting(others).count
    }
  }

  /// The least and the most that a year lost; `nil` where no year is decreed.
  public var range: ClosedRange<Int>? {
    guard let least = workingDays.min(), let most = workingDays.max() else { return nil }
    return least...most
  }
}
