public import WorkCalendar

/// A message that is to be sent, queued in the transaction that caused it.
public struct OutgoingMessage: Hashable, Sendable {
  /// How it is sent.
  public enum Channel: String, CaseIterable, Sendable {
    /// By electronic mail.
    case mail
    /// By a call of an address.
    case webhook
  }

  /// The number.
  public let number: Int64
  /// How it is sent.
  public let channel: Channel
  /// An address of electronic mail, or the number of a webhook.
  public let recipient: String
  /// Everything that its text is made of, as a JSON object.
  public let facts: String
  /// How many times it was tried in vain.
  public let attempts: Int
  /// The number of the entry of the history that caused it.
  public let history: Int64

  /// A message.
  public init(
    number: Int64, channel: Channel, recipient: String, facts: String, attempts: Int, history: Int64
  ) {
    self.number = number
    self.channel = channel
    self.recipient = recipient
    self.facts = facts
    self.attempts = attempts
    self.history = history
  }
}

extension Queries {
  /// Queues a message, to be sent at once.
  public func enqueue(
    _ channel: OutgoingMessage.Channel, to recipient: String, facts: String, because history: Int64,
    at: Instant
  ) throws {
    try execute(
      """
      INSERT INTO outgoing (history, channel, recipient, facts, state, attempts, due_at)
      VALUES ($1, $2, $3, $4, 'waiting', 0, $5)
      """,
      [
        .integer(history), .text(channel.rawValue), .text(recipient), .text(facts),
        .integer(at.secondsSinceEpoch),
      ])
  }

  /// The messages of a channel that are due, oldest first.
  public func dueMessages(_ channel: OutgoingMessage.Channel, at: Instant, atMost limit: Int) throws
    -> [OutgoingMessage]
  {
    try all(
      """
      SELECT id, recipient, facts, attempts, history FROM outgoing
      WHERE channel = $1 AND state = 'waiting' AND due_at <= $2 ORDER BY due_at, id LIMIT $3
      """, [.text(channel.rawValue), .integer(at.secondsSinceEpoch), SQLValue(limit)]
    ) {
      OutgoingMessage(
        number: $0.integer(0), channel: channel, recipient: $0.text(1), facts: $0.text(2),
        attempts: Int($0.integer(3)), history: $0.integer(4))
    }
  }

  /// How many messages of each channel wait, and how many were given up.
  public func outgoingCounts() throws -> [(channel: OutgoingMessage.Channel, state: String, count: Int64)] {
    var counts: [(channel: OutgoingMessage.Channel, state: String, count: Int64)] = []
    for channel in OutgoingMessage.Channel.allCases {
      for state in ["waiting", "failed"] {
        let count = try first(
          // The word stands in the text, so that the index of its rows is used.
          "SELECT count(*) FROM outgoing WHERE channel = $1 AND state = '\(state)'", [.text(channel.rawValue)]
        ) { $0.integer(0) }
        counts.append((channel, state, count ?? 0))
      }
    }
    return counts
  }

  /// Marks a message that waited as sent. One that a bounce has marked meanwhile stays as it is.
  public func markSent(_ message: Int64) throws {
    try execute(
      "UPDATE outgoing SET state = 'sent', last_error = NULL WHERE id = $1 AND state = 'waiting'",
      [.integer(message)])
  }
}
