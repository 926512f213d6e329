import ICalendar
import Testing
import WorkCalendar

@Suite("Stated hours and busy times that are no events")
struct StatedAvailabilityTests {
  @Test("Free hours from VAVAILABILITY", arguments: free)
  func freeHours(row: SpanRow) throws {
    let (availability, warnings) = try SampleCalendar.read(row.lines)
    #expect(SampleCalendar.written(availability.free) == row.expected)
    #expect(availability.busy == [])
    #expect(warnings == [])
  }

  @Test("The time of which VAVAILABILITY speaks", arguments: stated)
  func statedTime(row: SpanRow) throws {
    let (availability, _) = try SampleCalendar.read(row.lines)
    #expect(SampleCalendar.written(availability.stated) == row.expected)
  }

  @Test("Busy times from VFREEBUSY", arguments: freeBusy)
  func freeBusyPeriods(row: SpanRow) throws {
    let (availability, warnings) = try SampleCalendar.read(row.lines)
    #expect(SampleCalendar.written(availability.busy) == row.expected)
    #expect(availability.stated == [])
    #expect(warnings == [])
  }

  private static func stating(_ lines: [String]) -> [String] {
    ["BEGIN:VAVAILABILITY"] + lines + ["END:VAVAILABILITY"]
  }

  private static func available(_ lines: String...) -> [String] {
    ["BEGIN:AVAILABLE"] + lines + ["END:AVAILABLE"]
  }

  private static func periods(_ lines: String...) -> [String] {
    ["BEGIN:VFREEBUSY"] + lines + ["END:VFREEBUSY"]
  }

  private static let mondays = stating(
    ["PRIORITY:9"]
      + available(
        "DTSTART;TZID=Asia/Jakarta:20260105T090000", "DTEND;TZID=Asia/Jakarta:20260105T120000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO"))

  static let free: [SpanRow] = [
    SpanRow(
      "every Monday, without bounds", mondays,
      [
        "2026-03-02T09:00 12:00", "2026-03-09T09:00 12:00", "2026-03-16T09:00 12:00",
        "2026-03-23T09:00 12:00",
      ]),
    SpanRow(
      "that touch stay apart, that overlap are one",
      stating(
        available("DTSTART:20260302T090000", "DTEND:20260302T120000")
          + available("DTSTART:20260302T120000", "DTEND:20260302T140000")
          + available("DTSTART:20260302T130000", "DURATION:PT2H")),
      ["2026-03-02T09:00 12:00", "2026-03-02T12:00 15:00"]),
    SpanRow(
      "with exceptions, additions and a changed instance",
      stating(
        available(
          "UID:a", "DTSTART:20260302T090000", "DTEND:20260302T100000", "RRULE:FREQ=DAILY;COUNT=4",
          "EXDATE:20260303T090000", "RDATE:20260310T090000")
          + available("UID:a", "RECURRENCE-ID:20260304T090000", "DTSTART:20260304T110000", "DURATION:PT30M")),
      [
        "2026-03-02T09:00 10:00", "2026-03-04T11:00 11:30", "2026-03-05T09:00 10:00",
        "2026-03-10T09:00 10:00",
      ]),
    SpanRow(
      "outside of their VAVAILABILITY's bounds do not count",
      stating(
        ["DTSTART:20260303T030000Z", "DTEND:20260304T030000Z"]
          + available("DTSTART:20260302T090000", "DTEND:20260302T120000", "RRULE:FREQ=DAILY")),
      ["2026-03-03T10:00 12:00", "2026-03-04T09:00 10:00"]),
    SpanRow(
      "of higher precedence hold where both speak",
      mondays
        + stating(
          ["PRIORITY:1", "DTSTART:20260309T000000", "DTEND:20260316T000000"]
            + available("DTSTART:20260309T130000", "DTEND:20260309T150000")),
      [
        "2026-03-02T09:00 12:00", "2026-03-09T13:00 15:00", "2026-03-16T09:00 12:00",
        "2026-03-23T09:00 12:00",
      ]),
    SpanRow(
      "of higher precedence hold wherever they stand in the file",
      stating(
        ["PRIORITY:1", "DTSTART:20260309T000000", "DURATION:P7D"]) + mondays,
      ["2026-03-02T09:00 12:00", "2026-03-16T09:00 12:00", "2026-03-23T09:00 12:00"]),
    SpanRow(
      "without PRIORITY come last",
      mondays
        + stating(available("DTSTART:20260303T090000", "DTEND:20260303T120000")),
      [
        "2026-03-02T09:00 12:00", "2026-03-09T09:00 12:00", "2026-03-16T09:00 12:00",
        "2026-03-23T09:00 12:00",
      ]),
    SpanRow(
      "that are cut into by a higher precedence leave both sides",
      stating(
        ["PRIORITY:9"] + available("DTSTART:20260302T090000", "DTEND:20260302T170000"))
        + stating(["PRIORITY:5", "DTSTART:20260302T120000", "DTEND:20260302T130000"]),
      ["2026-03-02T09:00 12:00", "2026-03-02T13:00 17:00"]),
    SpanRow(
      "of equal precedence are free where either is",
      stating(
        ["PRIORITY:5"] + available("DTSTART:20260302T090000", "DTEND:20260302T110000"))
        + stating(["PRIORITY:5"] + available("DTSTART:20260303T090000", "DTEND:20260303T110000")),
      ["2026-03-02T09:00 11:00", "2026-03-03T09:00 11:00"]),
  ]

