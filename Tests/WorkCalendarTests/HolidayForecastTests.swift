import Testing
import WorkCalendar

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
    #expect(HolidayForecast.easterSunday(of: date.year) == date)
  }

  @Test("Easter is always a Sunday from 22 March to 25 April")
  func easterRange() {
    var wrong: [Int] = []
    for year in 1...9999 {
      let easter = HolidayForecast.easterSunday(of: year)
      let (easterYear, month, day) = easter.components
      let isInRange = (month == 3 && day >= 22) || (month == 4 && day <= 25)
      if easter.weekday != .sunday || easterYear != year || !isInRange { wrong.append(year) }
    }
    #expect(wrong.isEmpty)
  }

  @Test("A forecast names the fixed days and those of Easter, all tentative and without a decree")
  func forecast() {
    let days = HolidayForecast.daysOff(in: 2028)
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
    let forecast = HolidayForecast.daysOff(in: year).map(\.date)
    #expect(forecast.filter { !decreed.contains($0) }.isEmpty)
  }
}
