public import Casework
public import WorkCalendar

/// A window that an applicant has proposed.
public struct ProposalRecord: Hashable, Sendable {
  /// The number.
  public let id: Identifier<Record.Proposal>
  /// The rank in its round; 0 is the first choice.
  public let rank: Int
  /// The window.
  public let time: InstantRange
  /// Whether it can still be used, and why not.
  public let state: ProposalState
}

extension Queries {
  /// The proposals of the last round, best first.
  public func proposals(of request: Identifier<Record.Request>) throws -> [ProposalRecord] {
    try all(
      """
      SELECT id, rank, start_at, end_at, state FROM proposal
      WHERE request = $1 AND round = (SELECT max(round) FROM proposal WHERE request = $1) ORDER BY rank
      """, [.integer(request.number)]
    ) {
      ProposalRecord(
        id: Identifier($0.integer(0)), rank: Int($0.integer(1)),
        time: try storedRange($0.integer(2), $0.integer(3)), state: try stored($0.text(4)))
    }
  }

  /// Adds a round of proposals, best first; those of earlier rounds are superseded.
  public func propose(
    _ windows: [(time: InstantRange, state: ProposalState)], for request: Identifier<Record.Request>
  ) throws {
    try execute(
      "UPDATE proposal SET state = 'superseded' WHERE request = $1 AND state <> 'superseded'",
      [.integer(request.number)])
    let round =
      try first(
        "SELECT coalesce(max(round), 0) FROM proposal WHERE request = $1", [.integer(request.number)]
      ) { $0.integer(0) } ?? 0
    for (rank, window) in windows.enumerated() {
      try execute(
        """
        INSERT INTO proposal (request, round, rank, start_at, end_at, state) VALUES ($1, $2, $3, $4, $5, $6)
        """,
        [
          .integer(request.number), .integer(round + 1), SQLValue(rank),
          .integer(window.time.start.secondsSinceEpoch), .integer(window.time.end.secondsSinceEpoch),
          .text(window.state.rawValue),
        ])
    }
  }

  /// Gives a proposal another state.
  public func mark(_ proposal: Identifier<Record.Proposal>, as state: ProposalState) throws {
    try execute(
      "UPDATE proposal SET state = $2 WHERE id = $1", [.integer(proposal.number), .text(state.rawValue)])
  }
}
