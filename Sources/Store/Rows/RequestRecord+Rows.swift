public import Casework
import WorkCalendar

extension RequestRecord {
  /// The columns in the order in which `init(row:)` reads them.
  static let columns = """
    id, reference, state, version, applicant_kind, applicant_name, organization, identity, email, whatsapp,
    time_zone, language, priority, letter_number, letter_date, letter_channel, subject, chronology,
    related_unit, related_reason, needs, duration, submitted_at, state_since, agenda_number, received_at,
    completed_at, later_ground, outcome, returned_for, erased_at
    """

  init(row: any Row) throws {
    id = Identifier(row.integer(0))
    reference = row.text(1)
    state = try stored(row.text(2))
    version = row.integer(3)
    applicant = Applicant(
      kind: try stored(row.text(4)), name: row.text(5), organization: row.optionalText(6),
      identity: row.optionalText(7), email: row.optionalText(8),
      whatsapp: try row.optionalText(9).map { try storedNumber($0) }, timeZone: row.text(10),
      language: try stored(row.text(11)), priority: try stored(row.text(12)))
    letter = Letter(
      number: row.optionalText(13), date: try row.optionalText(14).map { try storedDate($0) },
      channel: try stored(row.text(15)))
    subject = row.text(16)
    chronology = row.optionalText(17)
    relatedUnit = row.optionalText(18).map { RelatedUnit(name: $0, reason: row.text(19)) }
    needs = row.text(20).split(separator: ",").map(String.init)
    duration = Minutes(Int(row.integer(21)))
    submittedAt = Instant(secondsSinceEpoch: row.integer(22))
    stateSince = Instant(secondsSinceEpoch: row.integer(23))
    agendaNumber = row.optionalText(24)
    receivedAt = row.optionalInteger(25).map(Instant.init(secondsSinceEpoch:))
    completedAt = row.optionalInteger(26).map(Instant.init(secondsSinceEpoch:))
    laterGround = try row.optionalText(27).map { try stored($0) }
    outcome = try row.optionalText(28).map { try stored($0) }
    returnedFor = try row.text(29).split(separator: ",").map { try stored(String($0)) }
    erasedAt = row.optionalInteger(30).map(Instant.init(secondsSinceEpoch:))
  }

  /// The values that change over its life, in the order in which they are written.
  private var changing: [SQLValue] {
    [
      .text(state.rawValue), .text(needs.joined(separator: ",")), .integer(Int64(duration.count)),
      .integer(stateSince.secondsSinceEpoch), SQLValue(agendaNumber), SQLValue(receivedAt?.secondsSinceEpoch),
      SQLValue(completedAt?.secondsSinceEpoch), SQLValue(laterGround?.rawValue), SQLValue(outcome?.rawValue),
      .text(subject), SQLValue(chronology), SQLValue(relatedUnit?.name), SQLValue(relatedUnit?.reason),
      SQLValue(letter.number), SQLValue(letter.date?.iso8601), SQLValue(applicant.identity),
      SQLValue(applicant.email), SQLValue(applicant.whatsapp?.e164),
      .text(returnedFor.map(\.rawValue).joined(separator: ",")), .text(searchText),
      .text(applicant.kind.rawValue), .text(applicant.name), SQLValue(applicant.organization),
      .text(applicant.timeZone), .text(applicant.language.rawValue), .text(applicant.priority.rawValue),
    ]
  }

  /// What a search looks through, folded as the text that is looked for is: the databases fold letters each in
  /// their own way, one of them ASCII alone.
  private var searchText: String {
    [reference, subject, applicant.name, applicant.organization ?? ""].joined(separator: "\n").lowercased()
  }

  fileprivate func insert(secretDigest: [UInt8], into queries: any Queries) throws -> Int64 {
    try queries.inserted(
      """
      INSERT INTO request (
        state, needs, duration, state_since, agenda_number, received_at, completed_at, later_ground, outcome,
        subject, chronology, related_unit, related_reason, letter_number, letter_date, identity, email,
        whatsapp, returned_for, search, applicant_kind, applicant_name, organization, time_zone, language,
        priority, reference, secret_digest, version, letter_channel, submitted_at)
      VALUES (
        $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
        $23, $24, $25, $26, $27, $28, $29, $30, $31)
      RETURNING id
      """,
      changing + [
        .text(reference), .bytes(secretDigest), .integer(version), .text(letter.channel.rawValue),
        .integer(submittedAt.secondsSinceEpoch),
      ])
  }

