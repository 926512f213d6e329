import Casework
import Foundation
import Office
import Secrets
import Store
import Testing
import WorkCalendar

@Suite("Personal data goes when its time has come, and the history stays (rules of the service, section 9)")
struct ErasureTests {
  /// Words that stand nowhere but in what somebody said or is called.
  private static let words = [
    "Sari", "sari@example.com", "3174", "+6281234567890", "1/III/2026", "NIB tidak terbit", "Sudah dicoba",
    "169-1",
    "Pusat bantuan", "tidak berwenang", "bukti.txt", "Rapat mendadak", "Tidak sempat", "Akun aktif",
    "lambat sekali",
    "Wahyu", "wahyu@example.com", "Kami sesalkan",
  ]

  /// A request with a life: somebody comes along, another time is offered and declined, the meeting is held, a
  /// complaint is answered, a feed is made, and it is closed on 10 March.
  private static func closed(in test: StaffedOffice, with officer: Int = 0) throws -> Identifier<
    Record.Request
  > {
    let id = try test.meet(at: span(10, "09:00", "10:00"), with: officer)
    try test.bring(id, ["wahyu"])
    let offer = try test.office.perform(
      ProposeRescheduling(request: id, reason: "Rapat mendadak", starts: [march(11, "09:00")]),
      as: test.director)
    _ = try test.office.perform(
      AnswerRescheduling(request: id, rescheduling: offer.id, answer: .decline(reason: "Tidak sempat")),
      as: .applicant(id))
    _ = try test.office.perform(test.calendarReply(id, "ACCEPTED", by: "sari@example.com"), as: .service)
    test.clock.now = march(10, "10:30")
    try test.step(id, .facilitate(note: "Akun aktif"), as: test.director)
    try test.step(id, .close, as: test.registry)
    _ = try test.office.perform(
      RegisterComplaint(
        request: id, channel: .counter, name: "Sari", contact: "sari@example.com", text: "lambat sekali",
        answer: "Kami sesalkan"), as: test.registry)
    return id
  }

  /// Which of the words a file of the database holds.
  private static func words(in file: String, of test: StaffedOffice) throws -> [String] {
    let bytes = try Data(contentsOf: URL(filePath: "\(test.base.folder)/\(file)"))
    return words.filter { bytes.range(of: Data($0.utf8)) != nil }
  }

  @Test("No word of a person is left in the database's file, and everything stored is whole")
  func gone() throws {
    let test = try StaffedOffice()
    let id = try Self.closed(in: test)
    try test.base.database.backup(to: "\(test.base.folder)/before.sqlite")
    #expect(try Self.words(in: "before.sqlite", of: test) == Self.words)
    _ = try test.office.perform(EraseRequest(id), as: test.director)
    test.base.expectWhole()
    try test.base.expectWholeHistory()
    // What was changed is in the file itself once the last connection is closed.
    test.base.isKeptWhole = false
    test.base.database.close()
    #expect(try Self.words(in: "jadwal.sqlite", of: test) == [])
  }

  @Test("States, times, officers, what happened and the reports stay as they were")
  func stays() throws {
    let test = try StaffedOffice()
    let id = try Self.closed(in: test)
    func told() throws -> [String] {
      try test.office.ask(as: test.director) { desk in
        let view = try desk.view(of: id)
        let level = try desk.serviceLevel(from: date("2026-03-01"), to: date("2026-04-01"))
        return [
          "\(view.request.state) \(view.request.reference) \(view.leadTime.date) \(view.dueDate)",
          "\(view.meetings.map { "\($0.meeting.time) \($0.officers)" })", "\(level)",
        ]
      }
    }
    let (before, events) = (try told(), try test.base.events())
    let view = try test.office.perform(EraseRequest(id), as: test.director)
    #expect(try told() == before)
    #expect(try test.base.events() == events + ["request-erased"])
    #expect(view.request.erasedAt == march(10, "10:30") && view.request.applicant.name == "–")
    #expect(view.history.last?.detail.contains("\"ground\":\"asked\"") ?? false)
    _ = try test.office.perform(EraseRequest(id), as: test.director)
    #expect(try test.base.events() == events + ["request-erased"], "once is enough")
  }

  @Test("What the applicant had opens nothing any more: the secret, the link in mail, the feed")
  func closedDoors() throws {
    let test = try StaffedOffice()
    let submitted = try test.submit()
    let id = submitted.view.request.id
    let feed = try test.office.perform(MakeFeed(scope: .request, request: id), as: .applicant(id))
    try test.step(id, .withdraw(reason: ""), as: .applicant(id))
    let register = TokenRegister(office: test.office)
    #expect(try register.principal(token: submitted.secret.text) == .applicant(id))
    _ = try test.office.perform(EraseRequest(id), as: test.director)
    #expect(try register.principal(token: submitted.secret.text) == nil)
    #expect(try test.base.database.read { try $0.feed(digest: feed.secret.digest.bytes) } == nil)
  }

