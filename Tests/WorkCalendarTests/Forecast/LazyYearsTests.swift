import SeededRandom
import Testing

@testable import WorkCalendar

@Suite("A year without a decree is forecast when it is reached, and not before")
struct LazyYearsTests {
  private let sky = ModelSky()
  private let calendar: WorkingDayCalendar

  init() throws {
    let records = try Facts.holidays().records
    calendar = try #require(
      WorkingDayCalendar(HolidayCalendar(records: records, forecast: HolidayForecast(sky: sky))))
  }

  private func date(_ text: String) throws -> CivilDate { try CivilDate(parsingISO8601: text) }

  @Test("Nothing is forecast for what lies in decreed years, and once for what reaches past them")
  func reached() throws {
    _ = try calendar.count(from: date("2022-01-01"), to: date("2027-12-31"))
    _ = try calendar.date(WorkingDays(5), after: date("2027-12-20"))
    _ = try calendar.tentativeYears(from: date("2022-01-01"), through: date("2027-12-31"))
    #expect(sky.questions == 0)
    _ = try calendar.date(WorkingDays(5), after: date("2027-12-24"))
    let asked = sky.questions
    #expect(asked > 0)
    _ = try calendar.date(WorkingDays(5), after: date("2028-02-24"))
    #expect(sky.questions == asked)
    #expect(try calendar.day(date("2029-01-02")).isTentative && sky.questions > asked)
  }

  @Test("In whatever order years are reached, the answers are the same")
  func anyOrder() throws {
    var generator = SplitMix64(seed: 2028)
    let records = try Facts.holidays().records
    let first = calendar.reach.lowerBound
    // All years at once, as a table that is made whole would have them.
    let whole = WorkingDayTable(calendar.holidays, years: 2012...2037)
    for _ in 0..<20 {
      let fresh = try #require(
        WorkingDayCalendar(
          HolidayCalendar(records: records, forecast: HolidayForecast(sky: ModelSky()))))
      for _ in 0..<15 {
        let date = first.advanced(by: Int.random(in: 0..<9400, using: &generator))
        let days = Int.random(in: -300...300, using: &generator)
        let end = first.advanced(by: Int.random(in: 0..<9400, using: &generator))
        #expect(try fresh.day(date) == whole.day(date))
        #expect(try fresh.isWorking(date) == whole.isWorking(date))
        #expect(
          try fresh.count(from: date, to: end).count
            == whole.workingDays(before: end) - whole.workingDays(before: date))
        #expect(
          (try? fresh.date(WorkingDays(days), after: date)) == whole.date(WorkingDays(days), after: date))
        let (from, through) = (min(date, end), max(date, end))
        #expect(
          try fresh.isTentative(from: from, through: through)
            == whole.isTentative(from: from, through: through))
      }
    }
  }

  @Test(
    "A year of which all that has a fixed date is on record as expected is that, and not forecast besides")
  func expectedYear() throws {
    let records = HolidayForecast.fixedDates(in: 2028).map { date in
      DayOffRecord(
        dayOff: DayOff(
          tentative: date, kind: .nationalHoliday,
          name: LocalizedName(indonesian: "Libur \(date)", english: "Off \(date)")))
    }
    let holidays = HolidayCalendar(records: records, forecast: HolidayForecast(sky: sky))
    #expect(!holidays.isDecreed(2028))
    #expect(holidays.daysOff(in: 2028) == records.map(\.dayOff))
    #expect(sky.questions == 0)
    let part = HolidayCalendar(records: Array(records.dropLast()), forecast: HolidayForecast(sky: sky))
    #expect(part.daysOff(in: 2028).count > 15)
  }

  @Test("How many working days collective leave took is counted from the decrees")
  func collectiveLeave() throws {
    let leave = CollectiveLeave(of: try Facts.holidays())
    #expect(leave.years == Array(2022...2027))
    #expect(leave.workingDays == [4, 11, 10, 11, 8, 8] && leave.range == 4...11)
    #expect(CollectiveLeave(of: HolidayCalendar(records: [])).range == nil)
  }
}
