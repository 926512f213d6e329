public import Casework
public import WorkCalendar

/// A request whose meeting stands, as far as it tells whether the meeting is in time.
public struct PlannedRequest: Hashable, Sendable {
  /// The request.
  public let request: Identifier<Record.Request>
  /// When the unit received it.
  public let receivedAt: Instant
  /// When the meeting begins.
  public let start: Instant
  /// Whether the applicant asked for a date later than the due date, or agreed to one.
  public let isLaterGranted: Bool
}

/// Questions of the desks. Each reads what is open, and none of what has been done.
extension Queries {
  /// The requests in a state, in the order of their due dates: of an officer where one is given, at most so many.
  public func openRequests(
    in state: RequestState, of officer: Identifier<Record.Officer>?, atMost limit: Int
  ) throws -> [RequestRecord] {
    let (condition, parameters) = selection(in: state, of: officer)
    return try all(
      """
      SELECT \(RequestRecord.columns) FROM request WHERE \(condition)
      ORDER BY received_at, id LIMIT $\(parameters.count + 1)
      """, parameters + [SQLValue(limit)], RequestRecord.init(row:))
  }

  /// How many requests are in a state; of an officer where one is given.
  public func openRequestCount(
    in state: RequestState, of officer: Identifier<Record.Officer>?
  ) throws -> Int {
    let (condition, parameters) = selection(in: state, of: officer)
    return try first("SELECT count(*) FROM request WHERE \(condition)", parameters) { Int($0.integer(0)) }
      ?? 0
  }

  /// Every request whose meeting stands.
  public func plannedRequests() throws -> [PlannedRequest] {
    try all(
      """
      SELECT r.id, r.received_at, m.start_at, r.later_ground FROM request r
      JOIN meeting m ON m.request = r.id AND m.state = 'scheduled'
      WHERE r.state IN ('scheduled', 'rescheduling') AND r.completed_at IS NULL AND r.received_at IS NOT NULL
      """
    ) {
      PlannedRequest(
        request: Identifier($0.integer(0)), receivedAt: Instant(secondsSinceEpoch: $0.integer(1)),
        start: Instant(secondsSinceEpoch: $0.integer(2)), isLaterGranted: !$0.isNull(3))
    }
  }

  /// The standing meetings that end after a moment, in the order of their starts: of an officer where one is given,
  /// at most so many.
  public func standingMeetings(
    endingAfter moment: Instant, of officer: Identifier<Record.Officer>?, atMost limit: Int
  ) throws -> [MeetingRecord] {
    var parameters: [SQLValue] = [.integer(moment.secondsSinceEpoch), SQLValue(limit)]
    var own = ""
    if let officer {
      parameters.append(.integer(officer.number))
      own = "AND EXISTS (SELECT 1 FROM meeting_officer o WHERE o.meeting = meeting.id AND o.officer = $3)"
    }
    // No meeting is longer than a day: what began earlier has ended.
    return try all(
      """
      SELECT \(MeetingRecord.columns) FROM meeting
      WHERE state = 'scheduled' AND start_at > $1 - 86400 AND end_at > $1 \(own) ORDER BY start_at, id LIMIT $2
      """, parameters, MeetingRecord.init(row:))
  }

  /// The complaints that wait for an answer, oldest first, at most so many.
  public func openComplaints(atMost limit: Int) throws -> [ComplaintRecord] {
    try all(
      "SELECT \(ComplaintRecord.columns) FROM complaint WHERE state = 'registered' ORDER BY id LIMIT $1",
      [SQLValue(limit)], ComplaintRecord.init(row:))
  }

  /// How many complaints wait for an answer.
  public func openComplaintCount() throws -> Int {
    try first("SELECT count(*) FROM complaint WHERE state = 'registered'") { Int($0.integer(0)) } ?? 0
  }

  /// Which requests are meant by a state, with the parameters. What is done stays in two states until it is closed;
  /// every other state is found among what is not done.
  private func selection(
    in state: RequestState, of officer: Identifier<Record.Officer>?
  ) -> (condition: String, parameters: [SQLValue]) {
    var condition = "state = $1"
    var parameters: [SQLValue] = [.text(state.rawValue)]
    if state != .facilitated, state != .answered { condition += " AND completed_at IS NULL" }
    if let officer {
      parameters.append(.integer(officer.number))
      condition += " AND EXISTS (SELECT 1 FROM assignment a WHERE a.request = request.id AND a.officer = $2)"
    }
    return (condition, parameters)
  }
}
