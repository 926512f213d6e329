import Casework
public import Store
public import WorkCalendar

/// What of the service may need somebody, in numbers: what the page of its health and the figures for a monitor are made
/// of. No personal data.
public struct ServiceCondition: Sendable {
  /// How many messages of a channel wait or were given up.
  public struct Queue: Hashable, Sendable {
    /// How they are sent.
    public let channel: OutgoingMessage.Channel
    /// `waiting` or `failed`.
    public let state: String
    /// How many.
    public let count: Int64

    /// A number of messages.
    public init(_ channel: OutgoingMessage.Channel, _ state: String, _ count: Int64) {
      self.channel = channel
      self.state = state
      self.count = count
    }
  }

  /// The queues of outgoing messages.
  public var queues: [Queue] = []
  /// Since when the oldest mail waits that is due; `nil` where none is.
  public var mailWaitsSince: Instant?
  /// How many mails that came in wait for the administration desk.
  public var incoming: Int64 = 0
  /// How many calendars of officers are subscribed to.
  public var subscriptions = 0
  /// How many of them cannot be read, or have a copy that is older than a day.
  public var brokenSubscriptions = 0
  /// The last year that a decree names; `nil` where none does.
  public var lastDecreedYear: Int?
  /// This year and the next, as far as no decree names them.
  public var undecreedYears: [Int] = []
  /// How the mail server stands.
  public var mail = MailStanding(reachedAt: nil, failure: nil)

  /// A service of which nothing is known.
  public init() {}
}

extension Desk {
  /// What of the service may need somebody. It holds no personal data and is told to whoever asks, as to a monitor.
  public func condition() throws -> ServiceCondition {
    var condition = ServiceCondition()
    condition.queues = try queries.outgoingCounts().map {
      ServiceCondition.Queue($0.channel, $0.state, $0.count)
    }
    condition.mailWaitsSince = try queries.oldestDueMail(at: now)
    condition.incoming = try queries.openIncomingMail()
    let subscriptions = try queries.subscriptions()
    condition.subscriptions = subscriptions.count
    condition.brokenSubscriptions = subscriptions.count {
      $0.progress.state == .broken || $0.progress.isStale(at: now)
    }
    let holidays = try calendars().holidays
    condition.lastDecreedYear = holidays.decreedYears.last
    let year = now.local(offset: .wib).date.year
    condition.undecreedYears = [year, year + 1].filter { !holidays.isDecreed($0) }
    condition.mail = office.mailStanding
    return condition
  }
}
