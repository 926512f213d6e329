public import Casework
public import Scheduling
public import WorkCalendar

/// The numbers and names of the service that the director may change.
public struct ServiceSettings: Sendable {
  /// The numbers by which it schedules.
  public var rules = ServiceRules()
  /// The unit's name, which invites.
  public var unitName = "Direktorat Sistem Perizinan Berusaha"
  /// The unit's address of electronic mail, from which it invites.
  public var unitEmail = "tu.ditspb@bkpm.go.id"
  /// The beginning of every reference.
  public var referencePrefix = "SPB"
  /// Where the service is reached from outside, without a slash at the end.
  public var publicAddress: String { runAddress ?? setAddress ?? "http://127.0.0.1:8080" }
  /// What the setting says of it.
  var setAddress: String?
  /// Where this run of the service is reached, where one serves.
  var runAddress: String?
  /// The address of an online room, with `{room}` in place of its number; `nil` where the service tells the
  /// way itself, at `/ruang/NUMBER`.
  public var roomLink: String?
  /// How long a proposed alternative is held for an applicant (rules of the service, section 6.1).
  public var hold = WorkingDays(2)
  /// How many minutes lie between two looks at an officer's own calendar.
  public var calendarCheck = Minutes(15)
  /// When those who come to a meeting are reminded of it.
  public var reminders = ReminderRules()

  /// How long personal data is kept after a request has ended (rules of the service, section 9); `nil` until somebody
  /// asks for it to be erased.
  public var retention: Minutes? = Minutes(730 * 1440)

  /// The settings of the published standard.
  public init() {}

  /// The settings as the database has them. A name or number that is not set has the standard's value.
  init(_ stored: [(name: String, value: String)]) {
    for (name, value) in stored { Setting.named(name)?.read(value, into: &self) }
  }

  /// The address at which an online room is entered. It holds no secret: it stands in feeds and invitations.
  public func link(toRoom room: Int) -> String {
    let template = roomLink ?? "\(publicAddress)/ruang/{room}"
    let parts = template.split(separator: "{room}", omittingEmptySubsequences: false)
    return parts.joined(separator: String(room))
  }
}
