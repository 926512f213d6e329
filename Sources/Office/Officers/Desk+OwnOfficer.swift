import Casework
import JSON
import Store
import WorkCalendar

extension Desk {
  /// An officer of whom the principal may see and change everything: themself, or for the director anybody.
  /// Fails with `notFound` and `forbidden`.
  func ownOfficer(_ id: Identifier<Record.Officer>) throws -> OfficerRecord {
    guard case .staff(let member) = principal, let officer = try queries.officer(id) else {
      throw Refusal.notFound
    }
    guard member.officer == id || member.roles.contains(.director) else {
      throw Refusal.forbidden([.staff(.director)])
    }
    return officer
  }

  /// The same officer, whom nobody may have changed since the caller read. Fails with `changedMeanwhile`, too.
  func ownOfficer(_ id: Identifier<Record.Officer>, seen version: SeenVersion) throws -> OfficerRecord {
    let officer = try ownOfficer(id)
    guard version.allows(officer.version) else { throw Refusal.changedMeanwhile }
    return officer
  }

  /// Keeps what an officer has published, of a single date or of all of them, and records it: the officer's version
  /// counts up, and what was worked out of the old times is worked out anew.
  func save(_ officer: inout OfficerRecord, recording event: Event, on date: CivilDate? = nil) throws {
    guard try queries.update(&officer, at: now) else { throw Refusal.changedMeanwhile }
    try touch(.officers)
    var detail: JSONObject = ["officer": .string(officer.id.description)]
    if let date { detail.append("date", .string(date.iso8601)) }
    try record(event, of: nil, detail: detail)
  }
}
