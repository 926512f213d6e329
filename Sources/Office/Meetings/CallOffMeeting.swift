public import Casework
import JSON
import Store

/// Calls a meeting off; the request waits for another (rules of the service, section 6.2).
public struct CallOffMeeting: UseCase {
  let request: Identifier<Record.Request>
  let meeting: Identifier<Record.Meeting>
  let reason: String?

  /// Calls a meeting of a request off, for a reason that the applicant is told; without one, that the unit
  /// had to.
  public init(request: Identifier<Record.Request>, meeting: Identifier<Record.Meeting>, reason: String?) {
    self.request = request
    self.meeting = meeting
    self.reason = reason
  }

  /// Calls it off. Fails where no such meeting stands, or the step is refused.
  public func perform(at desk: Desk) throws -> StaffedMeeting {
    var request = try desk.request(self.request)
    guard let meeting = try desk.queries.meeting(meeting), meeting.request == request.id else {
      throw Refusal.notFound
    }
    let decision = try desk.decide(.callOff, on: request, given: [.reason])
    guard meeting.state == .scheduled else {
      throw Refusal.step(.notInThisState(allowedIn: [.scheduled, .rescheduling]))
    }
    try desk.checkNotOver(meeting)
    let officers = try desk.queries.officers(of: meeting.id)
    let calledOff = try desk.callOff(meeting)
    // What the meeting took of the alternatives that are held is free now, and has to be held by them.
    if let open = try desk.queries.openRescheduling(of: meeting.id) { try desk.hold(open) }
    try desk.enter(decision.state, &request)
    try desk.record(
      .meetingCalledOff, of: request, detail: desk.detail(of: calledOff, officers: officers),
      telling: decision.tells, facts: reason.map { ["reason": .string($0)] } ?? [:])
    return try desk.staffed(calledOff, by: officers)
  }
}