  static let stated: [SpanRow] = [
    SpanRow("without bounds, the whole window", mondays, ["2026-03-02T00:00 2026-03-30T00:00"]),
    SpanRow(
      "from a start on", stating(["DTSTART:20260310T000000"]), ["2026-03-10T00:00 2026-03-30T00:00"]),
    SpanRow("up to an end", stating(["DTEND:20260310T000000"]), ["2026-03-02T00:00 2026-03-10T00:00"]),
    SpanRow(
      "between bounds that touch, as one",
      stating(["DTSTART:20260303T000000", "DTEND:20260304T000000"])
        + stating(["DTSTART:20260304T000000", "DURATION:P1D", "PRIORITY:3"]),
      ["2026-03-03T00:00 2026-03-05T00:00"]),
    SpanRow("outside of the window, nothing", stating(["DTSTART:20260401T000000", "DURATION:P1D"]), []),
  ]

  static let freeBusy: [SpanRow] = [
    SpanRow(
      "as starts with lengths and with ends, several in a line",
      periods(
        "FREEBUSY:20260302T020000Z/PT1H,20260303T020000Z/20260303T040000Z", "FREEBUSY:20260304T020000Z/P1D"),
      ["2026-03-02T09:00 10:00", "2026-03-03T09:00 11:00", "2026-03-04T09:00 2026-03-05T09:00"]),
    SpanRow(
      "of every type but FREE",
      periods(
        "FREEBUSY;FBTYPE=FREE:20260302T020000Z/PT1H", "FREEBUSY;FBTYPE=BUSY:20260303T020000Z/PT1H",
        "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20260304T020000Z/PT1H",
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260305T020000Z/PT1H", "FREEBUSY;FBTYPE=X-AWAY:20260306T020000Z/PT1H"
      ),
      [
        "2026-03-03T09:00 10:00", "2026-03-04T09:00 10:00", "2026-03-05T09:00 10:00",
        "2026-03-06T09:00 10:00",
      ]),
    SpanRow(
      "its own bounds say nothing", periods("DTSTART:20260302T000000Z", "DTEND:20260330T000000Z"), []),
    SpanRow(
      "cut to the window", periods("FREEBUSY:20260301T160000Z/20260301T180000Z"), ["2026-03-02T00:00 01:00"]),
  ]

  @Test("Events take time away from stated hours only in the end, and stay apart from them here")
  func eventsBesideHours() throws {
    let (availability, _) = try SampleCalendar.read(
      Self.mondays + ["BEGIN:VEVENT", "DTSTART:20260302T090000", "DURATION:PT1H", "END:VEVENT"])
    #expect(SampleCalendar.written(availability.busy) == ["2026-03-02T09:00 10:00"])
    #expect(availability.free.count == 4)
  }

  @Test("Several calendars in one file count together, each with its own zone")
  func severalCalendars() throws {
    func calendar(_ zone: String) -> String {
      [
        "BEGIN:VCALENDAR", "X-WR-TIMEZONE:\(zone)", "BEGIN:VEVENT", "DTSTART:20260302T090000",
        "DURATION:PT1H", "END:VEVENT",
        "END:VCALENDAR", "",
      ].joined(separator: "\r\n")
    }
    let (availability, _) = try AvailabilityFile.read(
      Array((calendar("Asia/Jakarta") + calendar("Asia/Jayapura")).utf8), named: "two.ics",
      window: SampleCalendar.window(), zones: { _ in nil })
    #expect(
      SampleCalendar.written(availability.busy) == ["2026-03-02T07:00 08:00", "2026-03-02T09:00 10:00"])
  }

  @Test("What is read past is listed, each kind once, with its line")
  func warnings() throws {
    let (availability, warnings) = try SampleCalendar.read([
      "X-WR-TIMEZONE:Mars/Olympus", "BEGIN:VTODO", "DUE:20260302T090000Z", "END:VTODO", "BEGIN:VTODO",
      "END:VTODO",
      "BEGIN:VEVENT", "DTSTART:20260302T020000Z", "DURATION:PT1H", "SEQUENCE:", "BEGIN:PARTICIPANT",
      "END:PARTICIPANT", "END:VEVENT", "BEGIN:X-NOTE", "END:X-NOTE",
    ])
    #expect(availability.busy.count == 1)
    #expect(
      warnings == [
        ICalendarWarning(.ignoredComponent, at: .init(file: "test.ics", line: 5, component: "VTODO")),
        ICalendarWarning(.ignoredComponent, at: .init(file: "test.ics", line: 14, component: "PARTICIPANT")),
        ICalendarWarning(.ignoredComponent, at: .init(file: "test.ics", line: 17, component: "X-NOTE")),
        ICalendarWarning(
          .unknownCalendarZone("Mars/Olympus"),
          at: .init(file: "test.ics", line: 4, component: "VCALENDAR", property: "X-WR-TIMEZONE")),
      ])
  }

  @Test("A calendar with nothing to say is silent, with a warning")
  func nothingFound() throws {
    let (availability, warnings) = try SampleCalendar.read([])
    #expect(availability == .silent)
    #expect(warnings == [ICalendarWarning(.nothingFound, at: ICalendarPlace(file: "test.ics"))])
  }
}
