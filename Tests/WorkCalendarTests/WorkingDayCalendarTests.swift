import Testing
import WorkCalendar

@Suite("Working days of the decrees")
struct DecreedWorkingDayTests {
  @Test(
    "A year has the working days that the facts count",
    arguments: [(2022, 246), (2023, 239), (2024, 238), (2025, 237), (2026, 240), (2027, 242)])
  func workingDaysOfYear(year: Int, count: Int) throws {
    let start = try #require(CivilDate(year: year, month: 1, day: 1))
    let end = try #require(CivilDate(year: year + 1, month: 1, day: 1))
    #expect(try Facts.calendar().count(from: start, to: end) == WorkingDays(count))
  }

  @Test("A day says what kind it is, why and by which decree")
  func kinds() throws {
    let calendar = try Facts.calendar()
    func day(_ text: String) throws -> CalendarDay { try calendar.day(CivilDate(parsingISO8601: text)) }
    #expect(try day("2026-03-25").kind == .working)
    #expect(try day("2026-03-14").kind == .weekend([]))
    let nyepi = try day("2026-03-19")
    #expect(!nyepi.isWorking && !nyepi.isTentative)
    #expect(nyepi.daysOff.map(\.kind) == [.nationalHoliday])
    #expect(nyepi.daysOff.first?.decree?.citation == "SKB 1497/2025, 2/2025, 5/2025 (2025-09-19)")
    #expect(try day("2024-02-14").daysOff.map(\.kind) == [.election])
    #expect(try day("2026-03-18").daysOff.map(\.kind) == [.collectiveLeave])
    // Idul Fitri 2026 began on a Saturday: the holiday is named, and the day is a weekend.
    guard case .weekend(let holidays) = try day("2026-03-21").kind else {
      Issue.record("2026-03-21 is a Saturday")
      return
    }
    #expect(holidays.map(\.kind) == [.nationalHoliday])
  }

  @Test("Two holidays on one day are both named, and cost one day")
  func twoOnOneDay() throws {
    // Ascension Day of 2008 fell on Labour Day; here a second ground is added to a decreed day.
    let date = try CivilDate(parsingISO8601: "2026-05-14")
    let records = try Facts.holidays().records
    let ascension = try #require(records.first { $0.dayOff.date == date })
    let other = DayOff(
      date: date, kind: .election, name: LocalizedName(indonesian: "Pemilu", english: "Election"),
      decree: try #require(ascension.dayOff.decree))
    let calendar = try #require(
      WorkingDayCalendar(HolidayCalendar(records: records + [DayOffRecord(dayOff: other)])))
    #expect(try calendar.day(date).daysOff.count == 2)
    let next = date.advanced(by: 1)
    #expect(try calendar.count(from: date, to: next) == WorkingDays(0))
  }
}

@Suite("Years without a decree")
struct UndecreedYearTests {
  @Test("A year without a decree is answered with the forecast, as tentative, and never as free of holidays")
  func tentative() throws {
    let calendar = try Facts.calendar()
    let labourDay = try calendar.day(CivilDate(parsingISO8601: "2028-05-01"))
    #expect(!labourDay.isWorking && labourDay.isTentative)
    #expect(labourDay.daysOff.map(\.status) == [.tentative])
    #expect(try calendar.day(CivilDate(parsingISO8601: "2028-05-02")).isTentative)
    #expect(try !calendar.day(CivilDate(parsingISO8601: "2027-12-31")).isTentative)
    #expect(try calendar.day(CivilDate(parsingISO8601: "2021-12-31")).isTentative)
  }

  @Test("The tentative years of a stretch are named in order")
  func tentativeYears() throws {
    let calendar = try Facts.calendar()
    func years(_ start: String, _ end: String) throws -> [Int] {
      try calendar.tentativeYears(
        from: CivilDate(parsingISO8601: start), through: CivilDate(parsingISO8601: end))
    }
    #expect(try years("2022-01-01", "2027-12-31") == [])
    #expect(try years("2027-12-31", "2028-01-01") == [2028])
    #expect(try years("2020-06-01", "2030-01-01") == [2020, 2021, 2028, 2029, 2030])
    #expect(try years("2028-02-01", "2028-01-01") == [])
  }

