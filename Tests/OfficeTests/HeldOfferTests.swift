import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("What is offered is held by those who would meet the applicant then (rules of the service, section 6)")
struct HeldOfferTests {
  let office: StaffedOffice

  init() throws { office = try StaffedOffice() }

  func lastOffer(_ request: Identifier<Record.Request>) throws -> (
    id: Identifier<Record.Rescheduling>, options: [ReschedulingRecord.Option]
  ) {
    let open = try office.office.ask(as: office.director) { try $0.queries.reschedulings(of: request).last }
    let record = try #require(open)
    return (record.id, record.rounds.last?.options ?? [])
  }

  func accept(_ request: Identifier<Record.Request>, _ place: Int = 0) throws -> StaffedMeeting {
    let offer = try lastOffer(request)
    return try office.office.perform(
      AcceptOption(request: request, rescheduling: offer.id, option: offer.options[place].id),
      as: .applicant(request))
  }

  func callOff(_ request: Identifier<Record.Request>) throws {
    let meeting = try office.office.ask(as: office.director) { try $0.queries.meetings(of: request).last }
    _ = try office.office.perform(
      CallOffMeeting(request: request, meeting: try #require(meeting).id, reason: "Gempa"),
      as: office.director)
  }

  func assignees(_ request: Identifier<Record.Request>) throws -> [Identifier<Record.Officer>] {
    try office.office.ask(as: office.director) { try $0.queries.assignees(of: request) }
  }

  @Test("what is held for some of a meeting's officers is accepted with exactly those")
  func someOfficers() throws {
    let (ayu, budi, dewi) = (office.officers[0], office.officers[1], office.officers[3])
    let id = try office.receive(windows: [span(9, "09:00", "10:00")])
    _ = try office.office.perform(
      BookMeeting(request: id, officers: [ayu, budi], start: march(9, "09:00")), as: office.director)
    for absent in [dewi, ayu] {
      _ = try office.office.perform(
        DeclareAbsence(
          officer: absent, time: span(3, "00:00", "23:00").extended(by: 30), reason: "",
          resolution: .reschedule), as: office.director)
    }
    #expect(try office.request(id).state == .rescheduling)
    office.base.expectWhole()
    let moved = try accept(id)
    #expect(moved.officers == [budi])
    #expect(try assignees(id) == [budi])
  }

  @Test("where the meeting was called off, those assigned since then hold the offer and the meeting")
  func assignedSince() throws {
    let id = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    try callOff(id)
    try office.step(id, .assign([office.officers[1]]), as: office.director)
    _ = try office.office.perform(
      ProposeRescheduling(request: id, reason: "Gempa", starts: [march(10, "09:00")]), as: office.director)
    let held = try office.office.ask(as: office.director) { desk in
      try desk.queries.occupiedTimes(overlapping: span(10, "00:00", "23:00")).map(\.officer)
    }
    #expect(held == [office.officers[1]])
    #expect(try accept(id).officers == [office.officers[1]])
    #expect(try assignees(id) == [office.officers[1]])
  }

  @Test("who is assigned while a called off meeting's offer is open holds it from then on")
  func assignedMeanwhile() throws {
    let id = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    _ = try office.office.perform(
      ProposeRescheduling(request: id, reason: "Gempa", starts: [march(10, "09:00")]), as: office.director)
    try callOff(id)
    try office.step(id, .assign([office.officers[1]]), as: office.director)
    office.base.expectWhole()
    #expect(try accept(id).officers == [office.officers[1]])
  }

  @Test("a meeting stays whole when an alternative goes that overlaps it, whoever took it over meanwhile")
  func overlapping() throws {
    let id = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    let offer = try office.office.perform(
      ProposeRescheduling(request: id, reason: "Gempa", starts: [march(9, "09:30")]), as: office.director)
    for officer in [1, 0, 1] {
      try office.step(id, .assign([office.officers[officer]]), as: office.director)
      office.base.expectWhole()
    }
    _ = try office.office.perform(
      AnswerRescheduling(request: id, rescheduling: offer.id, answer: .decline(reason: "Tidak")),
      as: .applicant(id))
  }
}

extension InstantRange {
  /// The range with so many days more at its end.
  fileprivate func extended(by days: Int) -> InstantRange {
    InstantRange(start: start, end: end + Minutes(days * 1440)) ?? self
  }
}
