import Foundation
import ICalendar
import SeededRandom
import Testing
import WorkCalendar

@Suite("Answers of calendar clients")
struct ItipMessageTests {
  private static let uid = "permohonan-2026-0042@jadwal.example.go.id"

  private func read(fixture: String) throws -> (message: ItipMessage, warnings: [ICalendarWarning]) {
    let file = TestFiles.fixtures.appending(path: "Itip").appending(path: fixture)
    return try ItipMessage.read(TestFiles.bytes(file), named: fixture, zones: { _ in nil })
  }

  static let replies: [(String, String, MeetingEvent.Attendee.Participation, String)] = [
    (
      "outlook-reply.ics", "Siti.Wijaya@example.com", .declined, "Saya dinas luar, mohon waktu lain.\n"
    ),
    ("google-reply.ics", "siti.wijaya@example.com", .accepted, ""),
    ("apple-reply.ics", "siti.wijaya@example.com", .tentative, "Saya usahakan."),
    ("thunderbird-reply.ics", "siti.wijaya@example.com", .accepted, ""),
  ]

  @Test("A REPLY is read as the client wrote it", arguments: replies)
  func reply(
    fixture: String, attendee: String, participation: MeetingEvent.Attendee.Participation, comment: String
  ) throws {
    let (message, warnings) = try read(fixture: fixture)
    guard case .reply(let reply) = message else {
      Issue.record("no reply: \(message)")
      return
    }
    #expect(reply.uid == Self.uid)
    #expect(reply.sequence == 1)
    #expect(reply.attendee == attendee)
    #expect(reply.participation == participation)
    #expect(reply.comment == comment)
    #expect(try reply.stamp == instant("2026-03-11T03:45:01Z"))
    #expect(warnings == [])
  }

  @Test(
    "A COUNTER is read as the client wrote it",
    arguments: [
      ("outlook-counter.ics", "2026-03-17T09:00:00+07:00" as String?), ("google-counter.ics", nil),
    ])
  func counter(fixture: String, originalStart: String?) throws {
    let (message, warnings) = try read(fixture: fixture)
    guard case .counter(let counter) = message else {
      Issue.record("no counter: \(message)")
      return
    }
    #expect(counter.uid == Self.uid)
    #expect(counter.sequence == 1)
    #expect(counter.attendee == "siti.wijaya@example.com")
    #expect(try counter.time == range("2026-03-18T14:00:00+07:00", "2026-03-18T15:00:00+07:00"))
    #expect(try counter.originalStart == originalStart.map { try instant($0) })
    #expect(counter.comment == "Bisa sore hari?")
    #expect(try counter.stamp == instant("2026-03-11T03:45:01Z"))
    #expect(warnings == [])
  }

  /// The lines of an answer: as given, instead of the first line that begins with the same name.
  private static func lines(_ method: String, _ change: (old: String, new: [String])? = nil) -> [String] {
    let event = [
      "BEGIN:VEVENT", "UID:1@example.go.id", "DTSTAMP:20260311T034501Z", "SEQUENCE:1",
      "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@example.com", "DTSTART:20260318T070000Z",
      "DTEND:20260318T080000Z", "END:VEVENT",
    ]
    let all = ["METHOD:\(method)"] + event
    guard let change else { return all }
    return all.flatMap { $0.hasPrefix(change.old) ? change.new : [$0] }
  }

  private static func read(_ lines: [String]) throws -> (message: ItipMessage, warnings: [ICalendarWarning]) {
    try ItipMessage.read(SampleCalendar.bytes(lines), named: "itip.ics", zones: TestFiles.zone)
  }

  private static func counter(_ lines: [String]) throws -> ItipMessage.Counter {
    guard case .counter(let counter) = try read(lines).message else { throw NoCounter() }
    return counter
  }

  private static func reply(_ lines: [String]) throws -> ItipMessage.Reply {
    guard case .reply(let reply) = try read(lines).message else { throw NoCounter() }
    return reply
  }

