import Casework
import Mail
import Store
import Testing
import WorkCalendar

@testable import Office

@Suite("Everybody who comes is reminded of a meeting a working day and an hour before, once each")
struct ReminderTests {
  let office: StaffedOffice
  /// A request with a meeting on Monday, 9 March 2026, at 09:00, and somebody who comes along.
  let id: Identifier<Record.Request>

  init() throws {
    office = try StaffedOffice()
    id = try office.receive(windows: (9...12).map { span($0, "09:00", "11:00") })
    try office.book(id, with: [0], at: march(9, "09:00"))
    try office.bring(id, ["eka"])
  }

  private func remind(at moment: Instant) throws -> [String] {
    let before = try office.remindedOf().count
    office.clock.now = moment
    try office.remind()
    return Array(try office.remindedOf().dropFirst(before))
  }

  @Test("on the last working day at the hour of the meeting, and in the hour before it")
  func times() throws {
    #expect(try remind(at: march(6, "08:59")) == [])
    #expect(try remind(at: march(6, "09:00")) == ["09T09:00 sari eka ayu"])
    #expect(try remind(at: march(9, "07:59")) == [])
    #expect(try remind(at: march(9, "08:00")) == ["09T09:00 sari eka ayu"])
    #expect(try remind(at: march(9, "08:59")) == [] && remind(at: march(9, "09:00")) == [])
    #expect(try office.base.events().filter { $0 == "meeting-reminded" }.count == 2)
  }