  fileprivate func update(in queries: any Queries) throws -> Int {
    try queries.execute(
      """
      UPDATE request SET
        state = $1, needs = $2, duration = $3, state_since = $4, agenda_number = $5, received_at = $6,
        completed_at = $7, later_ground = $8, outcome = $9, subject = $10, chronology = $11,
        related_unit = $12, related_reason = $13, letter_number = $14, letter_date = $15, identity = $16,
        email = $17, whatsapp = $18, returned_for = $19, search = $20,
        applicant_kind = $21, applicant_name = $22, organization = $23, time_zone = $24, language = $25,
        priority = $26, version = version + 1
      WHERE id = $27 AND version = $28
      """, changing + [.integer(id.number), .integer(version)])
  }
}

extension Queries {
  /// Adds a request. Returns its number.
  public func add(_ request: RequestRecord, secretDigest: [UInt8]) throws -> Identifier<Record.Request> {
    Identifier(try request.insert(secretDigest: secretDigest, into: self))
  }

  /// Writes what has changed of a request and counts its version up. Returns whether it still had the version
  /// that it was read with.
  public func update(_ request: inout RequestRecord) throws -> Bool {
    guard try request.update(in: self) == 1 else { return false }
    request.version += 1
    return true
  }

  /// A request by its number, or `nil` where there is none.
  public func request(_ id: Identifier<Record.Request>) throws -> RequestRecord? {
    try first(
      "SELECT \(RequestRecord.columns) FROM request WHERE id = $1", [.integer(id.number)],
      RequestRecord.init(row:))
  }

  /// The requests whose applicant has an address of electronic mail, in whatever case, oldest first.
  public func requests(ofApplicant email: String) throws -> [Identifier<Record.Request>] {
    try all(
      "SELECT id FROM request WHERE lower(email) = lower($1) ORDER BY id", [.text(email)]
    ) { Identifier($0.integer(0)) }
  }

  /// Whether a request has an agenda number.
  public func isAgendaNumberTaken(_ number: String) throws -> Bool {
    try first("SELECT 1 FROM request WHERE agenda_number = $1", [.text(number)]) { _ in true } ?? false
  }

  /// A request by its reference, or `nil` where there is none.
  public func request(reference: String) throws -> RequestRecord? {
    try first(
      "SELECT \(RequestRecord.columns) FROM request WHERE reference = $1", [.text(reference)],
      RequestRecord.init(row:))
  }

  /// The number of the request whose secret has a digest, or `nil` where there is none.
  public func request(secretDigest: [UInt8]) throws -> Identifier<Record.Request>? {
    try first("SELECT id FROM request WHERE secret_digest = $1", [.bytes(secretDigest)]) {
      Identifier($0.integer(0))
    }
  }

  /// Requests for a list, newest first: in some state where one is given, whose reference, subject, name or
  /// organization holds a text where one is given, that an officer is assigned to where one is given, older
  /// than a request where one is given.
  public func requests(
    in state: RequestState?, holding text: String?, of officer: Identifier<Record.Officer>?,
    before cursor: Identifier<Record.Request>?,
    atMost limit: Int
  ) throws -> [RequestRecord] {
    var conditions: [String] = []
    var parameters: [SQLValue] = []
    if let state {
      parameters.append(.text(state.rawValue))
      // By the index of the states a search would read each request of a state whole.
      conditions.append("\(text == nil ? "state" : "state || ''") = $\(parameters.count)")
    }
    if let cursor {
      parameters.append(.integer(cursor.number))
      conditions.append("id < $\(parameters.count)")
    }
    if let officer {
      parameters.append(.integer(officer.number))
      conditions.append("id IN (SELECT request FROM assignment WHERE officer = $\(parameters.count))")
    }
    if let text {
      parameters.append(.text("%" + likePattern(text.lowercased()) + "%"))
      conditions.append("search LIKE $\(parameters.count) ESCAPE '!'")
    }
    parameters.append(SQLValue(limit))
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    // Which ones they are is found in the index of the search; they alone are read whole.
    return try all(
      """
      SELECT \(RequestRecord.columns) FROM request
      WHERE id IN (SELECT id FROM request \(filter) ORDER BY id DESC LIMIT $\(parameters.count))
      ORDER BY id DESC
      """, parameters, RequestRecord.init(row:))
  }

  /// The requests in some state, oldest first.
  public func requests(in state: RequestState) throws -> [RequestRecord] {
    try all(
      "SELECT \(RequestRecord.columns) FROM request WHERE state = $1 ORDER BY id", [.text(state.rawValue)],
      RequestRecord.init(row:))
  }

  private func likePattern(_ text: String) -> String {
    text.reduce(into: "") { pattern, character in
      if character == "!" || character == "%" || character == "_" { pattern.append("!") }
      pattern.append(character)
    }
  }
}
