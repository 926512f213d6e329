public import Casework
public import WorkCalendar

/// A plan that waits for approval, or was approved.
public struct PlanRecord: Hashable, Sendable {
  /// Where a plan stands.
  public enum State: String, CaseIterable, Hashable, Sendable {
    /// Nothing is booked yet.
    case proposed
    /// It was booked whole.
    case approved
  }

  /// The number.
  public let id: Identifier<Record.Plan>
  /// Where it stands.
  public let state: State
  /// When it was made.
  public let madeAt: Instant
  /// The plan as a JSON object.
  public let document: String
}

extension Queries {
  /// A plan by number, or `nil` where there is none.
  public func plan(_ id: Identifier<Record.Plan>) throws -> PlanRecord? {
    try first("SELECT id, state, made_at, document FROM plan WHERE id = $1", [.integer(id.number)]) {
      PlanRecord(
        id: Identifier($0.integer(0)), state: try stored($0.text(1)),
        madeAt: Instant(secondsSinceEpoch: $0.integer(2)), document: $0.text(3))
    }
  }

  /// The plans that nobody has approved yet, oldest first, made since a moment.
  public func proposedPlans(since moment: Instant) throws -> [PlanRecord] {
    try all(
      "SELECT id, state, made_at, document FROM plan WHERE state = 'proposed' AND made_at >= $1 ORDER BY id",
      [.integer(moment.secondsSinceEpoch)]
    ) {
      PlanRecord(
        id: Identifier($0.integer(0)), state: try stored($0.text(1)),
        madeAt: Instant(secondsSinceEpoch: $0.integer(2)), document: $0.text(3))
    }
  }

  /// Adds a plan that nobody has approved yet.
  public func addPlan(
    _ document: String, at: Instant, by account: Identifier<Record.Account>
  ) throws -> Identifier<Record.Plan> {
    Identifier(
      try inserted(
        "INSERT INTO plan (state, made_at, made_by, document) VALUES ('proposed', $1, $2, $3) RETURNING id",
        [.integer(at.secondsSinceEpoch), .integer(account.number), .text(document)]))
  }

  /// Marks a plan as approved. Returns whether it was not yet.
  public func approve(_ plan: Identifier<Record.Plan>, at: Instant) throws -> Bool {
    try execute(
      "UPDATE plan SET state = 'approved', approved_at = $2 WHERE id = $1 AND state = 'proposed'",
      [.integer(plan.number), .integer(at.secondsSinceEpoch)]) == 1
  }
}