  @Test("A decreed year with a day off that is only expected is tentative on that day alone")
  func tentativeDay() throws {
    let date = try CivilDate(parsingISO8601: "2027-11-11")
    let expected = DayOff(
      tentative: date, kind: .election, name: LocalizedName(indonesian: "Pilkada", english: "Election"))
    let records = try Facts.holidays().records + [DayOffRecord(dayOff: expected)]
    let calendar = try #require(WorkingDayCalendar(HolidayCalendar(records: records)))
    #expect(try calendar.tentativeYears(from: date, through: date) == [2027])
    #expect(try !calendar.isTentative(from: date.advanced(by: 1), through: date.advanced(by: 9)))
    #expect(try !calendar.isWorking(date))
  }

  @Test(
    "A date more than ten years from the decrees is an error that names the year",
    arguments: [("2038-01-01", 2038), ("2011-12-31", 2011), ("9999-12-31", 9999), ("0001-01-01", 1)])
  func outOfReach(text: String, year: Int) throws {
    let calendar = try Facts.calendar()
    let date = try CivilDate(parsingISO8601: text)
    let error = CalendarReachError(year: year, decreedYears: 2022...2027)
    #expect(throws: error) { try calendar.isWorking(date) }
    #expect(throws: error) { try calendar.day(date) }
    #expect(throws: error) { try calendar.firstWorkingDay(onOrAfter: date) }
    #expect(throws: error) { try calendar.isTentative(from: date, through: date) }
    #expect(calendar.reach.lowerBound.iso8601 == "2012-01-01")
    #expect(calendar.reach.upperBound.iso8601 == "2037-12-31")
  }

  @Test(
    "An answer that would lie out of reach is an error that names the year it runs into",
    arguments: [
      ("2037-12-30", 5, 2038), ("2012-01-02", -5, 2011), ("2026-03-10", .max, 2038),
      ("2026-03-10", .min, 2011),
    ])
  func answerOutOfReach(text: String, days: Int, year: Int) throws {
    let calendar = try Facts.calendar()
    let date = try CivilDate(parsingISO8601: text)
    #expect(throws: CalendarReachError(year: year, decreedYears: 2022...2027)) {
      try calendar.date(WorkingDays(days), after: date)
    }
  }

  @Test("The whole reach can be counted, its last day included")
  func wholeReach() throws {
    let calendar = try Facts.calendar()
    let all = try calendar.count(
      from: calendar.reach.lowerBound, to: calendar.reach.upperBound.advanced(by: 1))
    var counted = 0
    for date in calendar.reach where try calendar.isWorking(date) { counted += 1 }
    #expect(all == WorkingDays(counted))
    let end = calendar.reach.upperBound.advanced(by: 1)
    #expect(try calendar.count(from: end, to: end) == WorkingDays(0))
    #expect(throws: CalendarReachError(year: 2038, decreedYears: 2022...2027)) {
      try calendar.count(from: calendar.reach.lowerBound, to: end.advanced(by: 1))
    }
  }

  @Test("Decrees at the ends of what can be written do not reach past them", arguments: [3, 9995])
  func endsOfTime(year: Int) throws {
    let date = try #require(CivilDate(year: year, month: 6, day: 1))
    let decree = Decree(citation: "Keppres", published: date)
    let name = LocalizedName(indonesian: "Libur", english: "Holiday")
    let records = HolidayForecast.fixedDates(in: year).map {
      DayOffRecord(dayOff: DayOff(date: $0, kind: .nationalHoliday, name: name, decree: decree))
    }
    let calendar = try #require(WorkingDayCalendar(HolidayCalendar(records: records)))
    #expect(calendar.reach.contains(date))
    #expect(calendar.reach.lowerBound >= .first && calendar.reach.upperBound <= .last)
  }
}
