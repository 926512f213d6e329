import Casework
import ICalendar
import Scheduling
public import Secrets
public import Store
public import Transfers
public import WorkCalendar

/// The service: everything that can be asked of it and done with it. Each use case is one transaction.
///
///     let office = Office(database: database, surroundings: surroundings)
///     let booked = try office.perform(BookMeeting(...), as: .staff(director))
public final class Office: Sendable {
  /// What the service is given from outside.
  public struct Surroundings: Sendable {
    /// The clock.
    public let now: @Sendable () -> Instant
    /// Where secrets come from.
    public let random: any RandomSource
    /// The zone of an IANA name, or `nil` where there is none.
    public let zone: @Sendable (String) -> Zone?
    /// The calendars that came with the program.
    public let calendars: ShippedCalendars
    /// The key of the links in the applicants' mail.
    public let linkKey: LinkKey
    /// The hosts of webhooks that the administrator allows by name.
    public let webhookAllowance: HostAllowance
    /// The hosts of officers' own calendars that the administrator allows by name.
    public let calendarAllowance: HostAllowance

    /// Surroundings from their parts.
    public init(
      now: @escaping @Sendable () -> Instant, random: any RandomSource,
      zone: @escaping @Sendable (String) -> Zone?,
      calendars: ShippedCalendars, linkKey: LinkKey, webhookAllowance: HostAllowance = .none,
      calendarAllowance: HostAllowance = .none
    ) {
      self.now = now
      self.random = random
      self.zone = zone
      self.calendars = calendars
      self.linkKey = linkKey
      self.webhookAllowance = webhookAllowance
      self.calendarAllowance = calendarAllowance
    }
  }

  /// Where everything is kept.
  public let database: any Database
  /// What the service is given from outside.
  public let surroundings: Surroundings
  let calendars = Kept<CalendarSnapshot>()
  let settings = Kept<ServiceSettings>()
  let roster = Kept<Roster>()
  let webhooks = Kept<[WebhookRecord]>()
  let teams = Kept<TeamHours>()
  let outlooks = Kept<TeamOutlook>()
  let calendarReadings = CalendarReadings()
  let runAddress = RunAddress()
  let mailReach = MailReach()
  let searchTurn = SearchTurn()

  /// The service over a database.
  public init(database: any Database, surroundings: Surroundings) {
    self.database = database
    self.surroundings = surroundings
  }

  /// Notes where the outside reaches this run: `stated` by whoever runs it, or else the setting
  /// `public-address`, or else where it listens. Without a slash at the end.
  public func isServed(at stated: String?, listening: String) {
    runAddress.set(stated: stated, listening: listening)
  }

  /// Does a use case as one transaction: when this returns it is durable, when it throws nothing has changed.
  /// Fails with a `Refusal`, which is `changedMeanwhile` where the request is no longer as the caller has
  /// seen it, or with a `DatabaseError` where nothing could be written.
  public func perform<Case: UseCase>(
    _ useCase: Case, as principal: Principal, having seen: SeenRequest? = nil
  ) throws -> Case.Outcome {
    let now = surroundings.now()
    return try database.write { [self] queries in
      let desk = Desk(self, queries, now: now, principal: principal, changes: true)
      try desk.require(seen)
      return try useCase.perform(at: desk)
    }
  }

  /// Does a use case once for a key: who tries again with the same key and content is given the first answer
  /// again, and nothing is done. Fails as `perform` does, and with `Refusal.keyUsed` where the key came with
  /// other content.
  public func perform<Case: UseCase>(
    _ useCase: Case, as principal: Principal, having seen: SeenRequest? = nil, once: Once,
    answering answer: @escaping @Sendable (Case.Outcome) -> StoredAnswer
  ) throws -> StoredAnswer {
    let now = surroundings.now()
    return try database.write { [self] queries in
      if let kept = try Office.answer(given: once, to: principal, queries) { return kept }
      // After the kept answers: who asks again has not seen what the first call changed.
      let desk = Desk(self, queries, now: now, principal: principal, changes: true)
      try desk.require(seen)
      let outcome = try useCase.perform(at: desk)
      let given = answer(outcome)
      let sealed = SealedBytes.seal(given.body, with: once.key, random: surroundings.random)
      try queries.keepAnswer(
        to: principal.key, key: once.storedKey, fingerprint: once.fingerprint.bytes, status: given.status,
        body: sealed, at: now
      )
      return given
    }
  }

  /// The answer that was given for a key before, so that nothing need be worked out for it again; `nil` where
  /// none was. Fails with `Refusal.keyUsed` where the key came with other content.
  public func answer(given once: Once, to principal: Principal) throws -> StoredAnswer? {
    try database.read { try Office.answer(given: once, to: principal, $0) }
  }

  private static func answer(
    given once: Once, to principal: Principal, _ queries: any Queries
  ) throws -> StoredAnswer? {
    guard let kept = try queries.answer(to: principal.key, key: once.storedKey) else { return nil }
    guard kept.fingerprint == once.fingerprint.bytes,
      let body = SealedBytes.unseal(kept.body, with: once.key)
    else { throw Refusal.keyUsed }
    return StoredAnswer(status: kept.status, body: body)
  }

  /// Asks something of one unchanging state of the database.
  public func ask<Value>(as principal: Principal, _ question: (Desk) throws -> Value) throws -> Value {
    let now = surroundings.now()
    return try database.read { queries in
      try question(Desk(self, queries, now: now, principal: principal, changes: false))
    }
  }
}
