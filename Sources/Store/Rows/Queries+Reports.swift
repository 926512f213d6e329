public import Casework
public import WorkCalendar

/// A request with all that its clocks run on.
public struct ServedRequest: Sendable {
  /// The request.
  public let request: RequestRecord
  /// What happened to it, in order.
  public internal(set) var history: [HistoryEntry] = []
  /// Its meetings, oldest first.
  public internal(set) var meetings: [MeetingRecord] = []
}

extension Queries {
  /// The requests that the unit had received before a moment and that had not been done before another, with
  /// their history and meetings, one after the other by number. Those that were referred or withdrawn are left
  /// out. So many are in memory at a time, however many there are.
  public func forEachServedRequest(
    receivedBefore end: Instant, notDoneBefore start: Instant, inMemory count: Int = 256,
    _ body: (ServedRequest) throws -> Void
  ) throws {
    var last: Int64 = 0
    while true {
      let some = try servedRequests(receivedBefore: end, notDoneBefore: start, after: last, atMost: count)
      for served in some { try body(served) }
      guard some.count == count, let next = some.last else { return }
      last = next.request.id.number
    }
  }

  /// The next requests after a number.
  private func servedRequests(
    receivedBefore end: Instant, notDoneBefore start: Instant, after last: Int64, atMost count: Int
  ) throws -> [ServedRequest] {
    var parameters: [SQLValue] = [
      .integer(end.secondsSinceEpoch), .integer(start.secondsSinceEpoch), .integer(last),
    ]
    let chosen = """
      r.received_at < $1 AND r.state NOT IN ('referred', 'withdrawn')
      AND (r.completed_at IS NULL OR r.completed_at >= $2) AND r.id > $3
      """
    func columns(_ names: String, of table: String) -> String {
      names.split { $0 == "," || $0 == " " || $0 == "\n" }.map { "\(table).\($0)" }.joined(separator: ", ")
    }
    var served: [ServedRequest] = try all(
      "SELECT \(columns(RequestRecord.columns, of: "r")) FROM request r WHERE \(chosen) ORDER BY r.id LIMIT $4",
      parameters + [.integer(Int64(count))]
    ) { ServedRequest(request: try RequestRecord(row: $0)) }
    guard let end = served.last?.request.id else { return [] }
    parameters.append(.integer(end.number))
    var place = 0
    /// The place of a request; both come in the order of numbers.
    func find(_ id: Identifier<Record.Request>) -> Int? {
      while place < served.count, served[place].request.id < id { place += 1 }
      return place < served.count && served[place].request.id == id ? place : nil
    }
    try forEach(
      """
      SELECT \(columns(HistoryEntry.columns, of: "h")) FROM request r JOIN history h ON h.request = r.id
      WHERE \(chosen) AND r.id <= $4 ORDER BY r.id, h.id
      """, parameters
    ) { row in
      let entry = HistoryEntry(row: row)
      if let id = entry.request, let place = find(id) { served[place].history.append(entry) }
    }
    place = 0
    try forEach(
      """
      SELECT \(columns(MeetingRecord.columns, of: "m")) FROM request r JOIN meeting m ON m.request = r.id
      WHERE \(chosen) AND r.id <= $4 ORDER BY r.id, m.id
      """, parameters
    ) { row in
      let meeting = try MeetingRecord(row: row)
      if let place = find(meeting.request) { served[place].meetings.append(meeting) }
    }
    return served
  }

  /// When reschedulings were begun, of those that were begun in a span of time.
  public func reschedulingsOpened(in span: InstantRange) throws -> [Instant] {
    try all(
      "SELECT opened_at FROM rescheduling WHERE opened_at >= $1 AND opened_at < $2 ORDER BY opened_at, id",
      [.integer(span.start.secondsSinceEpoch), .integer(span.end.secondsSinceEpoch)]
    ) { Instant(secondsSinceEpoch: $0.integer(0)) }
  }

  /// The meetings that begin in a span of time with those who hold them, whatever became of them.
  public func heldMeetings(startingIn span: InstantRange) throws -> [HeldMeeting] {
    var meetings: [HeldMeeting] = []
    var last: Int64?
    try forEach(
      """
      SELECT m.id, m.start_at, m.end_at, m.state, o.officer FROM meeting m
      JOIN meeting_officer o ON o.meeting = m.id
      WHERE m.start_at >= $1 AND m.start_at < $2 ORDER BY m.id, o.officer
      """, [.integer(span.start.secondsSinceEpoch), .integer(span.end.secondsSinceEpoch)]
    ) { row in
      var officers: [Identifier<Record.Officer>] = []
      if last == row.integer(0), let open = meetings.popLast() { officers = open.officers }
      last = row.integer(0)
      meetings.append(
        HeldMeeting(
          officers: officers + [Identifier(row.integer(4))],
          time: try storedRange(row.integer(1), row.integer(2)), state: try stored(row.text(3))))
    }
    return meetings
  }

  /// The complaints that came in a span of time, in that order.
  public func complaintsReceived(in span: InstantRange) throws -> [ReceivedComplaint] {
    try all(
      """
      SELECT received_at, channel, answered_at FROM complaint
      WHERE received_at >= $1 AND received_at < $2 ORDER BY received_at, id
      """, [.integer(span.start.secondsSinceEpoch), .integer(span.end.secondsSinceEpoch)]
    ) { row in
      ReceivedComplaint(
        receivedAt: Instant(secondsSinceEpoch: row.integer(0)), channel: try stored(row.text(1)),
        answeredAt: row.optionalInteger(2).map(Instant.init(secondsSinceEpoch:)))
    }
  }
}
