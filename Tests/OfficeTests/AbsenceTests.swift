import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("An officer falls away (rules of the service, section 6.5)")
struct AbsenceTests {
  let office: StaffedOffice

  init() throws { office = try StaffedOffice() }

  func declare(
    _ officer: Int, _ resolution: DeclareAbsence.Resolution, _ time: InstantRange? = nil,
    as principal: Principal? = nil
  ) throws -> [DeclareAbsence.Affected] {
    try office.office.perform(
      DeclareAbsence(
        officer: office.officers[officer], time: time ?? span(9, "00:00", "23:00"), reason: "sakit",
        resolution: resolution), as: principal ?? office.staff[officer])
  }

  func holders(_ request: Identifier<Record.Request>) throws -> [Identifier<Record.Officer>] {
    try office.office.ask(as: office.director) { desk in
      try desk.queries.standingMeeting(of: request).map { try desk.queries.officers(of: $0.id) } ?? []
    }
  }

  @Test("a competent officer who is free takes each meeting over, and other meetings stay")
  func substitution() throws {
    let first = try office.meet(at: span(9, "09:00", "10:00"), with: 1)
    let second = try office.meet(at: span(10, "09:00", "10:00"), with: 1)
    _ = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    let affected = try declare(1, .substitute)
    #expect(affected.map(\.request) == [first])
    #expect(affected.map(\.remedy) == [.substituted(by: [office.officers[3]])])
    #expect(try holders(first) == [office.officers[3]])
    #expect(try holders(second) == [office.officers[1]])
    #expect(try office.request(first).state == .scheduled)
  }

  @Test("where nobody can take it over other times are offered, held by who can")
  func alternatives() throws {
    let id = try office.meet(at: span(9, "09:00", "10:00"), with: 2, needs: ["kbli", "oss"])
    let affected = try declare(2, .substitute)
    guard case .rescheduling(let rescheduling, let times) = try #require(affected.first).remedy else {
      Issue.record("no rescheduling was opened")
      return
    }
    #expect(times.count == 3)
    #expect(times.allSatisfy { !$0.overlaps(span(9, "00:00", "23:00")) })
    #expect(try office.request(id).state == .rescheduling)
    #expect(try holders(id) == [office.officers[2]])
    let options = try office.office.ask(as: office.director) { desk in
      try desk.queries.rescheduling(rescheduling)?.rounds.last?.options ?? []
    }
    _ = try office.office.perform(
      AcceptOption(request: id, rescheduling: rescheduling, option: try #require(options.first).id),
      as: .applicant(id))
    #expect(try office.request(id).state == .scheduled)
  }

  @Test("an alternative may be another officer's, who then holds the meeting")
  func otherOfficers() throws {
    let id = try office.meet(at: span(9, "09:00", "10:00"), with: 0, needs: ["nib"])
    let affected = try declare(0, .reschedule, span(9, "00:00", "23:00"), as: office.director)
    guard case .rescheduling(let rescheduling, let times) = try #require(affected.first).remedy else {
      Issue.record("no rescheduling was opened")
      return
    }
    #expect(times.contains { $0.overlaps(span(9, "00:00", "23:00")) })
    let option = try office.office.ask(as: office.director) { desk in
      try #require(desk.queries.rescheduling(rescheduling)?.rounds.last?.options.first)
    }
    let moved = try office.office.perform(
      AcceptOption(request: id, rescheduling: rescheduling, option: option.id), as: .applicant(id))
    #expect(moved.officers != [office.officers[0]])
    #expect(try holders(id) == moved.officers)
  }

  @Test("what the officer held for an applicant on those days is off the table, and the rest can be accepted")
  func heldAlternatives() throws {
    let id = try office.meet(at: span(9, "09:00", "10:00"), with: 1)
    let offer = try office.office.perform(
      ProposeRescheduling(
        request: id, reason: "Ruang dipakai",
        starts: [span(10, "09:00", "10:00").start, span(11, "09:00", "10:00").start]), as: office.director)
    _ = try declare(1, .reschedule, span(10, "00:00", "23:00"), as: office.director)
    let options = try office.office.ask(as: office.director) { desk in
      try #require(desk.queries.rescheduling(offer.id)?.rounds.last?.options)
    }
    #expect(options.map(\.state) == [.released, .offered])
    let accepted = AcceptOption(request: id, rescheduling: offer.id, option: options[1].id)
    #expect(try office.office.perform(accepted, as: .applicant(id)).meeting.time == options[1].time)
  }

  @Test("the reason is in no history and in no message")
  func reason() throws {
    _ = try office.meet(at: span(9, "09:00", "10:00"), with: 2, needs: ["kbli", "oss"])
    _ = try declare(2, .substitute)
    let told = try office.base.database.read { queries in
      try queries.all("SELECT detail FROM history") { $0.text(0) }
        + queries.all("SELECT facts FROM outgoing") { $0.text(0) }
    }
    #expect(!told.contains { $0.contains("sakit") })
  }

  @Test("nobody declares another away but the director")
  func allowed() throws {
    #expect(throws: Refusal.self) { try declare(1, .substitute, as: office.staff[0]) }
    #expect(throws: Refusal.self) { try declare(1, .substitute, as: office.registry) }
    #expect(try declare(1, .substitute, as: office.director).isEmpty)
  }
}
