import ICalendar
import Testing
import WorkCalendar

@Suite("Caps on what a file may ask for")
struct ICalendarLimitTests {
  private func read(_ bytes: [UInt8]) throws -> PublishedAvailability {
    try AvailabilityFile.read(bytes, named: "big.ics", window: SampleCalendar.window(), zones: TestFiles.zone)
      .availability
  }

  private func expect(
    _ limit: ICalendarLimit, found: Int? = nil, _ bytes: [UInt8],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: ICalendarError.self, sourceLocation: sourceLocation) { try read(bytes) }
    #expect(
      error?.problem == .overLimit(limit, found: found ?? limit.value + 1), sourceLocation: sourceLocation)
  }

  private func event(_ lines: [String]) -> [UInt8] {
    SampleCalendar.bytes(
      ["BEGIN:VEVENT", "DTSTART:20260302T090000", "DURATION:PT1M"] + lines + ["END:VEVENT"])
  }

  @Test("The size of a file")
  func fileSize() throws {
    let calendar = SampleCalendar.bytes([])
    let room = ICalendarLimit.fileSize.value - calendar.count
    _ = try read(calendar + Array(repeating: UInt8(ascii: "\n"), count: room))
    expect(.fileSize, calendar + Array(repeating: UInt8(ascii: "\n"), count: room + 1))
  }

  @Test("The length of a line, folded or not")
  func lineLength() throws {
    let room = ICalendarLimit.lineLength.value - "X-A:".utf8.count
    _ = try read(event(["X-A:" + String(repeating: "a", count: room)]))
    expect(.lineLength, event(["X-A:" + String(repeating: "a", count: room + 1)]))
    expect(.lineLength, event(["X-A:" + String(repeating: "a", count: room), " b"]))
  }

  @Test("The depth of components")
  func depth() throws {
    func nested(_ depth: Int) -> [UInt8] {
      let inner = depth - 1
      return SampleCalendar.bytes(
        Array(repeating: "BEGIN:X-A", count: inner) + Array(repeating: "END:X-A", count: inner))
    }
    _ = try read(nested(ICalendarLimit.depth.value))
    expect(.depth, nested(ICalendarLimit.depth.value + 1))
    expect(.depth, nested(100_000))
  }

  @Test("The number of components")
  func components() throws {
    func many(_ count: Int) -> [UInt8] {
      SampleCalendar.bytes(Array(repeating: "BEGIN:X-A\r\nEND:X-A", count: count - 1))
    }
    _ = try read(many(ICalendarLimit.components.value))
    expect(.components, many(ICalendarLimit.components.value + 1))
  }

  @Test("The number of values and of parameters in a line, of which libical would read only the first")
  func valuesAndParameters() throws {
    func exceptions(_ count: Int) -> [UInt8] {
      event(["EXDATE:" + Array(repeating: "20260303T090000", count: count).joined(separator: ",")])
    }
    _ = try read(exceptions(ICalendarLimit.valuesInLine.value))
    expect(.valuesInLine, exceptions(ICalendarLimit.valuesInLine.value + 1))
    func parameters(_ count: Int) -> [UInt8] {
      event(["EXDATE" + String(repeating: ";X-A=b", count: count) + ":20260303T090000"])
    }
    _ = try read(parameters(ICalendarLimit.parametersInLine.value))
    expect(.parametersInLine, parameters(ICalendarLimit.parametersInLine.value + 1))
  }

  /// An event 180 times a day for the 28 days of the window: 5,040 times.
  private let oftenADay = "BYHOUR=8,9,10;BYMINUTE=" + (0..<60).map(String.init).joined(separator: ",")

  @Test("The number of times that one event happens in the window")
  func instancesOfEvent() throws {
    #expect(try read(event(["RRULE:FREQ=DAILY;COUNT=4900;\(oftenADay)"])).busy.count == 4_900)
    expect(.instancesOfEvent, event(["RRULE:FREQ=DAILY;COUNT=5200;\(oftenADay)"]))
    let additions = (0..<5_001).map { number in
      let moment = LocalDateTime(date: CivilDate(dayNumber: 20_514), time: .midnight).moved(byMinutes: number)
      return "RDATE:" + moment.date.iso8601.filter { $0 != "-" } + "T"
        + moment.time.iso8601.filter { $0 != ":" } + "30"
    }
    expect(.instancesOfEvent, found: 5_002, event(additions))
  }

  @Test("The number of times that all events of a file happen in the window")
  func instancesOfFile() throws {
    func events(_ count: Int) -> [UInt8] {
      SampleCalendar.bytes(
        (0..<count).flatMap { _ in
          [
            "BEGIN:VEVENT", "DTSTART:20260302T090000", "DURATION:PT1M",
            "RRULE:FREQ=DAILY;COUNT=4900;\(oftenADay)", "END:VEVENT",
          ]
        })
    }
    _ = try read(events(10))
    expect(.instancesOfFile, events(11))
  }

  @Test("The work that all rules of a file make together")
  func recurrenceSteps() throws {
    func events(_ count: Int) -> [UInt8] {
      SampleCalendar.bytes(
        (0..<count).flatMap { _ in
          [
            "BEGIN:VEVENT", "DTSTART:20160101T090000", "DURATION:PT1M",
            "RRULE:FREQ=DAILY;COUNT=100;BYMONTH=2;BYMONTHDAY=30", "END:VEVENT",
          ]
        })
    }
    _ = try read(events(26))
    expect(.recurrenceSteps, events(28))
  }

  @Test("The work that rare days and definitions of zones make")
  func recurrenceStepsOfRareRules() throws {
    func events(_ count: Int) -> [UInt8] {
      SampleCalendar.bytes(
        (0..<count).flatMap { _ in
          [
            "BEGIN:VEVENT", "DTSTART:20200203T090000", "DURATION:PT1M",
            "RRULE:FREQ=MONTHLY;BYMONTH=2;BYDAY=5MO",
            "END:VEVENT",
          ]
        })
    }
    _ = try read(events(200))
    expect(.recurrenceSteps, events(201))
    func zones(_ count: Int) -> [UInt8] {
      SampleCalendar.bytes(
        (0..<count).flatMap { number in
          [
            "BEGIN:VTIMEZONE", "TZID:Z\(number)", "BEGIN:STANDARD", "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT",
            "DTSTART;TZID=Z\(number):20260302T090000", "DURATION:PT1M", "END:VEVENT",
          ]
        })
    }
    _ = try read(zones(2_000))
    expect(.recurrenceSteps, zones(2_001))
  }

  @Test("The number of changes of a zone that the file defines")
  func changesOfZone() throws {
    func zone(changes count: Int) -> [UInt8] {
      let additions = (1..<count).map { number in
        "RDATE:" + CivilDate(dayNumber: Int32(number)).iso8601.filter { $0 != "-" } + "T000000"
      }
      return SampleCalendar.bytes(
        ["BEGIN:VTIMEZONE", "TZID:Own", "BEGIN:STANDARD", "DTSTART:19700101T000000"] + additions
          + [
            "TZOFFSETFROM:+0700", "TZOFFSETTO:+0700", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT",
            "DTSTART;TZID=Own:20260302T090000", "DURATION:PT1M", "END:VEVENT",
          ])
    }
    #expect(try read(zone(changes: ICalendarLimit.changesOfZone.value)).busy.count == 1)
    expect(.changesOfZone, zone(changes: ICalendarLimit.changesOfZone.value + 1))
  }

  @Test("Thousands of changes to as many series of one name are told apart without looking at each for each")
  func manyChangesOfManySeries() throws {
    let series = ["BEGIN:VEVENT", "UID:a", "DTSTART:20260302T090000", "DURATION:PT1M", "END:VEVENT"]
    let change = series.prefix(4) + ["RECURRENCE-ID:20260303T090000", "END:VEVENT"]
    let lines = Array(repeating: series, count: 4_000) + Array(repeating: Array(change), count: 4_000)
    #expect(try read(SampleCalendar.bytes(lines.flatMap { $0 })).busy.count == 1)
  }

  @Test("A large calendar within the caps is read")
  func largeCalendar() throws {
    let events = (0..<15_000).flatMap { number in
      [
        "BEGIN:VEVENT", "UID:\(number)@example.id", "DTSTAMP:20260101T000000Z",
        "DTSTART;TZID=Asia/Jakarta:202603\(10 + number % 19)T\(10 + number % 8)0000", "DURATION:PT15M",
        "SUMMARY:Rapat \(number)", "DESCRIPTION:" + String(repeating: "keterangan ", count: 10), "END:VEVENT",
      ]
    }
    #expect(try read(SampleCalendar.bytes(events)).busy.count == 19 * 8)
  }
}

extension LocalDateTime {
  fileprivate func moved(byMinutes minutes: Int) -> LocalDateTime {
    (Instant(self, offset: .utc) + Minutes(minutes)).local(offset: .utc)
  }
}