  private struct NoCounter: Error {}

  @Test("The revision and the organizer may be missing, as Exchange leaves them out")
  func missingSequence() throws {
    #expect(try Self.reply(Self.lines("REPLY", ("SEQUENCE", []))).sequence == nil)
    #expect(try Self.counter(Self.lines("COUNTER", ("SEQUENCE", []))).sequence == nil)
  }

  @Test(
    "The time that an answer knows is read where it is certain",
    arguments: [
      (["DTSTART:20260317T020000Z"], true), (["DTSTART;TZID=Asia/Jakarta:20260317T090000"], true),
      (["DTSTART:20260317T090000"], false), (["DTSTART;VALUE=DATE:20260317"], false),
      (["DTSTART;TZID=Sea/Atlantis:20260317T090000"], false), ([], false),
    ] as [([String], Bool)])
  func knownStart(lines: [String], isCertain: Bool) throws {
    let reply = try Self.reply(Self.lines("REPLY", ("DTSTART", lines)))
    #expect(try reply.start == (isCertain ? instant("2026-03-17T02:00:00Z") : nil))
  }

  static let participations: [(String, MeetingEvent.Attendee.Participation)] = [
    (";PARTSTAT=ACCEPTED", .accepted), (";PARTSTAT=declined", .declined), (";PARTSTAT=TENTATIVE", .tentative),
    (";PARTSTAT=NEEDS-ACTION", .needsAction), (";PARTSTAT=X-LATER", .needsAction), ("", .needsAction),
    (";CN=\"Wijaya: Siti; NIB\";PARTSTAT=\"ACCEPTED\"", .accepted),
  ]

  @Test(
    "An answer that is not known counts as none yet (RFC 5545, section 3.2.12)", arguments: participations)
  func participation(parameters: String, expected: MeetingEvent.Attendee.Participation) throws {
    let lines = Self.lines("REPLY", ("ATTENDEE", ["ATTENDEE\(parameters):mailto:a@example.com"]))
    #expect(try Self.reply(lines).participation == expected)
  }

  @Test(
    "An address is read from its URI, whatever the case of the scheme and the codes in it",
    arguments: [
      ("mailto:a@example.com", "a@example.com"), ("MAILTO:A@Example.com", "A@Example.com"),
      ("MailTo:a%2Bb%40example.com", "a+b@example.com"), ("mailto:a%25b%3f@example.com", "a%b?@example.com"),
    ])
  func address(uri: String, address: String) throws {
    #expect(try Self.reply(Self.lines("REPLY", ("ATTENDEE", ["ATTENDEE:\(uri)"]))).attendee == address)
  }

  @Test("An address of ours that is written and read back is the same")
  func addressRoundTrip() throws {
    for address in ["a%b&c=d/e#f?g@example.com", "o'neil+x@example.com", "{a|b}^`~@x-y.example.com"] {
      let text = try CalendarText.declineCounter(
        for: SampleMeeting.meeting(), to: .init(name: "x", email: address), comment: "")
      let reply = text.replacingOccurrences(of: "METHOD:DECLINECOUNTER", with: "METHOD:REPLY")
      guard
        case .reply(let read) = try ItipMessage.read(
          Array(reply.utf8), named: "x.ics", zones: { _ in nil }
        ).message
      else { throw NoCounter() }
      #expect(read.attendee == address)
    }
  }

  @Test("Several attendees of a COUNTER are told in order: only the mail says who of them proposes")
  func severalProposers() throws {
    let counter = try Self.counter(
      Self.lines("COUNTER", ("ATTENDEE", ["ATTENDEE:mailto:b@example.com", "ATTENDEE:mailto:a@example.com"])))
    #expect(counter.attendees == ["b@example.com", "a@example.com"])
    #expect(counter.attendee == nil)
  }

