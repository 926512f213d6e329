import ICalendar
import Testing
import WorkCalendar

/// A row of a table of files that must be refused: the bytes, and what is said of them.
struct RefusalRow: CustomTestStringConvertible, Sendable {
  let name: String
  let bytes: [UInt8]
  let problem: ICalendarError.Problem
  let line: Int?
  let property: String?

  init(
    _ name: String, _ bytes: [UInt8], _ problem: ICalendarError.Problem, line: Int?, property: String? = nil
  ) {
    self.name = name
    self.bytes = bytes
    self.problem = problem
    self.line = line
    self.property = property
  }

  init(
    _ name: String, event lines: [String], _ problem: ICalendarError.Problem, line: Int?,
    property: String? = nil
  ) {
    self.init(
      name, SampleCalendar.bytes(["BEGIN:VEVENT"] + lines + ["END:VEVENT"]), problem, line: line,
      property: property)
  }

  var testDescription: String { name }

  func check() {
    let error = #expect(throws: ICalendarError.self) {
      try AvailabilityFile.read(
        bytes, named: "test.ics", window: SampleCalendar.window(), zones: TestFiles.zone)
    }
    #expect(error?.problem == problem)
    #expect(error?.place.file == "test.ics")
    #expect(error?.place.line == line)
    #expect(error?.place.property == property)
  }
}

@Suite("Files that must be refused")
struct HostileFileTests {
  @Test("As no calendar at all", arguments: shapeless)
  func refusesShapeless(row: RefusalRow) { row.check() }

  @Test("For a date or a time that cannot be", arguments: impossible)
  func refusesImpossible(row: RefusalRow) { row.check() }

  @Test("For a rule that cannot be followed", arguments: rules)
  func refusesRules(row: RefusalRow) { row.check() }

