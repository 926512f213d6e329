public import Casework
public import WorkCalendar

/// A session of a member of staff on the pages; of its secret only a digest is kept.
public struct SessionRecord: Hashable, Sendable {
  /// What the one who signs in has shown.
  public enum Stage: String, CaseIterable, Hashable, Sendable {
    /// The password; a code is still asked for.
    case code
    /// All that is asked for.
    case open
  }

  /// The number.
  public let id: Identifier<Record.Session>
  /// The account.
  public let account: Identifier<Record.Account>
  /// What has been shown.
  public let stage: Stage
  /// How many wrong codes were shown.
  public let tries: Int
  /// The browser, as its owner recognizes it.
  public let device: String
  /// When it began.
  public let createdAt: Instant
  /// When it was last used, give or take some minutes.
  public let seenAt: Instant
}

extension SessionRecord {
  fileprivate static let columns = "id, account, stage, tries, device, created_at, seen_at"

  fileprivate init(row: any Row) throws {
    id = Identifier(row.integer(0))
    account = Identifier(row.integer(1))
    stage = try stored(row.text(2))
    tries = Int(row.integer(3))
    device = row.text(4)
    createdAt = Instant(secondsSinceEpoch: row.integer(5))
    seenAt = Instant(secondsSinceEpoch: row.integer(6))
  }
}

extension Queries {
  /// Adds a session. Returns its number.
  public func addSession(
    of account: Identifier<Record.Account>, digest: [UInt8], stage: SessionRecord.Stage, device: String,
    at: Instant
  ) throws -> Identifier<Record.Session> {
    Identifier(
      try inserted(
        """
        INSERT INTO session (account, digest, stage, tries, device, created_at, seen_at)
        VALUES ($1, $2, $3, 0, $4, $5, $5) RETURNING id
        """,
        [
          .integer(account.number), .bytes(digest), .text(stage.rawValue), .text(device),
          .integer(at.secondsSinceEpoch),
        ]))
  }

  /// The session whose secret has a digest, or `nil` where there is none.
  public func session(digest: [UInt8]) throws -> SessionRecord? {
    try first(
      "SELECT \(SessionRecord.columns) FROM session WHERE digest = $1", [.bytes(digest)],
      SessionRecord.init(row:))
  }

  /// A session by its number, or `nil` where there is none.
  public func session(_ id: Identifier<Record.Session>) throws -> SessionRecord? {
    try first(
      "SELECT \(SessionRecord.columns) FROM session WHERE id = $1", [.integer(id.number)],
      SessionRecord.init(row:))
  }

  /// The open sessions of an account, the one used last first.
  public func openSessions(of account: Identifier<Record.Account>) throws -> [SessionRecord] {
    try all(
      """
      SELECT \(SessionRecord.columns) FROM session WHERE account = $1 AND stage = 'open'
      ORDER BY seen_at DESC, id DESC
      """, [.integer(account.number)], SessionRecord.init(row:))
  }

  /// Notes that a session was used.
  public func touchSession(_ id: Identifier<Record.Session>, at: Instant) throws {
    try execute(
      "UPDATE session SET seen_at = $2 WHERE id = $1", [.integer(id.number), .integer(at.secondsSinceEpoch)])
  }

  /// Counts a wrong code of a session.
  public func countTry(of id: Identifier<Record.Session>) throws {
    try execute("UPDATE session SET tries = tries + 1 WHERE id = $1", [.integer(id.number)])
  }

  /// Ends a session of an account. Returns whether there was one.
  public func endSession(
    _ id: Identifier<Record.Session>, of account: Identifier<Record.Account>
  ) throws -> Bool {
    try execute(
      "DELETE FROM session WHERE id = $1 AND account = $2", [.integer(id.number), .integer(account.number)])
      == 1
  }

  /// Ends all sessions of an account, but for one where it is given. Returns how many.
  @discardableResult
  public func endSessions(
    of account: Identifier<Record.Account>, but kept: Identifier<Record.Session>? = nil
  ) throws -> Int {
    try execute(
      "DELETE FROM session WHERE account = $1 AND id <> $2",
      [.integer(account.number), .integer(kept?.number ?? 0)])
  }

  /// Forgets sessions of a stage that began at a moment or before, or were not used since another.
  public func forgetSessions(
    _ stage: SessionRecord.Stage, begunBefore begun: Instant, unusedSince seen: Instant
  ) throws {
    try execute(
      "DELETE FROM session WHERE stage = $1 AND (created_at <= $2 OR seen_at <= $3)",
      [.text(stage.rawValue), .integer(begun.secondsSinceEpoch), .integer(seen.secondsSinceEpoch)])
  }
}
