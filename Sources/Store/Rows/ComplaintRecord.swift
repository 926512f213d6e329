public import Casework
public import WorkCalendar

/// A complaint about the service (SP complaints).
public struct ComplaintRecord: Hashable, Sendable {
  /// The number.
  public let id: Identifier<Record.Complaint>
  /// The request that it is about, where it is about one.
  public let request: Identifier<Record.Request>?
  /// How it came.
  public let channel: ComplaintChannel
  /// Who complains.
  public let name: String
  /// How to answer.
  public let contact: String
  /// The complaint.
  public let text: String
  /// Whether it is answered.
  public let state: ComplaintState
  /// When it came.
  public let receivedAt: Instant
  /// The answer.
  public let answer: String?
  /// When it was given.
  public let answeredAt: Instant?
  /// One more after every change.
  public let version: Int64
}

extension ComplaintRecord {
  static let columns =
    "id, request, channel, name, contact, body, state, received_at, answer, answered_at, version"

  init(row: any Row) throws {
    id = Identifier(row.integer(0))
    request = row.optionalInteger(1).map(Identifier.init)
    channel = try stored(row.text(2))
    name = row.text(3)
    contact = row.text(4)
    text = row.text(5)
    state = try stored(row.text(6))
    receivedAt = Instant(secondsSinceEpoch: row.integer(7))
    answer = row.optionalText(8)
    answeredAt = row.optionalInteger(9).map(Instant.init(secondsSinceEpoch:))
    version = row.integer(10)
  }
}

extension Queries {
  /// A complaint by number, or `nil` where there is none.
  public func complaint(_ id: Identifier<Record.Complaint>) throws -> ComplaintRecord? {
    try first(
      "SELECT \(ComplaintRecord.columns) FROM complaint WHERE id = $1", [.integer(id.number)],
      ComplaintRecord.init(row:))
  }

  /// Complaints, newest first, older than one where it is given.
  public func complaints(
    before cursor: Identifier<Record.Complaint>?, atMost limit: Int
  ) throws -> [ComplaintRecord] {
    try all(
      "SELECT \(ComplaintRecord.columns) FROM complaint WHERE id < $1 ORDER BY id DESC LIMIT $2",
      [.integer(cursor?.number ?? .max), SQLValue(limit)], ComplaintRecord.init(row:))
  }

  /// Adds a complaint. Returns its number.
  public func addComplaint(
    about request: Identifier<Record.Request>?, channel: ComplaintChannel, name: String, contact: String,
    text: String,
    state: ComplaintState, at: Instant, answer: String?
  ) throws -> Identifier<Record.Complaint> {
    Identifier(
      try inserted(
        """
        INSERT INTO complaint (request, channel, name, contact, body, state, received_at, answer,
          answered_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) RETURNING id
        """,
        [
          SQLValue(request?.number), .text(channel.rawValue), .text(name), .text(contact), .text(text),
          .text(state.rawValue), .integer(at.secondsSinceEpoch), SQLValue(answer),
          SQLValue(answer == nil ? nil : at.secondsSinceEpoch),
        ]))
  }

  /// Answers a complaint. Returns whether it still had the version that it was read with.
  public func answer(
    _ complaint: ComplaintRecord, with answer: String, state: ComplaintState, at: Instant
  ) throws -> Bool {
    try execute(
      """
      UPDATE complaint SET state = $3, answer = $4, answered_at = $5, version = version + 1 WHERE id = $1
        AND version = $2
      """,
      [
        .integer(complaint.id.number), .integer(complaint.version), .text(state.rawValue), .text(answer),
        .integer(at.secondsSinceEpoch),
      ]) == 1
  }

  /// The complaints about a request, oldest first.
  public func complaints(about request: Identifier<Record.Request>) throws -> [ComplaintRecord] {
    try all(
      "SELECT \(ComplaintRecord.columns) FROM complaint WHERE request = $1 ORDER BY id",
      [.integer(request.number)], ComplaintRecord.init(row:))
  }

  /// Whether a complaint about a request waits for its answer.
  public func hasOpenComplaint(about request: Identifier<Record.Request>) throws -> Bool {
    try first(
      "SELECT 1 FROM complaint WHERE request = $1 AND state = 'registered'", [.integer(request.number)]
    ) { _ in true } ?? false
  }
}
