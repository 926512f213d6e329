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

  /// What was made from states of the database that are not durable yet, and so is not kept for others.
  private let own: OwnValues?
  /// The versions of what is kept in memory, as this use case has read them.
  private let versions: ReadVersions

  init(_ office: Office, _ queries: any Queries, now: Instant, principal: Principal, changes: Bool) {
    own = changes ? OwnValues() : nil
    versions = ReadVersions()
    self.office = office
    self.queries = queries
    self.now = now
    self.principal = principal
  }

  private init(_ desk: Desk, as principal: Principal) {
    own = desk.own
    versions = desk.versions
    office = desk.office
    queries = desk.queries
    now = desk.now
    self.principal = principal
  }

  /// The same place in the same transaction, for another principal: who is known to have sent a message, or
  /// in whose name something follows.
  func acting(as principal: Principal) -> Desk { Desk(self, as: principal) }

  /// The version of something that is kept in memory.
  func version(of topic: Topic) throws -> Int64 {
    if let known = versions.known { return known[topic] ?? 0 }
    let read = try queries.topicVersions()
    versions.known = read
    return read[topic] ?? 0
  }

  /// Tells whoever keeps a topic in memory that it has changed; this use case reads it anew, too.
  func touch(_ topic: Topic) throws {
    try queries.touch(topic)
    versions.known = nil
  }

  /// The official calendars as they are imported now.
  public func calendars() throws -> CalendarSnapshot {
    try kept(office.calendars, own?.calendars, at: version(of: .calendars)) {
      try office.surroundings.calendars.snapshot(replacing: queries.calendarFiles())
    }
  }

  /// The numbers and names of the service.
  public func settings() throws -> ServiceSettings {
    var settings = try kept(office.settings, own?.settings, at: version(of: .settings)) {
      ServiceSettings(try queries.settings())
    }
    settings.runAddress = office.runAddress.address(setting: settings.setAddress)
    return settings
  }

  /// The officers with when they can be met.
  public func roster() throws -> Roster {
    try kept(office.roster, own?.roster, at: daily(.officers)) {
      let subscribed = try subscribedAvailability()
      return try knowingMeetings { isMeeting in
        try Roster(
          officers: queries.officers(), absences: queries.absences(after: now),
          dateHours: queries.dateHours(from: now.local(offset: .wib).date), subscribed: subscribed, now: now,
          zone: office.surroundings.zone, isMeeting: isMeeting)
      }
    }
  }

  /// The webhooks that want to be told.
  func webhooks() throws -> [WebhookRecord] {
    try kept(office.webhooks, own?.webhooks, at: version(of: .webhooks)) { try queries.webhooks() }
  }

  /// When the officers work, laid out in starts of meetings.
  func teamHours() throws -> TeamHours {
    try kept(office.teams, own?.teams, at: daily(.officers, .calendars, .settings)) {
      let today = now.local(offset: .wib).date
      let days = Roster.outlook.count / 1440
      let reach = try calendars().workingDays.reach.upperBound
      return TeamHours(
        try matchingProblem(for: [], besides: []),
        days: today..<max(today, min(today.advanced(by: days), reach.advanced(by: 1))))
    }
  }

  /// The same beside all that is taken.
  func teamOutlook() throws -> TeamOutlook {
    try kept(office.outlooks, own?.outlooks, at: daily(.officers, .calendars, .settings, .meetings)) {
      TeamOutlook(try teamHours(), booked: try bookings())
    }
  }

  /// The version of something that is made of some topics and of the day. Versions only grow, so that their
  /// sum tells every state from every other.
  private func daily(_ topics: Topic...) throws -> Int64 {
    try topics.reduce(0) { try $0 + version(of: $1) } &* 1_000_003 &+ Roster.period(of: now)
  }

  /// What is kept for a version, or is made now. A use case that changes something keeps what it makes to
  /// itself: were it undone, others would find it under a version that then means something else.
  private func kept<Value>(
    _ shared: Kept<Value>, _ own: Kept<Value>?, at version: Int64, _ make: () throws -> Value
  ) throws -> Value {
    guard let own else { return try shared.value(at: version, make) }
    if let value = shared.kept(at: version) { return value }
    return try own.value(at: version, make)
  }

  /// A number that nobody can guess, as the secret of a request or a feed.
  func bytes(_ count: Int) -> [UInt8] { office.surroundings.random.bytes(count) }

  /// Does a part of the use case that can be taken back alone: where it throws, nothing that it changed stays.
  func attempt<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try queries.attempt(body)
    } catch {
      // The versions that it gave away come again, and mean something else then.
      versions.known = nil
      own?.forget()
      throw error
    }
  }

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

/// What one use case has made for itself, shared by all who act in it.
private final class OwnValues {
  private(set) var calendars = Kept<CalendarSnapshot>()
  private(set) var settings = Kept<ServiceSettings>()
  private(set) var roster = Kept<Roster>()
  private(set) var webhooks = Kept<[WebhookRecord]>()
  private(set) var teams = Kept<TeamHours>()
  private(set) var outlooks = Kept<TeamOutlook>()

  func forget() {
    calendars = Kept()
    settings = Kept()
    roster = Kept()
    webhooks = Kept()
    teams = Kept()
    outlooks = Kept()
  }
}

/// Versions that a use case has read, shared by all who act in it.
private final class ReadVersions {
  var known: [Topic: Int64]?
}
