public import WorkCalendar

/// What an offer of other times has to satisfy, and how long it lasts.
public struct NegotiationRules: Sendable {
  /// How many times one offer may name.
  public static let options = 1...5
  /// The most rounds of one rescheduling; two sides that need more are better off on the telephone.
  public static let mostRounds = 20
  /// How long the unit's offer is held where nothing else is set: to the end of this working day after it was
  /// made (choice, section 6.1).
  public static let holding = WorkingDays(2)

  private let calendar: WorkingDayCalendar
  private let holding: WorkingDays

  /// The rules with the calendar by which the unit's offers run out, and how long they are held.
  public init(calendar: WorkingDayCalendar, holding: WorkingDays = NegotiationRules.holding) {
    self.calendar = calendar
    self.holding = holding
  }

  /// The first moment at which an offer can no longer be accepted: midnight in office time after the last
  /// working day of holding, counted from the day on which it was made, where the unit made it. An offer made
  /// on a day off counts from the next working day, as a letter does. Fails where that day is out of the
  /// calendar's reach.
  public func expiry(of side: Side, madeAt: Instant) throws(CalendarReachError) -> Instant? {
    guard side == .unit else { return nil }
    let made = madeAt.local(offset: .wib).date
    let last = try calendar.date(holding, after: made)
    return Instant(startOf: last.advanced(by: 1), offset: .wib)
  }
}
