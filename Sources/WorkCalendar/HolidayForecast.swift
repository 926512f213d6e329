/// The national holidays of a year that no decree names yet, as far as they follow from the Gregorian
/// calendar: the fixed days and those that hang on Easter (named in Keppres 8/2024).
///
/// Holidays of the Islamic, Balinese, Buddhist and Chinese calendars and collective leave are not among them.
/// A date reckoned with this forecast is therefore a lower bound: the decree can only move it later.
public enum HolidayForecast {
  /// The dates of the national holidays that fall on the same date every year, ascending.
  public static func fixedDates(in year: Int) -> [CivilDate] {
    fixedDays.compactMap { CivilDate(year: year, month: $0.month, day: $0.day) }
  }

  /// The computed days off of a year, 1 to 9999, tentative, in the order of dates.
  public static func daysOff(in year: Int) -> [DayOff] {
    let easter = easterSunday(of: year)
    let movable: [(CivilDate, LocalizedName)] = [
      (
        easter.advanced(by: -2),
        LocalizedName(indonesian: "Wafat Yesus Kristus", english: "Good Friday")
      ),
      (
        easter,
        LocalizedName(indonesian: "Kebangkitan Yesus Kristus (Paskah)", english: "Easter Sunday")
      ),
      (
        easter.advanced(by: 39),
        LocalizedName(indonesian: "Kenaikan Yesus Kristus", english: "Ascension Day")
      ),
    ]
    let fixed = fixedDays.compactMap { month, day, name in
      CivilDate(year: year, month: month, day: day).map { ($0, name) }
    }
    return (fixed + movable).sorted { $0.0 < $1.0 }.map { date, name in
      DayOff(tentative: date, kind: .nationalHoliday, name: name)
    }
  }

  private static let fixedDays: [(month: Int, day: Int, name: LocalizedName)] = [
    (1, 1, LocalizedName(indonesian: "Tahun Baru Masehi", english: "New Year's Day")),
    (5, 1, LocalizedName(indonesian: "Hari Buruh Internasional", english: "Labour Day")),
    (6, 1, LocalizedName(indonesian: "Hari Lahir Pancasila", english: "Pancasila Day")),
    (8, 17, LocalizedName(indonesian: "Proklamasi Kemerdekaan", english: "Independence Day")),
    (12, 25, LocalizedName(indonesian: "Kelahiran Yesus Kristus", english: "Christmas Day")),
  ]

  /// Easter Sunday of the Gregorian calendar, in a year from 1 to 9999; before 1583 as if that calendar had
  /// held.
  ///
  /// The paschal full moon is found from the year's place in the 19-year cycle with the century's solar and
  /// lunar corrections (Inter gravissimas, 1582; the form of the rule is Oudin's).
  public static func easterSunday(of year: Int) -> CivilDate {
    let century = year / 100
    let golden = year % 19
    let solar = (century - 17) / 25
    var epact = (century - century / 4 - (century - solar) / 3 + 19 * golden + 15) % 30
    epact -= (epact / 28) * (1 - (epact / 28) * (29 / (epact + 1)) * ((21 - golden) / 11))
    let weekday = (year + year / 4 + epact + 2 - century + century / 4) % 7
    let sinceFebruary = epact - weekday
    let month = 3 + (sinceFebruary + 40) / 44
    let day = sinceFebruary + 28 - 31 * (month / 4)
    return CivilDate(year: year, month: month, day: day) ?? .first
  }
}