  static let times: [(String, [String], String)] = [
    ("a duration", ["DTSTART:20260318T070000Z", "DURATION:PT90M"], "2026-03-18T14:00 15:30"),
    (
      "an IANA zone",
      ["DTSTART;TZID=Asia/Jayapura:20260318T090000", "DTEND;TZID=Asia/Jayapura:20260318T100000"],
      "2026-03-18T07:00 08:00"
    ),
    (
      "a zone of Windows",
      ["DTSTART;TZID=Tokyo Standard Time:20260318T090000", "DTEND;TZID=Tokyo Standard Time:20260318T100000"],
      "2026-03-18T07:00 08:00"
    ),
    (
      "a zone with daylight saving time",
      ["DTSTART;TZID=Europe/Berlin:20260330T090000", "DTEND;TZID=Europe/Berlin:20260330T100000"],
      "2026-03-30T14:00 15:00"
    ),
    (
      "an end in another zone", ["DTSTART;TZID=Asia/Makassar:20260318T090000", "DTEND:20260318T020000Z"],
      "2026-03-18T08:00 09:00"
    ),
  ]

  @Test("A proposed time is a moment, whatever zone it is said in", arguments: times)
  func proposedTime(name: String, lines: [String], expected: String) throws {
    let all = Self.lines("COUNTER", ("DTSTART", lines)).filter { $0 != "DTEND:20260318T080000Z" }
    #expect(try SampleCalendar.written([Self.counter(all).time]) == [expected])
  }

  @Test("A zone that the file defines holds as it is around the proposed time")
  func definedZone() throws {
    let zone = [
      "BEGIN:VTIMEZONE", "TZID:Kantor", "BEGIN:STANDARD", "DTSTART:16011028T030000",
      "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD",
      "BEGIN:DAYLIGHT", "DTSTART:16010325T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
      "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT", "END:VTIMEZONE",
    ]
    for (day, expected) in [("20260327", "2026-03-27T15:00 16:00"), ("20260330", "2026-03-30T14:00 15:00")] {
      let lines = Self.lines(
        "COUNTER", ("DTSTART", ["DTSTART;TZID=Kantor:\(day)T090000", "DURATION:PT1H"])
      ).filter { $0 != "DTEND:20260318T080000Z" }
      #expect(try SampleCalendar.written([Self.counter(zone + lines).time]) == [expected])
    }
  }

  @Test("A remembered start that cannot be read is a warning, not an error")
  func originalStart() throws {
    for value in [":soon", ";TZID=Asia/Atlantis:20260317T090000", ":20260317T090000"] {
      let lines = Self.lines("COUNTER", ("SEQUENCE", ["X-MS-OLK-ORIGINALSTART\(value)"]))
      let (message, warnings) = try Self.read(lines)
      guard case .counter(let counter) = message else { throw NoCounter() }
      #expect(counter.originalStart == nil)
      #expect(warnings.map(\.problem) == [.ignoredProperty])
      #expect(warnings.first?.place.property == "X-MS-OLK-ORIGINALSTART")
    }
  }

  @Test("Comments are put together, and what is no event is read past with a warning")
  func comments() throws {
    let lines = Self.lines("REPLY", ("SEQUENCE", ["COMMENT:satu\\, dua", "COMMENT:", "COMMENT:tiga"]))
    #expect(try Self.reply(lines).comment == "satu, dua\ntiga")
    let (_, warnings) = try Self.read(Self.lines("REPLY") + ["BEGIN:VTODO", "END:VTODO"])
    #expect(warnings.map(\.problem) == [.ignoredComponent])
  }

