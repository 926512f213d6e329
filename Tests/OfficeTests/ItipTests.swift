import Casework
import ICalendar
import Office
import Store
import Testing
import WorkCalendar

@Suite("Answers from calendar clients are taken from who was invited, for what stands")
struct ItipTests {
  let test: TestOffice
  let request: Identifier<Record.Request>
  let meeting: MeetingRecord

  init() throws {
    test = try TestOffice()
    (request, meeting) = try test.booked()
  }

  @Test("An answer is noted, with its revision")
  func accepted() throws {
    let taken = try take(.reply("ACCEPTED"))
    #expect(taken.participation == .accepted && taken.rescheduling == nil)
    let kept = try test.database.read { try $0.participation(of: meeting.id) }
    #expect(kept.map(\.answer) == ["ACCEPTED"] && kept.map(\.sequence) == [0])
    #expect(kept.map(\.email) == ["pemohon@example.com"])
    #expect(
      try take(.reply("DECLINED", by: "Petugas1@Example.go.id", sequence: nil)).participation == .declined)
    #expect(try test.database.read { try $0.participation(of: meeting.id) }.count == 2)
    try test.expectWholeHistory()
  }

  @Test("Where the applicant declines, the unit is told of the wish, and the meeting stands")
  func declined() throws {
    let before = try test.mails().count
    _ = try take(.reply("DECLINED", comment: "Ada rapat lain"))
    let mails = try test.mails().dropFirst(before)
    #expect(mails.map(\.recipient) == ["tu.ditspb@bkpm.go.id", "petugas1@example.go.id"])
    for mail in mails {
      #expect(mail.facts.contains(#""event":"participation-answered""#))
      #expect(mail.facts.contains(#""asksForAnotherTime":true"#) && mail.facts.contains("Ada rapat lain"))
    }
    #expect(try test.request(request).state == .scheduled)
    #expect(try test.database.read { try $0.meeting(meeting.id) } == meeting)
    // The same mail once more tells nobody anything.
    _ = try take(.reply("DECLINED", comment: "Ada rapat lain"))
    #expect(try test.mails().count == before + 2)
    try test.expectWholeHistory()
  }

  static let stale: [(what: String, message: Message, reason: String)] = [
    ("an unknown meeting", .reply("ACCEPTED", uid: "x@example.com"), "unknown-meeting"),
    ("a stranger", .reply("ACCEPTED", by: "lain@example.com"), "not-invited"),
    ("an officer of another meeting", .reply("ACCEPTED", by: "petugas2@example.go.id"), "not-invited"),
    ("an earlier revision", .reply("ACCEPTED", sequence: 0), "old-revision"),
    ("a proposal for an earlier revision", .counter("20260312T100000", sequence: 0), "old-revision"),
    (
      "a proposal that knew another time",
      .counter("20260312T100000", sequence: nil, original: "20260310T020000Z"),
      "old-revision"
    ),
    (
      "an answer that knew another time",
      .reply("ACCEPTED", sequence: nil, start: "20260310T020000Z"), "old-revision"
    ),
  ]

  @Test("What answers nothing that stands is refused, with nothing changed", arguments: stale)
  func refused(what: String, message: Message, reason: String) throws {
    // One revision further: a substitution and back.
    for officer in [1, 0] {
      _ = try test.office.perform(
        TakeStep(request: request, act: .assign([test.officers[officer]])), as: test.staff(.director))
    }
    try moveByAgreement()
    let events = try test.events()
    #expect(refusal { try take(message) } == reason, "\(what)")
    #expect(try test.events() == events)
    #expect(try test.database.read { try $0.participation(of: meeting.id) }.isEmpty)
  }

  @Test(
    "Where a client says nothing of the revision, the time that it knew tells, if any",
    arguments: [nil, "20260310T020000Z", "20260310T090000", "20260310T030000Z"] as [String?])
  func noRevision(start: String?) throws {
    let answer = Message.reply("ACCEPTED", sequence: nil, start: start)
    #expect(refusal { try take(answer) } == (start == "20260310T030000Z" ? "old-revision" : "not refused"))
  }

  @Test("An answer given before the last one is refused; one from a clock that runs ahead bars no later one")
  func order() throws {
    try test.wait(until: "2026-03-03T09:00:00+07:00")
    _ = try take(.reply("ACCEPTED", stamp: "20260303T010000Z"))
    #expect(refusal { try take(.reply("DECLINED", stamp: "20260303T005959Z")) } == "old-revision")
    _ = try take(.reply("TENTATIVE", stamp: "20990101T000000Z"))
    try test.wait(until: "2026-03-03T09:00:01+07:00")
    #expect(try take(.reply("DECLINED", stamp: "20260303T020001Z")).participation == .declined)
  }

  @Test("A meeting that is over, or was called off, is answered no more")
  func over() throws {
    try test.wait(until: "2026-03-10T10:00:00+07:00")
    #expect(refusal { try take(.reply("DECLINED")) } == "over")
    try test.wait(until: "2026-03-09T10:00:00+07:00")
    _ = try test.office.perform(
      CallOffMeeting(request: request, meeting: meeting.id, reason: "Gempa"), as: test.staff(.director))
    #expect(refusal { try take(.reply("DECLINED")) } == "over")
  }

  @Test(
    "Only the desk that passes mail on may speak for others; an applicant answers for the applicant alone")
  func callers() throws {
    let other = try test.received(agenda: "A-2")
    let rows: [(Principal, Message, String)] = [
      (.applicant(request), .reply("ACCEPTED"), "not refused"),
      (.applicant(request), .reply("ACCEPTED", by: "petugas1@example.go.id"), "not-invited"),
      (.applicant(other), .reply("ACCEPTED"), "unknown-meeting"),
      (test.staff(.admin), .reply("ACCEPTED"), "not refused"), (.anonymous, .reply("ACCEPTED"), "forbidden"),
      (test.staff(.director), .reply("ACCEPTED"), "forbidden"),
    ]
    for (principal, message, expected) in rows {
      #expect(refusal { try take(message, as: principal) } == expected, "\(principal)")
    }
  }

  @Test("An officer answers with a token of their own, for themselves and their own meetings alone")
  func officers() throws {
    let first = test.staff(.officer, officer: test.officers[0])
    let second = test.staff(.officer, officer: test.officers[1])
    #expect(refusal { try take(.reply("ACCEPTED"), as: first) } == "not-invited")
    #expect(
      refusal { try take(.reply("ACCEPTED", by: "petugas1@example.go.id"), as: second) } == "unknown-meeting")
    #expect(
      refusal { try take(.reply("ACCEPTED", by: "petugas2@example.go.id"), as: second) } == "unknown-meeting")
    #expect(
      refusal { try take(.reply("ACCEPTED", by: "petugas1@example.go.id"), as: test.staff(.officer)) }
        == "unknown-meeting")
    #expect(try test.database.read { try $0.participation(of: meeting.id) }.isEmpty)
    #expect(try take(.reply("ACCEPTED", by: "petugas1@example.go.id"), as: first).participation == .accepted)
    // Where a proposal names everybody, it is the officer's who sends it.
    let proposal = Message.counter(
      "20260312T100000", by: "pemohon@example.com", and: "petugas1@example.go.id")
    let id = try #require(try take(proposal, as: first).rescheduling)
    #expect(try test.database.read { try $0.rescheduling(id) }?.rounds.map(\.side) == [.unit])
  }

  @Test("A proposal of the applicant opens a rescheduling, and what the unit refuses is answered as such")
  func counter() throws {
    let taken = try take(.counter("20260312T100000", comment: "Lebih siang"))
    let id = try #require(taken.rescheduling)
    let opened = try #require(try test.database.read { try $0.rescheduling(id) })
    #expect(opened.rounds.map(\.side) == [.applicant] && opened.rounds.first?.reason == "Lebih siang")
    #expect(opened.rounds.first?.options.first?.time.start == (try moment("2026-03-12T10:00:00+07:00")))
    #expect(opened.rounds.first?.calendarSequence == 0)
    #expect(try test.request(request).state == .rescheduling)
    #expect(try test.database.read { try $0.participation(of: meeting.id) }.map(\.answer) == ["TENTATIVE"])
    // The applicant's turn is over until the unit has answered.
    #expect(refusal { try take(.counter("20260313T100000")) } == "negotiation")
    let before = try test.mails().count
    _ = try test.office.perform(
      AnswerRescheduling(request: request, rescheduling: id, answer: .decline(reason: "Penuh")),
      as: test.staff(.director))
    let mail = try #require(
      try test.mails().dropFirst(before).first { $0.recipient == "pemohon@example.com" })
    #expect(
      mail.facts.contains(
        #""declinedCounter":{"uid":"\#(meeting.uid)","sequence":0,"start":"2026-03-12T10:00:00+07:00""#))
    try test.expectWholeHistory()
  }

  @Test("A proposal answers the unit's open offer; an officer's is the unit's own, and is held")
  func counters() throws {
    let officer = try take(.counter("20260311T130000", by: "petugas1@example.go.id"))
    let id = try #require(officer.rescheduling)
    let opened = try #require(try test.database.read { try $0.rescheduling(id) })
    #expect(opened.rounds.map(\.side) == [.unit] && opened.rounds.first?.calendarSequence == nil)
    let held = try test.database.read {
      try $0.occupiedTimes(overlapping: window("2026-03-11T00:00:00+07:00", "2026-03-12T00:00:00+07:00"))
    }
    #expect(held.count == 1)
    let applicant = try take(.counter("20260312T100000"), as: .applicant(request))
    #expect(applicant.rescheduling == id)
    let countered = try #require(try test.database.read { try $0.rescheduling(id) })
    #expect(countered.rounds.map(\.side) == [.unit, .applicant])
    let before = try test.mails().count
    _ = try test.office.perform(
      AnswerRescheduling(
        request: request, rescheduling: id,
        answer: .counter(reason: "Penuh", starts: [moment("2026-03-13T09:00:00+07:00")])),
      as: test.staff(.director))
    #expect(try test.mails().dropFirst(before).contains { $0.facts.contains("declinedCounter") })
    try test.expectWholeHistory()
  }

  @Test("Where several attendees are named, the sender of the mail tells who proposes")
  func sender() throws {
    let message = Message.counter(
      "20260312T100000", by: "petugas1@example.go.id", and: "pemohon@example.com")
    #expect(refusal { try take(message) } == "not-invited")
    #expect(refusal { try take(message, sender: "lain@example.com") } == "not-invited")
    let taken = try take(message, sender: "Pemohon@example.com")
    let id = try #require(taken.rescheduling)
    #expect(try test.database.read { try $0.rescheduling(id) }?.rounds.map(\.side) == [.applicant])
  }

  @Test("A time that the rules refuse leaves nothing behind")
  func refusedTime() throws {
    #expect(refusal { try take(.counter("20260314T100000")) } == "meeting")
    #expect(try test.database.read { try $0.participation(of: meeting.id) }.isEmpty)
    #expect(try test.request(request).state == .scheduled)
  }

  /// A message as a client writes it; the meeting's UID stands in where none is given.
  struct Message: Sendable {
    var method: String
    var uid: String?
    var lines: [String]

    static func reply(
      _ answer: String, by email: String = "pemohon@example.com", sequence: Int? = 9, uid: String? = nil,
      stamp: String = "20260302T010000Z", start: String? = nil, comment: String? = nil
    ) -> Message {
      var lines = ["DTSTAMP:\(stamp)", "ATTENDEE;PARTSTAT=\(answer):mailto:\(email)"]
      if let start { lines.append("DTSTART:\(start)") }
      if let sequence { lines.append("SEQUENCE:\(sequence)") }
      if let comment { lines.append("COMMENT:\(comment)") }
      return Message(method: "REPLY", uid: uid, lines: lines)
    }

    static func counter(
      _ start: String, by email: String = "pemohon@example.com", and second: String? = nil,
      sequence: Int? = 9, original: String? = nil, comment: String? = nil
    ) -> Message {
      var lines = [
        "DTSTAMP:20260302T010000Z", "DTSTART;TZID=Asia/Jakarta:\(start)", "DURATION:PT1H",
        "ATTENDEE:mailto:\(email)",
      ]
      if let second { lines.append("ATTENDEE:mailto:\(second)") }
      if let sequence { lines.append("SEQUENCE:\(sequence)") }
      if let original { lines.append("X-MS-OLK-ORIGINALSTART:\(original)") }
      if let comment { lines.append("COMMENT:\(comment)") }
      return Message(method: "COUNTER", uid: nil, lines: lines)
    }
  }

  private func take(
    _ message: Message, as principal: Principal? = nil, sender: String? = nil
  ) throws -> TakenItip {
    // 9 stands for the revision that the meeting has now.
    let present = try test.database.read { try $0.meeting(meeting.id) }?.sequence ?? 0
    let lines =
      [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", "METHOD:\(message.method)", "BEGIN:VEVENT",
        "UID:\(message.uid ?? meeting.uid)",
      ] + message.lines.map { $0 == "SEQUENCE:9" ? "SEQUENCE:\(present)" : $0 }
      + ["END:VEVENT", "END:VCALENDAR", ""]
    let useCase = try TakeItip(
      Array(lines.joined(separator: "\r\n").utf8), sender: sender, zones: test.office.surroundings.zone)
    return try test.office.perform(useCase, as: principal ?? test.staff(.registry))
  }

  /// Moves the meeting to 09:30 of the same day.
  private func moveByAgreement() throws {
    let offer = try test.office.perform(
      ProposeRescheduling(request: request, reason: "Rapat", starts: [moment("2026-03-10T09:30:00+07:00")]),
      as: test.staff(.director))
    let option = try #require(offer.rounds.last?.options.first)
    _ = try test.office.perform(
      AcceptOption(request: request, rescheduling: offer.id, option: option.id), as: .applicant(request))
  }
}
