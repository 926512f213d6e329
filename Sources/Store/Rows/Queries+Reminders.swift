public import Casework
public import WorkCalendar

extension Queries {
  /// The standing meetings that start after a moment, and at another or before, of whose time a reminder has not
  /// been given yet; in the order of their starts.
  public func meetings(
    without reminder: Reminder, startingAfter moment: Instant, through last: Instant
  ) throws -> [MeetingRecord] {
    try all(
      """
      SELECT \(MeetingRecord.columns) FROM meeting
      WHERE state = 'scheduled' AND start_at > $1 AND start_at <= $2 AND NOT EXISTS (
        SELECT 1 FROM reminder r WHERE r.meeting = meeting.id AND r.kind = $3 AND r.start_at = meeting.start_at)
      ORDER BY start_at, id
      """,
      [
        .integer(moment.secondsSinceEpoch), .integer(last.secondsSinceEpoch), .text(reminder.rawValue),
      ], MeetingRecord.init(row:))
  }

  /// The start of a meeting of which a reminder was given last; `nil` where none was.
  public func start(
    toldBy reminder: Reminder, of meeting: Identifier<Record.Meeting>
  ) throws -> Instant? {
    try first(
      "SELECT start_at FROM reminder WHERE meeting = $1 AND kind = $2",
      [.integer(meeting.number), .text(reminder.rawValue)]
    ) { Instant(secondsSinceEpoch: $0.integer(0)) }
  }

  /// Notes that a reminder of the present time of a meeting is given, so that it is not given again.
  public func note(_ reminder: Reminder, of meeting: MeetingRecord) throws {
    try execute(
      """
      INSERT INTO reminder (meeting, kind, start_at) VALUES ($1, $2, $3)
      ON CONFLICT (meeting, kind) DO UPDATE SET start_at = excluded.start_at
      """,
      [
        .integer(meeting.id.number), .text(reminder.rawValue),
        .integer(meeting.time.start.secondsSinceEpoch),
      ])
  }
}
