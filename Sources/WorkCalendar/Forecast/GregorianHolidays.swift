/// The national holidays that the Gregorian calendar alone gives: those with a date of their own, and those that hang
/// on Easter (Keppres 8/2024).
enum GregorianHolidays {
  /// The holidays with a date of their own, in its order.
  static let fixed: [(observance: Observance, month: Int, day: Int)] = [
    (.newYear, 1, 1), (.labourDay, 5, 1), (.pancasila, 6, 1), (.independence, 8, 17), (.christmas, 12, 25),
  ]

  /// Those that hang on Easter Sunday, with how many days they come after it.
  static let afterEaster: [(observance: Observance, days: Int)] = [
    (.goodFriday, -2), (.easter, 0), (.ascension, 39),
  ]

  /// Easter Sunday of the Gregorian calendar, in a year from 1 to 9999; before 1583 as if that calendar had
  /// held.
  ///
  /// The paschal full moon is found from the year's place in the 19-year cycle with the century's solar and
  /// lunar corrections (Inter gravissimas, 1582; the form of the rule is Oudin's).
  static func easterSunday(of year: Int) -> CivilDate {
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
