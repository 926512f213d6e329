import Testing
import WorkCalendar

@Suite("Office hours")
struct OfficeHoursTests {
  static func spans(_ texts: String...) throws -> [LocalSpan] {
    try texts.map { try LocalSpan(parsingISO8601: $0) }
  }

  static func period(_ first: String, _ last: String, _ hours: String) throws -> OfficeHoursPeriod {
    let days = try CivilDate(parsingISO8601: first)...CivilDate(parsingISO8601: last)
    return OfficeHoursPeriod(
      days: days, pattern: WeekPattern([.wednesday: try spans(hours)]),
      name: LocalizedName(indonesian: "Ramadan", english: "Ramadan"), status: .decreed)
  }

  @Test("Spans of a weekday are sorted; those that overlap are joined, those that touch stay apart")
  func joins() throws {
    let pattern = WeekPattern([
      .monday: try Self.spans("13:00-16:00", "07:30-12:00"),
      .tuesday: try Self.spans("09:00-11:00", "08:00-10:00", "10:30-10:45", "11:00-12:00"),
    ])
    #expect(try pattern.spans(on: .monday) == Self.spans("07:30-12:00", "13:00-16:00"))
    #expect(try pattern.spans(on: .tuesday) == Self.spans("08:00-11:00", "11:00-12:00"))
    #expect(pattern.spans(on: .sunday).isEmpty)
  }

  @Test("A period's hours hold on its first and its last day, and the normal week outside it")
  func periods() throws {
    let hours = OfficeHours(
      normal: WeekPattern([.wednesday: try Self.spans("07:30-16:00")]),
      periods: [try Self.period("2026-02-18", "2026-03-18", "08:00-15:00")])
    let rows = [
      ("2026-02-11", "07:30-16:00"), ("2026-02-18", "08:00-15:00"), ("2026-03-18", "08:00-15:00"),
      ("2026-03-25", "07:30-16:00"),
    ]
    for (date, expected) in rows {
      #expect(try hours.spans(on: CivilDate(parsingISO8601: date)) == Self.spans(expected), "\(date)")
    }
    // A weekday that the period does not name is closed in it, even where the normal week has it open.
    #expect(try hours.spans(on: CivilDate(parsingISO8601: "2026-02-19")).isEmpty)
  }

  @Test("Where two periods overlap, the one that begins later holds, in whatever order they came")
  func overlappingPeriods() throws {
    let long = try Self.period("2026-01-01", "2026-12-31", "09:00-10:00")
    let short = try Self.period("2026-02-18", "2026-03-18", "08:00-15:00")
    for periods in [[long, short], [short, long]] {
      let hours = OfficeHours(normal: WeekPattern([:]), periods: periods)
      #expect(try hours.period(on: CivilDate(parsingISO8601: "2026-02-18")) == short)
      #expect(try hours.period(on: CivilDate(parsingISO8601: "2026-03-19")) == long)
      #expect(try hours.period(on: CivilDate(parsingISO8601: "2027-01-01")) == nil)
    }
  }
}
