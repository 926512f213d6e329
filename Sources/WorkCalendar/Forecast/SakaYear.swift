/// A year of the Balinese Saka calendar, which begins with Nyepi.
///
/// Its moon is reckoned, not looked at. A month has 30 lunar days; every 63 days one day holds two of them
/// (ngunaratri). In nineteen years seven have a thirteenth month. So Nyepi, the day after the dark moon (tilem) of
/// the ninth month, follows by arithmetic alone. The reckoning has held since 2003; Nyepi comes out as decreed
/// from 2005 on.
public struct SakaYear: Hashable, Sendable {
  /// The number of the year: that of the Gregorian calendar less 78.
  public let number: Int

  /// The year that begins in a Gregorian year.
  public init(beginningIn year: Int) { number = year - 78 }

  /// The first year that is reckoned so here, of 2005.
  public static let first = SakaYear(beginningIn: 2005)

  /// The places in the cycle of nineteen years of those with a thirteenth month.
  private static let longYears: Set<Int> = [0, 3, 6, 8, 11, 14, 16]

  /// Whether the year has thirteen months.
  public var isLong: Bool { SakaYear.longYears.contains(number % 19) }

  /// Its first day, Nyepi; `nil` for a year before those that are reckoned so.
  public var nyepi: CivilDate? {
    guard number >= SakaYear.first.number else { return nil }
    let months = (SakaYear.first.number..<number).reduce(SakaYear.monthsToFirst) { months, year in
      months + (SakaYear(beginningIn: year + 78).isLong ? 13 : 12)
    }
    let tilem = months * 30
    // Every 63 days hold 64 lunar days.
    var date = SakaYear.pivot.date.advanced(by: (tilem - SakaYear.pivot.lunarDay) * 63 / 64 - 2)
    while SakaYear.lunarDay(of: date) <= tilem { date = date.advanced(by: 1) }
    return date
  }

  /// A day on which two lunar days fell, and the first of them.
  private static let pivot = (date: CivilDate(dayNumber: 10_974), lunarDay: 12)

  /// The months from the beginning of the month of the pivot to Nyepi of the first year.
  private static let monthsToFirst = 64

  /// The lunar day of a date after the pivot, counted on from the beginning of the pivot's month; the first of two.
  static func lunarDay(of date: CivilDate) -> Int {
    let days = pivot.date.distance(to: date)
    return pivot.lunarDay + days + (days + 62) / 63
  }
}
