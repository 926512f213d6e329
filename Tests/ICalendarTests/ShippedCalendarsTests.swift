import Foundation
import ICalendar
import Testing
import WorkCalendar

@Suite("The calendars that are shipped")
struct ShippedCalendarsTests {
  static let years = 2022...2027

  private func file(_ year: Int) throws -> HolidayFile {
    try HolidayFile.read(
      TestFiles.bytes(TestFiles.calendars.appending(path: "\(year).ics")), named: "\(year).ics")
  }

  private func calendar() throws -> HolidayCalendar {
    HolidayCalendar(records: try Self.years.flatMap { try file($0).records })
  }

  @Test("The file of a year is what the writer makes of the facts", arguments: years)
  func writtenFromFacts(year: Int) throws {
    let text = HolidayFile.text(year: year, records: try HolidayFacts().records())
    try TestFiles.expect(text, equals: TestFiles.calendars.appending(path: "\(year).ics"))
  }

  @Test("Every row of the facts is in the files, and nothing else")
  func equalsFacts() throws {
    let facts = try HolidayFacts()
    let records = try Self.years.flatMap { try file($0).records }
    let standing = records.filter { $0.withdrawal == nil }.map(\.dayOff)
    #expect(standing.count == 155)
    for (day, row) in zip(standing, facts.rows) {
      #expect(day.date == row.date)
      #expect(day.kind == row.kind)
      #expect(day.name == LocalizedName(indonesian: row.indonesian, english: row.english))
      #expect(day.status == .decreed)
      #expect(try #require(day.decree).citation.hasSuffix(row.decree))
    }
    #expect(standing.count == facts.rows.count)
    #expect(records == (try facts.records()))
  }

  @Test("Reading a file and writing it again changes no byte", arguments: years)
  func roundTrip(year: Int) throws {
    let file = try file(year)
    #expect(file.warnings == [])
    #expect(
      HolidayFile.text(year: year, records: file.records)
        == (try TestFiles.text(TestFiles.calendars.appending(path: "\(year).ics"))))
  }

  @Test("A day that a decree took back is kept, and is no event that a calendar client would show")
  func withdrawnDays() throws {
    for (year, line) in [(2022, "DTSTART;VALUE=DATE:20220709"), (2023, "DTSTART;VALUE=DATE:20230426")] {
      let text = try TestFiles.text(TestFiles.calendars.appending(path: "\(year).ics"))
      let before = try #require(text.components(separatedBy: line).first)
      #expect(before.components(separatedBy: "BEGIN:").last?.hasPrefix("VJOURNAL") == true)
      #expect(text.components(separatedBy: line).count == 2)
    }
  }

  /// What was known the day before an amendment was published, and on the day itself.
  @Test(
    "The calendar can be asked as it was known on the eve of each amendment, and on its day",
    arguments: [
      ("2022-04-06", "2022-04-07", "2022-04-29", false, true),
      ("2022-04-06", "2022-04-07", "2022-05-06", false, true),
      ("2022-07-06", "2022-07-07", "2022-07-09", true, false),
      ("2022-07-06", "2022-07-07", "2022-07-10", false, true),
      ("2023-03-28", "2023-03-29", "2023-04-19", false, true),
      ("2023-03-28", "2023-03-29", "2023-04-21", true, true),
      ("2023-03-28", "2023-03-29", "2023-04-25", true, true),
      ("2023-03-28", "2023-03-29", "2023-04-26", true, false),
      ("2023-06-15", "2023-06-16", "2023-06-30", false, true),
      ("2024-02-05", "2024-02-06", "2024-02-14", false, true),
      ("2024-11-20", "2024-11-21", "2024-11-27", false, true),
      ("2025-08-06", "2025-08-07", "2025-08-18", false, true),
      ("2026-09-14", "2026-09-15", "2027-03-10", false, true),
    ])
  func asKnown(eve: String, day: String, affected: String, before: Bool, after: Bool) throws {
    func isDayOff(knownOn known: String) throws -> Bool {
      let affected = try date(affected)
      return try calendar().asKnown(on: date(known)).records.contains {
        $0.dayOff.date == affected && $0.withdrawal == nil
      }
    }
    #expect(try isDayOff(knownOn: eve) == before)
    #expect(try isDayOff(knownOn: day) == after)
  }

  @Test("Before its amendments, 2023 had eight days of collective leave")
  func firstDecreeOf2023() throws {
    let known = try calendar().asKnown(on: date("2023-03-28")).daysOff(in: 2023)
    #expect(known.count { $0.kind == .collectiveLeave } == 8)
  }

  @Test("The office hours are what the writer makes of the regulations")
  func officeHoursFromFacts() throws {
    try TestFiles.expect(
      OfficeHoursFile.text(try OfficeHoursFacts.hours()),
      equals: TestFiles.calendars.appending(path: "office-hours.ics"))
  }

  @Test("Reading the office hours gives the regulations again, and writing them changes no byte")
  func officeHoursRoundTrip() throws {
    let url = TestFiles.calendars.appending(path: "office-hours.ics")
    let (hours, warnings) = try OfficeHoursFile.read(TestFiles.bytes(url), named: "office-hours.ics")
    #expect(warnings == [])
    #expect(hours == (try OfficeHoursFacts.hours()))
    #expect(OfficeHoursFile.text(hours) == (try TestFiles.text(url)))
  }

  @Test("Every Ramadan ends on the eve of the Idul Fitri that was decreed")
  func ramadanEndsBeforeIdulFitri() throws {
    let days = try HolidayFacts().rows.filter { $0.english == "Eid al-Fitr day 1" }.map(\.date)
    #expect(try OfficeHoursFacts.hours().periods.map { $0.days.upperBound.advanced(by: 1) } == days)
    #expect(days.count == 6)
  }

  @Test("A reader of RFC 7953 finds the same office hours as ours, on every day of 2022 to 2027")
  func officeHoursAsAvailability() throws {
    let url = TestFiles.calendars.appending(path: "office-hours.ics")
    let bytes = try TestFiles.bytes(url)
    let hours = try OfficeHoursFacts.hours()
    for year in Self.years {
      let window = try range("\(year)-01-01T00:00:00+07:00", "\(year + 1)-01-01T00:00:00+07:00")
      let (availability, warnings) = try AvailabilityFile.read(
        bytes, named: "office-hours.ics", window: window, zones: { _ in nil })
      #expect(warnings == [])
      #expect(availability.stated == [window])
      #expect(availability.busy == [])
      let expected = try (date("\(year)-01-01")..<date("\(year + 1)-01-01")).flatMap { day in
        try hours.spans(on: day).map { span in
          try #require(
            InstantRange(
              start: Instant(LocalDateTime(date: day, time: span.start), offset: .wib),
              end: Instant(LocalDateTime(date: day, time: span.end), offset: .wib)))
        }
      }
      #expect(availability.free == expected)
    }
  }
}
