public import WorkCalendar

/// An answer that was given under a caller's key, kept so that it can be given again.
public struct KeptAnswer: Hashable, Sendable {
  /// The digest of what was asked.
  public let fingerprint: [UInt8]
  /// The status code of HTTP.
  public let status: Int
  /// The body.
  public let body: [UInt8]
}

extension Queries {
  /// The answer that a principal was given under a key, or `nil` where there is none.
  public func answer(to principal: String, key: String) throws -> KeptAnswer? {
    try first(
      "SELECT fingerprint, status, body FROM answer WHERE principal = $1 AND key = $2",
      [.text(principal), .text(key)]
    ) { KeptAnswer(fingerprint: $0.bytes(0), status: Int($0.integer(1)), body: $0.bytes(2)) }
  }

  /// Keeps an answer under a principal's key.
  public func keepAnswer(
    to principal: String, key: String, fingerprint: [UInt8], status: Int, body: [UInt8], at: Instant
  ) throws {
    try execute(
      """
      INSERT INTO answer (principal, key, fingerprint, status, body, given_at) VALUES ($1, $2, $3, $4, $5, $6)
      """,
      [
        .text(principal), .text(key), .bytes(fingerprint), SQLValue(status), .bytes(body),
        .integer(at.secondsSinceEpoch),
      ])
  }

  /// Forgets answers that were given before a moment.
  public func forgetAnswers(before moment: Instant) throws {
    try execute("DELETE FROM answer WHERE given_at < $1", [.integer(moment.secondsSinceEpoch)])
  }
}
