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
  /// The plan as it was worked out, as a JSON object.
  public let document: String
  /// The plan as it stands, as a JSON object, where somebody has changed it by hand; otherwise `nil`.
  public let changed: String?
  /// What it was made from, as a JSON object; `nil` for one that an earlier version of the service made.
  public let basis: String?
  /// One more after every change.
  public let version: Int64
  /// When it was approved; `nil` where it was not.
  public let approvedAt: Instant?
}

extension PlanRecord {
  fileprivate static let columns = "id, state, made_at, document, changed, basis, version, approved_at"

  fileprivate init(row: any Row) throws {
    id = Identifier(row.integer(0))
    state = try stored(row.text(1))
    madeAt = Instant(secondsSinceEpoch: row.integer(2))
    document = row.text(3)
    changed = row.optionalText(4)
    basis = row.optionalText(5)
    version = row.integer(6)
    approvedAt = row.optionalInteger(7).map { Instant(secondsSinceEpoch: $0) }
  }
}

extension Queries {
  /// A plan by number, or `nil` where there is none.
  public func plan(_ id: Identifier<Record.Plan>) throws -> PlanRecord? {
    try first(
      "SELECT \(PlanRecord.columns) FROM plan WHERE id = $1", [.integer(id.number)], PlanRecord.init(row:))
  }

  /// The plans that nobody has approved yet, oldest first, made since a moment.
  public func proposedPlans(since moment: Instant) throws -> [PlanRecord] {
    try all(
      "SELECT \(PlanRecord.columns) FROM plan WHERE state = 'proposed' AND made_at >= $1 ORDER BY id",
      [.integer(moment.secondsSinceEpoch)], PlanRecord.init(row:))
  }

  /// The plans that were made last, the newest first, at most so many.
  public func latestPlans(atMost limit: Int) throws -> [PlanRecord] {
    try all(
      "SELECT \(PlanRecord.columns) FROM plan ORDER BY id DESC LIMIT $1", [SQLValue(limit)],
      PlanRecord.init(row:))
  }

  /// Adds a plan that nobody has approved yet.
  public func addPlan(
    _ document: String, basis: String, at: Instant, by account: Identifier<Record.Account>
  ) throws -> Identifier<Record.Plan> {
    Identifier(
      try inserted(
        """
        INSERT INTO plan (state, made_at, made_by, document, basis) VALUES ('proposed', $1, $2, $3, $4)
        RETURNING id
        """,
        [.integer(at.secondsSinceEpoch), .integer(account.number), .text(document), .text(basis)]))
  }

  /// Changes a plan that nobody has approved yet: `changed` is how it stands from now on, or `nil` where it stands as
  /// it was worked out. Returns whether it was still at that version.
  public func change(_ plan: PlanRecord, to changed: String?) throws -> Bool {
    try execute(
      """
      UPDATE plan SET changed = $3, version = version + 1 WHERE id = $1 AND version = $2 AND state = 'proposed'
      """, [.integer(plan.id.number), .integer(plan.version), SQLValue(changed)]) == 1
  }

  /// Marks a plan as approved. Returns whether it was not yet.
  public func approve(_ plan: Identifier<Record.Plan>, at: Instant) throws -> Bool {
    try execute(
      """
      UPDATE plan SET state = 'approved', approved_at = $2, version = version + 1
      WHERE id = $1 AND state = 'proposed'
      """, [.integer(plan.number), .integer(at.secondsSinceEpoch)]) == 1
  }
}
