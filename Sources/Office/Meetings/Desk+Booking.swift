import Casework
import JSON
import Scheduling
import Secrets
import Store
import WorkCalendar

extension Desk {
  /// When the five-day rule lets a request be met, counted from receipt by the unit or, as a lower bound,
  /// from submission (rules of the service, section 2.2).
  public func leadTime(of request: RequestRecord, lead: WorkingDays? = nil) throws -> LeadTime {
    try leadTime(receivedAt: request.receivedAt ?? request.submittedAt, lead: lead)
  }

  /// The same for what the unit receives at some moment. Without `lead` it is that of the service.
  private func leadTime(
    receivedAt: Instant, lead: WorkingDays?, by calendar: WorkingDayCalendar? = nil
  ) throws -> LeadTime {
    let calendar = try calendar ?? calendars().workingDays
    let lead = try lead ?? settings().rules.lead
    do throws(CalendarReachError) {
      return try calendar.leadTime(receivedAt: receivedAt, lead: lead)
    } catch {
      throw Refusal.pastCalendar(error)
    }
  }

  /// When what the unit receives at some moment can be met, and by when it is to be completed (SP requirement
  /// 6, completion time), by other working days than those of now where some are given. Fails with
  /// `pastCalendar`.
  public func dates(
    receivedAt: Instant, by calendar: WorkingDayCalendar? = nil
  ) throws -> (leadTime: LeadTime, dueDate: CivilDate) {
    (
      try leadTime(receivedAt: receivedAt, lead: nil, by: calendar),
      try leadTime(receivedAt: receivedAt, lead: ServiceRules.completion, by: calendar).date
    )
  }

  /// The last day on which the standard is kept (SP completion time).
  public func dueDate(of request: RequestRecord) throws -> CivilDate {
    try leadTime(of: request, lead: ServiceRules.completion).date
  }

  /// Fails, with every rule that is broken, unless officers could meet a request at a time. Whether the time
  /// is taken is not asked here: the database decides that when it is taken.
  func checkMeeting(
    of request: RequestRecord, at time: InstantRange, officers: [Identifier<Record.Officer>],
    agreed: [InstantRange] = []
  ) throws {
    let calendars = try self.calendars()
    let rules = try settings().rules
    let roster = try self.roster()
    let day = time.start.local(offset: .wib).date
    let problem = MatchingProblem(
      now: now, rules: rules, officers: [], requests: [], booked: [], calendar: calendars.workingDays,
      officeHours: calendars.officeHours)
    var bookable: [BookableOfficer] = []
    var away: Identifier<Record.Officer>?
    for id in officers {
      guard let officer = roster.officer(id) else { throw Refusal.officerUnavailable(id) }
      let absent = officer.unavailable + officer.published.busy
      if absent.contains(where: { $0.overlaps(time) }) { away = away ?? id }
      bookable.append(
        BookableOfficer(
          id: id, competencies: officer.competencies, hours: problem.hours(of: officer, on: day),
          otherMeetings: try queries.load(of: id, on: day, besides: request.id)))
    }
    let proposals = try queries.proposals(of: request.id).filter { $0.state == .open || $0.state == .taken }
    let attempt = BookingAttempt(
      time: time, needs: Set(request.needs), earliest: try leadTime(of: request).date,
      proposals: proposals.map(\.time), agreed: agreed, isPriorityAtCounter: request.isPriorityAtCounter,
      officers: bookable)
    let refusals = MeetingRules(now: now, rules: rules, calendar: calendars.workingDays).refusals(of: attempt)
    guard refusals.isEmpty else { throw Refusal.meeting(refusals) }
    if let away { throw Refusal.officerUnavailable(away) }
  }

  /// Takes officers and a room for a meeting or for a held alternative. What the request takes already, by
  /// its meeting or by another alternative, is not taken a second time. Fails with `taken` or `roomsFull`.
  func take(
    _ officers: [Identifier<Record.Officer>], _ room: Int, at time: InstantRange,
    for request: Identifier<Record.Request>, by occupant: Occupant
  ) throws {
    let buffer = try settings().rules.buffer
    guard let withBuffer = InstantRange(start: time.start, end: time.end + buffer) else {
      throw Refusal.taken
    }
    do {
      for officer in officers {
        try takeRest(of: .officer(officer), withBuffer, for: request, by: occupant)
      }
    } catch DatabaseError.overlap {
      throw Refusal.taken
    }
    do {
      try takeRest(of: .room(room), time, for: request, by: occupant)
    } catch DatabaseError.overlap {
      throw Refusal.roomsFull
    }
  }

