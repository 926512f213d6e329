public import Store
public import WorkCalendar

/// What the web stands on, given to it where the service starts.
public final class WebContext: Sendable {
  /// The official calendars as they are now; a new decree takes the place of what was known.
  public let calendar: @Sendable () -> WorkingDayCalendar
  /// The clock.
  public let now: @Sendable () -> Instant
  /// The database.
  public let database: any Database
  /// Whose a token is.
  public let authenticator: any Authenticator
  /// How often an address may call.
  public let limiter: any CallLimiter
  /// The names of time zones that applicants may have.
  public let zones: TimeZoneNames
  /// Takes one line for the log of what went wrong; without personal data.
  public let log: @Sendable (String) -> Void

  /// What the web stands on.
  public init(
    calendar: @escaping @Sendable () -> WorkingDayCalendar, now: @escaping @Sendable () -> Instant,
    database: any Database, authenticator: any Authenticator, limiter: any CallLimiter, zones: TimeZoneNames,
    log: @escaping @Sendable (String) -> Void
  ) {
    self.calendar = calendar
    self.now = now
    self.database = database
    self.authenticator = authenticator
    self.limiter = limiter
    self.zones = zones
    self.log = log
  }
}
