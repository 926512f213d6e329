import Foundation
import ICalendar
import Testing
import WorkCalendar

@Suite("Messages that call off, remove and decline")
struct SchedulingMessageTests {
  private func golden(_ name: String) -> URL {
    TestFiles.fixtures.appending(path: "Golden").appending(path: name)
  }

  @Test("A meeting is called off with CANCEL and STATUS:CANCELLED, byte for byte (RFC 5546, section 3.2.5)")
  func cancellation() throws {
    let text = try CalendarText.cancellation(
      for: SampleMeeting.meeting { $0.sequence = 2 }, comment: "Pejabat sakit; mohon maaf.")
    try TestFiles.expect(text, equals: golden("cancellation.ics"))
    let lines = SampleMeeting.lines(text)
    #expect(lines.contains("METHOD:CANCEL"))
    #expect(lines.contains("STATUS:CANCELLED"))
    #expect(lines.contains("TRANSP:TRANSPARENT"))
    #expect(lines.contains("SEQUENCE:2"))
    #expect(lines.filter { $0.hasPrefix("ATTENDEE") }.count == 3)
    #expect(!lines.contains { $0.contains("RSVP") || $0.hasPrefix("BEGIN:VALARM") })
  }

  @Test("A meeting already marked as called off reads the same in its CANCEL")
  func cancellationOfCancelled() throws {
    #expect(
      try CalendarText.cancellation(for: SampleMeeting.meeting { $0.status = .cancelled })
        == CalendarText.cancellation(for: SampleMeeting.meeting()))
  }

  @Test("Attendees taken off a meeting that stands are told without a status (RFC 5546, section 3.2.5)")
  func removal() throws {
    let event = try SampleMeeting.meeting { $0.sequence = 1 }
    let officer = event.attendees[1]
    let text = try CalendarText.removal(of: [officer], from: event, comment: "Diganti rekan.")
    try TestFiles.expect(text, equals: golden("removal.ics"))
    let lines = SampleMeeting.lines(text)
    #expect(lines.contains("METHOD:CANCEL"))
    #expect(lines.filter { $0.hasPrefix("ATTENDEE") }.count == 1)
    #expect(!lines.contains { $0.hasPrefix("STATUS") })
  }

  @Test("A refused proposal echoes UID and SEQUENCE to the one who proposed (RFC 5546, section 3.2.8)")
  func declinedCounter() throws {
    let event = try SampleMeeting.meeting { $0.sequence = 4 }
    let text = try CalendarText.declineCounter(
      for: event, to: event.attendees[0], comment: "Ruang penuh,\nsilakan pilih waktu lain.")
    try TestFiles.expect(text, equals: golden("declined-counter.ics"))
    let lines = SampleMeeting.lines(text)
    #expect(lines.contains("METHOD:DECLINECOUNTER"))
    #expect(lines.contains("SEQUENCE:4"))
    #expect(lines.contains("UID:\(event.uid)"))
    #expect(lines.contains("COMMENT;LANGUAGE=id:Ruang penuh\\,\\nsilakan pilih waktu lain."))
    #expect(
      lines.filter { $0.hasPrefix("ATTENDEE") }.map { $0.hasSuffix(":mailto:siti.wijaya@example.com") }
        == [true])
    #expect(!lines.contains { $0.hasPrefix("STATUS") || $0.hasPrefix("DESCRIPTION") })
  }

  @Test("A comment stays in its line", arguments: ["a\r\nX-EVIL:1", "a\u{2028}X-EVIL:1", "a\u{85}X-EVIL:1"])
  func comment(text: String) throws {
    let event = try SampleMeeting.meeting()
    for message in [
      try CalendarText.cancellation(for: event, comment: text),
      try CalendarText.removal(of: event.attendees, from: event, comment: text),
      try CalendarText.declineCounter(for: event, to: event.attendees[0], comment: text),
    ] {
      #expect(SampleMeeting.lines(message).filter { $0.hasPrefix("COMMENT") }.count == 1)
      #expect(!SampleMeeting.lines(message).contains { $0.hasPrefix("X-EVIL") })
    }
  }

  @Test(
    "Control characters are taken out, line ends of every kind are kept, and nothing beside them changes",
    arguments: [
      ("a\r\nb", "a\\nb"), ("a\r\rb\n\nc", "a\\n\\nb\\n\\nc"),
      ("a\u{85}b\u{2028}c\u{2029}d", "a\\nb\\nc\\nd"),
      ("a\u{0}\u{7F}\u{80}\u{9F}b", "ab"), ("a\tb", "a\tb"),
      ("\u{A0}é–\u{2027}\u{202A}€🗓️", "\u{A0}é–\u{2027}\u{202A}€🗓️"),
      ("x\r", "x\\n"), ("\u{C2}\u{E2}", "\u{C2}\u{E2}"),
    ])
  func cleaning(text: String, written: String) throws {
    let message = try CalendarText.cancellation(for: SampleMeeting.meeting(), comment: text)
    #expect(SampleMeeting.lines(message).contains("COMMENT;LANGUAGE=id:" + written))
  }

  @Test("A message to nobody is refused")
  func toNobody() throws {
    let event = try SampleMeeting.meeting { $0.attendees = [] }
    let messages: [() throws -> String] = [
      { try CalendarText.cancellation(for: event) }, { try CalendarText.removal(of: [], from: event) },
    ]
    for message in messages {
      let error = #expect(throws: CalendarTextError.self) { try message() }
      #expect(error?.part == .attendees)
      #expect(error?.problem == .missing)
    }
  }
}

