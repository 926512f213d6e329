public import Casework
public import WorkCalendar

/// A message in the queue, as those see it who look after the queue.
public struct QueuedMessage: Hashable, Sendable {
  /// Where a message can stand.
  public enum State: String, CaseIterable, Hashable, Sendable {
    /// It is to be sent.
    case waiting
    /// It was taken by the receiver's side, or nobody wants it any more.
    case sent
    /// It was given up.
    case failed
  }

  /// The message.
  public let message: OutgoingMessage
  /// Where it stands.
  public let state: State
  /// When it is tried next, or was last.
  public let dueAt: Instant
  /// Why it was not taken the last time; `nil` where it was never tried in vain.
  public let lastError: String?
  /// When what it tells of has happened.
  public let at: Instant
  /// The request that it is about; `nil` where it is about none.
  public let request: Identifier<Record.Request>?
}

extension Queries {
  /// The mail that is to be sent next, or `nil` where none is due.
  ///
  /// What waits for a reader about a request keeps its order: while an earlier mail was tried in vain, or is
  /// due itself, no later one goes out. What is only due later, such as a reminder, holds up nothing.
  public func dueMail(at now: Instant) throws -> OutgoingMessage? {
    try first(
      """
      SELECT o.id, o.recipient, o.facts, o.attempts, o.history FROM outgoing o
      WHERE o.channel = 'mail' AND o.state = 'waiting' AND o.due_at <= $1 AND NOT EXISTS (
        SELECT 1 FROM outgoing e JOIN history f ON f.id = e.history
        WHERE e.channel = 'mail' AND e.recipient = o.recipient AND e.state = 'waiting' AND e.id < o.id
          AND (e.attempts > 0 OR e.due_at <= $1)
          AND f.request = (SELECT h.request FROM history h WHERE h.id = o.history))
      ORDER BY o.due_at, o.id LIMIT 1
      """, [.integer(now.secondsSinceEpoch)]
    ) {
      OutgoingMessage(
        number: $0.integer(0), channel: .mail, recipient: $0.text(1), facts: $0.text(2),
        attempts: Int($0.integer(3)), history: $0.integer(4))
    }
  }

  /// When the oldest mail was caused that waits and is due, or was tried in vain; `nil` where none is.
  public func oldestDueMail(at now: Instant) throws -> Instant? {
    try first(
      """
      SELECT h.at FROM outgoing o JOIN history h ON h.id = o.history
      WHERE o.channel = 'mail' AND o.state = 'waiting' AND (o.due_at <= $1 OR o.attempts > 0)
      ORDER BY o.id LIMIT 1
      """, [.integer(now.secondsSinceEpoch)]
    ) { Instant(secondsSinceEpoch: $0.integer(0)) }
  }

  /// Marks a mail as tried in vain, to be tried again at a moment.
  public func postponeMail(_ message: Int64, error: String, until again: Instant) throws {
    try execute(
      """
      UPDATE outgoing SET attempts = attempts + 1, last_error = $2, due_at = $3
      WHERE id = $1 AND channel = 'mail' AND state = 'waiting'
      """, [.integer(message), .text(error), .integer(again.secondsSinceEpoch)])
  }

  /// Marks every mail that is due as tried in vain, to be tried again at a moment: the server takes none.
  public func postponeAllMail(dueAt now: Instant, error: String, until again: Instant) throws {
    try execute(
      """
      UPDATE outgoing SET attempts = attempts + 1, last_error = $2, due_at = $3
      WHERE channel = 'mail' AND state = 'waiting' AND due_at <= $1
      """, [.integer(now.secondsSinceEpoch), .text(error), .integer(again.secondsSinceEpoch)])
  }

  /// The mails that wait after so many tries in vain or more.
  public func mail(triedInVain tries: Int) throws -> [QueuedMessage] {
    try queued(
      "o.channel = 'mail' AND o.state = 'waiting' AND o.attempts >= $1 ORDER BY o.id", [SQLValue(tries)])
  }

