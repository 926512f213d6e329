import ICalendar
import Testing
import WorkCalendar

@Suite("Time zones of a file")
struct FileZoneTests {
  private static func event(zone: String, _ start: String = "20260302T090000") -> [String] {
    ["BEGIN:VEVENT", "DTSTART;TZID=\(zone):\(start)", "DURATION:PT1H", "END:VEVENT"]
  }

  private static func definition(_ name: String, _ observances: [String]) -> [String] {
    ["BEGIN:VTIMEZONE", "TZID:\(name)"] + observances + ["END:VTIMEZONE"]
  }

  /// New York as Outlook writes it.
  private static let outlook = definition(
    "Eastern",
    [
      "BEGIN:STANDARD", "DTSTART:16010101T020000", "TZOFFSETFROM:-0400", "TZOFFSETTO:-0500",
      "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11", "END:STANDARD", "BEGIN:DAYLIGHT",
      "DTSTART:16010101T020000", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400",
      "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3", "END:DAYLIGHT",
    ])

  static let rows: [SpanRow] = [
    SpanRow("an IANA name", event(zone: "Asia/Makassar"), ["2026-03-02T08:00 09:00"]),
    SpanRow(
      "an IANA name behind a prefix", event(zone: "/freeassociation.sourceforge.net/Asia/Tokyo"),
      ["2026-03-02T07:00 08:00"]),
    SpanRow("in quotation marks", event(zone: "\"Asia/Tokyo\""), ["2026-03-02T07:00 08:00"]),
    SpanRow("UTC by name", event(zone: "UTC"), ["2026-03-02T16:00 17:00"]),
    SpanRow("a Windows name", event(zone: "SE Asia Standard Time"), ["2026-03-02T09:00 10:00"]),
    SpanRow("a Windows name of Makassar", event(zone: "Singapore Standard Time"), ["2026-03-02T08:00 09:00"]),
    SpanRow("a Windows name of Jayapura", event(zone: "Tokyo Standard Time"), ["2026-03-02T07:00 08:00"]),
    SpanRow(
      "a name of the file's own",
      definition(
        "Kantor",
        [
          "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0900", "TZOFFSETTO:+0900",
          "END:STANDARD",
        ])
        + event(zone: "Kantor"), ["2026-03-02T07:00 08:00"]),
    SpanRow(
      "a Windows name that the file defines otherwise",
      definition(
        "SE Asia Standard Time",
        [
          "BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:+0900", "TZOFFSETTO:+0900",
          "END:STANDARD",
        ])
        + event(zone: "SE Asia Standard Time"), ["2026-03-02T07:00 08:00"]),
    SpanRow(
      "defined with daylight saving time, before and after the change",
      outlook + event(zone: "Eastern", "20260306T200000") + event(zone: "Eastern", "20260309T200000"),
      ["2026-03-07T08:00 09:00", "2026-03-10T07:00 08:00"]),
    SpanRow(
      "defined, in the gap of its clock", outlook + event(zone: "Eastern", "20260308T023000"),
      ["2026-03-08T14:30 15:30"]),
    SpanRow(
      "defined by dates",
      definition(
        "Once",
        [
          "BEGIN:STANDARD", "DTSTART:20200101T000000", "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700",
          "END:STANDARD",
          "BEGIN:DAYLIGHT", "DTSTART:20260305T000000", "RDATE:20260315T000000", "TZOFFSETFROM:+0700",
          "TZOFFSETTO:+0800", "END:DAYLIGHT", "BEGIN:STANDARD", "DTSTART:20260310T000000",
          "TZOFFSETFROM:+0800",
          "TZOFFSETTO:+0700", "END:STANDARD",
        ]) + event(zone: "Once") + event(zone: "Once", "20260306T090000")
        + event(zone: "Once", "20260311T090000")
        + event(zone: "Once", "20260316T090000"),
      [
        "2026-03-02T09:00 10:00", "2026-03-06T08:00 09:00", "2026-03-11T09:00 10:00",
        "2026-03-16T08:00 09:00",
      ]),
  ]

  @Test("A zone is found by", arguments: rows)
  func found(row: SpanRow) throws {
    let (availability, warnings) = try SampleCalendar.read(row.lines)
    #expect(SampleCalendar.written(availability.busy) == row.expected)
    #expect(warnings == [])
  }

  @Test("A time that the clock shows twice is the first of the two")
  func overlap() throws {
    let window = try range("2026-10-26T00:00:00+07:00", "2026-11-09T00:00:00+07:00")
    for zone in ["America/New_York", "Eastern"] {
      let (availability, _) = try SampleCalendar.read(
        Self.outlook + Self.event(zone: zone, "20261101T013000"), window: window)
      #expect(SampleCalendar.written(availability.busy) == ["2026-11-01T12:30 13:30"])
    }
  }