  private static let secondEvent = ["END:VEVENT", "BEGIN:VEVENT", "UID:2", "END:VEVENT"]
  static let refusals:
    [(String, String, (old: String, new: [String]), ICalendarError.Problem, Int?, String?)] = [
      ("another method", "REQUEST", ("-", []), .unexpectedValue("REQUEST"), 4, "METHOD"),
      ("a feed", "PUBLISH", ("-", []), .unexpectedValue("PUBLISH"), 4, "METHOD"),
      ("no method", "REPLY", ("METHOD", []), .missingProperty, 1, "METHOD"),
      ("no UID", "REPLY", ("UID", []), .missingProperty, 5, "UID"),
      ("no stamp", "REPLY", ("DTSTAMP", []), .missingProperty, 5, "DTSTAMP"),
      ("no attendee", "REPLY", ("ATTENDEE", []), .missingProperty, 5, "ATTENDEE"),
      ("no proposer", "COUNTER", ("ATTENDEE", []), .missingProperty, 5, "ATTENDEE"),
      (
        "two who answer", "REPLY",
        ("ATTENDEE", ["ATTENDEE:mailto:a@example.com", "ATTENDEE:mailto:b@example.com"]), .repeatedProperty,
        10, "ATTENDEE"
      ),
      (
        "an answer handed on", "REPLY", ("ATTENDEE", ["ATTENDEE;PARTSTAT=DELEGATED:mailto:a@example.com"]),
        .unexpectedValue("DELEGATED"), 9, "ATTENDEE"
      ),
      ("two events", "REPLY", ("END:VEVENT", secondEvent), .repeatedComponent, 13, nil),
      (
        "one of a series", "REPLY", ("SEQUENCE", ["RECURRENCE-ID:20260317T020000Z"]),
        .unsupportedRecurrence("RECURRENCE-ID"), 8, "RECURRENCE-ID"
      ),
      (
        "a series", "COUNTER", ("SEQUENCE", ["RRULE:FREQ=DAILY"]), .unsupportedRecurrence("RRULE"), 8, "RRULE"
      ),
      (
        "a revision that is no number", "REPLY", ("SEQUENCE", ["SEQUENCE:one"]), .unreadableValue("one"), 8,
        "SEQUENCE"
      ),
      (
        "a revision beyond all", "REPLY", ("SEQUENCE", ["SEQUENCE:99999999999"]),
        .unreadableValue("99999999999"), 8, "SEQUENCE"
      ),
      (
        "an unknown zone", "COUNTER", ("DTSTART", ["DTSTART;TZID=Asia/Atlantis:20260318T090000"]),
        .unknownZone("Asia/Atlantis"), 10, "DTSTART"
      ),
      (
        "a time of no zone", "COUNTER", ("DTSTART", ["DTSTART:20260318T090000"]),
        .unexpectedValue("20260318T090000"), 10, "DTSTART"
      ),
      (
        "an end of no zone", "COUNTER", ("DTEND", ["DTEND:20260318T090000"]),
        .unexpectedValue("20260318T090000"), 11, "DTEND"
      ),
      (
        "a whole day", "COUNTER", ("DTSTART", ["DTSTART;VALUE=DATE:20260318"]), .dateAgainstTime, 10,
        "DTSTART"
      ),
      (
        "an end before the start", "COUNTER", ("DTEND", ["DTEND:20260318T060000Z"]), .endBeforeStart, 11,
        "DTEND"
      ),
      ("no length", "COUNTER", ("DTEND", ["DTEND:20260318T070000Z"]), .endBeforeStart, 11, "DTEND"),
      ("no end", "COUNTER", ("DTEND", []), .missingProperty, 5, "DTEND"),
      ("no start", "COUNTER", ("DTSTART", []), .missingProperty, 5, "DTSTART"),
      (
        "an end and a duration", "COUNTER", ("SEQUENCE", ["DURATION:PT1H"]), .endAndDuration, 11, "DTEND"
      ),
      (
        "a day that does not exist", "COUNTER", ("DTSTART", ["DTSTART:20260231T070000Z"]),
        .impossibleDate("20260231T070000Z"), 10, "DTSTART"
      ),
      (
        "a day before all zones", "COUNTER", ("DTSTART", ["DTSTART:00010101T000000Z"]),
        .impossibleDate("00010101T000000Z"), 10, "DTSTART"
      ),
      (
        "a comment of a book's length", "REPLY",
        ("SEQUENCE", ["COMMENT:" + String(repeating: "a", count: 10_001)]),
        .overLimit(.commentLength, found: 10_001), 8, "COMMENT"
      ),
      (
        "a UID too long", "REPLY", ("UID", ["UID:" + String(repeating: "a", count: 256)]),
        .unexpectedValue(String(repeating: "a", count: 80)), 6, "UID"
      ),
    ]

