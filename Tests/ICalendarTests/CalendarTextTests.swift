import Foundation
import ICalendar
import Testing
import WorkCalendar

@Suite("Invitations and feeds")
struct CalendarTextTests {
  private func meeting(_ change: (inout MeetingEvent) -> Void = { _ in }) throws -> MeetingEvent {
    try SampleMeeting.meeting(change)
  }

  private func golden(_ name: String) -> URL { TestFiles.fixtures.appending(path: name) }

  private func lines(_ text: String) -> [String] { SampleMeeting.lines(text) }

  @Test("An invitation in WIB is as Google's are, byte for byte")
  func invitation() throws {
    try TestFiles.expect(CalendarText.invitation(for: try meeting()), equals: golden("invitation-wib.ics"))
  }

  @Test("An invitation to someone in Jayapura states the time there")
  func invitationWIT() throws {
    let event = try meeting {
      $0.zone = .wit
      $0.language = .english
      $0.summary = "Facilitation of an NIB issue"
      $0.description = ""
      $0.location = nil
      $0.alarm = nil
      $0.sequence = 2
    }
    try TestFiles.expect(CalendarText.invitation(for: event), equals: golden("invitation-wit.ics"))
  }

  @Test("A person in a zone outside of Indonesia is told the time in office time")
  func invitationAbroad() throws {
    let event = try meeting { $0.zone = Zone(identifier: "Europe/Berlin", abbreviation: "CET", offset: .utc) }
    #expect(try CalendarText.invitation(for: event) == CalendarText.invitation(for: try meeting()))
  }

  @Test("A feed is byte for byte the same, in whatever order its events come")
  func feed() throws {
    let events = [
      try meeting(),
      try meeting {
        $0.uid = "permohonan-2026-0043@jadwal.example.go.id"
        $0.time =
          InstantRange(start: $0.time.start - Minutes(120), end: $0.time.start - Minutes(60)) ?? $0.time
        $0.zone = .wita
        $0.status = .cancelled
        $0.sequence = 3
      },
    ]
    let feed = Feed(
      name: "Jadwal petugas: Agus", description: "Pertemuan fasilitasi, diperbarui tiap jam", events: events)
    try TestFiles.expect(CalendarText.feed(feed), equals: golden("feed.ics"))
    var reversed = feed
    reversed.events.reverse()
    #expect(try CalendarText.feed(reversed) == CalendarText.feed(feed))
  }

  @Test("A feed without events is a calendar all the same")
  func emptyFeed() throws {
    try TestFiles.expect(
      CalendarText.feed(Feed(name: "Kosong", refresh: Minutes(90), language: .english, events: [])),
      equals: golden("feed-empty.ics"))
  }

  @Test("In a feed every event has its organizer and none an attendee (RFC 5546, section 3.2.1)")
  func publishedEvents() throws {
    let lines = lines(try CalendarText.feed(Feed(name: "x", events: [try meeting()])))
    #expect(lines.contains("METHOD:PUBLISH"))
    #expect(lines.filter { $0.hasPrefix("ORGANIZER") }.count == 1)
    #expect(!lines.contains { $0.hasPrefix("ATTENDEE") })
  }

