import Testing

@testable import WorkCalendar

@Suite("Nyepi follows from the Balinese reckoning alone")
struct SakaYearTests {
  @Test(
    "Nyepi falls where it was decreed",
    arguments: [
      "2005-03-11", "2006-03-30", "2007-03-19", "2008-03-07", "2009-03-26", "2010-03-16", "2011-03-05",
      "2012-03-23",
      "2013-03-12", "2014-03-31", "2015-03-21", "2016-03-09", "2017-03-28", "2018-03-17", "2019-03-07",
      "2020-03-25",
      "2021-03-14", "2022-03-03", "2023-03-22", "2024-03-11", "2025-03-29", "2026-03-19", "2027-03-08",
    ])
  func nyepi(text: String) throws {
    let date = try CivilDate(parsingISO8601: text)
    #expect(SakaYear(beginningIn: date.year).nyepi == date)
  }

  @Test("Any 63 days hold 64 lunar days, and no day is without one")
  func lunarDays() {
    let start = CivilDate(dayNumber: 12_000)
    for offset in 0..<4000 {
      let date = start.advanced(by: offset)
      let step = SakaYear.lunarDay(of: date.advanced(by: 1)) - SakaYear.lunarDay(of: date)
      #expect(step == 1 || step == 2)
      #expect(SakaYear.lunarDay(of: date.advanced(by: 63)) - SakaYear.lunarDay(of: date) == 64)
    }
  }

  @Test("Seven of nineteen years have a thirteenth month; Nyepi stays in March and April")
  func years() throws {
    for year in 2005...2081 {
      #expect((year..<(year + 19)).count { SakaYear(beginningIn: $0).isLong } == 7)
      let (nyepi, next) = (
        try #require(SakaYear(beginningIn: year).nyepi), try #require(SakaYear(beginningIn: year + 1).nyepi)
      )
      let days = SakaYear(beginningIn: year).isLong ? 383...385 : 353...355
      #expect(days.contains(nyepi.distance(to: next)), "\(year)")
      #expect([3, 4].contains(nyepi.components.month))
    }
  }

  @Test("Years before 2005 were reckoned otherwise and are not told")
  func before() { #expect(SakaYear(beginningIn: 2004).nyepi == nil && SakaYear.first.number == 1927) }
}
