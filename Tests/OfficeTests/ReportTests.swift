import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("Reports (rules of the service, sections 2.3 and 8)")
struct ReportTests {
  let office: StaffedOffice

  init() throws { office = try StaffedOffice() }

  func level(_ principal: Principal? = nil) throws -> MonthLevel {
    let level = try office.office.ask(as: principal ?? office.auditor) {
      try $0.serviceLevel(from: date("2026-03-01"), to: date("2026-04-01"))
    }
    return try #require(level.months.first)
  }

  func facilitate(_ id: Identifier<Record.Request>, at moment: Instant) throws {
    office.clock.now = moment
    try office.step(id, .facilitate(note: "selesai"), as: office.director)
  }

  @Test("on time, as agreed and late are told apart, and what is open and late is named")
  func verdicts() throws {
    let onTime = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    let asked = try office.meet(at: span(12, "09:00", "10:00"), with: 1)
    _ = try office.receive(windows: [span(9, "13:00", "14:00")])
    let running = try office.submit(windows: [span(9, "13:00", "14:00")]).view.request.id
    #expect(try level().late == 0)
    try facilitate(onTime, at: march(9, "10:00"))
    try facilitate(asked, at: march(12, "10:00"))
    let level = try level()
    #expect([level.onTime, level.asAgreed, level.late, level.lateAndOpen] == [1, 1, 1, 1])
    #expect(level.reschedules == 0)
    #expect(try office.request(running).state == .submitted)
  }

  @Test("a meeting that is marked late counts for the day on which it was held")
  func markedLate() throws {
    let id = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    try facilitate(id, at: march(16, "10:00"))
    #expect(try level().onTime == 1)
  }

  @Test("reschedulings count in the month in which they are begun")
  func reschedules() throws {
    let id = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    _ = try office.office.perform(
      ProposeRescheduling(request: id, reason: "rapat", starts: [march(9, "13:00")]), as: office.director)
    #expect(try level().reschedules == 1)
  }

  @Test("the load tells every officer's meetings, those without any too")
  func load() throws {
    let held = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    _ = try office.meet(at: span(9, "10:00", "11:00"), with: 0)
    let calledOff = try office.meet(at: span(10, "09:00", "10:00"), with: 1)
    try facilitate(held, at: march(9, "10:00"))
    let meeting = try office.office.ask(as: office.director) {
      try #require(try $0.queries.standingMeeting(of: calledOff)).id
    }
    _ = try office.office.perform(
      CallOffMeeting(request: calledOff, meeting: meeting, reason: "libur"), as: office.director)
    let (load, names) = try office.office.ask(as: office.registry) {
      try $0.load(from: date("2026-03-01"), to: date("2026-04-01"))
    }
    #expect(load.rows.map(\.held) == [1, 0, 0, 0])
    #expect(load.rows.map(\.scheduled) == [1, 0, 0, 0])
    #expect(load.rows.map(\.cancelled) == [0, 1, 0, 0])
    #expect(load.rows.first?.mostOnOneDay == 2)
    #expect(names[office.officers[0]] == "Ayu")
  }

  @Test("officers and strangers get no report, and no reversed one is made")
  func allowed() throws {
    #expect(throws: Refusal.self) { try level(office.staff[0]) }
    #expect(throws: Refusal.self) { try level(.anonymous) }
    #expect(throws: Refusal.self) {
      try office.office.ask(as: office.director) {
        try $0.load(from: date("2026-04-01"), to: date("2026-03-01")).load
      }
    }
  }
}