  @Test("An invitation asks each attendee for an answer at the attendee's own address")
  func attendees() throws {
    let lines = lines(try CalendarText.invitation(for: try meeting())).filter { $0.hasPrefix("ATTENDEE") }
    #expect(
      lines == [
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE"
          + ";CN=\"Siti 'Rahma' Wijaya\":mailto:siti.wijaya@example.com",
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=CHAIR;PARTSTAT=ACCEPTED;RSVP=TRUE;CN=\"Agus: Petugas\""
          + ":mailto:agus@example.go.id",
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=OPT-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE"
          + ":mailto:o'neil+x@example.com",
      ])
  }

  @Test("The link stands in LOCATION, first in DESCRIPTION, and in one CONFERENCE of one feature")
  func link() throws {
    let event = try meeting()
    let link = try #require(event.link)
    let lines = lines(try CalendarText.invitation(for: event))
    #expect(lines.contains("LOCATION:\(link) - Ruang daring 3"))
    #expect(lines.contains { $0.hasPrefix("DESCRIPTION;LANGUAGE=id:\(link)\\n\\n") })
    #expect(
      lines.filter { $0.hasPrefix("CONFERENCE") } == ["CONFERENCE;VALUE=URI;FEATURE=VIDEO:\(link)"])
  }

  @Test(
    "Text of any kind stays in its property",
    arguments: [
      "a\r\nATTENDEE:mailto:x@example.com", "a\nEND:VEVENT\nBEGIN:VEVENT", "a\rX-EVIL:1", "a\u{2028}X-EVIL:1",
      "a\u{85}X-EVIL:1", "a\u{0}b\u{7}c\u{1B}[31m", "\\nX-EVIL:1", "a\";X-EVIL=\"1", "a:b;c,d\\",
      "^nX-EVIL:1^'", String(repeating: "🗓️", count: 100), " ",
    ])
  func injection(text: String) throws {
    let plain = try meeting {
      $0.summary = "S"
      $0.description = "D"
      $0.location = "L"
      $0.organizer = .init(name: "O", email: "o@example.com")
      $0.attendees = [.init(name: "A", email: "a@example.com")]
    }
    var filled = plain
    filled.summary += text
    filled.description += text
    filled.location = "L" + text
    filled.organizer = .init(name: "O" + text, email: "o@example.com")
    filled.attendees = [.init(name: "A" + text, email: "a@example.com")]
    let expected = lines(try CalendarText.invitation(for: plain)).map { $0.prefix { $0 != ":" && $0 != ";" } }
    let text = try CalendarText.invitation(for: filled)
    #expect(lines(text).map { $0.prefix { $0 != ":" && $0 != ";" } } == expected)
    for line in text.components(separatedBy: "\r\n") {
      #expect(line.utf8.count <= 75)
      #expect(
        !line.unicodeScalars.contains {
          [.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
        })
    }
    for line in lines(text) where line.contains(";CN=") { #expect(line.count { $0 == "\"" } == 2) }
    // libical reads it without a complaint, and the same hour.
    let (availability, warnings) = try AvailabilityFile.read(
      Array(text.utf8), named: "x.ics", window: SampleCalendar.window(), zones: { _ in nil })
    #expect(availability.busy == [plain.time])
    #expect(warnings == [])
  }

  static let refusals:
    [(String, @Sendable (inout MeetingEvent) -> Void, CalendarTextError.Part, CalendarTextError.Problem)] = [
      ("no UID", { $0.uid = "" }, .uid, .missing),
      ("a UID with a line break", { $0.uid = "a\r\nX-EVIL:1" }, .uid, .malformed),
      ("a UID with a semicolon", { $0.uid = "a;b" }, .uid, .malformed),
      ("a UID that is too long", { $0.uid = String(repeating: "a", count: 256) }, .uid, .overLimit(255)),
      ("a revision before the first", { $0.sequence = -1 }, .sequence, .overLimit(Int(Int32.max))),
      ("no name", { $0.summary = " \n" }, .summary, .missing),
      ("a link with a line break", { $0.link = "https://example.org/\r\nX-EVIL:1" }, .link, .malformed),
      ("a link with a space", { $0.link = "https://example.org/ b" }, .link, .malformed),
      ("a link with a quotation mark", { $0.link = "https://example.org/\"" }, .link, .malformed),
      ("a link that is no web address", { $0.link = "javascript:alert(1)" }, .link, .malformed),
      ("a link without a host", { $0.link = "https://" }, .link, .malformed),
      (
        "a link that is too long",
        { $0.link = "https://example.org/" + String(repeating: "a", count: 2_000) },
        .link, .overLimit(2_000)
      ),
      (
        "an organizer with a line break", { $0.organizer = .init(name: "x", email: "a@x.id\r\nX-EVIL:1") },
        .organizer, .malformed
      ),
      (
        "an attendee without an at sign", { $0.attendees = [.init(name: "x", email: "a.x.id")] }, .attendee,
        .malformed
      ),
      (
        "an attendee with two addresses", { $0.attendees = [.init(name: "x", email: "a@x.id,b@x.id")] },
        .attendee, .malformed
      ),
      (
        "an attendee with a header", { $0.attendees = [.init(name: "x", email: "a@x.id?cc=b")] }, .attendee,
        .malformed
      ),
      (
        "an attendee in brackets", { $0.attendees = [.init(name: "x", email: "<a@x.id>")] }, .attendee,
        .malformed
      ),
      (
        "an attendee with a space", { $0.attendees = [.init(name: "x", email: "a b@x.id")] }, .attendee,
        .malformed
      ),
      (
        "an attendee without a domain", { $0.attendees = [.init(name: "x", email: "a@localhost")] },
        .attendee, .malformed
      ),
      (
        "an attendee with two dots", { $0.attendees = [.init(name: "x", email: "a..b@x.id")] }, .attendee,
        .malformed
      ),
      (
        "an attendee twice",
        { $0.attendees = [.init(name: "x", email: "a@x.id"), .init(name: "y", email: "A@X.id")] }, .attendee,
        .repeated
      ),
      (
        "the organizer among the attendees",
        { $0.attendees = [.init(name: "x", email: "Jadwal@example.go.id")] }, .attendee, .organizerInvited
      ),
      ("no attendee", { $0.attendees = [] }, .attendees, .missing),
      ("a reminder after the start", { $0.alarm = Minutes(-5) }, .alarm, .overLimit(40_320)),
      ("a meeting called off", { $0.status = .cancelled }, .status, .cancelled),
      ("a time after all years", { $0.stamp = Instant(secondsSinceEpoch: .max) }, .time, .malformed),
    ]

  @Test("An invitation is refused with", arguments: refusals)
  func refused(
    name: String, change: @Sendable (inout MeetingEvent) -> Void, part: CalendarTextError.Part,
    problem: CalendarTextError.Problem
  ) throws {
    let event = try meeting(change)
    let error = #expect(throws: CalendarTextError.self, "\(name)") { try CalendarText.invitation(for: event) }
    #expect(error?.part == part, "\(name)")
    #expect(error?.problem == problem, "\(name)")
    #expect(error?.uid == event.uid, "\(name)")
  }

  @Test("A feed without a name, with a UID twice, or to be fetched every moment is refused")
  func refusedFeeds() throws {
    let event = try meeting()
    let rows: [(Feed, CalendarTextError.Part, CalendarTextError.Problem)] = [
      (Feed(name: "", events: []), .name, .missing),
      (Feed(name: "x", events: [event, event]), .uid, .repeated),
      (Feed(name: "x", refresh: Minutes(0), events: []), .refresh, .overLimit(40_320)),
    ]
    for (feed, part, problem) in rows {
      let error = #expect(throws: CalendarTextError.self) { try CalendarText.feed(feed) }
      #expect(error?.part == part)
      #expect(error?.problem == problem)
    }
  }

  @Test("Characters that mean something in a URI are written as their codes in an address")
  func encodedAddress() throws {
    let event = try meeting { $0.attendees = [.init(name: "", email: "a%b&c=d/e#f?g@example.com")] }
    #expect(
      lines(try CalendarText.invitation(for: event)).contains {
        $0.hasSuffix(":mailto:a%25b%26c%3Dd%2Fe%23f%3Fg@example.com")
      })
  }
}
