import Casework
import JSON
import Store
import Testing
import WorkCalendar

@testable import Office

@Suite("Who comes along is invited to meetings, and told of those alone (rules of the service, section 7.1)")
struct CoApplicantTests {
  let office: StaffedOffice
  let id: Identifier<Record.Request>

  init() throws {
    office = try StaffedOffice()
    id = try office.receive(windows: [span(10, "09:00", "10:00")])
  }

  static let wrong: [(what: String, emails: [String], path: String)] = [
    ("the applicant's address", ["Sari@Example.com"], "coApplicants[0].email"),
    ("the unit's address", ["dewi@example.com", "TU.ditspb@bkpm.go.id"], "coApplicants[1].email"),
    ("an address twice", ["dewi@example.com", "Dewi@example.com"], "coApplicants[1].email"),
    ("too many", (0...10).map { "orang\($0)@example.com" }, "coApplicants"),
  ]

  @Test("an address that cannot be invited is named, and changes nothing", arguments: wrong)
  func wrongAddresses(what: String, emails: [String], path: String) throws {
    let events = try office.base.events()
    do {
      _ = try office.office.perform(
        SetCoApplicants(request: id, people: emails.map { NamedCoApplicant(name: "Dewi", email: $0) }),
        as: .applicant(id))
      Issue.record("\(what) was taken")
    } catch Refusal.invalid(let problems) {
      #expect(problems.map(\.path) == [path])
    }
    #expect(try office.base.events() == events && people().isEmpty)
  }

  @Test("an applicant cannot have the unit's own address, which no invitation can be sent to")
  func unitAddress() throws {
    #expect(
      refusal {
        try office.office.perform(.sample(email: "tu.ditspb@bkpm.go.id") as SubmitRequest, as: .anonymous)
      } == "invalid")
  }

  @Test("zone and language are the applicant's where nothing else is said")
  func inherited() throws {
    _ = try office.office.perform(
      SetCoApplicants(
        request: id,
        people: [
          NamedCoApplicant(name: "Dewi", email: "dewi@example.com"),
          NamedCoApplicant(
            name: "Ed", email: "ed@example.com", timeZone: "Asia/Jayapura", language: .english),
        ]), as: .applicant(id))
    #expect(
      try people() == [
        CoApplicant(
          name: "Dewi", email: "dewi@example.com", timeZone: "Asia/Makassar", language: .indonesian),
        CoApplicant(name: "Ed", email: "ed@example.com", timeZone: "Asia/Jayapura", language: .english),
      ])
  }

  @Test("the applicant and the administration desk say who comes along, while the request is open")
  func callers() throws {
    let other = try office.submit().view.request.id
    let rows: [(Principal, String)] = [
      (.applicant(other), "notFound"), (.anonymous, "notFound"), (office.director, "forbidden"),
      (office.registry, "not refused"), (.applicant(id), "not refused"),
    ]
    for (place, (principal, expected)) in rows.enumerated() {
      #expect(refusal { try office.bring(id, ["orang\(place)"], as: principal) } == expected, "\(principal)")
    }
    try office.step(id, .withdraw(reason: ""), as: .applicant(id))
    #expect(refusal { try office.bring(id, ["dewi"]) } == "step")
  }

  @Test("the desks tell them nothing")
  func desks() throws {
    let before = try office.base.mails().count
    let new = try office.submit().view.request.id
    try office.bring(new, ["dewi"])
    try office.step(new, .register(agendaNumber: nil), as: office.registry)
    try office.step(new, .dispose(note: ""), as: office.deputy)
    try office.step(new, .receive(agendaNumber: nil), as: office.director)
    try office.step(new, .assign([office.officers[0]]), as: office.director)
    #expect(try office.base.mails().dropFirst(before).allSatisfy { $0.recipient != "dewi@example.com" })
  }

  @Test("their answer is kept, and asks for no other time")
  func answers() throws {
    try office.bring(id, ["dewi"])
    try office.book(id, with: [0])
    let mails = try office.base.mails().count
    let taken = try office.office.perform(
      try office.calendarReply(id, "DECLINED", by: "dewi@example.com"), as: .service)
    #expect(taken.participation == .declined && taken.rescheduling == nil)
    #expect(try office.base.mails().count == mails)
    #expect(refusal { try office.counter(id, "20260311T090000", by: "dewi@example.com") } == "only-applicant")
    #expect(try office.request(id).state == .scheduled)
  }

  @Test("what is refused is answered once, however often it comes; a stranger is never answered")
  func answeredOnce() throws {
    try office.book(id, with: [0])
    let taking = try office.calendarCounter(id, "20260314T090000", by: "sari@example.com")
    let refused = Refusal.meeting([.tooEarly(earliest: date("2026-03-09")), .noOfficer])
    let answer = AnswerRefusedItip(to: taking, refusal: refused)
    #expect(try office.office.perform(answer, as: .service))
    let mails = try office.base.mails().count
    #expect(try !office.office.perform(answer, as: .service))
    let stranger = try office.calendarCounter(id, "20260314T090000", by: "lain@example.com")
    #expect(try !office.office.perform(AnswerRefusedItip(to: stranger, refusal: refused), as: .service))
    #expect(try office.base.mails().count == mails)
    #expect(
      refusal { try office.office.perform(answer, as: .applicant(id)) } == "forbidden")
    let told = try #require(try office.base.told().last { $0.event == "counter-refused" })
    #expect(told.value("COMMENT")?.contains("9 Maret 2026") == true)
    #expect(
      told.message.facts.contains(
        #""refusedFor":[{"code":"too-early","earliestDate":"2026-03-09"},{"code":"taken"}]"#))
  }

  @Test("every reason is the same after it was kept")
  func reasons() throws {
    let refusals: [Refusal] = [
      .meeting([
        .tooEarly(earliest: date("2026-03-09")), .offGrid(slot: Minutes(15)), .outsideHours(officers: []),
      ]),
      .taken, .roomsFull, .meetingBegun, .meetingOver, .negotiation(.presentTime(at: 0)),
      .negotiation(.notYourTurn(turn: .unit)), .negotiation(.tooManyRounds(limit: 5)), .staleMessage(.over),
      .staleMessage(.oldRevision), .staleMessage(.onlyApplicant), .notFound,
    ]
    try office.book(id, with: [0])
    for (place, refused) in refusals.enumerated() {
      office.clock.now = march(3, "08:00") + Minutes(place)
      let taking = try office.calendarCounter(id, "20260314T090000", by: "sari@example.com")
      #expect(try office.office.perform(AnswerRefusedItip(to: taking, refusal: refused), as: .service))
      let message = try #require(try office.base.mails().last { $0.facts.contains("refusedFor") })
      let facts = try #require(MailFacts(message))
      #expect(CounterRefusal.reasons(in: facts) == CounterRefusal.reasons(of: refused))
      #expect(!CounterRefusal.reasons(of: refused).isEmpty)
    }
  }

  private func people() throws -> [CoApplicant] {
    try office.office.ask(as: office.director) { try $0.view(of: id).coApplicants }
  }
}
