import ICalendar
import Testing
import WorkCalendar

@Suite("Properties that cannot be read")
struct UnreadablePropertyTests {
  /// A line that cannot be read, in a calendar that is sound without it.
  struct Row: CustomTestStringConvertible, Sendable {
    let component: String
    let line: String

    init(_ line: String, in component: String) {
      self.component = component
      self.line = line
    }

    var property: String { String(line.prefix { $0 != ":" && $0 != ";" }) }
    var value: String { String(line.drop { $0 != ":" }.dropFirst()) }
    var testDescription: String { "\(line) in \(component)" }

    /// The calendar with the line at the end of its component.
    var lines: [String] {
      UnreadablePropertyTests.sound.flatMap { $0 == "END:\(component)" ? [line, $0] : [$0] }
    }
  }

  /// An event of one day with an alarm, without an end, so that a line may give it one; busy times; stated
  /// hours in a zone of the file's own; and a task.
  private static let sound = [
    "BEGIN:VTIMEZONE", "TZID:Own", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700", "END:STANDARD", "END:VTIMEZONE",
    "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20260302", "BEGIN:VALARM", "ACTION:DISPLAY",
    "TRIGGER:-PT15M", "END:VALARM", "END:VEVENT",
    "BEGIN:VFREEBUSY", "FREEBUSY:20260303T020000Z/PT1H", "END:VFREEBUSY",
    "BEGIN:VAVAILABILITY", "BEGIN:AVAILABLE", "DTSTART;TZID=Own:20260302T080000",
    "DTEND;TZID=Own:20260302T160000",
    "END:AVAILABLE", "END:VAVAILABILITY",
    "BEGIN:VTODO", "SUMMARY:x", "END:VTODO",
  ]

  static let bearing: [Row] =
    [
      "DTEND:tomorrow", "DURATION:an hour", "DURATION:PT1H30", "RRULE:every Monday", "RRULE:FREQ=FORTNIGHTLY",
      "EXRULE:never", "RDATE:20260303T09", "RDATE:20260303T020000Z/long", "EXDATE:not the third",
      "EXDATE:20260303,x", "RECURRENCE-ID:the second", "RECURRENCE-ID;VALUE=BOOLEAN:20260303",
    ].map { Row($0, in: "VEVENT") }
    + ["DURATION:an hour", "RRULE:every Monday", "EXDATE:x"].map { Row($0, in: "AVAILABLE") }
    + ["DTSTART:x", "DTEND:x", "DURATION:x", "RRULE:x", "PRIORITY:high"].map { Row($0, in: "VAVAILABILITY") }
    + ["FREEBUSY:always"].map { Row($0, in: "VFREEBUSY") }
    + ["RRULE:every year", "RDATE:x"].map { Row($0, in: "STANDARD") }

  @Test(
    "What bears on busy times refuses the file, with its component, line and property", arguments: bearing)
  func refused(row: Row) throws {
    let error = #expect(throws: ICalendarError.self) { try SampleCalendar.read(row.lines) }
    // Three lines stand before those of the sample.
    let line = try #require(row.lines.firstIndex(of: row.line)) + 4
    #expect(
      error
        == ICalendarError(
          .unreadableValue(row.value),
          at: ICalendarPlace(
            file: "test.ics", line: line, component: row.component, property: row.property)))
  }

  static let idle: [Row] =
    [
      "PRIORITY:high", "PRIORITY:10", "PRIORITY:-1", "DTSTAMP:yesterday", "CREATED:x", "LAST-MODIFIED:x",
      "COMPLETED:x", "DUE:x", "GEO:here", "PERCENT-COMPLETE:half", "FREEBUSY:always", "TZOFFSETTO:x",
      "ATTACH;ENCODING=BASE64;VALUE=BINARY:?", "URL:::", "SEQUENCE:first", "X-ALT-DESC;VALUE=DATE:x",
    ].map { Row($0, in: "VEVENT") }
    + ["TRIGGER;VALUE=DATE-TIME:x", "DURATION:x", "REPEAT:often", "DTSTART:x"].map { Row($0, in: "VALARM") }
    + ["DTSTART:x", "DTEND:x", "DURATION:x", "DTSTAMP:x"].map { Row($0, in: "VFREEBUSY") }
    + ["PRIORITY:high", "CREATED:x"].map { Row($0, in: "AVAILABLE") }
    + ["DTSTAMP:x", "BUSYTYPE:x"].map { Row($0, in: "VAVAILABILITY") }
    + ["LAST-MODIFIED:x", "TZUNTIL:x", "DTSTART:x"].map { Row($0, in: "VTIMEZONE") }
    + ["EXDATE:x", "PRIORITY:high"].map { Row($0, in: "STANDARD") }
    + ["DTSTART:x", "RRULE:x", "DUE:x", "PRIORITY:high"].map { Row($0, in: "VTODO") }

  @Test("What does not bear on busy times refuses nothing and changes nothing", arguments: idle)
  func readPast(row: Row) throws {
    let (availability, _) = try SampleCalendar.read(row.lines)
    let (expected, _) = try SampleCalendar.read(Self.sound)
    #expect(availability == expected)
    #expect(
      SampleCalendar.written(availability.busy) == [
        "2026-03-02T00:00 2026-03-03T00:00", "2026-03-03T09:00 10:00",
      ])
    #expect(SampleCalendar.written(availability.free) == ["2026-03-02T08:00 16:00"])
  }

  @Test(
    "An event that does not say clearly that it takes no time is busy",
    arguments: ["STATUS:CALLED OFF", "TRANSP:VERY"])
  func busyWhereUnclear(line: String) throws {
    let (availability, _) = try SampleCalendar.read(Row(line, in: "VEVENT").lines)
    #expect(availability.busy.count == 2)
  }
}
