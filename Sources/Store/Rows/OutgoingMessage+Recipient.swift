public import WorkCalendar

/// The messages to one recipient, in numbers.
public struct OutgoingStanding: Hashable, Sendable {
  /// How many wait.
  public let waiting: Int64
  /// How many were given up.
  public let failed: Int64
  /// Why the last one that waits or was given up was not taken, or `nil` where none was tried in vain.
  public let lastError: String?
}

extension Queries {
  /// The oldest message to a recipient that is due, or `nil`.
  public func dueMessage(
    _ channel: OutgoingMessage.Channel, to recipient: String, at: Instant
  ) throws -> OutgoingMessage? {
    try first(
      """
      SELECT id, recipient, facts, attempts, history FROM outgoing
      WHERE channel = $1 AND recipient = $2 AND state = 'waiting' AND due_at <= $3
      ORDER BY due_at, id LIMIT 1
      """, [.text(channel.rawValue), .text(recipient), .integer(at.secondsSinceEpoch)]
    ) {
      OutgoingMessage(
        number: $0.integer(0), channel: channel, recipient: $0.text(1), facts: $0.text(2),
        attempts: Int($0.integer(3)), history: $0.integer(4))
    }
  }

  /// Marks messages to a recipient as tried in vain, to be tried again at a moment: one of them, or without
  /// `message` all that are due by now. Those whose event was at `oldest` or before are given up.
  public func postpone(
    _ channel: OutgoingMessage.Channel, to recipient: String, message: Int64?, now: Instant, error: String,
    until again: Instant, givingUpFrom oldest: Instant
  ) throws {
    try execute(
      """
      UPDATE outgoing SET attempts = attempts + 1, last_error = $3, due_at = $4,
        state = CASE WHEN (SELECT h.at FROM history h WHERE h.id = outgoing.history) <= $5
          THEN 'failed' ELSE 'waiting' END
      WHERE channel = $1 AND recipient = $2 AND state = 'waiting' AND \(message == nil ? "due_at <= $6" : "id = $6")
      """,
      [
        .text(channel.rawValue), .text(recipient), .text(error), .integer(again.secondsSinceEpoch),
        .integer(oldest.secondsSinceEpoch), .integer(message ?? now.secondsSinceEpoch),
      ])
  }

  /// Forgets the messages to a recipient that wait: nobody is to be told any more.
  public func dropMessages(_ channel: OutgoingMessage.Channel, to recipient: String) throws {
    try execute(
      "DELETE FROM outgoing WHERE channel = $1 AND recipient = $2 AND state = 'waiting'",
      [.text(channel.rawValue), .text(recipient)])
  }

  /// How the messages to a recipient stand.
  public func outgoingStanding(
    _ channel: OutgoingMessage.Channel, to recipient: String
  ) throws -> OutgoingStanding {
    func count(_ state: String) throws -> Int64 {
      try first(
        "SELECT count(*) FROM outgoing WHERE channel = $1 AND recipient = $2 AND state = '\(state)'",
        [.text(channel.rawValue), .text(recipient)]
      ) { $0.integer(0) } ?? 0
    }
    func lastError(_ state: String) throws -> String? {
      try first(
        """
        SELECT last_error FROM outgoing
        WHERE channel = $1 AND recipient = $2 AND state = '\(state)' AND last_error IS NOT NULL
        ORDER BY id DESC LIMIT 1
        """, [.text(channel.rawValue), .text(recipient)]
      ) { $0.text(0) }
    }
    return OutgoingStanding(
      waiting: try count("waiting"), failed: try count("failed"),
      lastError: try lastError("waiting") ?? lastError("failed"))
  }
}
