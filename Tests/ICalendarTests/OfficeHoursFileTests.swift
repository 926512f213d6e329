import Foundation
import ICalendar
import Testing
import WorkCalendar

@Suite("Files of office hours")
struct OfficeHoursFileTests {
  private static let hours = [
    "BEGIN:AVAILABLE", "DTSTART;TZID=Asia/Jakarta:20260105T073000", "DTEND;TZID=Asia/Jakarta:20260105T160000",
    "RRULE:FREQ=WEEKLY;BYDAY=MO,TU", "END:AVAILABLE",
  ]

  private static func stating(_ lines: [String]) -> [String] {
    ["BEGIN:VAVAILABILITY"] + lines + ["END:VAVAILABILITY"]
  }

  private static let normal = stating(["PRIORITY:9"] + hours)

  private static func period(_ start: String, _ end: String, priority: Int = 5, _ lines: [String] = [])
    -> [String]
  {
    stating(
      [
        "PRIORITY:\(priority)", "DTSTART;TZID=Asia/Jakarta:\(start)", "DTEND;TZID=Asia/Jakarta:\(end)",
        "SUMMARY:Ramadan",
      ] + lines)
  }

  private func read(_ lines: [String]) throws -> (hours: OfficeHours, warnings: [ICalendarWarning]) {
    try OfficeHoursFile.read(SampleCalendar.bytes(lines), named: "hours.ics")
  }

  @Test("Dates of which nothing is said are not taken for settled")
  func statusDefaultsToTentative() throws {
    let (hours, warnings) = try read(Self.normal + Self.period("20260219T000000", "20260321T000000"))
    #expect(hours.periods.map(\.status) == [.tentative])
    #expect(hours.periods.map(\.name) == [LocalizedName(indonesian: "Ramadan", english: "Ramadan")])
    #expect(warnings == [])
  }

  @Test("Hours may end at midnight, and may be given in as many pieces as there are weekdays")
  func hoursUntilMidnight() throws {
    let (hours, _) = try read(
      Self.stating([
        "BEGIN:AVAILABLE", "DTSTART;TZID=Asia/Jakarta:20260105T220000",
        "DTEND;TZID=Asia/Jakarta:20260106T000000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO", "END:AVAILABLE",
      ]))
    #expect(hours.normal.spans(on: .monday) == [try LocalSpan(parsingISO8601: "22:00-24:00")])
    #expect(
      try read(Array(OfficeHoursFile.text(hours).components(separatedBy: "\r\n").dropFirst(3).dropLast(2)))
        .hours
        == hours)
  }

  static let refusals: [(String, [String], ICalendarError.OfficeHoursProblem)] = [
    ("there is no normal week", period("20260219T000000", "20260321T000000"), .noNormalWeek),
    ("there are two normal weeks", normal + normal, .severalNormalWeeks),
    (
      "a period begins in the morning", normal + period("20260219T080000", "20260321T000000"),
      .periodNotWholeDays
    ),
    (
      "a period would never hold", normal + period("20260219T000000", "20260321T000000", priority: 9),
      .periodWithoutPrecedence
    ),
    (
      "two periods share a day",
      normal + period("20260219T000000", "20260321T000000") + period("20260320T000000", "20260401T000000"),
      .overlappingPeriods
    ),
    (
      "hours run over midnight",
      stating([
        "BEGIN:AVAILABLE", "DTSTART;TZID=Asia/Jakarta:20260105T220000",
        "DTEND;TZID=Asia/Jakarta:20260106T020000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO", "END:AVAILABLE",
      ]), .hoursAcrossMidnight
    ),
    (
      "hours are in another zone",
      stating([
        "BEGIN:AVAILABLE", "DTSTART;TZID=Asia/Makassar:20260105T080000",
        "DTEND;TZID=Asia/Makassar:20260105T100000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO", "END:AVAILABLE",
      ]), .notOfficeTime("Asia/Makassar")
    ),
    (
      "hours are in UTC",
      stating(["BEGIN:AVAILABLE", "DTSTART:20260105T080000Z", "DTEND:20260105T100000Z", "END:AVAILABLE"]),
      .notOfficeTime("20260105T080000Z")
    ),
    (
      "hours are of one day", stating(hours.filter { !$0.hasPrefix("RRULE") }), .notWeekly("RRULE")
    ),
    (
      "hours are of every second week",
      stating(hours.map { $0.replacing("WEEKLY", with: "WEEKLY;INTERVAL=2") }),
      .notWeekly("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU")
    ),
    (
      "hours have an exception",
      stating(hours.dropLast() + ["EXDATE;TZID=Asia/Jakarta:20260112T073000", "END:AVAILABLE"]),
      .notWeekly("EXDATE")
    ),
  ]

  @Test("Unclear hours are refused", arguments: refusals)
  func refused(name: String, lines: [String], problem: ICalendarError.OfficeHoursProblem) {
    let error = #expect(throws: ICalendarError.self, "\(name)") { try read(lines) }
    #expect(error?.problem == .officeHours(problem), "\(name)")
  }

  @Test("A period that ends before it begins, and one of unknown status, are refused with their line")
  func refusedPeriods() {
    let reversed = #expect(throws: ICalendarError.self) {
      try read(Self.normal + Self.period("20260321T000000", "20260219T000000"))
    }
    #expect(reversed?.problem == .endBeforeStart)
    #expect(reversed?.place.line == 15)
    let unknown = #expect(throws: ICalendarError.self) {
      try read(
        Self.normal + Self.period("20260219T000000", "20260321T000000", ["X-JADWAL-STATUS:MAYBE"]))
    }
    #expect(unknown?.problem == .unexpectedValue("MAYBE"))
    #expect(unknown?.place.line == 17)
  }
}