@Suite("Feeds of busy times")
struct BusyFeedTests {
  private func busy(_ number: Int, _ time: InstantRange) throws -> BusyEvent {
    BusyEvent(
      uid: "sibuk-\(number)@jadwal.example.go.id", lastModified: try instant("2026-03-10T08:00:00+07:00"),
      time: time, organizer: SampleMeeting.unit)
  }

  private func feed() throws -> Feed {
    var english = try busy(2, range("2026-03-18T13:00:00+07:00", "2026-03-18T14:30:00+07:00"))
    english.language = .english
    english.zone = .wit
    return Feed(
      name: "Waktu sibuk", events: [],
      busy: [english, try busy(1, range("2026-03-17T09:00:00+07:00", "2026-03-17T10:00:00+07:00"))])
  }

  @Test("A busy feed is byte for byte the same, in whatever order its times come")
  func text() throws {
    let golden = TestFiles.fixtures.appending(path: "Golden").appending(path: "feed-busy.ics")
    var feed = try feed()
    try TestFiles.expect(CalendarText.feed(feed), equals: golden)
    feed.busy.reverse()
    try TestFiles.expect(CalendarText.feed(feed), equals: golden)
  }

  @Test("A busy time says that it is private, and nothing of what it is")
  func privacy() throws {
    let lines = SampleMeeting.lines(try CalendarText.feed(feed()))
    let event = lines.drop { $0 != "BEGIN:VEVENT" }.filter { !$0.isEmpty }
    let told = Set(event.map { String($0.prefix { $0 != ":" && $0 != ";" }) })
    #expect(
      told == [
        "BEGIN", "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "ORGANIZER",
        "CLASS", "STATUS", "TRANSP", "END",
      ])
    #expect(lines.filter { $0 == "CLASS:PRIVATE" }.count == 2)
    #expect(lines.contains("SUMMARY;LANGUAGE=id:Sibuk"))
    #expect(lines.contains("SUMMARY;LANGUAGE=en:Busy"))
  }

  @Test("Meetings, meetings called off and busy times stand in one feed in the order of time")
  func mixed() throws {
    var feed = try feed()
    feed.description = "Semua yang terjadi"
    feed.events = [
      try SampleMeeting.meeting {
        $0.uid = "dibatalkan@jadwal.example.go.id"
        $0.status = .cancelled
        $0.sequence = 1
        $0.time = try range("2026-03-17T13:00:00+07:00", "2026-03-17T14:00:00+07:00")
      }, try SampleMeeting.meeting(),
    ]
    let text = try CalendarText.feed(feed)
    try TestFiles.expect(
      text, equals: TestFiles.fixtures.appending(path: "Golden").appending(path: "feed-mixed.ics"))
    let lines = SampleMeeting.lines(text)
    #expect(
      lines.filter { $0.hasPrefix("UID:") }.map { $0.dropFirst(4).prefix { $0 != "@" } }
        == ["permohonan-2026-0042", "sibuk-1", "dibatalkan", "sibuk-2"])
    #expect(
      lines.filter { $0.hasPrefix("STATUS:") || $0.hasPrefix("TRANSP:") } == [
        "STATUS:CONFIRMED", "TRANSP:OPAQUE", "STATUS:CONFIRMED", "TRANSP:OPAQUE", "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT", "STATUS:CONFIRMED", "TRANSP:OPAQUE",
      ])
  }

  @Test("A feed says its name and when to fetch it anew, in the words of every client")
  func head() throws {
    let lines = SampleMeeting.lines(try CalendarText.feed(feed()))
    for line in [
      "NAME;LANGUAGE=id:Waktu sibuk", "X-WR-CALNAME:Waktu sibuk", "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
      "X-PUBLISHED-TTL:PT1H", "METHOD:PUBLISH",
    ] {
      #expect(lines.contains(line))
    }
  }

  @Test("A busy time with the UID of a meeting in the feed is refused")
  func repeated() throws {
    var feed = try feed()
    feed.events = [try SampleMeeting.meeting { $0.uid = feed.busy[0].uid }]
    let error = #expect(throws: CalendarTextError.self) { try CalendarText.feed(feed) }
    #expect(error?.part == .uid)
    #expect(error?.problem == .repeated)
  }
}
