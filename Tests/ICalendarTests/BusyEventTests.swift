import ICalendar
import Testing
import WorkCalendar

@Suite("Busy times from events")
struct BusyEventTests {
  @Test("A single event", arguments: single)
  func singleEvents(row: SpanRow) throws { try check(row) }

  @Test("A recurring event", arguments: recurring)
  func recurringEvents(row: SpanRow) throws { try check(row) }

  @Test("A changed instance", arguments: changed)
  func changedInstances(row: SpanRow) throws { try check(row) }

  private func check(_ row: SpanRow) throws {
    let (availability, warnings) = try SampleCalendar.read(row.lines)
    #expect(SampleCalendar.written(availability.busy) == row.expected)
    #expect(availability.stated == [])
    #expect(availability.free == [])
    #expect(warnings == [])
  }

  private static func event(_ lines: String...) -> [String] { ["BEGIN:VEVENT"] + lines + ["END:VEVENT"] }

  static let single: [SpanRow] = [
    SpanRow(
      "with a start and an end", event("DTSTART:20260302T020000Z", "DTEND:20260302T030000Z"),
      ["2026-03-02T09:00 10:00"]),
    SpanRow(
      "with a start and a length", event("DTSTART:20260302T020000Z", "DURATION:PT1H30M"),
      ["2026-03-02T09:00 10:30"]),
    SpanRow("with neither takes no time", event("DTSTART:20260302T020000Z"), []),
    SpanRow(
      "of a whole day lasts its day in the calendar's zone",
      ["X-WR-TIMEZONE:Asia/Jayapura"] + event("DTSTART;VALUE=DATE:20260304"),
      ["2026-03-03T22:00 2026-03-04T22:00"]),
    SpanRow(
      "of several days ends before its last date",
      event("DTSTART;VALUE=DATE:20260304", "DTEND;VALUE=DATE:20260306"),
      ["2026-03-04T00:00 2026-03-06T00:00"]),
    SpanRow(
      "of a whole day whose end is its own date",
      event("DTSTART;VALUE=DATE:20260304", "DTEND;VALUE=DATE:20260304"),
      ["2026-03-04T00:00 2026-03-05T00:00"]),
    SpanRow(
      "of days with a length", event("DTSTART;VALUE=DATE:20260304", "DURATION:P2D"),
      ["2026-03-04T00:00 2026-03-06T00:00"]),
    SpanRow(
      "that is transparent is not busy",
      event("DTSTART:20260302T020000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"), []),
    SpanRow(
      "that is called off is not busy",
      event("DTSTART:20260302T020000Z", "DURATION:PT1H", "STATUS:CANCELLED"), []),
    SpanRow(
      "that is tentative is busy", event("DTSTART:20260302T020000Z", "DURATION:PT1H", "STATUS:TENTATIVE"),
      ["2026-03-02T09:00 10:00"]),
    SpanRow(
      "without a zone is read in the calendar's",
      ["X-WR-TIMEZONE:Asia/Makassar"]
        + event("DTSTART:20260302T090000", "DTEND:20260302T100000"),
      ["2026-03-02T08:00 09:00"]),
    SpanRow(
      "without any zone is read in the default one",
      event("DTSTART:20260302T090000", "DTEND:20260302T100000"),
      ["2026-03-02T09:00 10:00"]),
    SpanRow(
      "in an IANA zone that the file does not define",
      event("DTSTART;TZID=Asia/Tokyo:20260302T110000", "DTEND;TZID=Asia/Tokyo:20260302T120000"),
      ["2026-03-02T09:00 10:00"]),
    SpanRow(
      "that starts and ends in different zones",
      event("DTSTART;TZID=Asia/Jakarta:20260302T090000", "DTEND;TZID=Asia/Jayapura:20260302T120000"),
      ["2026-03-02T09:00 10:00"]),
    SpanRow(
      "that begins before the window is cut", event("DTSTART:20260301T160000Z", "DTEND:20260302T030000Z"),
      ["2026-03-02T00:00 10:00"]),
    SpanRow("outside of the window is left out", event("DTSTART:20260401T020000Z", "DURATION:PT1H"), []),
    SpanRow(
      "that overlaps another is one with it, one that touches is not",
      event("DTSTART:20260302T020000Z", "DTEND:20260302T040000Z")
        + event("DTSTART:20260302T030000Z", "DTEND:20260302T050000Z")
        + event("DTSTART:20260302T050000Z", "DTEND:20260302T060000Z"),
      ["2026-03-02T09:00 12:00", "2026-03-02T12:00 13:00"]),
    SpanRow(
      "with folded lines and an alarm of its own length",
      event(
        "DTSTART;TZID=Asia/", " Jakarta:20260302T0900", "\t00", "DURATION:PT1H", "BEGIN:VALARM",
        "TRIGGER:-PT5M",
        "DURATION:PT1M", "REPEAT:2", "ACTION:DISPLAY", "END:VALARM"),
      ["2026-03-02T09:00 10:00"]),
    SpanRow(
      "on a leap second", event("DTSTART:20260302T025960Z", "DTEND:20260302T030059Z"),
      ["2026-03-02T09:59:59 10:00:59"]),
  ]

