public import Casework
public import WorkCalendar

/// A rescheduling of a meeting, with its rounds.
public struct ReschedulingRecord: Hashable, Sendable {
  /// A round: what one side offered.
  public struct Round: Hashable, Sendable {
    /// The number, from 1.
    public let number: Int
    /// Who offered.
    public let side: Side
    /// Why.
    public let reason: String
    /// When.
    public let madeAt: Instant
    /// Until when the offer is held; `nil` for offers that nobody holds.
    public let expiresAt: Instant?
    /// The revision of the meeting that a calendar client answered with this offer (METHOD:COUNTER); `nil`
    /// where it came another way.
    public let calendarSequence: Int?
    /// The times offered.
    public let options: [Option]
  }

  /// A time that was offered.
  public struct Option: Hashable, Sendable {
    /// The number.
    public let id: Identifier<Record.Option>
    /// The time.
    public let time: InstantRange
    /// What became of it.
    public let state: OptionState
  }

  /// The number.
  public let id: Identifier<Record.Rescheduling>
  /// The request.
  public let request: Identifier<Record.Request>
  /// The meeting that is to be moved.
  public let meeting: Identifier<Record.Meeting>
  /// Where it stands.
  public let state: NegotiationState
  /// One more after every change.
  public let version: Int64
  /// When it was opened.
  public let openedAt: Instant
  /// When it was closed.
  public let closedAt: Instant?
  /// The rounds, in order; never empty.
  public let rounds: [Round]
}

extension Queries {
  /// A rescheduling by its number, or `nil` where there is none.
  public func rescheduling(_ id: Identifier<Record.Rescheduling>) throws -> ReschedulingRecord? {
    try reschedulings(where: "id = $1", .integer(id.number)).first
  }

  /// The reschedulings of a request, oldest first.
  public func reschedulings(of request: Identifier<Record.Request>) throws -> [ReschedulingRecord] {
    try reschedulings(where: "request = $1", .integer(request.number))
  }

  /// The open rescheduling of a meeting, or `nil` where there is none.
  public func openRescheduling(of meeting: Identifier<Record.Meeting>) throws -> ReschedulingRecord? {
    try reschedulings(where: "meeting = $1 AND state = 'open'", .integer(meeting.number)).first
  }

  /// Every open rescheduling, oldest first.
  public func openReschedulings() throws -> [Identifier<Record.Rescheduling>] {
    try all("SELECT id FROM rescheduling WHERE state = 'open' ORDER BY id") { Identifier($0.integer(0)) }
  }

  /// The open reschedulings of whose last offer nothing can be accepted any more at a moment, oldest first: it
  /// has run out, or every time that is left of it has begun. Only the numbers: one that cannot be read does
  /// not hide the others.
  public func reschedulingsOver(at moment: Instant) throws -> [Identifier<Record.Rescheduling>] {
    try all(
      """
      SELECT g.id FROM rescheduling g JOIN rescheduling_round r ON r.rescheduling = g.id
      WHERE g.state = 'open'
        AND r.number = (SELECT max(l.number) FROM rescheduling_round l WHERE l.rescheduling = g.id)
        AND (r.expires_at <= $1 OR NOT EXISTS (
          SELECT 1 FROM rescheduling_option o
          WHERE o.rescheduling = g.id AND o.round = r.number AND o.state = 'offered' AND o.start_at > $1))
      ORDER BY g.id
      """, [.integer(moment.secondsSinceEpoch)]
    ) { Identifier($0.integer(0)) }
  }

  /// Opens a rescheduling without a round. Fails with `notUnique` where one is open for the meeting.
  public func addRescheduling(of meeting: MeetingRecord, at: Instant) throws -> Identifier<
    Record.Rescheduling
  > {
    Identifier(
      try inserted(
        """
        INSERT INTO rescheduling (request, meeting, state, version, opened_at) VALUES ($1, $2, 'open', 1,
          $3) RETURNING id
        """, [.integer(meeting.request.number), .integer(meeting.id.number), .integer(at.secondsSinceEpoch)]))
  }

  /// Adds a round to a rescheduling. Returns the numbers of its options, in order.
  public func addRound(
    _ number: Int, to rescheduling: Identifier<Record.Rescheduling>, side: Side, reason: String, at: Instant,
    expiresAt: Instant?, options: [InstantRange]
  ) throws -> [Identifier<Record.Option>] {
    try execute(
      """
      INSERT INTO rescheduling_round (rescheduling, number, side, reason, made_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      """,
      [
        .integer(rescheduling.number), SQLValue(number), .text(side.rawValue), .text(reason),
        .integer(at.secondsSinceEpoch), SQLValue(expiresAt?.secondsSinceEpoch),
      ])
    return try options.map { time in
      Identifier(
        try inserted(
          """
          INSERT INTO rescheduling_option (rescheduling, round, start_at, end_at, state)
          VALUES ($1, $2, $3, $4, 'offered') RETURNING id
          """,
          [
            .integer(rescheduling.number), SQLValue(number), .integer(time.start.secondsSinceEpoch),
            .integer(time.end.secondsSinceEpoch),
          ]))
    }
  }

