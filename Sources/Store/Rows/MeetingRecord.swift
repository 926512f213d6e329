public import Casework
public import WorkCalendar

/// A meeting as it is kept.
public struct MeetingRecord: Hashable, Sendable {
  /// The number.
  public let id: Identifier<Record.Meeting>
  /// The request that it is for.
  public let request: Identifier<Record.Request>
  /// Its name in calendars, the same over all its life.
  public let uid: String
  /// The number of its revision, from 0 (RFC 5546, section 2.1.4).
  public let sequence: Int
  /// When it is.
  public let time: InstantRange
  /// The number of the online room, from 1.
  public let room: Int
  /// Whether it stands.
  public let state: MeetingState
  /// One more after every change.
  public let version: Int64
  /// When it was booked.
  public let createdAt: Instant
  /// When it was last changed.
  public let changedAt: Instant
}

extension MeetingRecord {
  static let columns =
    "id, request, uid, sequence, start_at, end_at, room, state, version, created_at, changed_at"

  init(row: any Row) throws {
    id = Identifier(row.integer(0))
    request = Identifier(row.integer(1))
    uid = row.text(2)
    sequence = Int(row.integer(3))
    time = try storedRange(row.integer(4), row.integer(5))
    room = Int(row.integer(6))
    state = try stored(row.text(7))
    version = row.integer(8)
    createdAt = Instant(secondsSinceEpoch: row.integer(9))
    changedAt = Instant(secondsSinceEpoch: row.integer(10))
  }
}

extension Queries {
  /// A meeting by its number, or `nil` where there is none.
  public func meeting(_ id: Identifier<Record.Meeting>) throws -> MeetingRecord? {
    try first(
      "SELECT \(MeetingRecord.columns) FROM meeting WHERE id = $1", [.integer(id.number)],
      MeetingRecord.init(row:))
  }

  /// A meeting by its name in calendars, or `nil` where there is none.
  public func meeting(uid: String) throws -> MeetingRecord? {
    try first(
      "SELECT \(MeetingRecord.columns) FROM meeting WHERE uid = $1", [.text(uid)], MeetingRecord.init(row:))
  }

  /// The meetings of a request, oldest first.
  public func meetings(of request: Identifier<Record.Request>) throws -> [MeetingRecord] {
    try all(
      "SELECT \(MeetingRecord.columns) FROM meeting WHERE request = $1 ORDER BY id",
      [.integer(request.number)],
      MeetingRecord.init(row:))
  }

  /// The meeting that stands for a request, or `nil` where none does.
  public func standingMeeting(of request: Identifier<Record.Request>) throws -> MeetingRecord? {
    try first(
      "SELECT \(MeetingRecord.columns) FROM meeting WHERE request = $1 AND state = 'scheduled'",
      [.integer(request.number)], MeetingRecord.init(row:))
  }

  /// The standing meetings of an officer that overlap a span of time, in the order of their starts.
  public func standingMeetings(
    of officer: Identifier<Record.Officer>, overlapping span: InstantRange
  ) throws -> [MeetingRecord] {
    let columns = MeetingRecord.columns.split(separator: ", ").map { "m.\($0)" }.joined(separator: ", ")
    return try all(
      """
      SELECT \(columns) FROM meeting m JOIN meeting_officer o ON o.meeting = m.id
      WHERE o.officer = $1 AND m.state = 'scheduled' AND m.start_at < $3 AND m.end_at > $2 ORDER BY m.start_at
      """,
      [
        .integer(officer.number), .integer(span.start.secondsSinceEpoch),
        .integer(span.end.secondsSinceEpoch),
      ], MeetingRecord.init(row:))
  }

  /// The standing meetings that end after a moment, in the order of their starts.
  public func standingMeetings(endingAfter moment: Instant) throws -> [MeetingRecord] {
    try all(
      """
      SELECT \(MeetingRecord.columns) FROM meeting
      WHERE state = 'scheduled' AND start_at > $1 - 86400 AND end_at > $1 ORDER BY start_at, id
      """, [.integer(moment.secondsSinceEpoch)], MeetingRecord.init(row:))
  }

  /// The officers who hold a meeting, by number.
  public func officers(of meeting: Identifier<Record.Meeting>) throws -> [Identifier<Record.Officer>] {
    try all(
      "SELECT officer FROM meeting_officer WHERE meeting = $1 ORDER BY officer", [.integer(meeting.number)]
    ) { Identifier($0.integer(0)) }
  }

  /// Adds a meeting that stands. Fails with `notUnique` where another stands for the request.
  public func addMeeting(
    for request: Identifier<Record.Request>, uid: String, time: InstantRange, room: Int,
    officers: [Identifier<Record.Officer>], at: Instant
  ) throws -> MeetingRecord {
    let id = try inserted(
      """
      INSERT INTO meeting (request, uid, sequence, start_at, end_at, room, state, version, created_at,
        changed_at)
      VALUES ($1, $2, 0, $3, $4, $5, 'scheduled', 1, $6, $6) RETURNING id
      """,
      [
        .integer(request.number), .text(uid), .integer(time.start.secondsSinceEpoch),
        .integer(time.end.secondsSinceEpoch), SQLValue(room), .integer(at.secondsSinceEpoch),
      ])
    try add(officers, to: Identifier(id))
    return MeetingRecord(
      id: Identifier(id), request: request, uid: uid, sequence: 0, time: time, room: room, state: .scheduled,
      version: 1, createdAt: at, changedAt: at)
  }

  /// Changes the time, the room or the state of a meeting; its revision and its version count up. Returns the
  /// meeting as it is then.
  public func change(
    _ meeting: MeetingRecord, time: InstantRange? = nil, room: Int? = nil, state: MeetingState? = nil,
    at: Instant
  ) throws -> MeetingRecord {
    let changed = MeetingRecord(
      id: meeting.id, request: meeting.request, uid: meeting.uid, sequence: meeting.sequence + 1,
      time: time ?? meeting.time, room: room ?? meeting.room, state: state ?? meeting.state,
      version: meeting.version + 1, createdAt: meeting.createdAt, changedAt: at)
    try execute(
      """
      UPDATE meeting SET sequence = $2, start_at = $3, end_at = $4, room = $5, state = $6, version = $7,
        changed_at = $8
      WHERE id = $1
      """,
      [
        .integer(meeting.id.number), SQLValue(changed.sequence),
        .integer(changed.time.start.secondsSinceEpoch),
        .integer(changed.time.end.secondsSinceEpoch), SQLValue(changed.room), .text(changed.state.rawValue),
        .integer(changed.version), .integer(at.secondsSinceEpoch),
      ])
    return changed
  }

  /// Replaces the officers who hold a meeting.
  public func setOfficers(
    _ officers: [Identifier<Record.Officer>], of meeting: Identifier<Record.Meeting>
  ) throws {
    try execute("DELETE FROM meeting_officer WHERE meeting = $1", [.integer(meeting.number)])
    try add(officers, to: meeting)
  }

  private func add(
    _ officers: [Identifier<Record.Officer>], to meeting: Identifier<Record.Meeting>
  ) throws {
    for officer in officers {
      try execute(
        "INSERT INTO meeting_officer (meeting, officer) VALUES ($1, $2)",
        [.integer(meeting.number), .integer(officer.number)])
    }
  }
}
