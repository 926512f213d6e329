import Testing
import WorkCalendar

@Suite("Days off are compared with somebody else's, day by day")
struct HolidayComparisonTests {
  private typealias Foreign = HolidayComparison.ForeignDay

  private func foreign(_ day: String, _ name: String, _ kind: DayOffKind? = nil) throws -> Foreign {
    Foreign(
      date: try CivilDate(parsingISO8601: day), name: LocalizedName(indonesian: name, english: name),
      kind: kind)
  }

  /// The days off of a year on record as others have them, kinds and all.
  private func copy(of year: Int) throws -> [Foreign] {
    try Facts.holidays().daysOff(in: year).map { Foreign(date: $0.date, name: $0.name, kind: $0.kind) }
  }

  private func differences(_ days: [Foreign]) throws -> [String] {
    HolidayComparison(of: try Facts.holidays(), with: days).differences.map {
      "\($0.date) \($0.kind.rawValue) \($0.changesWorkingDay)"
    }
  }

  @Test("A copy does not differ, in whatever case and with whatever signs its names are written")
  func same() throws {
    for year in 2022...2027 { #expect(try differences(copy(of: year)) == []) }
    let shouted = try copy(of: 2025).map {
      Foreign(
        date: $0.date,
        name: LocalizedName(
          indonesian: $0.name.indonesian.uppercased().replacing(" ", with: " - "), english: ""),
        kind: nil)
    }
    #expect(try differences(shouted) == [])
  }

  @Test("A day that lacks, one too many, another name and another kind are each told")
  func kinds() throws {
    var days = try copy(of: 2025)
    days.removeAll { ["2025-08-18", "2025-08-17"].contains($0.date.iso8601) }
    days += try [foreign("2025-08-20", "Cuti"), foreign("2025-08-23", "Cuti")]
    days.removeAll { $0.date.iso8601 == "2025-12-26" || $0.date.iso8601 == "2025-12-25" }
    days += try [
      foreign("2025-12-26", "Cuti Natal", .nationalHoliday), foreign("2025-12-25", "Christmas Day"),
    ]
    #expect(
      try differences(days) == [
        // 17 and 23 August 2025 are a Sunday and a Saturday.
        "2025-08-17 missing false", "2025-08-18 missing true", "2025-08-20 extra true",
        "2025-08-23 extra false", "2025-12-26 other-kind false", "2025-12-26 other-name false",
      ])
  }

  @Test("Only years of which the other has a day are compared, and only decreed ones")
  func years() throws {
    let days = try copy(of: 2026) + [foreign("2028-01-01", "Tahun Baru")]
    let comparison = HolidayComparison(of: try Facts.holidays(), with: days)
    #expect(comparison.years == [2026] && comparison.undecreedYears == [2028])
    #expect(comparison.differences == [])
  }

  @Test("Known mistakes of others are found: the day of Maulid 2024, leave of June 2023, and 26 April 2023")
  func mistakes() throws {
    let others =
      try copy(of: 2023).filter { !["2023-06-28", "2023-06-30"].contains($0.date.iso8601) }
      + [foreign("2023-04-26", "Cuti Bersama")]
      + copy(of: 2024).filter { $0.date.iso8601 != "2024-09-16" } + [foreign("2024-09-15", "Maulid")]
    #expect(
      try differences(others) == [
        "2023-04-26 extra true", "2023-06-28 missing true", "2023-06-30 missing true",
        "2024-09-15 extra false", "2024-09-16 missing true",
      ])
  }
}
