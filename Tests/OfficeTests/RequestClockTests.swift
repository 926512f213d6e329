import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("The clock of a request (rules of the service, section 2)")
struct RequestClockTests {
  let office: StaffedOffice

  init() throws { office = try StaffedOffice() }

  func clock(_ id: Identifier<Record.Request>) throws -> RequestClock {
    try office.office.ask(as: office.director) { try $0.clock(of: try $0.request(id)) }
  }

  @Test("before the unit receives it the dates are lower bounds")
  func lowerBounds() throws {
    let id = try office.submit(windows: [span(9, "09:00", "12:00")]).view.request.id
    let standing = try clock(id).standing
    #expect(standing.isLowerBound)
    #expect(standing.desk == .registry)
    #expect(standing.verdict == .running)
    #expect(standing.ground == .notReceived)
  }

  @Test("the time at every desk adds up")
  func deskTimes() throws {
    let id = try office.submit(windows: [span(16, "09:00", "12:00")]).view.request.id
    office.clock.now = march(3, "08:00")
    try office.step(id, .register(agendaNumber: "7"), as: office.registry)
    office.clock.now = march(5, "08:00")
    try office.step(id, .dispose(note: ""), as: office.deputy)
    office.clock.now = march(6, "08:00")
    try office.step(id, .receive(agendaNumber: nil), as: office.director)
    office.clock.now = march(6, "10:00")
    let standing = try clock(id).standing
    #expect(standing.deskTimes.map(\.desk) == [.registry, .deputy, .director])
    #expect(standing.deskTimes.map(\.seconds) == [86_400, 2 * 86_400, 86_400 + 7_200])
    #expect(standing.deskTimes.map(\.workingDays) == [WorkingDays(1), WorkingDays(2), WorkingDays(1)])
    #expect(standing.earliestDate == date("2026-03-13"))
    #expect(standing.dueDate == date("2026-03-13"))
  }

  @Test("in a rescheduling it lies with the side that is to answer")
  func turn() throws {
    let id = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    #expect(try clock(id).standing.desk == .officers)
    _ = try office.office.perform(
      ProposeRescheduling(request: id, reason: "rapat", starts: [march(9, "13:00")]),
      as: office.director)
    #expect(try clock(id).standing.desk == .applicant)
    let record = try office.office.ask(as: office.director) {
      try #require(try $0.queries.reschedulings(of: id).first)
    }
    _ = try office.office.perform(
      AnswerRescheduling(
        request: id, rescheduling: record.id,
        answer: .counter(reason: "sekolah", starts: [march(10, "09:00")])),
      as: .applicant(id))
    #expect(try clock(id).standing.desk == .officers)
  }

  @Test("without a free competent officer by the due date it is a forecast breach, at once")
  func forecastBreach() throws {
    let id = try office.receive(needs: ["pajak"], windows: [span(9, "09:00", "12:00")])
    let clock = try clock(id)
    #expect(clock.standing.verdict == .forecastBreach)
    #expect(clock.standing.ground == .noMeetingByDue(due: date("2026-03-09")))
    #expect(clock.explanation?.english.contains("reply letter") == true)
    let possible = try office.receive(needs: ["nib"], windows: [span(9, "09:00", "12:00")])
    #expect(try self.clock(possible).standing.verdict == .running)
  }

  @Test("held alternatives of others count against the forecast")
  func heldAlternatives() throws {
    let citra = try office.meet(at: span(10, "09:00", "10:00"), with: 2, needs: ["kbli", "oss"])
    _ = try office.office.perform(
      ProposeRescheduling(
        request: citra, reason: "rapat", starts: [march(9, "09:00")]), as: office.director)
    let id = try office.receive(needs: ["kbli", "oss"], windows: [span(9, "09:00", "10:00")])
    #expect(try clock(id).standing.verdict == .forecastBreach)
  }

  @Test("what both agreed is as agreed")
  func asAgreed() throws {
    let id = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    let record = try office.office.perform(
      ProposeRescheduling(request: id, reason: "sakit", starts: [march(12, "09:00")]),
      as: .applicant(id))
    let option = try #require(record.rounds.last?.options.first)
    _ = try office.office.perform(
      AcceptOption(request: id, rescheduling: record.id, option: option.id), as: office.director)
    office.clock.now = march(12, "10:30")
    try office.step(id, .facilitate(note: "selesai"), as: office.director)
    let standing = try clock(id).standing
    #expect(standing.verdict == .asAgreed)
    #expect(
      standing.ground
        == .completed(
          on: date("2026-03-12"), due: date("2026-03-09"), later: LaterDate(.agreed, date: date("2026-03-12"))
        ))
  }
}