  @Test("An answer is refused with", arguments: refusals)
  func refused(
    name: String, method: String, change: (old: String, new: [String]), problem: ICalendarError.Problem,
    line: Int?, property: String?
  ) {
    let lines = Self.lines(method, change)
    let error = #expect(throws: ICalendarError.self, "\(name)") { try Self.read(lines) }
    #expect(error?.problem == problem, "\(name)")
    #expect(error?.place.file == "itip.ics")
    #expect(error?.place.line == line, "\(name)")
    #expect(error?.place.property == property, "\(name)")
  }

  @Test("No event, no calendar or two calendars are refused")
  func shapes() {
    let calendar = SampleCalendar.bytes(Self.lines("REPLY"))
    let rows: [([UInt8], ICalendarError.Problem, Int?)] = [
      (SampleCalendar.bytes(["METHOD:REPLY"]), .missingComponent("VEVENT"), 1),
      (calendar + calendar, .repeatedComponent, 14), ([], .empty, nil),
    ]
    for (bytes, problem, line) in rows {
      let error = #expect(throws: ICalendarError.self) {
        try ItipMessage.read(bytes, named: "itip.ics", zones: { _ in nil })
      }
      #expect(error?.problem == problem)
      #expect(error?.place.line == line)
    }
  }

  @Test(
    "What is no address is refused",
    arguments: [
      "mailto:", "mailto:a", "mailto:a@", "mailto:@example.com", "a@example.com", "invalid:nomail",
      "mailto:a@example.com?cc=b@example.com", "mailto:a?b@example.com",
      "mailto:a@example.com%0D%0ABcc:b@example.com",
      "mailto:a%@example.com", "mailto:a%4@example.com", "mailto:a%zz@example.com", "mailto:a%FF@example.com",
      "mailto:<a@example.com>", "mailto:a@localhost", "mailto:a@b@example.com",
      "mailto:" + String(repeating: "a", count: 250) + "@example.com", "https://example.com/a",
    ])
  func address(refused uri: String) {
    for method in ["REPLY", "COUNTER"] {
      let error = #expect(throws: ICalendarError.self) {
        try Self.read(Self.lines(method, ("ATTENDEE", ["ATTENDEE:\(uri)"])))
      }
      #expect(error?.place.property == "ATTENDEE")
      #expect(error?.place.line == 9)
    }
  }

  @Test("A damaged answer is refused or read, and nothing else happens")
  func damaged() throws {
    var random = SplitMix64(seed: 20_260_311)
    let folder = TestFiles.fixtures.appending(path: "Itip")
    for name in ["outlook-reply.ics", "outlook-counter.ics", "google-counter.ics", "apple-reply.ics"] {
      let sound = try TestFiles.bytes(folder.appending(path: name))
      for _ in 0..<250 {
        var bytes = sound
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let index = Int.random(in: 0..<bytes.count, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
          case 1: bytes.removeSubrange(index..<min(bytes.count, index + 7))
          default:
            bytes.insert(contentsOf: "%;:,\"\r\n =9T".utf8.shuffled(using: &random).prefix(3), at: index)
          }
        }
        do {
          _ = try ItipMessage.read(bytes, named: name, zones: TestFiles.zone)
        } catch {
          #expect(error.place.file == name)
        }
      }
    }
  }
}