  static let recurring: [SpanRow] = [
    SpanRow(
      "on weekdays of the week",
      event(
        "DTSTART;TZID=Asia/Jakarta:20260105T090000", "DTEND;TZID=Asia/Jakarta:20260105T093000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20260311T020000Z"),
      [
        "2026-03-02T09:00 09:30", "2026-03-04T09:00 09:30", "2026-03-09T09:00 09:30",
        "2026-03-11T09:00 09:30",
      ]),
    SpanRow(
      "until a date lets that date through",
      event(
        "DTSTART:20260302T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=20260303"),
      ["2026-03-02T09:00 10:00", "2026-03-03T09:00 10:00"]),
    SpanRow(
      "until a moment in UTC is compared on the event's clock",
      event(
        "DTSTART;TZID=Asia/Jakarta:20260302T063000", "DURATION:PT1H",
        "RRULE:FREQ=DAILY;UNTIL=20260302T233000Z"),
      ["2026-03-02T06:30 07:30", "2026-03-03T06:30 07:30"]),
    SpanRow(
      "counted from before the window",
      event(
        "DTSTART:20260227T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=5"),
      ["2026-03-02T09:00 10:00", "2026-03-03T09:00 10:00"]),
    SpanRow(
      "every second week since long ago",
      event(
        "DTSTART:20240101T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;INTERVAL=2"),
      ["2026-03-09T09:00 10:00", "2026-03-23T09:00 10:00"]),
    SpanRow(
      "on the last Friday of the month",
      event(
        "DTSTART:20250131T090000", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;BYDAY=-1FR"),
      ["2026-03-27T09:00 10:00"]),
    SpanRow(
      "on the first working day of the month",
      event(
        "DTSTART:20250101T090000", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"),
      ["2026-03-02T09:00 10:00"]),
    SpanRow(
      "every year", event("DTSTART;VALUE=DATE:19990317", "RRULE:FREQ=YEARLY"),
      ["2026-03-17T00:00 2026-03-18T00:00"]),
    SpanRow(
      "whose start the rule does not name happens then, too",
      event(
        "DTSTART:20260303T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260309T090000"),
      ["2026-03-03T09:00 10:00", "2026-03-09T09:00 10:00"]),
    SpanRow(
      "keeps the clock's time over a change of the clocks",
      event(
        "DTSTART;TZID=America/New_York:20260305T080000", "DTEND;TZID=America/New_York:20260305T090000",
        "RRULE:FREQ=DAILY;COUNT=5"),
      [
        "2026-03-05T20:00 21:00", "2026-03-06T20:00 21:00", "2026-03-07T20:00 21:00",
        "2026-03-08T19:00 20:00",
        "2026-03-09T19:00 20:00",
      ]),
    SpanRow(
      "with an end lasts as long on every day, also over a change of the clocks",
      event(
        "DTSTART;TZID=America/New_York:20260306T220000", "DTEND;TZID=America/New_York:20260307T040000",
        "RRULE:FREQ=DAILY;COUNT=2"),
      ["2026-03-07T10:00 16:00", "2026-03-08T10:00 16:00"]),
    SpanRow(
      "with a length in days ends at the same time of the clock",
      event(
        "DTSTART;TZID=America/New_York:20260306T120000", "DURATION:P1D", "RRULE:FREQ=DAILY;INTERVAL=2;COUNT=2"
      ),
      ["2026-03-07T00:00 2026-03-08T00:00", "2026-03-08T23:00 2026-03-09T23:00"]),
    SpanRow(
      "without end, of which a long instance reaches into the window",
      event("DTSTART:20250125T000000", "DURATION:P10D", "RRULE:FREQ=MONTHLY;UNTIL=20260301"),
      ["2026-03-02T00:00 2026-03-07T00:00"]),
    SpanRow(
      "in a gap of the clock is read with the offset before it",
      event(
        "DTSTART;TZID=America/New_York:20260307T023000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"),
      ["2026-03-07T14:30 15:30", "2026-03-08T14:30 15:30", "2026-03-09T13:30 14:30"]),
    SpanRow(
      "twice a day",
      event("DTSTART:20260302T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3;BYHOUR=9,15"),
      ["2026-03-02T09:00 10:00", "2026-03-02T15:00 16:00", "2026-03-03T09:00 10:00"]),
    SpanRow(
      "less the times of EXDATE, in UTC and in its own zone",
      event(
        "DTSTART;TZID=Asia/Jakarta:20260302T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4",
        "EXDATE:20260303T020000Z", "EXDATE;TZID=Asia/Jakarta:20260304T090000,20260304T100000"),
      ["2026-03-02T09:00 10:00", "2026-03-05T09:00 10:00"]),
    SpanRow(
      "less the date of EXDATE",
      event(
        "DTSTART:20260302T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20260303"),
      ["2026-03-02T09:00 10:00", "2026-03-04T09:00 10:00"]),
    SpanRow(
      "less its first time",
      event(
        "DTSTART:20260302T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2", "EXDATE:20260302T090000"),
      ["2026-03-03T09:00 10:00"]),
    SpanRow(
      "less the times of EXRULE",
      event(
        "DTSTART:20260302T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4", "EXRULE:FREQ=DAILY;INTERVAL=2"
      ),
      ["2026-03-03T09:00 10:00", "2026-03-05T09:00 10:00"]),
    SpanRow(
      "and the times of RDATE, a period with its own end",
      event(
        "DTSTART:20260302T090000", "DURATION:PT1H", "RDATE:20260303T140000,20260304T140000",
        "RDATE;VALUE=PERIOD:20260305T070000Z/PT15M,20260306T070000Z/20260306T073000Z"),
      [
        "2026-03-02T09:00 10:00", "2026-03-03T14:00 15:00", "2026-03-04T14:00 15:00",
        "2026-03-05T14:00 14:15",
        "2026-03-06T14:00 14:30",
      ]),
    SpanRow(
      "of whole days, on the dates of RDATE",
      event(
        "DTSTART;VALUE=DATE:20260302", "RDATE;VALUE=DATE:20260304,20260306", "EXDATE;VALUE=DATE:20260304"),
      ["2026-03-02T00:00 2026-03-03T00:00", "2026-03-06T00:00 2026-03-07T00:00"]),
    SpanRow(
      "that is longer than the time between is one span",
      event(
        "DTSTART:20260302T090000", "DURATION:PT25H", "RRULE:FREQ=DAILY;COUNT=3"),
      ["2026-03-02T09:00 2026-03-05T10:00"]),
    SpanRow(
      "that began before the window and reaches into it",
      event(
        "DTSTART:20260222T000000", "DURATION:P3D", "RRULE:FREQ=WEEKLY;COUNT=2"),
      ["2026-03-02T00:00 2026-03-04T00:00"]),
  ]

  private static let series = [
    "BEGIN:VEVENT", "UID:a", "DTSTART:20260302T090000", "DTEND:20260302T100000", "RRULE:FREQ=DAILY;COUNT=4",
    "END:VEVENT",
  ]

  static let changed: [SpanRow] = [
    SpanRow(
      "moves to another time",
      series
        + event(
          "UID:a", "RECURRENCE-ID:20260303T090000", "DTSTART:20260303T140000", "DTEND:20260303T150000"),
      [
        "2026-03-02T09:00 10:00", "2026-03-03T14:00 15:00", "2026-03-04T09:00 10:00",
        "2026-03-05T09:00 10:00",
      ]),
    SpanRow(
      "is called off",
      series
        + event(
          "UID:a", "RECURRENCE-ID:20260303T020000Z", "DTSTART:20260303T090000", "DURATION:PT1H",
          "STATUS:CANCELLED"),
      ["2026-03-02T09:00 10:00", "2026-03-04T09:00 10:00", "2026-03-05T09:00 10:00"]),
    SpanRow(
      "stands before its series in the file, by date",
      event(
        "UID:a", "RECURRENCE-ID;VALUE=DATE:20260303", "DTSTART:20260303T140000", "DTEND:20260303T150000")
        + series,
      [
        "2026-03-02T09:00 10:00", "2026-03-03T14:00 15:00", "2026-03-04T09:00 10:00",
        "2026-03-05T09:00 10:00",
      ]),
    SpanRow(
      "leaves the window",
      series
        + event(
          "UID:a", "RECURRENCE-ID:20260302T090000", "DTSTART:20260402T090000", "DTEND:20260402T100000"),
      ["2026-03-03T09:00 10:00", "2026-03-04T09:00 10:00", "2026-03-05T09:00 10:00"]),
    SpanRow(
      "comes into the window",
      event(
        "UID:a", "DTSTART:20260202T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3")
        + event("UID:a", "RECURRENCE-ID:20260203T090000", "DTSTART:20260303T090000", "DURATION:PT1H"),
      ["2026-03-03T09:00 10:00"]),
    SpanRow(
      "of a transparent series is busy",
      event(
        "UID:a", "DTSTART:20260302T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3", "TRANSP:TRANSPARENT")
        + event(
          "UID:a", "RECURRENCE-ID:20260303T090000", "DTSTART:20260303T090000", "DURATION:PT1H",
          "TRANSP:OPAQUE"),
      ["2026-03-03T09:00 10:00"]),
    SpanRow(
      "and all later ones move and grow",
      series
        + event(
          "UID:a", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260304T090000", "DTSTART:20260304T110000",
          "DURATION:PT2H"),
      [
        "2026-03-02T09:00 10:00", "2026-03-03T09:00 10:00", "2026-03-04T11:00 13:00",
        "2026-03-05T11:00 13:00",
      ]),
    SpanRow(
      "and all later ones are called off",
      series
        + event(
          "UID:a", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260304T090000", "DTSTART:20260304T090000",
          "DURATION:PT1H",
          "STATUS:CANCELLED"),
      ["2026-03-02T09:00 10:00", "2026-03-03T09:00 10:00"]),
    SpanRow(
      "without its series stands alone",
      event(
        "UID:a", "RECURRENCE-ID:20260303T090000", "DTSTART:20260303T140000", "DTEND:20260303T150000"),
      ["2026-03-03T14:00 15:00"]),
    SpanRow(
      "and all later ones, without their series, stands alone",
      event(
        "UID:a", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260303T090000", "DTSTART:20260303T140000",
        "DURATION:PT1H"),
      ["2026-03-03T14:00 15:00"]),
    SpanRow(
      "of another series changes nothing here",
      series
        + event(
          "UID:b", "RECURRENCE-ID:20260303T090000", "DTSTART:20260303T140000", "DTEND:20260303T150000",
          "STATUS:CANCELLED"),
      [
        "2026-03-02T09:00 10:00", "2026-03-03T09:00 10:00", "2026-03-04T09:00 10:00",
        "2026-03-05T09:00 10:00",
      ]),
  ]

  @Test("Of two revisions of an event the later one holds, and the earlier one is reported")
  func supersededRevision() throws {
    let (availability, warnings) = try SampleCalendar.read(
      Self.event("UID:a", "SEQUENCE:2", "DTSTART:20260302T020000Z", "DURATION:PT1H")
        + Self.event("UID:a", "SEQUENCE:1", "DTSTART:20260302T040000Z", "DURATION:PT1H"))
    #expect(SampleCalendar.written(availability.busy) == ["2026-03-02T09:00 10:00"])
    #expect(
      warnings == [
        ICalendarWarning(.superseded, at: ICalendarPlace(file: "test.ics", line: 10, component: "VEVENT"))
      ])
  }
}
