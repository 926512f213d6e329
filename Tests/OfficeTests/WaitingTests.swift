import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("What waits at a desk, the most urgent first")
struct WaitingTests {
  let office: StaffedOffice

  init() throws { office = try StaffedOffice() }

  private func waiting(
    _ states: RequestState..., own: Bool = false, as principal: Principal
  ) throws -> WaitingList {
    try office.office.ask(as: principal) { try $0.waiting(in: states, own: own) }
  }

  private func ids(_ list: WaitingList) -> [Identifier<Record.Request>] { list.requests.map(\.request.id) }

  @Test("breaches come first, then the due dates, then priority applicants")
  func order() throws {
    let early = try office.receive(windows: [span(9, "09:00", "12:00")])
    office.clock.now = march(3, "08:00")
    let plain = try office.receive(windows: [span(10, "09:00", "12:00")])
    let served = try office.receive(windows: [span(10, "09:00", "12:00")], priority: .elderly)
    office.clock.now = march(4, "08:00")
    // Nobody is competent in this: it will be late as things stand.
    let hopeless = try office.receive(needs: ["lkpm"], windows: [span(11, "09:00", "12:00")])
    let list = try waiting(.received, as: office.director)
    #expect(ids(list) == [hopeless, early, served, plain])
    #expect(list.requests.map(\.isBreach) == [true, false, false, false])
    #expect(list.count == 4)
  }

  @Test("the verdict is the one that the request itself tells")
  func sameVerdict() throws {
    var ids = [
      try office.receive(windows: [span(9, "09:00", "12:00")]),
      try office.receive(needs: ["lkpm"], windows: [span(9, "09:00", "12:00")]),
      // It asks for later days: late is not late then.
      try office.receive(windows: [span(16, "09:00", "12:00")]),
      try office.meet(at: span(9, "09:00", "10:00"), with: 0),
      try office.submit(windows: [span(9, "09:00", "12:00")]).view.request.id,
    ]
    ids.append(try office.receive())
    for moment in [march(2, "08:00"), march(9, "16:00"), march(10, "08:00"), march(24, "08:00")] {
      office.clock.now = moment
      let listed = try waiting(.received, .scheduled, .submitted, as: office.director)
      #expect(listed.count == ids.count)
      for waiting in listed.requests {
        let told = try office.office.ask(as: office.director) { try $0.clock(of: waiting.request).standing }
        #expect(waiting.standing?.verdict == told.verdict, "\(waiting.request.id) at \(moment)")
        #expect(waiting.standing?.ground == told.ground && waiting.standing?.dueDate == told.dueDate)
      }
    }
  }

  @Test("a meeting that stands is a breach where it lies after the due date, or is over and not recorded")
  func plannedBreaches() throws {
    let met = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    func breaches() throws -> [Identifier<Record.Request>] {
      ids(try office.office.ask(as: office.director) { try $0.breachesOfPlanned() })
    }
    #expect(try breaches().isEmpty)
    // The due date has passed, and nobody has said that it was held.
    office.clock.now = march(10, "08:00")
    #expect(try breaches() == [met])
    try office.step(met, .facilitate(note: "Selesai."), as: office.staff[0])
    #expect(try breaches().isEmpty)
  }

  @Test("an officer's desk has the officer's own alone")
  func own() throws {
    let mine = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    _ = try office.meet(at: span(9, "10:00", "11:00"), with: 1)
    #expect(ids(try waiting(.scheduled, own: true, as: office.staff[0])) == [mine])
    #expect(try waiting(.scheduled, own: true, as: office.director).requests.isEmpty)
    let meetings = try office.office.ask(as: office.staff[0]) { try $0.ownMeetings(atMost: 5) }
    #expect(meetings.map(\.request.id) == [mine])
    office.clock.now = march(9, "10:00")
    #expect(try office.office.ask(as: office.staff[0]) { try $0.ownMeetings(atMost: 5) }.isEmpty)
  }

  @Test("a wish for another time waits for the unit while it is the unit's turn")
  func turns() throws {
    let id = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    func toAnswer(_ principal: Principal, own: Bool) throws -> [Identifier<Record.Request>] {
      ids(try office.office.ask(as: principal) { try $0.reschedulingsToAnswer(own: own) })
    }
    let rescheduling = try office.propose(id, [march(10, "09:00")], as: .applicant(id))
    #expect(try toAnswer(office.director, own: false) == [id])
    #expect(try toAnswer(office.staff[0], own: true) == [id])
    #expect(try toAnswer(office.staff[1], own: true).isEmpty)
    try office.answer(
      id, rescheduling, .counter(reason: "Rapat", starts: [march(10, "13:00")]), as: office.director)
    #expect(try toAnswer(office.director, own: false).isEmpty)
  }

  @Test(
    "what a desk asks for is found by an index that holds what is open alone",
    arguments: [
      (
        "SELECT id FROM request WHERE state = 'received' AND completed_at IS NULL ORDER BY received_at, id",
        "request_open"
      ),
      ("SELECT count(*) FROM request WHERE state = 'submitted' AND completed_at IS NULL", "request_open"),
      ("SELECT id FROM complaint WHERE state = 'registered' ORDER BY id", "complaint_open"),
    ])
  func indices(sql: String, index: String) throws {
    let plan = try office.base.database.read { queries in
      try queries.all("EXPLAIN QUERY PLAN \(sql)") { $0.text(3) }
    }
    #expect(plan.contains { $0.contains("INDEX \(index)") }, "\(plan)")
    #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
  }
}
