public import Casework
public import WorkCalendar

/// What someone who is invited to a meeting has answered from a calendar (RFC 5546, section 3.2.3).
public struct ParticipationRecord: Hashable, Sendable {
  /// The address that was invited, in lower case.
  public let email: String
  /// The answer, as iCalendar writes it: `ACCEPTED`.
  public let answer: String
  /// The revision of the meeting that was answered; an answer to an earlier one counts no more.
  public let sequence: Int
  /// When it was given.
  public let stampedAt: Instant

  /// An answer.
  public init(email: String, answer: String, sequence: Int, stampedAt: Instant) {
    self.email = email
    self.answer = answer
    self.sequence = sequence
    self.stampedAt = stampedAt
  }
}

extension Queries {
  /// The answers to a meeting, by address.
  public func participation(of meeting: Identifier<Record.Meeting>) throws -> [ParticipationRecord] {
    try all(
      "SELECT email, answer, sequence, stamped_at FROM participation WHERE meeting = $1 ORDER BY email",
      [.integer(meeting.number)]
    ) {
      ParticipationRecord(
        email: $0.text(0), answer: $0.text(1), sequence: Int($0.integer(2)),
        stampedAt: Instant(secondsSinceEpoch: $0.integer(3)))
    }
  }

  /// Keeps an answer to a meeting in place of an earlier one from the same address.
  public func keep(_ answer: ParticipationRecord, to meeting: Identifier<Record.Meeting>) throws {
    try execute(
      """
      INSERT INTO participation (meeting, email, answer, sequence, stamped_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (meeting, email) DO UPDATE SET
        answer = excluded.answer, sequence = excluded.sequence, stamped_at = excluded.stamped_at
      """,
      [
        .integer(meeting.number), .text(answer.email), .text(answer.answer), SQLValue(answer.sequence),
        .integer(answer.stampedAt.secondsSinceEpoch),
      ])
  }
}
