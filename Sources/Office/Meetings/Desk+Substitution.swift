import Casework
import JSON
import Store
import WorkCalendar

extension Desk {
  /// Lets other officers hold a meeting at its time; no agreement is needed, everyone is told (rules of the
  /// service, section 6.4). Alternatives that are held for the applicant are held by the new
  /// officers from then on; where one of them is taken at such a time it fails with `taken`.
  func substitute(
    _ officers: [Identifier<Record.Officer>], in meeting: MeetingRecord, of request: inout RequestRecord,
    entering decision: StepDecision
  ) throws {
    let earlier = try queries.officers(of: meeting.id)
    try checkNotOver(meeting)
    guard earlier != officers else { throw Refusal.alreadyThere(field: "officers") }
    try checkMeeting(of: request, at: meeting.time, officers: officers, agreed: [meeting.time])
    let open = try queries.openRescheduling(of: meeting.id)
    if let open { try checkOffer(open, by: officers, for: request) }
    // The meeting comes first: what it takes is not held for an alternative.
    if let open { try releaseHolds(of: open) }
    let moved = try move(meeting, to: meeting.time, officers: officers, of: &request)
    if let open { try hold(open, by: officers) }
    // Its room may be another since the alternatives are held.
    let held = try queries.meeting(moved.id) ?? moved
    try enter(decision.state, &request)
    try record(
      .officersSubstituted, of: request,
      detail: detail(of: held, officers: officers)
        .adding("earlier", .array(earlier.map { .string($0.description) })),
      telling: decision.tells, until: earlier)
  }

  /// Fails with `meetingOver` where a meeting has ended: what has happened is changed no more.
  func checkNotOver(_ meeting: MeetingRecord) throws {
    if meeting.state != .cancelled, meeting.time.end <= now { throw Refusal.meetingOver }
  }

  /// Fails where a meeting stands that has begun, with `meetingOver` where it has ended.
  func checkMovable(_ meeting: MeetingRecord) throws {
    try checkNotOver(meeting)
    if meeting.state != .cancelled, meeting.time.start <= now { throw Refusal.meetingBegun }
  }

  /// Fails unless officers could hold each alternative of the unit's open offer that is still ahead.
  func checkOffer(
    _ rescheduling: ReschedulingRecord, by officers: [Identifier<Record.Officer>], for request: RequestRecord
  ) throws {
    guard let offer = rescheduling.rounds.last, offer.side == .unit else { return }
    for option in offer.options where option.state == .offered && option.time.start > now {
      try checkMeeting(of: request, at: option.time, officers: officers, agreed: [option.time])
    }
  }

  /// Gives back all that is held for the last offer of a rescheduling.
  func releaseHolds(of rescheduling: ReschedulingRecord) throws {
    for option in rescheduling.rounds.last?.options ?? [] { try queries.release(.option(option.id)) }
  }

  /// Holds the alternatives of the unit's open offer anew, in the rooms that are free then: by other officers
  /// where some are named, or else by those who held them.
  func hold(_ rescheduling: ReschedulingRecord, by officers: [Identifier<Record.Officer>] = []) throws {
    guard let offer = rescheduling.rounds.last, offer.side == .unit else { return }
    try releaseHolds(of: rescheduling)
    for option in offer.options where option.state == .offered && option.time.start > now {
      if !officers.isEmpty { try queries.setOfficers(officers, of: option.id) }
      let holders = try queries.officers(of: option.id)
      let room = try self.room(at: option.time, for: rescheduling.request)
      try take(holders, room, at: option.time, for: rescheduling.request, by: .option(option.id))
    }
    try touch(.meetings)
  }

  /// Weighs the proposals of a request again, as when the unit receives it or a decree changes the calendar,
  /// and marks those that have become unusable. Returns whether any is left.
  func weighAgain(_ request: RequestRecord) throws -> Bool {
    let earliest = try leadTime(of: request).date
    let kept = try queries.proposals(of: request.id)
    let proposals = kept.map { Proposal(id: $0.id, window: $0.time, rank: $0.rank + 1, state: $0.state) }
    let weighed = try proposalCheck().rechecked(proposals, duration: request.duration, earliest: earliest)
    for (old, new) in zip(kept, weighed) where old.state != new.state {
      try queries.mark(new.id, as: new.state)
    }
    return !ProposalCheck.needsNewProposals(weighed)
  }
}
