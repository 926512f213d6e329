public import Casework
import JSON
public import Store
public import WorkCalendar

/// Asks for another time for a meeting (rules of the service, section 6.1). What the unit offers is held for
/// the applicant.
public struct ProposeRescheduling: UseCase {
  let request: Identifier<Record.Request>
  let reason: String
  let starts: [Instant]

  /// A wish for another time, with a reason and the starts of one to five alternatives, as long as the
  /// meeting is.
  public init(request: Identifier<Record.Request>, reason: String, starts: [Instant]) {
    self.request = request
    self.reason = reason
    self.starts = starts
  }

  /// Opens the rescheduling. Fails where the step or an alternative is refused.
  public func perform(at desk: Desk) throws -> ReschedulingRecord {
    var request = try desk.request(self.request)
    let decision = try desk.decide(
      .proposeReschedule, on: request,
      given: Set((reason.isEmpty ? [] : [Requirement.reason]) + (starts.isEmpty ? [] : [.options])))
    guard let meeting = try desk.queries.meetings(of: request.id).last else { throw Refusal.notFound }
    let times = try starts.map { try desk.time(from: $0, duration: meeting.time.length) }
    let side = desk.principal.side
    let rules = try desk.negotiationRules()
    let change: NegotiationChange
    do throws(NegotiationRefusal) {
      change = try Negotiation.begin(
        by: side, reason: reason, times: times, presentTime: meeting.time,
        meetingStands: meeting.state == .scheduled, at: desk.now, rules: rules)
    } catch {
      throw Refusal.negotiation(error)
    }
    try desk.checkOffer(times, by: side, for: request, meeting)
    let id: Identifier<Record.Rescheduling>
    do {
      id = try desk.queries.addRescheduling(of: meeting, at: desk.now)
    } catch DatabaseError.notUnique {
      throw Refusal.changedMeanwhile
    }
    try desk.keepRound(of: change, in: id, of: meeting)
    try desk.enter(decision.state, &request)
    try desk.record(
      .reschedulingProposed, of: request, detail: desk.detail(of: id, round: change.negotiation.rounds.last),
      telling: decision.tells, facts: ["reason": .string(reason)])
    return try desk.rescheduling(id)
  }
}

extension Desk {
  /// A rescheduling by its number. Fails with `notFound`.
  func rescheduling(_ id: Identifier<Record.Rescheduling>) throws -> ReschedulingRecord {
    guard let record = try queries.rescheduling(id) else { throw Refusal.notFound }
    return record
  }
}