  /// Marks a message as given up, with the reason.
  public func markFailed(_ message: Int64, error: String) throws {
    try execute(
      "UPDATE outgoing SET state = 'failed', attempts = attempts + 1, last_error = $2 WHERE id = $1",
      [.integer(message), .text(error)])
  }

  /// Takes a message off the queue without sending it, with the reason. The row stays for a while, so that no
  /// other message gets its number.
  public func markNotNeeded(_ message: Int64, reason: String) throws {
    try execute(
      "UPDATE outgoing SET state = 'sent', last_error = $2 WHERE id = $1", [.integer(message), .text(reason)])
  }

  /// Makes a message wait again from a moment on, as if it had never been tried.
  public func requeue(_ message: Int64, at now: Instant) throws {
    try execute(
      "UPDATE outgoing SET state = 'waiting', attempts = 0, due_at = $2 WHERE id = $1",
      [.integer(message), .integer(now.secondsSinceEpoch)])
  }

  /// A mail by its number, wherever it stands; `nil` where there is none, or it was pruned.
  public func queuedMail(_ number: Int64) throws -> QueuedMessage? {
    try queued("o.channel = 'mail' AND o.id = $1", [.integer(number)]).first
  }

  /// The mails that stand somewhere, newest first, with lower numbers than `number`.
  public func queuedMail(
    _ state: QueuedMessage.State, before number: Int64, atMost limit: Int
  ) throws -> [QueuedMessage] {
    try queued(
      // The word stands in the text, so that the index of its rows is used.
      "o.channel = 'mail' AND o.state = '\(state.rawValue)' AND o.id < $1 ORDER BY o.id DESC LIMIT $2",
      [.integer(number), SQLValue(limit)])
  }

  /// The mails about a request that are still kept, newest first.
  public func mail(about request: Identifier<Record.Request>) throws -> [QueuedMessage] {
    try queued("o.channel = 'mail' AND h.request = $1 ORDER BY o.id DESC", [.integer(request.number)])
  }

  /// Forgets messages that need nothing more and whose event was before a moment, at most so many. The last
  /// message always stays: its number is not to be given again.
  public func pruneMessages(
    _ state: QueuedMessage.State, before moment: Instant, atMost limit: Int
  ) throws {
    // The history is in the order of time: from its end the entry is found at once.
    let entry = try first(
      "SELECT id FROM history WHERE at < $1 ORDER BY id DESC LIMIT 1", [.integer(moment.secondsSinceEpoch)]
    ) { $0.integer(0) }
    guard let entry else { return }
    try execute(
      """
      DELETE FROM outgoing WHERE id IN (
        SELECT id FROM outgoing
        WHERE state = '\(state.rawValue)' AND history <= $1 AND id < (SELECT max(id) FROM outgoing)
        ORDER BY id LIMIT $2)
      """, [.integer(entry), SQLValue(limit)])
  }

  private func queued(_ condition: String, _ values: [SQLValue]) throws -> [QueuedMessage] {
    try all(
      """
      SELECT o.id, o.recipient, o.facts, o.attempts, o.history, o.state, o.due_at, o.last_error,
        h.at, h.request
      FROM outgoing o JOIN history h ON h.id = o.history WHERE \(condition)
      """, values
    ) { row in
      QueuedMessage(
        message: OutgoingMessage(
          number: row.integer(0), channel: .mail, recipient: row.text(1), facts: row.text(2),
          attempts: Int(row.integer(3)), history: row.integer(4)),
        state: QueuedMessage.State(rawValue: row.text(5)) ?? .failed,
        dueAt: Instant(secondsSinceEpoch: row.integer(6)), lastError: row.optionalText(7),
        at: Instant(secondsSinceEpoch: row.integer(8)), request: row.optionalInteger(9).map(Identifier.init))
    }
  }
}
