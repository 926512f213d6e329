import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("What has begun is not moved, and what is over is not changed")
struct MeetingOverTests {
  let office: StaffedOffice
  let request: Identifier<Record.Request>
  let meeting: MeetingRecord

  init() throws {
    office = try StaffedOffice()
    request = try office.meet(at: span(9, "09:00", "10:00"), with: 0)
    let id = request
    meeting = try #require(
      try office.office.ask(as: office.director) { try $0.queries.standingMeeting(of: id) })
  }

  func propose(as principal: Principal) throws -> ReschedulingRecord {
    try office.office.perform(
      ProposeRescheduling(request: request, reason: "Rapat", starts: [march(11, "09:00")]), as: principal)
  }

  func callOff() throws -> StaffedMeeting {
    try office.office.perform(
      CallOffMeeting(request: request, meeting: meeting.id, reason: "Gempa"), as: office.director)
  }

  static let moments: [(now: Instant, propose: String, substitute: String, callOff: String)] = [
    (march(9, "08:59"), "not refused", "not refused", "not refused"),
    (march(9, "09:00"), "meetingBegun", "not refused", "not refused"),
    (march(9, "10:00"), "meetingOver", "meetingOver", "meetingOver"),
  ]

  @Test("as time goes on, first moving and then all else is refused", arguments: moments)
  func refused(now: Instant, propose: String, substitute: String, callOff: String) throws {
    office.clock.now = now
    let assign = TakeStep(request: request, act: .assign([office.officers[1]]))
    // A meeting that runs is taken over only by who has not begun another: it has begun, so rules refuse it.
    if now < meeting.time.start || substitute != "not refused" {
      #expect(refusal { try office.office.perform(assign, as: office.director) } == substitute)
    }
    #expect(refusal { try self.propose(as: .applicant(request)) } == propose)
    #expect(refusal { try self.callOff() } == callOff)
  }

  @Test("an offer that was open when the meeting began is accepted no more")
  func accepted() throws {
    let offer = try propose(as: .applicant(request))
    office.clock.now = march(9, "09:30")
    let option = try #require(offer.rounds.last?.options.first)
    let accept = AcceptOption(request: request, rescheduling: offer.id, option: option.id)
    #expect(refusal { try office.office.perform(accept, as: office.director) } == "meetingBegun")
    let counter = AnswerRescheduling(
      request: request, rescheduling: offer.id,
      answer: .counter(reason: "Penuh", starts: [march(12, "09:00")]))
    #expect(refusal { try office.office.perform(counter, as: office.director) } == "meetingBegun")
  }

  @Test("a meeting that was called off is offered anew also when its time is past")
  func calledOff() throws {
    _ = try callOff()
    office.clock.now = march(9, "11:00")
    #expect(try propose(as: office.director).state == .open)
  }
}