  @Test("a notice on the reader's clocks and in the reader's language, which is no calendar object")
  func words() throws {
    _ = try office.office.perform(
      SetCoApplicants(
        request: id,
        people: [
          NamedCoApplicant(name: "Ed", email: "ed@example.com", timeZone: "Asia/Jayapura", language: .english)
        ]), as: .applicant(id))
    _ = try remind(at: march(6, "09:00"))
    var subjects: [String] = []
    for message in try office.base.mails() where message.facts.contains("meeting-reminded") {
      let made = try office.office.ask(as: .service) { try $0.outgoingMail(for: message) }
      let mail = try #require(made)
      #expect(mail.calendar == nil && mail.plain.contains("/ruang/1"))
      subjects.append("\(mail.to.name): \(mail.subject)")
    }
    #expect(
      subjects == [
        "Sari: Pengingat pertemuan: Senin, 9 Maret 2026, 10.00 WITA (SPB-2026-000001)",
        "Ed: Meeting reminder: Monday, 9 March 2026, 11:00 WIT (SPB-2026-000001)",
        "Ayu: Pengingat pertemuan: Senin, 9 Maret 2026, 09.00 WIB (SPB-2026-000001)",
      ])
  }

  @Test("booked at the moment of a reminder or later: none for that moment")
  func bookedLate() throws {
    office.clock.now = march(6, "09:00")
    let late = try office.receive(windows: [span(16, "09:00", "10:00")])
    office.clock.now = march(13, "09:00")
    try office.book(late, with: [1], at: march(16, "09:00"))
    #expect(try remind(at: march(13, "12:00")) == [])
    #expect(try remind(at: march(16, "08:00")) == ["16T09:00 sari budi"])
  }

  @Test(
    "a meeting that moves is reminded of at its new time, and again at its old one only where it goes back early"
  )
  func moved() throws {
    #expect(try remind(at: march(6, "09:00")).count == 1)
    try office.accept(id, office.propose(id, [march(11, "09:00")], as: .applicant(id)), as: office.director)
    #expect(try remind(at: march(9, "08:30")) == [])
    #expect(try remind(at: march(10, "09:00")) == ["11T09:00 sari eka ayu"])
    try office.accept(id, office.propose(id, [march(12, "10:00")], as: .applicant(id)), as: office.director)
    try office.accept(id, office.propose(id, [march(11, "09:00")], as: .applicant(id)), as: office.director)
    #expect(try remind(at: march(10, "12:00")) == [] && remind(at: march(11, "07:59")) == [])
    #expect(try remind(at: march(11, "08:00")) == ["11T09:00 sari eka ayu"])
  }

  @Test("a meeting that was called off is not reminded of, and one that stands anew is")
  func calledOff() throws {
    try office.callOff(id)
    #expect(try remind(at: march(9, "08:30")) == [])
    try office.book(id, with: [1], at: march(11, "09:00"))
    #expect(try remind(at: march(10, "09:00")) == ["11T09:00 sari eka budi"])
  }

  @Test("who holds it then is reminded, not who held it before")
  func substituted() throws {
    #expect(try remind(at: march(6, "09:00")) == ["09T09:00 sari eka ayu"])
    try office.step(id, .assign([office.officers[1]]), as: office.director)
    #expect(try remind(at: march(6, "09:01")) == [])
    #expect(try remind(at: march(9, "08:00")) == ["09T09:00 sari eka budi"])
  }

  @Test(
    "where the service did not run: one mail for all that was missed, and none once the meeting has begun")
  func away() throws {
    #expect(try remind(at: march(9, "08:58")) == ["09T09:00 sari eka ayu"])
    #expect(try remind(at: march(9, "08:59")) == [])
    let other = try office.receive(windows: [span(16, "09:00", "10:00")])
    try office.book(other, with: [1], at: march(16, "09:00"))
    #expect(try remind(at: march(16, "09:00")) == [])
  }

  @Test("who was told of a change since the moment of a reminder needs no reminder of that moment")
  func toldSince() throws {
    office.clock.now = march(6, "10:00")
    try office.bring(id, [])
    #expect(try remind(at: march(6, "10:00")) == [])
    #expect(try remind(at: march(9, "08:00")) == ["09T09:00 sari ayu"])
  }

  static let changes: [(from: [String: String], to: [String: String], reminded: [String])] = [
    (["reminder-hours": "0", "reminder-working-days": "0"], [:], []),
    // Set off in time, and set on when its moment has passed.
    ([:], ["reminder-hours": "0"], []),
    (["reminder-hours": "0"], ["reminder-hours": "2"], ["09T09:00 sari eka ayu"]),
    // Reminded already: another number makes no second one.
    (["reminder-hours": "3"], ["reminder-hours": "1"], []),
    (["reminder-hours": "3"], ["reminder-hours": "4"], []),
    ([:], ["reminder-working-days": "2"], ["09T09:00 sari eka ayu"]),
  ]

  @Test("a setting that changes neither loses a reminder nor doubles it", arguments: changes)
  func settings(from: [String: String], to: [String: String], reminded: [String]) throws {
    func set(_ settings: [String: String]) throws {
      for (name, value) in settings {
        _ = try office.office.perform(ChangeSetting(name, to: value), as: .service)
      }
    }
    try set(from)
    let isReminded = from["reminder-working-days"] != "0"
    #expect(try remind(at: march(6, "09:00")).count == (isReminded ? 1 : 0))
    _ = try remind(at: march(9, "07:30"))
    try set(to)
    #expect(try remind(at: march(9, "07:45")) + remind(at: march(9, "08:30")) == reminded)
  }

  @Test("one that cannot be made holds no other up, and is made once it can be")
  func failing() throws {
    _ = try office.meet(at: span(9, "09:00", "10:00"), with: 1)
    func write(_ language: String) throws {
      try office.base.database.write { queries in
        _ = try queries.execute("UPDATE co_applicant SET language = $1", [.text(language)])
      }
    }
    try write("?")
    office.clock.now = march(6, "09:00")
    var failed: [Identifier<Record.Meeting>] = []
    #expect(try office.office.remindOfMeetings { meeting, _ in failed.append(meeting) } == 1)
    #expect(try failed == [#require(try office.standing(id)).id])
    #expect(try office.remindedOf() == ["09T09:00 sari budi"])
    try write("id")
    #expect(try office.remind(restarted: true) == 1)
    #expect(try office.remindedOf() == ["09T09:00 sari budi", "09T09:00 sari eka ayu"])
  }

  static let meanwhile: [(what: String, happens: @Sendable (ReminderTests) throws -> Void)] = [
    ("it has begun", { $0.office.clock.now = march(9, "09:00") }),
    ("it was called off", { try $0.office.callOff($0.id) }),
    (
      "others hold it",
      { try $0.office.step($0.id, .assign([$0.office.officers[1]]), as: $0.office.director) }
    ),
    (
      "it has moved",
      { test in
        let offer = try test.office.propose(test.id, [march(11, "09:00")], as: .applicant(test.id))
        try test.office.accept(test.id, offer, as: test.office.director)
      }
    ),
    ("somebody comes along no more", { try $0.office.bring($0.id, []) }),
    ("the request is withdrawn", { try $0.office.step($0.id, .withdraw(reason: ""), as: .applicant($0.id)) }),
  ]

  @Test("a reminder that could not be sent in time is not sent late", arguments: meanwhile)
  func stale(what: String, happens: @Sendable (ReminderTests) throws -> Void) throws {
    let sender = ScriptedSender()
    let deliveries = DeliverMail(office: office.office, sender: sender)
    try deliveries.perform { false }
    sender.outcome = { _, _ in .unavailable("unreachable") }
    #expect(try remind(at: march(9, "08:00")).count == 1)
    try deliveries.perform { false }
    try happens(self)
    office.clock.now = office.clock.now + Minutes(5)
    sender.outcome = { _, _ in .accepted }
    let before = sender.mails.count
    try deliveries.perform { false }
    let reminders = Set(try office.reminders().map(\.number))
    let sent = sender.mails.dropFirst(before).compactMap { MessageName(messageID: $0.name)?.message }
    #expect(reminders.isDisjoint(with: sent) && reminders.count == 3, "although \(what)")
    #expect(try office.base.mails().isEmpty)
  }

  @Test("a reminder that waits is sent as long as it is true")
  func sentLate() throws {
    let sender = ScriptedSender()
    let deliveries = DeliverMail(office: office.office, sender: sender)
    try deliveries.perform { false }
    sender.outcome = { _, _ in .unavailable("unreachable") }
    #expect(try remind(at: march(9, "08:00")).count == 1)
    try deliveries.perform { false }
    office.clock.now = march(9, "08:58")
    sender.outcome = { _, _ in .accepted }
    let before = sender.mails.count
    try deliveries.perform { false }
    #expect(
      sender.mails.dropFirst(before).map(\.recipient) == [
        "sari@example.com", "eka@example.com", "ayu@example.go.id",
      ])
  }
}
