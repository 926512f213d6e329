public import Casework
import Scheduling
public import Store
public import WorkCalendar

/// Where a use case is done: inside one transaction, at one moment, for one principal.
public final class Desk {
  /// The service.
  let office: Office
  /// The transaction.
  public let queries: any Queries
  /// The moment that counts as now for the whole use case.
  public let now: Instant
  /// For whom it is done.
  public let principal: Principal

  init(_ office: Office, _ queries: any Queries, now: Instant, principal: Principal) {
    self.office = office
    self.queries = queries
    self.now = now
    self.principal = principal
  }

  /// The official calendars as they are imported now.
  public func calendars() throws -> CalendarSnapshot {
    try office.calendars.value(at: queries.version(of: .calendars)) {
      try office.surroundings.calendars.snapshot(replacing: queries.calendarFiles())
    }
  }

  /// The numbers and names of the service.
  public func settings() throws -> ServiceSettings {
    try office.settings.value(at: queries.version(of: .settings)) { ServiceSettings(try queries.settings()) }
  }

  /// The officers with when they can be met.
  public func roster() throws -> Roster {
    let version = try queries.version(of: .officers) &* 1_000_003 &+ Roster.period(of: now)
    return try office.roster.value(at: version) {
      try Roster(
        officers: queries.officers(), absences: queries.absences(after: now), now: now,
        zone: office.surroundings.zone)
    }
  }

  /// A number that nobody can guess, as the secret of a request or a feed.
  func bytes(_ count: Int) -> [UInt8] { office.surroundings.random.bytes(count) }

  /// A request that the principal may know of: an applicant's own, an officer's assigned ones, any for the
  /// other desks and auditors. Fails with `notFound` where there is none, and in the same way where it is not
  /// for the principal.
  public func request(_ id: Identifier<Record.Request>) throws -> RequestRecord {
    switch principal {
    case .service: break
    case .anonymous: throw Refusal.notFound
    case .applicant(let own): guard own == id else { throw Refusal.notFound }
    case .staff(let member) where member.roles.isDisjoint(with: Desk.rolesOfAllRequests):
      guard member.roles.contains(.officer), let officer = member.officer,
        try queries.assignees(of: id).contains(officer)
      else { throw Refusal.notFound }
    case .staff: break
    }
    guard let request = try queries.request(id) else { throw Refusal.notFound }
    return request
  }

  /// The roles that may know of every request. Officers know of those that they are assigned to.
  public static let rolesOfAllRequests: Set<Role> = [.registry, .deputy, .director, .auditor]

  /// Fails with `forbidden` unless the principal has one of these roles.
  func require(_ roles: Role...) throws {
    guard !principal.roles.isDisjoint(with: roles) else { throw Refusal.forbidden(roles.map(Actor.staff)) }
  }

  /// Writes a changed request. Fails with `changedMeanwhile` where somebody else has changed it.
  func save(_ request: inout RequestRecord) throws {
    guard try queries.update(&request) else { throw Refusal.changedMeanwhile }
  }
}
