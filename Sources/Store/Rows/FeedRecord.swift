public import Casework
public import WorkCalendar

/// A calendar that somebody may subscribe to by its secret address.
public struct FeedRecord: Hashable, Sendable {
  /// What a feed shows.
  public enum Scope: String, CaseIterable, Hashable, Sendable {
    /// Every meeting of the unit.
    case unit
    /// The meetings of an officer.
    case officer
    /// The meetings of a request.
    case request
    /// When an officer is taken, and nothing else.
    case busy
  }

  /// The number.
  public let id: Identifier<Record.Feed>
  /// What it shows.
  public let scope: Scope
  /// The officer that it is of, for `officer` and `busy`; a `busy` feed of nobody shows the whole unit.
  public let officer: Identifier<Record.Officer>?
  /// The request that it is of.
  public let request: Identifier<Record.Request>?
  /// The code of the language of its texts.
  public let language: String
  /// Who made it, as the history names actors.
  public let createdBy: String
  /// When it was made.
  public let createdAt: Instant
}

/// A meeting with all that a feed shows of it.
public struct FeedMeeting: Hashable, Sendable {
  /// The meeting.
  public let meeting: MeetingRecord
  /// The request's reference.
  public let reference: String
  /// What the request is about.
  public let subject: String
  /// The applicant's name.
  public let applicant: String
}

extension FeedRecord {
  fileprivate static let columns = "id, scope, officer, request, language, created_by, created_at"

  fileprivate init(row: any Row) throws {
    id = Identifier(row.integer(0))
    scope = try stored(row.text(1))
    officer = row.optionalInteger(2).map(Identifier.init)
    request = row.optionalInteger(3).map(Identifier.init)
    language = row.text(4)
    createdBy = row.text(5)
    createdAt = Instant(secondsSinceEpoch: row.integer(6))
  }
}

extension Queries {
  /// The feed whose secret has a digest, or `nil` where there is none or it was revoked.
  public func feed(digest: [UInt8]) throws -> FeedRecord? {
    try first(
      "SELECT \(FeedRecord.columns) FROM feed WHERE digest = $1 AND revoked_at IS NULL", [.bytes(digest)],
      FeedRecord.init(row:))
  }

  /// A feed that was not revoked, or `nil`.
  public func feed(_ id: Identifier<Record.Feed>) throws -> FeedRecord? {
    try first(
      "SELECT \(FeedRecord.columns) FROM feed WHERE id = $1 AND revoked_at IS NULL", [.integer(id.number)],
      FeedRecord.init(row:))
  }

  /// The feeds of the unit and of officers that were not revoked, by number.
  public func staffFeeds() throws -> [FeedRecord] {
    try all(
      "SELECT \(FeedRecord.columns) FROM feed WHERE revoked_at IS NULL AND scope <> 'request' ORDER BY id",
      [],
      FeedRecord.init(row:))
  }

  /// Adds a feed.
  public func addFeed(
    _ scope: FeedRecord.Scope, officer: Identifier<Record.Officer>?, request: Identifier<Record.Request>?,
    digest: [UInt8], language: String, at: Instant, by actor: String
  ) throws -> Identifier<Record.Feed> {
    Identifier(
      try inserted(
        """
        INSERT INTO feed (scope, officer, request, digest, language, created_at, created_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id
        """,
        [
          .text(scope.rawValue), SQLValue(officer?.number), SQLValue(request?.number), .bytes(digest),
          .text(language), .integer(at.secondsSinceEpoch), .text(actor),
        ]))
  }

  /// Revokes a feed. Returns whether it was valid until now.
  public func revokeFeed(_ id: Identifier<Record.Feed>, at: Instant) throws -> Bool {
    try execute(
      "UPDATE feed SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL",
      [.integer(id.number), .integer(at.secondsSinceEpoch)]) == 1
  }

  /// How many feeds of one and the same content were not revoked.
  public func feedCount(
    _ scope: FeedRecord.Scope, officer: Identifier<Record.Officer>?, request: Identifier<Record.Request>?
  ) throws -> Int {
    try first(
      """
      SELECT count(*) FROM feed WHERE scope = $1 AND coalesce(officer, 0) = $2 AND coalesce(request, 0) = $3
        AND revoked_at IS NULL
      """,
      [.text(scope.rawValue), .integer(officer?.number ?? 0), .integer(request?.number ?? 0)]
    ) { Int($0.integer(0)) } ?? 0
  }

  /// When any meeting that ends after a moment, of a request where one is given, was last changed; `nil`
  /// where there is none.
  public func lastMeetingChange(
    endingAfter moment: Instant, request: Identifier<Record.Request>?
  ) throws -> Instant? {
    var parameters: [SQLValue] = [.integer(moment.secondsSinceEpoch)]
    var condition = "start_at > $1 - 86400 AND end_at > $1"
    if let request {
      parameters.append(.integer(request.number))
      condition += " AND request = $2"
    }
    let seconds = try first("SELECT max(changed_at) FROM meeting WHERE \(condition)", parameters) {
      $0.optionalInteger(0)
    }
    return seconds.flatMap { $0 }.map(Instant.init(secondsSinceEpoch:))
  }

  /// The meetings that a feed shows: those that end after a moment, in the order of their starts, of an
  /// officer or of a request where one is given. Meetings that were called off stay as such.
  public func feedMeetings(
    endingAfter moment: Instant, officer: Identifier<Record.Officer>?, request: Identifier<Record.Request>?
  ) throws -> [FeedMeeting] {
    let columns = MeetingRecord.columns.split(separator: ", ").map { "m.\($0)" }.joined(separator: ", ")
    var parameters: [SQLValue] = [.integer(moment.secondsSinceEpoch)]
    var condition = "m.start_at > $1 - 86400 AND m.end_at > $1"
    if let officer {
      parameters.append(.integer(officer.number))
      condition += """
         AND EXISTS (
          SELECT 1 FROM meeting_officer o WHERE o.meeting = m.id AND o.officer = $\(parameters.count))
        """
    }
    if let request {
      parameters.append(.integer(request.number))
      condition += " AND m.request = $\(parameters.count)"
    }
    return try all(
      """
      SELECT \(columns), r.reference, r.subject, r.applicant_name
      FROM meeting m JOIN request r ON r.id = m.request
      WHERE \(condition) ORDER BY m.start_at, m.id
      """, parameters
    ) { row in
      FeedMeeting(
        meeting: try MeetingRecord(row: row), reference: row.text(11), subject: row.text(12),
        applicant: row.text(13))
    }
  }
}
