public import Casework
import JSON
import Store
import WorkCalendar

/// Accepts a time that the other side offered: the meeting moves there (rules of the service, section 6.2).
public struct AcceptOption: UseCase {
  let request: Identifier<Record.Request>
  let rescheduling: Identifier<Record.Rescheduling>
  let option: Identifier<Record.Option>
  let officers: [Identifier<Record.Officer>]

  /// An acceptance. Other officers than those of the meeting may be named where the unit accepts.
  public init(
    request: Identifier<Record.Request>, rescheduling: Identifier<Record.Rescheduling>,
    option: Identifier<Record.Option>, officers: [Identifier<Record.Officer>] = []
  ) {
    self.request = request
    self.rescheduling = rescheduling
    self.option = option
    self.officers = Array(Set(officers)).sorted()
  }

  /// Moves the meeting. Fails where it is not this side's turn, the option is not on offer any more, or an
  /// officer is taken meanwhile.
  public func perform(at desk: Desk) throws -> StaffedMeeting {
    var request = try desk.request(self.request)
    let open = try desk.negotiation(rescheduling, of: request)
    guard let number = open.number(of: option) else { throw Refusal.notFound }
    if open.record.state == .open { try desk.checkMovable(open.meeting) }
    let change = try desk.apply(.accept(option: number, by: desk.principal.side), to: open)
    guard let time = change.movesTo else { throw Refusal.notFound }
    let decision = try desk.decide(
      .agreeReschedule, on: request, given: [.agreedOption, .officers, .time])
    if desk.principal.side == .applicant, !officers.isEmpty { throw Refusal.forbidden([.staff(.director)]) }
    try desk.checkNaming(of: officers, for: request)
    let assigned = try self.holders(of: open, at: desk)
    try desk.checkMeeting(of: request, at: time, officers: assigned, agreed: [time])
    let earlier = try desk.holders(of: open.meeting)
    let invited = open.meeting.state == .scheduled ? earlier : []
    try desk.clearOffer(of: open, accepted: option)
    try desk.close(open, as: change.negotiation.state)
    let moved = try desk.move(open.meeting, to: time, officers: assigned, of: &request, isAgreed: true)
    try desk.enter(decision.state, &request)
    var detail = desk.detail(of: moved, officers: assigned)
      .adding("earlier", .array(invited.map { .string($0.description) }))
      .adding("rescheduling", .string(rescheduling.description))
    if open.meeting.state == .scheduled { detail.append("before", .object(open.meeting.time.facts)) }
    try desk.record(.meetingMoved, of: request, detail: detail, telling: decision.tells, until: earlier)
    return try desk.staffed(moved, by: assigned)
  }

  /// Who holds the meeting then: those who were named, or those of the option, or where it has none those who
  /// hold the meeting now.
  private func holders(of open: OpenNegotiation, at desk: Desk) throws -> [Identifier<Record.Officer>] {
    guard officers.isEmpty else { return officers }
    let offered = try desk.queries.officers(of: option)
    return try offered.isEmpty ? desk.holders(of: open.meeting) : offered
  }
}

extension Desk {
  /// Moves a meeting to another time, or to other officers, or both. A meeting that was called off stands
  /// again at its new time, under its old name.
  func move(
    _ meeting: MeetingRecord, to time: InstantRange, officers: [Identifier<Record.Officer>],
    of request: inout RequestRecord, isAgreed: Bool = false
  ) throws -> MeetingRecord {
    try queries.release(.meeting(meeting.id))
    let room = try self.room(at: time, for: request.id)
    let moved = try queries.change(meeting, time: time, room: room, state: .scheduled, at: now)
    try queries.setOfficers(officers, of: meeting.id)
    try take(officers, room, at: time, for: request.id, by: .meeting(meeting.id))
    guard time != meeting.time || meeting.state != .scheduled else {
      // Only the officers change: what the applicant wished or agreed to stays as it is.
      try queries.assign(officers, to: request.id)
      try touch(.meetings)
      return moved
    }
    if isAgreed { try reopenProposals(of: request.id) }
    try settle(&request, on: time, officers: officers, isAgreed: isAgreed)
    return moved
  }
}

extension JSONObject {
  /// The object with one more member at its end.
  func adding(_ name: String, _ value: JSONValue) -> JSONObject {
    var longer = self
    longer.append(name, value)
    return longer
  }
}
