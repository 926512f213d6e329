import Testing

@testable import WorkCalendar

@Suite("Forecast of a year without a decree")
struct HolidayForecastTests {
  @Test(
    "Easter Sunday falls on its known dates",
    arguments: [
      "1583-04-10", "1598-03-22", "1666-04-25", "1693-03-22", "1700-04-11", "1734-04-25", "1761-03-22",
      "1800-04-13", "1818-03-22", "1886-04-25", "1900-04-15", "1943-04-25", "1954-04-18", "1961-04-02",
      "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27", "2019-04-21", "2022-04-17",
      "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25", "2049-04-18",
      "2076-04-19", "2100-03-28", "2200-04-06", "2285-03-22", "2299-04-16",
    ])
  func easter(text: String) throws {
    let date = try CivilDate(parsingISO8601: text)
    #expect(GregorianHolidays.easterSunday(of: date.year) == date)
  }

  @Test("Easter is always a Sunday from 22 March to 25 April")
  func easterRange() {
    var wrong: [Int] = []
    for year in 1...9999 {
      let easter = GregorianHolidays.easterSunday(of: year)
      let (easterYear, month, day) = easter.components
      let isInRange = (month == 3 && day >= 22) || (month == 4 && day <= 25)
      if easter.weekday != .sunday || easterYear != year || !isInRange { wrong.append(year) }
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    "Without a sky a forecast names the fixed days and those of Easter, all tentative and without a decree")
  func forecast() {
    let days = HolidayForecast.gregorian.daysOff(in: 2028)
    #expect(
      days.map { "\($0.date.iso8601) \($0.name.english)" } == [
        "2028-01-01 New Year's Day", "2028-04-14 Good Friday", "2028-04-16 Easter Sunday",
        "2028-05-01 Labour Day", "2028-05-25 Ascension Day", "2028-06-01 Pancasila Day",
        "2028-08-17 Independence Day", "2028-12-25 Christmas Day",
      ])
    #expect(days.allSatisfy { $0.status == .tentative && $0.decree == nil && $0.kind == .nationalHoliday })
  }

  @Test("A forecast never claims a day that the decree did not name", arguments: 2024...2027)
  func lowerBound(year: Int) throws {
    // Easter Sunday itself is a holiday since Keppres 8/2024, and no weekday.
    let decreed = Set(try Facts.holidays().daysOff(in: year).map(\.date))
    let forecast = HolidayForecast.gregorian.daysOff(in: year).map(\.date)
    #expect(forecast.filter { !decreed.contains($0) }.isEmpty)
  }

  @Test("Each year is computed once, however often it is asked for")
  func kept() {
    let sky = ModelSky()
    let forecast = HolidayForecast(sky: sky)
    let first = forecast.days(in: 2030)
    let asked = sky.questions
    #expect(asked > 0 && forecast.days(in: 2030) == first && sky.questions == asked)
  }

  @Test(
    "Outside the years for which the rules hold only the Gregorian days are told",
    arguments: [2004, 2101, 9999])
  func outsideOfYears(year: Int) {
    let sky = ModelSky()
    #expect(HolidayForecast(sky: sky).days(in: year) == HolidayForecast.gregorian.days(in: year))
    #expect(sky.questions == 0)
  }

  @Test("Every year has each holiday at least once, in the order of dates, all of them of that year")
  func complete() {
    let forecast = HolidayForecast(sky: ModelSky())
    for year in HolidayForecast.years {
      let days = forecast.days(in: year)
      let missing = Set(Observance.allCases).subtracting(days.map(\.observance))
      #expect(missing.isEmpty, "\(year): \(missing)")
      #expect(days.map(\.date) == days.map(\.date).sorted() && days.allSatisfy { $0.date.year == year })
    }
  }

  @Test("A Gregorian year may hold an Islamic day twice, since the Islamic year is eleven days shorter")
  func twice() {
    let forecast = HolidayForecast(sky: ModelSky())
    let twice = HolidayForecast.years.filter { year in
      forecast.days(in: year).count { $0.observance == .muharram } == 2
    }
    // 96 Gregorian years are 99 Islamic ones.
    #expect(twice.count == 3)
  }

  @Test("Eid al-Fitr has two days, one after the other, with one margin")
  func idulfitri() throws {
    let days = HolidayForecast(sky: ModelSky()).days(in: 2031).filter { $0.observance == .idulfitri }
    #expect(days.count == 2)
    #expect(days[1].date == days[0].date.advanced(by: 1) && days[0].margin == days[1].margin)
    #expect(days.map(\.name.english) == ["Eid al-Fitr day 1", "Eid al-Fitr day 2"])
  }
}
