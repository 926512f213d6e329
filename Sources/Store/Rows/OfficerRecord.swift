public import Casework
public import WorkCalendar

/// An officer as it is kept.
public struct OfficerRecord: Hashable, Sendable {
  /// The number.
  public var id: Identifier<Record.Officer>
  /// The officer's account, where there is one.
  public var account: Identifier<Record.Account>?
  /// The name.
  public var name: String
  /// The address of electronic mail, by which calendars know the officer.
  public var email: String
  /// What the officer can help with, sorted.
  public var competencies: [String]
  /// The officer's weekly hours as a JSON object of the contract's form; `nil` where the office's hours hold.
  public var hours: String?
  /// What the officer publishes as a calendar; `nil` for nothing.
  public var calendar: [UInt8]?
  /// Whether meetings can be given to the officer.
  public var isActive: Bool
  /// One more after every change.
  public var version: Int64

  /// An officer who has published nothing; `id` is given by the database.
  public init(
    account: Identifier<Record.Account>?, name: String, email: String, competencies: [String]
  ) {
    self.id = Identifier(0)
    self.account = account
    self.name = name
    self.email = email
    self.competencies = competencies
    self.hours = nil
    self.calendar = nil
    self.isActive = true
    self.version = 1
  }
}

/// A time in which an officer cannot be met: leave, travel, illness.
public struct AbsenceRecord: Hashable, Sendable {
  /// The number.
  public let id: Identifier<Record.Absence>
  /// The officer.
  public let officer: Identifier<Record.Officer>
  /// From when until when.
  public let time: InstantRange
  /// Why; for the unit alone.
  public let reason: String
}

extension OfficerRecord {
  fileprivate static let columns =
    "id, account, name, email, competencies, hours, calendar, is_active, version"

  fileprivate init(row: any Row) {
    id = Identifier(row.integer(0))
    account = row.optionalInteger(1).map(Identifier.init)
    name = row.text(2)
    email = row.text(3)
    competencies = row.text(4).split(separator: ",").map(String.init)
    hours = row.optionalText(5)
    calendar = row.optionalBytes(6)
    isActive = row.integer(7) == 1
    version = row.integer(8)
  }
}

extension Queries {
  /// Every officer, by number.
  public func officers() throws -> [OfficerRecord] {
    try all("SELECT \(OfficerRecord.columns) FROM officer ORDER BY id", [], OfficerRecord.init(row:))
  }

  /// An officer by number, or `nil` where there is none.
  public func officer(_ id: Identifier<Record.Officer>) throws -> OfficerRecord? {
    try first(
      "SELECT \(OfficerRecord.columns) FROM officer WHERE id = $1", [.integer(id.number)],
      OfficerRecord.init(row:))
  }

  /// Adds an officer. Returns the number. Fails with `notUnique` where the address is taken.
  public func add(_ officer: OfficerRecord, at: Instant) throws -> Identifier<Record.Officer> {
    Identifier(
      try inserted(
        """
        INSERT INTO officer (account, name, email, competencies, hours, calendar, is_active, version,
          changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id
        """,
        [
          SQLValue(officer.account?.number), .text(officer.name), .text(officer.email),
          .text(officer.competencies.joined(separator: ",")), SQLValue(officer.hours),
          officer.calendar.map(SQLValue.bytes) ?? .null, .integer(officer.isActive ? 1 : 0),
          .integer(officer.version), .integer(at.secondsSinceEpoch),
        ]))
  }

  /// Writes what has changed of an officer and counts the version up. Returns whether it still had the
  /// version that it was read with.
  public func update(_ officer: inout OfficerRecord, at: Instant) throws -> Bool {
    let changed = try execute(
      """
      UPDATE officer SET account = $1, name = $2, email = $3, competencies = $4, hours = $5, calendar =
        $6, is_active = $7,
        changed_at = $8, version = version + 1
      WHERE id = $9 AND version = $10
      """,
      [
        SQLValue(officer.account?.number), .text(officer.name), .text(officer.email),
        .text(officer.competencies.joined(separator: ",")), SQLValue(officer.hours),
        officer.calendar.map(SQLValue.bytes) ?? .null, .integer(officer.isActive ? 1 : 0),
        .integer(at.secondsSinceEpoch), .integer(officer.id.number), .integer(officer.version),
      ])
    guard changed == 1 else { return false }
    officer.version += 1
    return true
  }

  /// The absences that end after a moment, by officer and start.
  public func absences(after moment: Instant) throws -> [AbsenceRecord] {
    try all(
      """
      SELECT id, officer, start_at, end_at, reason FROM absence WHERE end_at > $1 ORDER BY officer, start_at, id
      """,
      [.integer(moment.secondsSinceEpoch)]
    ) {
      AbsenceRecord(
        id: Identifier($0.integer(0)), officer: Identifier($0.integer(1)),
        time: try storedRange($0.integer(2), $0.integer(3)), reason: $0.text(4))
    }
  }

  /// Removes an absence of an officer. Returns whether there was one.
  public func removeAbsence(
    _ id: Identifier<Record.Absence>, of officer: Identifier<Record.Officer>
  ) throws -> Bool {
    try execute(
      "DELETE FROM absence WHERE id = $1 AND officer = $2", [.integer(id.number), .integer(officer.number)])
      == 1
  }

  /// Adds an absence.
  public func addAbsence(
    of officer: Identifier<Record.Officer>, time: InstantRange, reason: String
  ) throws {
    try execute(
      "INSERT INTO absence (officer, start_at, end_at, reason) VALUES ($1, $2, $3, $4)",
      [
        .integer(officer.number), .integer(time.start.secondsSinceEpoch),
        .integer(time.end.secondsSinceEpoch),
        .text(reason),
      ])
  }

  /// The officers assigned to a request, by number.
  public func assignees(of request: Identifier<Record.Request>) throws -> [Identifier<Record.Officer>] {
    try all(
      "SELECT officer FROM assignment WHERE request = $1 ORDER BY officer", [.integer(request.number)]
    ) { Identifier($0.integer(0)) }
  }

  /// Replaces the officers assigned to a request.
  public func assign(
    _ officers: [Identifier<Record.Officer>], to request: Identifier<Record.Request>
  ) throws {
    try execute("DELETE FROM assignment WHERE request = $1", [.integer(request.number)])
    for officer in officers {
      try execute(
        "INSERT INTO assignment (request, officer) VALUES ($1, $2)",
        [.integer(request.number), .integer(officer.number)])
    }
  }
}
