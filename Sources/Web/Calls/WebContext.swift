public import Office
public import WorkCalendar

/// What the web stands on, given to it where the service starts.
public final class WebContext: Sendable {
  /// The official calendars as they are now; a new decree takes the place of what was known.
  public let calendar: @Sendable () -> WorkingDayCalendar
  /// What can be asked and done.
  public let office: Office
  /// Whose a token is.
  public let authenticator: any Authenticator
  /// How often anybody may call.
  public let limiter: any CallLimiter
  /// The names of time zones that applicants may have.
  public let zones: TimeZoneNames
  /// The calendars to which clients subscribe.
  public let feeds: FeedLibrary
  /// What is counted of the calls.
  public let metrics: ServiceMetrics
  let document = KeptDocument()
  /// Takes one line for the log of what went wrong; without personal data.
  public let log: @Sendable (String) -> Void

  /// What the web stands on.
  public init(
    calendar: @escaping @Sendable () -> WorkingDayCalendar,
    office: Office, authenticator: any Authenticator, limiter: any CallLimiter, zones: TimeZoneNames,
    metrics: ServiceMetrics = ServiceMetrics(), log: @escaping @Sendable (String) -> Void
  ) {
    self.calendar = calendar
    self.office = office
    self.authenticator = authenticator
    self.limiter = limiter
    self.zones = zones
    self.metrics = metrics
    self.log = log
    feeds = FeedLibrary(office: office, log: log)
  }
}