  static let shapeless: [RefusalRow] = [
    RefusalRow("an empty file", [], .empty, line: nil),
    RefusalRow("white space", Array(" \r\n\t\r\n\n".utf8), .empty, line: nil),
    RefusalRow("a byte order mark alone", [0xEF, 0xBB, 0xBF], .empty, line: nil),
    RefusalRow("a web page", Array("<!DOCTYPE html>\n<html>".utf8), .notCalendar, line: 1),
    RefusalRow("a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], .notCalendar, line: 1),
    RefusalRow("text in UTF-16", [0xFF, 0xFE, 0x42, 0x00, 0x45, 0x00], .notCalendar, line: 1),
    RefusalRow("a contact card", Array("BEGIN:VCARD\nEND:VCARD\n".utf8), .notCalendar, line: 1),
    RefusalRow(
      "a calendar cut off",
      Array(SampleCalendar.bytes(["BEGIN:VEVENT", "DTSTART:20260302T090000"]).dropLast(15)),
      .truncated(open: "VEVENT"), line: 4),
    RefusalRow(
      "a calendar cut off in its last line", Array(SampleCalendar.bytes([]).dropLast(5)),
      .unbalancedEnd(found: "VCALEN", open: "VCALENDAR"), line: 4),
    RefusalRow(
      "a component closed by another", SampleCalendar.bytes(["BEGIN:VEVENT", "END:VTODO", "END:VEVENT"]),
      .unbalancedEnd(found: "VTODO", open: "VEVENT"), line: 5),
    RefusalRow(
      "an end too many", Array("BEGIN:VCALENDAR\nEND:VCALENDAR\nEND:VCALENDAR\n".utf8),
      .unbalancedEnd(found: "VCALENDAR", open: nil), line: 3),
    RefusalRow(
      "an event outside of any calendar", Array("BEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VEVENT\n".utf8),
      .outsideCalendar, line: 3),
    RefusalRow(
      "a property outside of any calendar", Array("BEGIN:VCALENDAR\nEND:VCALENDAR\nSUMMARY:x\n".utf8),
      .outsideCalendar, line: 3),
    RefusalRow(
      "a line without a colon", event: ["SUMMARY", "DTSTART:20260302T090000"], .malformedLine, line: 5),
    RefusalRow("a line without a name", event: [":20260302T090000"], .malformedLine, line: 5),
    RefusalRow(
      "a name with a letter that none has", event: ["DTSTÄRT:20260302T090000"], .malformedLine, line: 5),
    RefusalRow("a BEGIN with a parameter", event: ["BEGIN;X=1:VALARM"], .malformedLine, line: 5),
    RefusalRow("a NUL", event: ["SUMMARY:a\0b"], .controlCharacter(0), line: 5),
    RefusalRow("a bell", event: ["SUMMARY:a\u{7}b"], .controlCharacter(7), line: 5),
    RefusalRow(
      "a carriage return alone", event: ["SUMMARY:a\rDTSTART:20260302T090000"], .controlCharacter(13), line: 5
    ),
    RefusalRow("a delete", event: ["SUMMARY:\u{7F}"], .controlCharacter(0x7F), line: 5),
    RefusalRow(
      "bytes that are no UTF-8",
      Array("BEGIN:VCALENDAR\nX-A:".utf8) + [0xC3, 0x28] + Array("\nEND:VCALENDAR\n".utf8), .notUTF8,
      line: 2),
  ]

  static let impossible: [RefusalRow] = [
    RefusalRow(
      "month 13", event: ["DTSTART:20261320T100000", "DURATION:PT1H"], .impossibleDate("20261320T100000"),
      line: 5,
      property: "DTSTART"),
    RefusalRow(
      "30 February", event: ["DTSTART;VALUE=DATE:20260230"], .impossibleDate("20260230"), line: 5,
      property: "DTSTART"),
    RefusalRow(
      "29 February of a common year", event: ["DTSTART;VALUE=DATE:20260229"], .impossibleDate("20260229"),
      line: 5,
      property: "DTSTART"),
    RefusalRow(
      "25 o'clock", event: ["DTSTART:20260302T090000", "DTEND:20260302T250000"],
      .impossibleDate("20260302T250000"), line: 6, property: "DTEND"),
    RefusalRow(
      "24 o'clock", event: ["DTSTART:20260302T240000Z"], .impossibleDate("20260302T240000Z"), line: 5,
      property: "DTSTART"),
    RefusalRow(
      "minute 60", event: ["DTSTART:20260302T096000"], .impossibleDate("20260302T096000"), line: 5,
      property: "DTSTART"),
    RefusalRow(
      "second 61", event: ["DTSTART:20260302T090061"], .impossibleDate("20260302T090061"), line: 5,
      property: "DTSTART"),
    RefusalRow(
      "year 0", event: ["DTSTART:00000302T090000"], .impossibleDate("00000302T090000"), line: 5,
      property: "DTSTART"),
    RefusalRow(
      "a date cut short", event: ["DTSTART:2026"], .unreadableValue("2026"), line: 5, property: "DTSTART"),
    RefusalRow(
      "a time with an offset", event: ["DTSTART:20260302T090000+0700"],
      .unreadableValue("20260302T090000+0700"),
      line: 5, property: "DTSTART"),
    RefusalRow(
      "a year with a sign", event: ["DTSTART:+0260302T090000"], .unreadableValue("+0260302T090000"), line: 5,
      property: "DTSTART"),
    RefusalRow(
      "a busy period from a year with a sign",
      SampleCalendar.bytes(["BEGIN:VFREEBUSY", "FREEBUSY:-0260302T090000Z/PT1H", "END:VFREEBUSY"]),
      .unreadableValue("-0260302T090000Z/PT1H"), line: 5, property: "FREEBUSY"),
    RefusalRow("no date", event: ["DTSTART:"], .unreadableValue(""), line: 5, property: "DTSTART"),
    RefusalRow(
      "a kind of value that DTSTART has not", event: ["DTSTART;VALUE=BOOLEAN:20260302T090000"],
      .unreadableValue("20260302T090000"), line: 5, property: "DTSTART"),
    RefusalRow("no start", event: ["SUMMARY:x"], .missingProperty, line: 4, property: "DTSTART"),
    RefusalRow(
      "two starts", event: ["DTSTART:20260302T090000", "DTSTART:20260303T090000"], .repeatedProperty, line: 6,
      property: "DTSTART"),
    RefusalRow(
      "an end before the start", event: ["DTSTART:20260302T090000", "DTEND:20260302T080000"], .endBeforeStart,
      line: 6, property: "DTEND"),
    RefusalRow(
      "an end and a length", event: ["DTSTART:20260302T090000", "DTEND:20260302T100000", "DURATION:PT1H"],
      .endAndDuration, line: 6, property: "DTEND"),
    RefusalRow(
      "a date against a time", event: ["DTSTART:20260302T090000", "DTEND;VALUE=DATE:20260303"],
      .dateAgainstTime,
      line: 6, property: "DTEND"),
    RefusalRow(
      "a length of PT1H30", event: ["DTSTART:20260302T090000", "DURATION:PT1H30"], .unreadableValue("PT1H30"),
      line: 6,
      property: "DURATION"),
    RefusalRow(
      "a length of P", event: ["DTSTART:20260302T090000", "DURATION:P"], .unreadableValue("P"), line: 6,
      property: "DURATION"),
    RefusalRow(
      "a length of PT", event: ["DTSTART:20260302T090000", "DURATION:PT"], .unreadableValue("PT"), line: 6,
      property: "DURATION"),
    RefusalRow(
      "a length of P1DT", event: ["DTSTART:20260302T090000", "DURATION:P1DT"], .unreadableValue("P1DT"),
      line: 6,
      property: "DURATION"),
    RefusalRow(
      "a length of PT9999999999S", event: ["DTSTART:20260302T090000", "DURATION:PT9999999999S"],
      .unreadableValue("PT9999999999S"), line: 6,
      property: "DURATION"),
    RefusalRow(
      "a length of PT1.5H", event: ["DTSTART:20260302T090000", "DURATION:PT1.5H"], .unreadableValue("PT1.5H"),
      line: 6,
      property: "DURATION"),
    RefusalRow(
      "a length of 1H", event: ["DTSTART:20260302T090000", "DURATION:1H"], .unreadableValue("1H"), line: 6,
      property: "DURATION"),
    RefusalRow(
      "a length backwards", event: ["DTSTART:20260302T090000", "DURATION:-PT1H"], .endBeforeStart, line: 6,
      property: "DURATION"),
    RefusalRow(
      "a length of more than a century", event: ["DTSTART:20260302T090000", "DURATION:P40000D"],
      .unexpectedValue("P40000DT0S"), line: 6, property: "DURATION"),
    RefusalRow(
      "an exception that is no date",
      event: [
        "DTSTART:20260302T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY", "EXDATE:20260303T090000,tomorrow",
      ], .unreadableValue("20260303T090000,tomorrow"), line: 8, property: "EXDATE"),
    RefusalRow(
      "an exception on 31 April",
      event: ["DTSTART:20260302T090000", "RRULE:FREQ=DAILY", "EXDATE:20260431T090000"],
      .impossibleDate("20260431T090000"), line: 7, property: "EXDATE"),
    RefusalRow(
      "an added date to an added time", event: ["DTSTART:20260302T090000", "RDATE;VALUE=DATE:20260303"],
      .dateAgainstTime, line: 6, property: "RDATE"),
    RefusalRow(
      "a busy period backwards",
      SampleCalendar.bytes([
        "BEGIN:VFREEBUSY", "FREEBUSY:20260302T090000Z/20260302T080000Z", "END:VFREEBUSY",
      ]), .endBeforeStart, line: 5, property: "FREEBUSY"),
    RefusalRow(
      "a precedence of 10",
      SampleCalendar.bytes(["BEGIN:VAVAILABILITY", "PRIORITY:10", "END:VAVAILABILITY"]),
      .unexpectedValue("10"), line: 5, property: "PRIORITY"),
    RefusalRow(
      "a precedence in words",
      SampleCalendar.bytes(["BEGIN:VAVAILABILITY", "PRIORITY:high", "END:VAVAILABILITY"]),
      .unreadableValue("high"), line: 5, property: "PRIORITY"),
    RefusalRow(
      "a busy period of a cut length",
      SampleCalendar.bytes(["BEGIN:VFREEBUSY", "FREEBUSY:20260302T090000Z/PT1H30", "END:VFREEBUSY"]),
      .unreadableValue("20260302T090000Z/PT1H30"), line: 5, property: "FREEBUSY"),
    RefusalRow(
      "stated hours that repeat",
      SampleCalendar.bytes([
        "BEGIN:VAVAILABILITY", "DTSTART:20260302T090000", "RRULE:FREQ=DAILY", "END:VAVAILABILITY",
      ]), .unsupportedRecurrence("RRULE"), line: 6, property: "RRULE"),
  ]

  private static func rule(
    _ name: String, _ rule: String, _ problem: ICalendarError.Problem, start: String = "20260302T090000"
  ) -> RefusalRow {
    RefusalRow(
      name, event: ["DTSTART:\(start)", "DURATION:PT1H", "RRULE:\(rule)"], problem, line: 7, property: "RRULE"
    )
  }

  private static let everyMinute = (0..<60).map(String.init).joined(separator: ",")

  static let rules: [RefusalRow] = [
    rule("every hour", "FREQ=HOURLY", .recurrenceTooFine("HOURLY")),
    rule(
      "every minute on a day that never comes", "FREQ=MINUTELY;BYMONTHDAY=31;BYMONTH=2",
      .recurrenceTooFine("MINUTELY")),
    rule(
      "every second on a day that never comes", "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
      .recurrenceTooFine("SECONDLY")),
    rule(
      "every day, on 30 February", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=1",
      .overLimit(.recurrenceSteps, found: 100_001), start: "15000101T090000"),
    rule(
      "every month, on 30 February", "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
      .impossibleRecurrence("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")),
    rule(
      "every month, in a month that is skipped", "FREQ=MONTHLY;INTERVAL=12;BYMONTH=4",
      .impossibleRecurrence("FREQ=MONTHLY;INTERVAL=12;BYMONTH=4")),
    rule(
      "every month, the three hundredth Monday", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300",
      .impossibleRecurrence("FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300")),
    rule(
      "every year, on 30 February", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
      .impossibleRecurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")),
    rule(
      "every year, by day and month at once", "FREQ=YEARLY;BYYEARDAY=100;BYMONTH=4",
      .impossibleRecurrence("FREQ=YEARLY;BYYEARDAY=100;BYMONTH=4")),
    rule(
      "with an interval that libical would cut", "FREQ=DAILY;INTERVAL=65537",
      .malformedRecurrence("INTERVAL=65537")),
    rule("with a count that libical would cut", "FREQ=DAILY;COUNT=5abc", .malformedRecurrence("COUNT=5ABC")),
    rule(
      "with a number beyond all numbers", "FREQ=YEARLY;BYYEARDAY=-9223372036854775808",
      .unreadableValue("FREQ=YEARLY;BYYEARDAY=-9223372036854775808")),
    rule(
      "with a count and an end", "FREQ=DAILY;COUNT=2;UNTIL=20260310",
      .unreadableValue("FREQ=DAILY;COUNT=2;UNTIL=20260310")),
    rule("with an end that is no date", "FREQ=DAILY;UNTIL=20260230", .malformedRecurrence("UNTIL=20260230")),
    rule("without a frequency", "INTERVAL=2", .unreadableValue("INTERVAL=2")),
    rule("with an unknown part", "FREQ=DAILY;BYMOON=FULL", .unreadableValue("FREQ=DAILY;BYMOON=FULL")),
    rule("in another calendar", "RSCALE=CHINESE;FREQ=YEARLY", .unsupportedRecurrence("RSCALE")),
    rule(
      "every week by position, which libical reads past", "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1",
      .unsupportedRecurrence("BYSETPOS")),
    rule("by weeks of the year", "FREQ=YEARLY;BYWEEKNO=20", .unsupportedRecurrence("BYWEEKNO")),
    rule(
      "every second week from Saturday on, of which libical skips the wrong one",
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SA", .unsupportedRecurrence("WKST")),
    rule(
      "every second day if it is the month's last, which libical reads past",
      "FREQ=DAILY;INTERVAL=2;BYMONTHDAY=-1", .unsupportedRecurrence("BYMONTHDAY")),
    rule(
      "by position among days named twice, which libical counts twice",
      "FREQ=MONTHLY;BYMONTHDAY=15,-17;BYSETPOS=1", .unsupportedRecurrence("BYSETPOS")),
    rule("every week on a day of the month", "FREQ=WEEKLY;BYMONTHDAY=3", .malformedRecurrence("BYMONTHDAY")),
    rule("every day on a numbered weekday", "FREQ=DAILY;BYDAY=1MO", .malformedRecurrence("BYDAY")),
    rule(
      "since a year that libical does not count", "FREQ=YEARLY", .impossibleDate("29000101T090000"),
      start: "29000101T090000"),
    rule(
      "a thousand times a day",
      "FREQ=DAILY;BYHOUR=0,6,12,18;BYMINUTE=\(everyMinute);BYSECOND=0,20,40",
      .overLimit(.instancesOfEvent, found: 5_001)),
  ]

  @Test("An end that a change of the clocks would put before the start is no reason to refuse")
  func endInOverlap() throws {
    let window = try range("2026-10-26T00:00:00+07:00", "2026-11-09T00:00:00+07:00")
    let (availability, _) = try SampleCalendar.read(
      [
        "BEGIN:VEVENT", "DTSTART;TZID=America/New_York:20261101T003000",
        "DTEND;TZID=America/New_York:20261101T013000", "END:VEVENT",
      ], window: window)
    #expect(availability.busy.count == 1)
  }
}