  func takeRest(
    of resource: Resource, _ time: InstantRange, for request: Identifier<Record.Request>,
    by occupant: Occupant
  ) throws {
    do {
      return try queries.occupy(resource, time, for: request, by: occupant)
    } catch DatabaseError.overlap {
      // Somebody has it, or the request itself, which does not stand in its own way.
    }
    let own = try queries.occupied(resource, overlapping: time, for: request)
    guard !own.isEmpty else { throw DatabaseError.overlap }
    let rest = IntervalSet(from: time.start, to: time.end)
      .subtracting(IntervalSet(own.map { ($0.start, $0.end) }))
    for interval in rest.intervals {
      guard let part = InstantRange(start: interval.lower, end: interval.upper) else { continue }
      try queries.occupy(resource, part, for: request, by: occupant)
    }
  }

  /// Books a checked meeting: officers, room, the meeting itself, and the proposal that it uses. The request
  /// is changed with it and has to be saved by the caller. `isAgreed` tells of a time that both sides agreed on.
  func book(
    _ request: inout RequestRecord, at time: InstantRange, officers: [Identifier<Record.Officer>],
    isAgreed: Bool = false
  ) throws -> MeetingRecord {
    let domain = try settings().unitEmail.split(separator: "@").last ?? "localhost"
    let room = try self.room(at: time, for: request.id)
    let meeting: MeetingRecord
    do {
      meeting = try queries.addMeeting(
        for: request.id, uid: "\(Hexadecimal.text(of: bytes(16)))@\(domain)", time: time, room: room,
        officers: officers,
        at: now)
    } catch DatabaseError.notUnique {
      throw Refusal.taken
    }
    try take(officers, room, at: time, for: request.id, by: .meeting(meeting.id))
    try settle(&request, on: time, officers: officers, isAgreed: isAgreed)
    return meeting
  }

  /// What follows for a request from the time on which it is met. A time after the due date is as agreed
  /// where both sides agreed on it in a rescheduling, or where the applicant had proposed no earlier one that
  /// could be used.
  func settle(
    _ request: inout RequestRecord, on time: InstantRange, officers: [Identifier<Record.Officer>],
    isAgreed: Bool = false
  ) throws {
    let proposals = try queries.proposals(of: request.id).filter { $0.state == .open }
    let due = try dueDate(of: request)
    if isAgreed {
      request.laterGround = time.start.local(offset: .wib).date > due ? .agreed : nil
    } else if let later = LaterDate(meeting: time, askedBy: proposals.map(\.time), due: due) {
      request.laterGround = later.ground
    }
    if let used = proposals.first(where: { $0.time.contains(time) }) { try queries.mark(used.id, as: .taken) }
    if try queries.assignees(of: request.id) != officers { try queries.assign(officers, to: request.id) }
    try touch(.meetings)
  }

  /// Calls a meeting off: its officers and its room are free from now on, and its proposal is open again.
  /// Returns it as it is then.
  func callOff(_ meeting: MeetingRecord) throws -> MeetingRecord {
    try queries.release(.meeting(meeting.id))
    let calledOff = try queries.change(meeting, state: .cancelled, at: now)
    try reopenProposals(of: meeting.request)
    try touch(.meetings)
    return calledOff
  }

  /// Opens the proposal again that a meeting used and no longer uses.
  func reopenProposals(of request: Identifier<Record.Request>) throws {
    for proposal in try queries.proposals(of: request) where proposal.state == .taken {
      try queries.mark(proposal.id, as: .open)
    }
  }

  /// What messages and the history tell of a meeting.
  func detail(of meeting: MeetingRecord, officers: [Identifier<Record.Officer>]) -> JSONObject {
    [
      "meeting": .string(meeting.id.description), "uid": .string(meeting.uid),
      "sequence": .integer(Int64(meeting.sequence)),
      "start": .string(meeting.time.start.iso8601(offset: .wib)),
      "end": .string(meeting.time.end.iso8601(offset: .wib)), "room": .integer(Int64(meeting.room)),
      "officers": .array(officers.map { .string($0.description) }),
    ]
  }

  /// The same of a meeting that ended with a step; nothing where none did.
  func detail(of ended: StaffedMeeting?) -> JSONObject {
    ended.map { detail(of: $0.meeting, officers: $0.officers) } ?? [:]
  }
}
