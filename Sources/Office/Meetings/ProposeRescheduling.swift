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
    try desk.checkMovable(meeting)
    let times = try starts.map { try desk.time(from: $0, duration: meeting.time.length) }
    let side = desk.principal.side
    let offer = ReschedulingOffer(side: side, reason: reason, times: times)
    let change = try desk.begin(offer, for: meeting)
    try desk.checkOffer(times, by: side, for: request, meeting)
    return try desk.openRescheduling(change, offer, for: meeting, of: &request, entering: decision)
  }
}

/// The first offer of a rescheduling.
struct ReschedulingOffer {
  let side: Side
  let reason: String
  let times: [InstantRange]
  /// For each time, who would hold the meeting then; none where those would who hold it now.
  var officers: [[Identifier<Record.Officer>]] = []
  /// The version of the calendar because of which it is made; `nil` where people make it.
  var version: Identifier<Record.CalendarVersion>?
}

extension Desk {
  /// The negotiation that an offer begins. Fails with `negotiation` where it breaks a rule.
  func begin(_ offer: ReschedulingOffer, for meeting: MeetingRecord) throws -> NegotiationChange {
    let rules = try negotiationRules()
    do throws(NegotiationRefusal) {
      return try Negotiation.begin(
        by: offer.side, reason: offer.reason, times: offer.times, presentTime: meeting.time,
        meetingStands: meeting.state == .scheduled, at: now, rules: rules)
    } catch {
      throw Refusal.negotiation(error)
    }
  }

  /// Opens a rescheduling whose offer has been checked, and holds what the unit offers.
  func openRescheduling(
    _ change: NegotiationChange, _ offer: ReschedulingOffer, for meeting: MeetingRecord,
    of request: inout RequestRecord, entering decision: StepDecision
  ) throws -> ReschedulingRecord {
    let id: Identifier<Record.Rescheduling>
    do {
      id = try queries.addRescheduling(of: meeting, at: now)
    } catch DatabaseError.notUnique {
      throw Refusal.changedMeanwhile
    }
    try keepRound(of: change, in: id, of: meeting, officers: offer.officers)
    try enter(decision.state, &request)
    var detail = detail(of: id, of: meeting, round: change.negotiation.rounds.last)
    if let version = offer.version { detail.append("version", .string(version.description)) }
    try record(
      .reschedulingProposed, of: request, detail: detail, telling: decision.tells,
      facts: ["reason": .string(offer.reason)])
    return try rescheduling(id)
  }

  /// A rescheduling by its number. Fails with `notFound`.
  func rescheduling(_ id: Identifier<Record.Rescheduling>) throws -> ReschedulingRecord {
    guard let record = try queries.rescheduling(id) else { throw Refusal.notFound }
    return record
  }
}
