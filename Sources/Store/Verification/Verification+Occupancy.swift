import Casework
import WorkCalendar

/// A meeting or a held alternative with what it needs.
private struct Claim {
  let occupant: Occupant
  let request: Int64
  let start: Int64
  let end: Int64
  /// The room of a meeting; a held alternative may have any.
  let room: Int64?
  /// Whether it must have what it needs: an alternative that has passed need not.
  let isBinding: Bool
  var officers: Set<Int64> = []
}

/// A row of what is taken.
private struct Taken {
  let resource: Int64
  let start: Int64
  let end: Int64
  let request: Int64
  let occupant: Occupant
}

extension Verification {
  /// The most time that can be kept free after a meeting, in seconds.
  private static let longestBuffer: Int64 = 4 * 3_600

  /// Uses of one resource never overlap: asked of what is taken, and of the meetings themselves. Two uses
  /// that begin at one moment would have one key, which the check of the file looks after.
  func overlaps() throws -> [Breach] {
    var breaches: [Breach] = try queries.all(
      """
      SELECT a.resource, b.start_at FROM occupancy a JOIN occupancy b
        ON b.resource = a.resource AND b.start_at > a.start_at AND b.start_at < a.end_at
      ORDER BY a.resource, b.start_at
      """
    ) { .overlap(Resource(number: $0.integer(0)), at: Instant(secondsSinceEpoch: $0.integer(1))) }
    let uses = [
      "SELECT o.officer AS resource, m.* FROM meeting m JOIN meeting_officer o ON o.meeting = m.id",
      "SELECT -m.room AS resource, m.* FROM meeting m",
    ]
    for use in uses {
      breaches += try queries.all(
        """
        SELECT resource, id FROM (
          SELECT resource, id, start_at, max(end_at) OVER (
            PARTITION BY resource ORDER BY start_at, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS free_at
          FROM (\(use) WHERE m.state = 'scheduled') AS used) AS placed
        WHERE free_at > start_at ORDER BY resource, id
        """
      ) { .meetingsOverlap(Resource(number: $0.integer(0)), Identifier($0.integer(1))) }
    }
    return breaches
  }

  /// What is taken is exactly what meetings and held alternatives need.
  func occupancy() throws -> [Breach] {
    let claims = try meetings() + alternatives()
    let taken = try taken()
    let ofRequest = Dictionary(grouping: taken, by: \.request)
    var breaches: [Breach] = []
    for claim in claims where claim.isBinding {
      let own = Dictionary(grouping: ofRequest[claim.request] ?? [], by: \.resource)
      for officer in claim.officers.sorted() where !claim.isCovered(by: own[officer] ?? []) {
        breaches.append(.notTaken(claim.occupant, .officer(Identifier(officer))))
      }
      if let room = claim.room {
        if !claim.isCovered(by: own[-room] ?? []) {
          breaches.append(.notTaken(claim.occupant, .room(Int(room))))
        }
      } else if !own.contains(where: { $0.key < 0 && claim.isCovered(by: $0.value) }) {
        breaches.append(.notTaken(claim.occupant, nil))
      }
    }
    let known = Dictionary(claims.map { ($0.occupant, $0) }) { first, _ in first }
    for row in taken {
      if let claim = known[row.occupant], claim.explains(row, buffer: Verification.longestBuffer) { continue }
      breaches.append(
        .takenForNothing(Resource(number: row.resource), at: Instant(secondsSinceEpoch: row.start)))
    }
    return breaches
  }

  private func taken() throws -> [Taken] {
    try queries.all(
      "SELECT resource, start_at, end_at, request, meeting, option FROM occupancy ORDER BY resource, start_at"
    ) { row in
      Taken(
        resource: row.integer(0), start: row.integer(1), end: row.integer(2), request: row.integer(3),
        occupant: row.optionalInteger(4).map { .meeting(Identifier($0)) }
          ?? .option(Identifier(row.integer(5))))
    }
  }

  /// Meetings keep their officers and rooms also when they were held: nothing else can have been there.
  private func meetings() throws -> [Claim] {
    try claims(
      """
      SELECT m.id, m.request, m.start_at, m.end_at, o.officer, m.room
      FROM meeting m LEFT JOIN meeting_officer o ON o.meeting = m.id
      WHERE m.state IN ('scheduled', 'held') ORDER BY m.id, o.officer
      """
    ) { .meeting(Identifier($0)) }
  }

  /// The alternatives of open offers that are held: those of a round that runs out.
  private func alternatives() throws -> [Claim] {
    try claims(
      """
      SELECT p.id, r.request, p.start_at, p.end_at, o.officer, NULL
      FROM rescheduling r
      JOIN rescheduling_round d ON d.rescheduling = r.id AND d.number = (
        SELECT max(l.number) FROM rescheduling_round l WHERE l.rescheduling = r.id)
      JOIN rescheduling_option p ON p.rescheduling = r.id AND p.round = d.number
      LEFT JOIN rescheduling_option_officer o ON o.option = p.id
      WHERE r.state = 'open' AND p.state = 'offered' AND d.expires_at IS NOT NULL ORDER BY p.id, o.officer
      """
    ) { .option(Identifier($0)) }
  }

  private func claims(_ sql: String, _ occupant: (Int64) -> Occupant) throws -> [Claim] {
    var claims: [Claim] = []
    try queries.forEach(sql, []) { row in
      let subject = occupant(row.integer(0))
      if claims.last?.occupant != subject {
        let isMeeting = !row.isNull(5)
        claims.append(
          Claim(
            occupant: subject, request: row.integer(1), start: row.integer(2), end: row.integer(3),
            room: row.optionalInteger(5),
            isBinding: isMeeting || row.integer(2) > now.secondsSinceEpoch))
      }
      if let officer = row.optionalInteger(4) { claims[claims.count - 1].officers.insert(officer) }
    }
    return claims
  }
}

extension Claim {
  /// Whether rows of one resource, in the order of their starts, cover all the time.
  func isCovered(by rows: [Taken]) -> Bool {
    var reached = start
    for row in rows where row.start <= reached { reached = max(reached, row.end) }
    return reached >= end
  }

  /// Whether a row is taken for this and within its time; after a meeting an officer may be kept free.
  func explains(_ row: Taken, buffer: Int64) -> Bool {
    guard row.request == request, row.start >= start else { return false }
    if row.resource > 0 { return officers.contains(row.resource) && row.end <= end + buffer }
    return row.end <= end && (room == nil || room == -row.resource)
  }
}
