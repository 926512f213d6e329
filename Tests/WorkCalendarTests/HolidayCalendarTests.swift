import SeededRandom
import Testing
import WorkCalendar

@Suite("Days off on record")
struct HolidayCalendarTests {
  /// A day, and what the calendar said of it before and after a decree was made public.
  struct Change: CustomTestStringConvertible, Sendable {
    let date: String
    let dayBefore: String
    let published: String
    let wasWorking: Bool
    let isWorking: Bool

    var testDescription: String { "\(date), decree of \(published)" }
  }

  @Test(
    "The calendar as known on a date has what was published by its end, and not what came later",
    arguments: [
      Change(
        date: "2022-04-29", dayBefore: "2022-04-06", published: "2022-04-07", wasWorking: true,
        isWorking: false),
      Change(
        date: "2022-05-06", dayBefore: "2022-04-06", published: "2022-04-07", wasWorking: true,
        isWorking: false),
      Change(
        date: "2023-04-19", dayBefore: "2023-03-28", published: "2023-03-29", wasWorking: true,
        isWorking: false),
      Change(
        date: "2023-04-20", dayBefore: "2023-03-28", published: "2023-03-29", wasWorking: true,
        isWorking: false),
      Change(
        date: "2023-04-21", dayBefore: "2023-03-28", published: "2023-03-29", wasWorking: false,
        isWorking: false),
      Change(
        date: "2023-04-26", dayBefore: "2023-03-28", published: "2023-03-29", wasWorking: false,
        isWorking: true),
      Change(
        date: "2023-06-28", dayBefore: "2023-06-15", published: "2023-06-16", wasWorking: true,
        isWorking: false),
      Change(
        date: "2023-06-30", dayBefore: "2023-06-15", published: "2023-06-16", wasWorking: true,
        isWorking: false),
      Change(
        date: "2024-02-14", dayBefore: "2024-02-05", published: "2024-02-06", wasWorking: true,
        isWorking: false),
      Change(
        date: "2024-11-27", dayBefore: "2024-11-20", published: "2024-11-21", wasWorking: true,
        isWorking: false),
      Change(
        date: "2025-08-18", dayBefore: "2025-08-06", published: "2025-08-07", wasWorking: true,
        isWorking: false),
    ])
  func asKnown(row: Change) throws {
    let date = try CivilDate(parsingISO8601: row.date)
    #expect(try Facts.calendar(asKnownOn: row.dayBefore).isWorking(date) == row.wasWorking)
    #expect(try Facts.calendar(asKnownOn: row.published).isWorking(date) == row.isWorking)
    #expect(try Facts.calendar().isWorking(date) == row.isWorking)
  }

  @Test("A day that a decree took back is a working day again, and stays on record")
  func withdrawn() throws {
    let holidays = try Facts.holidays()
    let date = try CivilDate(parsingISO8601: "2023-04-26")
    let record = try #require(holidays.records.first { $0.dayOff.date == date })
    #expect(record.withdrawal?.citation.hasPrefix("SKB 327/2023") == true)
    #expect(!holidays.daysOff(in: 2023).contains { $0.date == date })
    let day = try Facts.calendar().day(date)
    #expect(day.isWorking && day.daysOff.isEmpty && !day.isTentative)
  }

  @Test("A holiday that was moved stands on its new date only")
  func moved() throws {
    func idulAdha(_ holidays: HolidayCalendar) -> [String] {
      holidays.daysOff(in: 2022).filter { $0.name.english == "Eid al-Adha" }.map(\.date.iso8601)
    }
    let holidays = try Facts.holidays()
    #expect(idulAdha(holidays) == ["2022-07-10"])
    #expect(idulAdha(holidays.asKnown(on: try CivilDate(parsingISO8601: "2022-07-06"))) == ["2022-07-09"])
  }