  @Test("A content that another request has too stays")
  func shared() throws {
    let test = try StaffedOffice()
    let (first, second) = (try test.submit().view.request.id, try test.submit().view.request.id)
    try test.step(first, .withdraw(reason: ""), as: .applicant(first))
    _ = try test.office.perform(EraseRequest(first), as: test.director)
    let kept = try test.office.ask(as: test.director) { desk in
      try desk.queries.documents(of: second).compactMap { try desk.queries.content($0.digest) }
    }
    #expect(kept == [Array("bukti".utf8)])
  }

  @Test("Only the director erases, only what has ended, and not while a complaint waits")
  func refused() throws {
    let test = try StaffedOffice()
    let id = try test.submit().view.request.id
    func erased(by principal: Principal) -> String {
      refusal { try test.office.perform(EraseRequest(id), as: principal) }
    }
    #expect(erased(by: test.director) == "step")
    try test.step(id, .withdraw(reason: ""), as: .applicant(id))
    for principal in [test.registry, test.deputy, test.admin, test.auditor, .applicant(id)] {
      #expect(erased(by: principal) != "not refused")
    }
    let complaint = try test.office.perform(
      RegisterComplaint(request: id, channel: .web, name: "Sari", contact: "x", text: "Lama", answer: nil),
      as: .applicant(id))
    #expect(erased(by: test.director) == "complaintOpen")
    _ = try test.office.perform(AnswerComplaint(complaint: complaint.id, answer: "Maaf"), as: test.registry)
    #expect(erased(by: test.director) == "not refused")
  }

  @Test(
    "It is kept for as long as the setting says, to the second, and for good where that is 0",
    arguments: [
      (nil, 729, 86_399, false), (nil, 730, 0, false), (nil, 730, 1, true), ("30", 30, 0, false),
      ("30", 30, 1, true),
      ("0", 10_000, 0, false),
    ] as [(String?, Int, Int64, Bool)])
  func retention(setting: String?, days: Int, seconds: Int64, isErased: Bool) throws {
    let test = try StaffedOffice(settings: setting.map { ["retention-days": $0] } ?? [:])
    let id = try test.submit().view.request.id
    try test.step(id, .withdraw(reason: ""), as: .applicant(id))
    let open = try test.submit().view.request.id
    let end = march(2, "08:00") + Minutes(days * 1440)
    test.clock.now = Instant(secondsSinceEpoch: end.secondsSinceEpoch + seconds)
    #expect(try !test.office.perform(EraseAfterRetention(), as: .service))
    #expect(try (test.request(id).erasedAt != nil) == isErased)
    #expect(try test.request(open).erasedAt == nil, "what goes on is kept")
  }

  @Test("A complaint about no request goes with its time, and one that waits for its answer stays")
  func complaints() throws {
    let test = try StaffedOffice()
    for answer in ["Kami sesalkan", nil] {
      _ = try test.office.perform(
        RegisterComplaint(
          request: nil, channel: .counter, name: "Sari", contact: "x", text: "lambat sekali", answer: answer),
        as: test.registry)
    }
    test.clock.now = test.clock.now + Minutes(731 * 1440)
    _ = try test.office.perform(EraseAfterRetention(), as: .service)
    let texts = try test.base.database.read { try $0.complaints(before: nil, atMost: 9).map(\.text) }
    #expect(texts == ["lambat sekali", "–"])
  }

  @Test(
    "All that is held on an applicant is told to the applicant, the administration desk and the director alone"
  )
  func told() throws {
    let test = try StaffedOffice()
    let id = try Self.closed(in: test)
    let data = try test.office.ask(as: .applicant(id)) { try $0.personalData(of: id) }
    #expect(data.view.request.applicant.email == "sari@example.com" && data.view.documents.count == 1)
    #expect(data.complaints.map(\.text) == ["lambat sekali"] && !data.mail.isEmpty)
    #expect(data.mail.contains { $0.recipient == "sari@example.com" })
    #expect(try test.office.ask(as: .service) { try $0.requests(ofApplicant: "SARI@example.com") } == [id])
    for (principal, name) in [
      (.anonymous, "notFound"), (.applicant(Identifier(99)), "notFound"), (test.staff[1], "notFound"),
      (test.staff[0], "forbidden"), (test.auditor, "forbidden"), (test.deputy, "forbidden"),
      (test.registry, "not refused"), (test.director, "not refused"),
    ] as [(Principal, String)] {
      #expect(refusal { try test.office.ask(as: principal) { try $0.personalData(of: id) } } == name)
    }
  }
}
