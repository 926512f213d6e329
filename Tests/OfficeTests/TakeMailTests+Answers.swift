import Casework
import Office
import Store
import Testing
import WorkCalendar

extension TakeMailTests {
  @Test("An answer counts from an address that was invited, and the desk has nothing to do")
  func answered() throws {
    let id = try test.meet(at: span(10, "09:00", "10:00"), with: 0)
    let record = try test.receive(
      try test.answer(
        id, "REPLY", ["ATTENDEE;PARTSTAT=ACCEPTED:mailto:sari@example.com"], from: "Sari@example.com"))
    #expect(record.kind == .answer && record.state == .settled && record.request == id)
    #expect(record.meeting != nil && record.reason == nil)
    #expect(try test.answers(id) == ["sari@example.com": "ACCEPTED"])
    let seen = try test.office.ask(as: test.director) { try $0.view(of: id) }.attendance
    #expect(seen.map(\.part) == [.applicant, .officer])
    #expect(seen.map(\.participation) == [.accepted, .needsAction])
    #expect(seen.map(\.email) == ["sari@example.com", "ayu@example.go.id"])
    let own = try test.office.ask(as: .applicant(id)) { try $0.view(of: id) }.attendance
    #expect(own.map(\.email) == ["sari@example.com", nil])
    // An answer counts for the revision that it answers.
    let rescheduling = try test.propose(id, [march(12, "09:00")], as: test.director)
    try test.accept(id, rescheduling, as: .applicant(id))
    #expect(
      try test.office.ask(as: test.director) { try $0.view(of: id) }.attendance.map(\.participation)
        == [.needsAction, .needsAction])
  }

  @Test("A proposal of another time opens a rescheduling, and none that the rules refuse does")
  func countered() throws {
    let id = try test.meet(at: span(10, "09:00", "10:00"), with: 0)
    let attendee = "ATTENDEE;PARTSTAT=TENTATIVE:mailto:sari@example.com"
    // A Saturday.
    let refused = try test.receive(
      try test.answer(
        id, "COUNTER", ["DTSTART:20260314T030000Z", "DTEND:20260314T040000Z", attendee],
        from: "sari@example.com"))
    #expect(refused.kind == .answer && refused.state == .settled && refused.reason != nil)
    #expect(try test.request(id).state == .scheduled)
    #expect(
      try test.base.mails().contains {
        $0.recipient == "sari@example.com" && $0.facts.contains("counter-refused")
      })
    try test.base.wait(until: "2026-03-02T09:00:00+07:00")
    let taken = try test.receive(
      try test.answer(
        id, "COUNTER", ["DTSTART:20260312T030000Z", "DTEND:20260312T040000Z", attendee],
        from: "sari@example.com"))
    #expect(taken.kind == .answer && taken.reason == nil)
    #expect(try test.request(id).state == .rescheduling)
  }

  static let doubtfulAnswers:
    [(
      what: String, from: String, attendee: String, change: @Sendable (inout PostedLetter) -> Void,
      uid: String?
    )] = [
      ("a stranger", "lain@example.com", "lain@example.com", { _ in }, nil),
      ("another's answer", "lain@example.com", "sari@example.com", { _ in }, nil),
      ("an unknown meeting", "sari@example.com", "sari@example.com", { _ in }, "x@example.com"),
      (
        "another organizer", "sari@example.com", "sari@example.com",
        { $0.parts[0].insert("ORGANIZER:mailto:lain@example.com", at: 9) }, nil
      ),
      (
        "a forged sender", "sari@example.com", "sari@example.com",
        { $0.fields = ["Authentication-Results: mx.example.go.id; dmarc=fail header.from=example.com"] }, nil
      ),
      ("two senders", "sari@example.com, lain@example.com", "sari@example.com", { _ in }, nil),
      (
        "another method outside", "sari@example.com", "sari@example.com",
        { $0.parts[0][0] = "Content-Type: text/calendar; method=REQUEST" }, nil
      ),
      (
        "a method outside alone", "sari@example.com", "sari@example.com",
        { $0.parts[0].removeAll { $0 == "METHOD:REPLY" } }, nil
      ),
    ]

  @Test(
    "What nobody can vouch for changes nothing, and waits for the desk", arguments: doubtfulAnswers.indices)
  func doubtful(_ index: Int) throws {
    let row = Self.doubtfulAnswers[index]
    let id = try test.meet(at: span(10, "09:00", "10:00"), with: 0)
    var letter = try test.answer(
      id, "REPLY", ["ATTENDEE;PARTSTAT=DECLINED:mailto:\(row.attendee)"], from: row.from, uid: row.uid)
    row.change(&letter)
    let policy = MailPolicy(authenticationServers: ["mx.example.go.id"])
    let before = try test.base.events().count
    let record = try test.receive(letter, policy: policy)
    #expect(record.kind == .unverified && record.state == .open, "\(row.what)")
    #expect(record.reason != nil, "\(row.what)")
    #expect(try test.answers(id).isEmpty, "\(row.what)")
    #expect(try test.base.events()[before...] == ["mail-set-aside"], "\(row.what)")
  }

  @Test("An answer to an earlier revision changes nothing, is shown, and its sender told what stands")
  func oldRevision() throws {
    let id = try test.meet(at: span(10, "09:00", "10:00"), with: 0)
    let rescheduling = try test.propose(id, [march(12, "09:00")], as: test.director)
    try test.accept(id, rescheduling, as: .applicant(id))
    let before = try test.base.mails().count
    let record = try test.receive(
      try test.answer(
        id, "REPLY", ["ATTENDEE;PARTSTAT=ACCEPTED:mailto:sari@example.com"], from: "sari@example.com",
        sequence: 0))
    #expect(record.kind == .unverified && record.state == .open)
    #expect(try test.answers(id).isEmpty)
    #expect(try test.base.mails()[before...].contains { $0.recipient == "sari@example.com" })
  }

  static let unreadableAnswers: [(what: String, lines: [String])] = [
    ("two events", ["END:VEVENT", "BEGIN:VEVENT", "UID:2@example.com", "DTSTAMP:20260302T010000Z"]),
    ("a series", ["RRULE:FREQ=DAILY"]), ("two attendees", ["ATTENDEE:mailto:b@example.com"]),
  ]

  @Test(
    "What is no answer to one meeting waits for the desk, with the reason",
    arguments: unreadableAnswers.indices)
  func unreadableAnswer(_ index: Int) throws {
    let row = Self.unreadableAnswers[index]
    let id = try test.meet(at: span(10, "09:00", "10:00"), with: 0)
    let record = try test.receive(
      try test.answer(
        id, "REPLY", ["ATTENDEE;PARTSTAT=ACCEPTED:mailto:sari@example.com"] + row.lines,
        from: "sari@example.com"))
    #expect(record.kind == .unreadable && record.state == .open, "\(row.what)")
    #expect(record.reason?.english.isEmpty == false && record.reason?.indonesian.isEmpty == false)
    #expect(try test.answers(id).isEmpty, "\(row.what)")
  }

  @Test("Where authentication is required, an answer without it does not count")
  func authenticationRequired() throws {
    let id = try test.meet(at: span(10, "09:00", "10:00"), with: 0)
    var letter = try test.answer(
      id, "REPLY", ["ATTENDEE;PARTSTAT=ACCEPTED:mailto:sari@example.com"], from: "sari@example.com")
    let policy = MailPolicy(authenticationServers: ["mx.example.go.id"], requiresAuthentication: true)
    #expect(try test.receive(letter, policy: policy).kind == .unverified)
    letter.fields = ["Authentication-Results: mx.example.go.id; dmarc=pass header.from=example.com"]
    #expect(try test.receive(letter, policy: policy).kind == .answer)
  }

  @Test("What the desk vouches for is taken; the rules hold for it all the same")
  func vouched() throws {
    let id = try test.meet(at: span(10, "09:00", "10:00"), with: 0)
    let record = try test.receive(
      try test.answer(
        id, "REPLY",
        ["ORGANIZER:mailto:lama@example.go.id", "ATTENDEE;PARTSTAT=DECLINED:mailto:sari@example.com"],
        from: "sari.pribadi@example.com"))
    #expect(record.state == .open)
    #expect(throws: Refusal.self) {
      try test.vouch(for: record, as: test.director)
    }
    let taken = try test.vouch(for: record)
    #expect(taken.kind == .answer && taken.state == .settled && taken.request == id)
    #expect(try test.answers(id) == ["sari@example.com": "DECLINED"])
    #expect(throws: Refusal.self) {
      try test.vouch(for: record)
    }
  }

  @Test("What is refused is answered a few times, so that two programs do not answer each other without end")
  func refusedAgain() throws {
    let id = try test.meet(at: span(10, "09:00", "10:00"), with: 0)
    let rescheduling = try test.propose(id, [march(12, "09:00")], as: test.director)
    try test.accept(id, rescheduling, as: .applicant(id))
    let before = try test.base.mails().filter { $0.facts.contains("counter-refused") }.count
    // What is taken counts for nothing here.
    for number in 1...5 {
      let taken = try test.receive(
        try test.answer(
          id, "REPLY", ["ATTENDEE;PARTSTAT=ACCEPTED:mailto:sari@example.com"], from: "sari@example.com",
          messageID: "taken-\(number)@example.com"))
      #expect(taken.kind == .answer)
    }
    for number in 1...8 {
      test.clock.now = test.clock.now + Minutes(1)
      let record = try test.receive(
        try test.answer(
          id, "REPLY", ["ATTENDEE;PARTSTAT=ACCEPTED:mailto:sari@example.com"], from: "sari@example.com",
          sequence: 0, messageID: "\(number)@example.com"))
      #expect(record.kind == .unverified && record.state == .open)
    }
    let told = try test.base.mails().filter { $0.facts.contains("counter-refused") }.count
    #expect(told - before == TakeMail.refusalsInADay)
  }

  @Test("Answers without end of one sender wait for the desk")
  func answersWithoutEnd() throws {
    let id = try test.meet(at: span(10, "09:00", "10:00"), with: 0)
    for number in 0...TakeMail.answersInADay {
      test.clock.now = test.clock.now + Minutes(1)
      let answer = number.isMultiple(of: 2) ? "ACCEPTED" : "DECLINED"
      let record = try test.receive(
        try test.answer(
          id, "REPLY", ["ATTENDEE;PARTSTAT=\(answer):mailto:sari@example.com"], from: "sari@example.com"))
      #expect(record.kind == (number < TakeMail.answersInADay ? .answer : .unverified))
    }
    #expect(try test.answers(id) == ["sari@example.com": "DECLINED"])
  }

  @Test("An invitation of others, or ours sent back, is a file of the mail that brings it")
  func invitationsAreFiles() throws {
    let id = try test.meet(at: span(10, "09:00", "10:00"), with: 0)
    let mail = try #require(try test.base.mails().first { $0.recipient == "sari@example.com" })
    let invitation = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", "METHOD:REQUEST", "BEGIN:VEVENT",
      "UID:z@example.com",
      "DTSTAMP:20260302T010000Z", "DTSTART:20260310T020000Z", "END:VEVENT", "END:VCALENDAR",
    ]
    let reply = try test.receive(
      PostedLetter(
        from: "sari@example.com", messageID: "q@example.com",
        fields: ["In-Reply-To: <\(try test.messageID(of: mail))>"]
      ).file("ktp.pdf", "%PDF-1.7 ktp").calendar(invitation, method: "REQUEST"))
    #expect(reply.kind == .reply && reply.request == id)
    #expect(try test.base.database.read { try $0.documents(of: id) }.contains { $0.role == .identity })
    let letter = try test.receive(PostedLetter().calendar(invitation, method: "REQUEST"))
    #expect(letter.kind == .letter && letter.request != nil)
  }
}
