public import Casework
import JSON
public import Store
public import WorkCalendar

/// A meeting with the officers who hold it.
public struct StaffedMeeting: Hashable, Sendable {
  /// The meeting.
  public let meeting: MeetingRecord
  /// The officers, by number.
  public let officers: [Identifier<Record.Officer>]
  /// Whether it stands on a day that may still become a day off, since its year has no decree.
  public let isTentative: Bool
}

extension Desk {
  /// A meeting with the officers who hold it, as the calendar has its day now.
  func staffed(
    _ meeting: MeetingRecord, by officers: [Identifier<Record.Officer>]
  ) throws -> StaffedMeeting {
    let day = try? calendars().workingDays.day(meeting.time.start.local(offset: .wib).date)
    return StaffedMeeting(
      meeting: meeting, officers: officers,
      // A day that the calendar does not reach is long past.
      isTentative: meeting.state == .scheduled && (day?.isTentative ?? false))
  }
}

/// Books a meeting for a request (rules of the service, sections 4 and 5).
public struct BookMeeting: UseCase {
  let request: Identifier<Record.Request>
  let officers: [Identifier<Record.Officer>]
  let start: Instant
  let duration: Minutes?

  /// A booking. Without officers those assigned to the request hold it; without a duration it lasts as long
  /// as the request asks for.
  public init(
    request: Identifier<Record.Request>, officers: [Identifier<Record.Officer>], start: Instant,
    duration: Minutes? = nil
  ) {
    self.request = request
    self.officers = Array(Set(officers)).sorted()
    self.start = start
    self.duration = duration
  }

  /// Books it. Fails where the step, the time or an officer is refused, or anything is taken.
  public func perform(at desk: Desk) throws -> StaffedMeeting {
    var request = try desk.request(self.request)
    let assigned = officers.isEmpty ? try desk.queries.assignees(of: request.id) : officers
    let decision = try desk.decide(
      .schedule, on: request, given: assigned.isEmpty ? [.time] : [.officers, .time])
    try desk.checkNaming(of: officers, for: request)
    let time = try desk.time(from: start, duration: duration ?? request.duration)
    try desk.checkMeeting(of: request, at: time, officers: assigned)
    let meeting = try desk.book(&request, at: time, officers: assigned)
    try desk.enter(decision.state, &request)
    try desk.record(
      .meetingBooked, of: request, detail: desk.detail(of: meeting, officers: assigned),
      telling: decision.tells)
    return try desk.staffed(meeting, by: assigned)
  }
}

extension Desk {
  /// Fails with `forbidden` where somebody names officers who are not assigned to a request, which only the
  /// director may; the counter may for a priority applicant, to whom nobody is assigned yet.
  func checkNaming(of officers: [Identifier<Record.Officer>], for request: RequestRecord) throws {
    guard case .staff(let member) = principal, !member.roles.contains(.director), request.state != .received
    else { return }
    guard try Set(officers).isSubset(of: queries.assignees(of: request.id)) else {
      throw Refusal.forbidden([.staff(.director)])
    }
  }

  /// The time of a meeting from its start. Fails with `invalid` where the duration is none that a meeting may
  /// have.
  func time(from start: Instant, duration: Minutes) throws -> InstantRange {
    guard (1...ServiceLimits.longestMeeting.count).contains(duration.count),
      let time = InstantRange(start: start, end: start + duration)
    else {
      throw Refusal.invalid([FieldProblem("durationMinutes", ServiceLimits.durationSentence)])
    }
    return time
  }
}