  /// A zone that goes to +08:00 on every odd day of 600 and back on every even one, at 0 o'clock.
  private static func daily() throws -> (zone: [String], days: ArraySlice<CivilDate>) {
    func observance(_ name: String, from: String, to: String, on days: [CivilDate]) -> [String] {
      let moments = days.map { written($0, "000000") }
      return ["BEGIN:\(name)", "DTSTART:\(moments[0])"] + moments.dropFirst().map { "RDATE:\($0)" }
        + ["TZOFFSETFROM:\(from)", "TZOFFSETTO:\(to)", "END:\(name)"]
    }
    let first = try #require(CivilDate(year: 2025, month: 1, day: 1))
    let days = (0..<600).map { first.advanced(by: $0) }
    let zone = definition(
      "Daily",
      observance("STANDARD", from: "+0800", to: "+0700", on: days.filter(isEven))
        + observance("DAYLIGHT", from: "+0700", to: "+0800", on: days.filter { !isEven($0) }))
    return (zone, days.filter { $0.iso8601.hasPrefix("2026-03") }.dropFirst().prefix(28))
  }

  private static func isEven(_ date: CivilDate) -> Bool { date.dayNumber.isMultiple(of: 2) }

  private static func written(_ date: CivilDate, _ time: String) -> String {
    date.iso8601.filter { $0 != "-" } + "T" + time
  }

  @Test("Each change of a zone that the file defines holds until the next one, however many there are")
  func manyChanges() throws {
    let (zone, days) = try Self.daily()
    let events = days.flatMap { Self.event(zone: "Daily", Self.written($0, "120000")) }
    let (availability, _) = try SampleCalendar.read(zone + events)
    #expect(
      SampleCalendar.written(availability.busy)
        == days.map { "\($0.iso8601)T" + (Self.isEven($0) ? "12:00 13:00" : "11:00 12:00") })
  }

  @Test("The last moment of a rule is told by the change that holds then, from the moment of the change on")
  func manyChangesAtMoments() throws {
    let (zone, days) = try Self.daily()
    for day in days.dropFirst() {
      // On odd days the clock goes from 0 to 1 o'clock at 17:00 UTC of the day before.
      let time = Self.isEven(day) ? "120000" : "010000"
      let last = Self.isEven(day) ? (day, "050000Z", "045959Z") : (day.advanced(by: -1), "170000Z", "165959Z")
      for (until, count) in [(last.1, 2), (last.2, 1)] {
        let (availability, _) = try SampleCalendar.read(
          zone + [
            "BEGIN:VEVENT", "DTSTART;TZID=Daily:" + Self.written(day.advanced(by: -1), time),
            "DURATION:PT1M", "RRULE:FREQ=DAILY;UNTIL=" + Self.written(last.0, until), "END:VEVENT",
          ], window: range("2026-02-20T00:00:00+07:00", "2026-04-10T00:00:00+07:00"))
        #expect(availability.busy.count == count, "\(day.iso8601) until \(until)")
      }
    }
  }

  @Test(
    "A zone that is found nowhere is refused by its name, and no name of it is taken for a file's",
    arguments: [
      "Mars/Olympus", "../../etc/passwd", "/etc/passwd", "Asia/../Asia/Jakarta", "Asia//Tokyo",
      "Kantor Pusat",
    ])
  func unknown(name: String) throws {
    let error = #expect(throws: ICalendarError.self) {
      try AvailabilityFile.read(
        SampleCalendar.bytes(Self.event(zone: name)), named: "a.ics", window: SampleCalendar.window(),
        zones: { asked in
          #expect(asked == "Mars/Olympus" || asked == "etc/passwd" || asked == "passwd")
          return nil
        })
    }
    #expect(
      error
        == ICalendarError(
          .unknownZone(name), at: .init(file: "a.ics", line: 5, component: "VEVENT", property: "DTSTART")))
  }

  @Test("The calendar's own zone is refused where a time needs it and it is not known")
  func unknownCalendarZone() throws {
    let error = #expect(throws: ICalendarError.self) {
      try SampleCalendar.read([
        "X-WR-TIMEZONE:Nowhere", "BEGIN:VEVENT", "DTSTART:20260302T090000", "DURATION:PT1H", "END:VEVENT",
      ])
    }
    #expect(error?.problem == .unknownZone("Nowhere"))
    #expect(error?.place.line == 4)
  }

  @Test(
    "A definition that says no offset, or one that no clock has, is refused",
    arguments: [
      ["BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETTO:+0700", "END:STANDARD"],
      ["BEGIN:STANDARD", "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "END:STANDARD"],
      [
        "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0700", "TZOFFSETTO:+9900", "END:STANDARD",
      ],
      [],
    ])
  func unusable(observances: [String]) throws {
    let error = #expect(throws: ICalendarError.self) {
      try SampleCalendar.read(Self.definition("Own", observances) + Self.event(zone: "Own"))
    }
    #expect(error?.problem == .unusableZone("Own"))
  }
}