  @Test("A year becomes decreed on the day its first decree is made public")
  func decreedYears() throws {
    let holidays = try Facts.holidays()
    #expect(holidays.decreedYears == [2022, 2023, 2024, 2025, 2026, 2027])
    #expect(holidays.isDecreed(2027) && !holidays.isDecreed(2028))
    let before = holidays.asKnown(on: try CivilDate(parsingISO8601: "2023-09-11"))
    #expect(before.decreedYears == [2022, 2023])
    let after = holidays.asKnown(on: try CivilDate(parsingISO8601: "2023-09-12"))
    #expect(after.decreedYears == [2022, 2023, 2024])
  }

  @Test("Before the first decree nothing can be said")
  func nothingKnown() throws {
    let holidays = try Facts.holidays().asKnown(on: CivilDate(parsingISO8601: "2021-09-21"))
    #expect(holidays.records.isEmpty)
    #expect(WorkingDayCalendar(holidays) == nil)
  }

  @Test("A polling day alone does not make a year decreed")
  func electionAlone() throws {
    let date = try CivilDate(parsingISO8601: "2029-02-14")
    let name = LocalizedName(indonesian: "Pemilu", english: "General election")
    let decree = Decree(citation: "Keppres", published: try CivilDate(parsingISO8601: "2026-01-01"))
    let election = DayOffRecord(dayOff: DayOff(date: date, kind: .election, name: name, decree: decree))
    let holidays = HolidayCalendar(records: try Facts.holidays().records + [election])
    #expect(!holidays.isDecreed(2029))
    let days = holidays.daysOff(in: 2029)
    #expect(days.contains { $0.date == date && $0.status == .decreed })
    #expect(days.contains { $0.name.english == "Labour Day" && $0.status == .tentative })
    let calendar = try #require(WorkingDayCalendar(holidays))
    #expect(try !calendar.isWorking(date))
  }

  @Test("An expected day off on record takes the place of the forecast of the same day")
  func expectedDay() throws {
    let date = try CivilDate(parsingISO8601: "2028-05-01")
    let name = LocalizedName(indonesian: "Hari Buruh", english: "May Day")
    let expected = DayOffRecord(dayOff: DayOff(tentative: date, kind: .nationalHoliday, name: name))
    let holidays = HolidayCalendar(records: try Facts.holidays().records + [expected])
    #expect(holidays.daysOff(in: 2028).filter { $0.date == date }.map(\.name.english) == ["May Day"])
    // It is not on record when anyone expected it.
    #expect(!holidays.asKnown(on: .last).records.contains { $0.dayOff.status == .tentative })
  }

  @Test("The order in which records are read does not matter")
  func order() throws {
    let records = try Facts.holidays().records
    var generator = SplitMix64(seed: 7)
    for _ in 0..<20 {
      #expect(HolidayCalendar(records: records.shuffled(using: &generator)).records == records)
    }
  }

  @Test("A year of which a decree names only some holidays is no decreed year, and keeps its forecast")
  func halfWrittenYear() throws {
    let decree = Decree(citation: "SKB", published: try #require(CivilDate(year: 2027, month: 9, day: 15)))
    let name = LocalizedName(indonesian: "Libur", english: "Holiday")
    let fixed = HolidayForecast.fixedDates(in: 2028)
    let records = fixed.map {
      DayOffRecord(dayOff: DayOff(date: $0, kind: .nationalHoliday, name: name, decree: decree))
    }
    let half = HolidayCalendar(records: Array(records.dropLast()))
    #expect(half.decreedYears.isEmpty)
    #expect(try half.daysOff(in: 2028).map(\.date).contains(#require(fixed.last)))
    #expect(HolidayCalendar(records: records).decreedYears == [2028])
  }

  @Test("A day that a decree took back is not forecast again in a year without a full decree")
  func withdrawnFixedDay() throws {
    let decree = Decree(citation: "SKB", published: try #require(CivilDate(year: 2027, month: 9, day: 15)))
    let name = LocalizedName(indonesian: "Libur", english: "Holiday")
    let labourDay = try #require(CivilDate(year: 2028, month: 5, day: 1))
    let calendar = HolidayCalendar(records: [
      DayOffRecord(
        dayOff: DayOff(date: labourDay, kind: .nationalHoliday, name: name, decree: decree),
        withdrawal: decree)
    ])
    #expect(!calendar.daysOff(in: 2028).map(\.date).contains(labourDay))
  }
}
