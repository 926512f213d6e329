import Locks

/// The national holidays of years that no decree names yet: the fixed days, those of Easter, and under a sky those of
/// the Islamic, Chinese, Buddhist and Balinese calendars.
///
/// Collective leave and polling days are decided each time and cannot be computed. A date reckoned with a forecast is
/// therefore a lower bound. Each year is computed when it is first asked for, and kept.
public final class HolidayForecast: @unchecked Sendable {
  /// What the Gregorian calendar alone gives.
  public static let gregorian = HolidayForecast(sky: nil)

  /// The years for which the movable days of other calendars are computed. Before them Nyepi was reckoned
  /// otherwise; after them how far the earth's turning lags is too uncertain for evenings that depend on minutes.
  public static let years = 2005...2100

  private let sky: (any Sky)?
  private let islamic: IslamicCalendar?
  private let lock = PthreadLock()
  /// What was computed, by year; guarded by the lock.
  private var kept: [Int: [ForecastDay]] = [:]

  /// A forecast under a sky; without one, of what the Gregorian calendar gives.
  public init(sky: (any Sky)?) {
    self.sky = sky
    islamic = sky.map { IslamicCalendar(sky: $0) }
  }

  /// A forecast under a sky with the Islamic months told otherwise than they are.
  public init(sky: any Sky, islamic: IslamicCalendar) {
    self.sky = sky
    self.islamic = islamic
  }

  /// The dates of the national holidays that fall on the same date every year, ascending.
  public static func fixedDates(in year: Int) -> [CivilDate] {
    GregorianHolidays.fixed.compactMap { CivilDate(year: year, month: $0.month, day: $0.day) }
  }

  /// The national holidays of a year, 1 to 9999, in the order of dates. Outside of `years` only those that the
  /// Gregorian calendar gives.
  public func days(in year: Int) -> [ForecastDay] {
    lock.withLock {
      if let days = kept[year] { return days }
      let days = compute(year)
      kept[year] = days
      return days
    }
  }

  /// The same as days off, tentative, in the order of dates.
  public func daysOff(in year: Int) -> [DayOff] { days(in: year).map(\.dayOff) }

  private func compute(_ year: Int) -> [ForecastDay] {
    var days = HolidayForecast.gregorianDays(year)
    if let sky, HolidayForecast.years.contains(year) {
      days += HolidayForecast.balinese(year) + HolidayForecast.chinese(year, sky)
      if let islamic { days += HolidayForecast.islamic(year, islamic) }
    }
    return days.sorted { ($0.date, $0.observance.rawValue) < ($1.date, $1.observance.rawValue) }
  }

  private static func gregorianDays(_ year: Int) -> [ForecastDay] {
    let fixed = GregorianHolidays.fixed.compactMap { observance, month, day in
      CivilDate(year: year, month: month, day: day).map {
        ForecastDay(
          observance: observance, part: 1, date: $0, name: observance.name(ofYear: year), method: .fixed,
          margin: nil)
      }
    }
    let sunday = GregorianHolidays.easterSunday(of: year)
    return fixed
      + GregorianHolidays.afterEaster.map { observance, days in
        ForecastDay(
          observance: observance, part: 1, date: sunday.advanced(by: days),
          name: observance.name(ofYear: nil),
          method: .easter, margin: nil)
      }
  }

  private static func balinese(_ year: Int) -> [ForecastDay] {
    let saka = SakaYear(beginningIn: year)
    guard let date = saka.nyepi else { return [] }
    return [
      ForecastDay(
        observance: .nyepi, part: 1, date: date, name: Observance.nyepi.name(ofYear: saka.number),
        method: .balinese,
        margin: nil)
    ]
  }

  /// The years of Kongzi's era and of the Buddhist era that begin in a Gregorian year are so many more.
  private static let eras = (kongzi: 551, buddhist: 544)

  private static func chinese(_ year: Int, _ sky: any Sky) -> [ForecastDay] {
    let months = ChineseYear(year, sky: sky)
    var days: [ForecastDay] = []
    if let first = months.month(1) {
      days.append(
        ForecastDay(
          observance: .imlek, part: 1, date: first.firstDay,
          name: Observance.imlek.name(ofYear: year + eras.kongzi), method: .chineseNewYear,
          margin: ForecastMargin(moon: first.newMoon, offset: .wita)))
    }
    if let fourth = months.month(4) {
      let full = sky.fullMoon(fourth.lunation)
      days.append(
        ForecastDay(
          observance: .waisak, part: 1, date: full.local(offset: .wib).date,
          name: Observance.waisak.name(ofYear: year + eras.buddhist), method: .chineseFullMoon,
          margin: ForecastMargin(moon: full, offset: .wib)))
    }
    return days
  }

  private static func islamic(_ year: Int, _ calendar: IslamicCalendar) -> [ForecastDay] {
    guard let first = CivilDate(year: year, month: 1, day: 1) else { return [] }
    // A day of a month that began up to two months ago may fall into the year: so may two of one holiday.
    let lunation = Lunation.number(on: first) - 2
    let months = (lunation...(lunation + 15)).map(IslamicMonth.init(lunation:))
    return months.flatMap { month in
      Observance.islamic.filter { $0.month == month.month }.flatMap { observance, _, days in
        let sighting = calendar.beginning(of: month)
        return days.enumerated().map { index, day in
          ForecastDay(
            observance: observance, part: index + 1, date: sighting.firstDay.advanced(by: day - 1),
            name: observance.name(ofYear: month.year, part: index + 1),
            method: ForecastMethod(sighting.criterion), margin: .crescent(sighting))
        }
      }
    }.filter { $0.date.year == year }
  }
}
