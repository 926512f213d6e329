public import WorkCalendar

/// The numbers by which the service schedules; the director may change them.
public struct ServiceRules: Hashable, Sendable {
  /// Working days between the effective receipt date and the earliest meeting (SP requirement 6).
  public var lead: WorkingDays
  /// The grid on which meetings start, counted from local midnight.
  public var slot: Minutes
  /// How long a meeting lasts where the request does not say.
  public var meeting: Minutes
  /// Time kept free on both sides of a meeting, of other meetings only.
  public var buffer: Minutes
  /// The most meetings that one officer holds on one day.
  public var maxMeetingsPerOfficerPerDay: Int
  /// How many meetings can be held at the same time.
  public var onlineRooms: Int

  /// Working days after receipt by the unit within which a request is completed (SP completion time). It is
  /// the same number as the lead time of the standard, and does not move with it.
  public static let completion = WorkingDays(5)

  /// Rules with these numbers; the defaults are those of the published standard and of the contract.
  public init(
    lead: WorkingDays = WorkingDays(5), slot: Minutes = Minutes(15), meeting: Minutes = Minutes(60),
    buffer: Minutes = Minutes(0), maxMeetingsPerOfficerPerDay: Int = 4, onlineRooms: Int = 10
  ) {
    self.lead = lead
    self.slot = slot
    self.meeting = meeting
    self.buffer = buffer
    self.maxMeetingsPerOfficerPerDay = maxMeetingsPerOfficerPerDay
    self.onlineRooms = onlineRooms
  }
}