  /// Notes that a round came from a calendar client, with the revision of the meeting that it answered.
  public func noteCalendar(
    sequence: Int, round: Int, of rescheduling: Identifier<Record.Rescheduling>
  ) throws {
    try execute(
      "UPDATE rescheduling_round SET calendar_sequence = $3 WHERE rescheduling = $1 AND number = $2",
      [.integer(rescheduling.number), SQLValue(round), SQLValue(sequence)])
  }

  /// The officers who hold the meeting where an option is accepted, by number; none for what the applicant
  /// offers.
  public func officers(of option: Identifier<Record.Option>) throws -> [Identifier<Record.Officer>] {
    try all(
      "SELECT officer FROM rescheduling_option_officer WHERE option = $1 ORDER BY officer",
      [.integer(option.number)]
    ) { Identifier($0.integer(0)) }
  }

  /// Replaces the officers who hold the meeting where an option is accepted.
  public func setOfficers(
    _ officers: [Identifier<Record.Officer>], of option: Identifier<Record.Option>
  ) throws {
    try execute("DELETE FROM rescheduling_option_officer WHERE option = $1", [.integer(option.number)])
    for officer in officers {
      try execute(
        "INSERT INTO rescheduling_option_officer (option, officer) VALUES ($1, $2)",
        [.integer(option.number), .integer(officer.number)])
    }
  }

  /// Gives an option another state.
  public func mark(_ option: Identifier<Record.Option>, as state: OptionState) throws {
    try execute(
      "UPDATE rescheduling_option SET state = $2 WHERE id = $1",
      [.integer(option.number), .text(state.rawValue)])
  }

  /// Gives a rescheduling a state and counts its version up; it is closed where a moment is given.
  /// Returns whether it still had the version that it was read with.
  public func change(_ rescheduling: ReschedulingRecord, to state: NegotiationState, closedAt: Instant?)
    throws -> Bool
  {
    try execute(
      """
      UPDATE rescheduling SET state = $3, closed_at = $4, version = version + 1 WHERE id = $1 AND version
      = $2
      """,
      [
        .integer(rescheduling.id.number), .integer(rescheduling.version), .text(state.rawValue),
        SQLValue(closedAt?.secondsSinceEpoch),
      ]) == 1
  }

  private func reschedulings(where condition: String, _ value: SQLValue) throws -> [ReschedulingRecord] {
    try all(
      """
      SELECT id, request, meeting, state, version, opened_at, closed_at FROM rescheduling WHERE
        \(condition) ORDER BY id
      """, [value]
    ) { row in
      ReschedulingRecord(
        id: Identifier(row.integer(0)), request: Identifier(row.integer(1)),
        meeting: Identifier(row.integer(2)),
        state: try stored(row.text(3)), version: row.integer(4),
        openedAt: Instant(secondsSinceEpoch: row.integer(5)),
        closedAt: row.optionalInteger(6).map(Instant.init(secondsSinceEpoch:)),
        rounds: try rounds(of: Identifier(row.integer(0))))
    }
  }

  private func rounds(of rescheduling: Identifier<Record.Rescheduling>) throws -> [ReschedulingRecord.Round] {
    try all(
      """
      SELECT number, side, reason, made_at, expires_at, calendar_sequence FROM rescheduling_round
      WHERE rescheduling = $1 ORDER BY number
      """, [.integer(rescheduling.number)]
    ) { row in
      ReschedulingRecord.Round(
        number: Int(row.integer(0)), side: try stored(row.text(1)), reason: row.text(2),
        madeAt: Instant(secondsSinceEpoch: row.integer(3)),
        expiresAt: row.optionalInteger(4).map(Instant.init(secondsSinceEpoch:)),
        calendarSequence: row.optionalInteger(5).map(Int.init),
        options: try all(
          """
          SELECT id, start_at, end_at, state FROM rescheduling_option WHERE rescheduling = $1 AND round =
            $2 ORDER BY id
          """, [.integer(rescheduling.number), .integer(row.integer(0))]
        ) {
          ReschedulingRecord.Option(
            id: Identifier($0.integer(0)), time: try storedRange($0.integer(1), $0.integer(2)),
            state: try stored($0.text(3)))
        })
    }
  }
}
