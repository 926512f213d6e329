public import Casework

/// Somebody who comes along to the meetings of a request, as it is kept.
public struct CoApplicantRecord: Hashable, Sendable {
  /// The number.
  public let id: Identifier<Record.CoApplicant>
  /// The person.
  public let person: CoApplicant
}

extension Queries {
  /// Who comes along to the meetings of a request, in the order in which they were named.
  public func coApplicants(of request: Identifier<Record.Request>) throws -> [CoApplicantRecord] {
    try all(
      "SELECT id, name, email, time_zone, language FROM co_applicant WHERE request = $1 ORDER BY position",
      [.integer(request.number)]
    ) { row in
      CoApplicantRecord(
        id: Identifier(row.integer(0)),
        person: CoApplicant(
          name: row.text(1), email: row.text(2), timeZone: row.text(3), language: try stored(row.text(4))))
    }
  }

  /// Replaces who comes along to the meetings of a request. Who was among them by the same address keeps the
  /// number.
  public func setCoApplicants(_ people: [CoApplicant], of request: Identifier<Record.Request>) throws {
    let addresses = Set(people.map(\.email))
    for former in try coApplicants(of: request) where !addresses.contains(former.person.email) {
      try execute("DELETE FROM co_applicant WHERE id = $1", [.integer(former.id.number)])
    }
    for (position, person) in people.enumerated() {
      try execute(
        """
        INSERT INTO co_applicant (request, position, name, email, time_zone, language)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (request, email) DO UPDATE SET position = excluded.position, name = excluded.name,
          time_zone = excluded.time_zone, language = excluded.language
        """,
        [
          .integer(request.number), SQLValue(position), .text(person.name), .text(person.email),
          .text(person.timeZone), .text(person.language.rawValue),
        ])
    }
  }

  /// Lets the answers of those who are still invited to a meeting hold for its present revision, where nothing
  /// has changed for them.
  public func carryAnswers(of meeting: Identifier<Record.Meeting>, from sequence: Int, to present: Int) throws
  {
    try execute(
      "UPDATE participation SET sequence = $3 WHERE meeting = $1 AND sequence = $2",
      [.integer(meeting.number), SQLValue(sequence), SQLValue(present)])
  }
}
