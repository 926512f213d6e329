public import WorkCalendar

/// A request that counts for the report on the service level.
public struct ServiceRecord: Hashable, Sendable {
  /// The day on which it counts: that of completion, or the day after the last on which it could have been
  /// completed, where it is late and open.
  public let countedOn: CivilDate
  /// How it did: on time, as agreed, or late.
  public let verdict: Verdict
  /// Whether it is still open.
  public let isOpen: Bool
  /// The time at every desk.
  public let deskTimes: [DeskTime]

  /// What a request counts for, or `nil` where it does not count yet or at all: it runs, or it was referred
  /// or withdrawn.
  public init?(_ standing: ServiceStanding) {
    guard let verdict = standing.verdict else { return nil }
    switch standing.ground {
    case .completed(let date, _, _):
      countedOn = date
      isOpen = false
    case .overdue(let due):
      countedOn = due.advanced(by: 1)
      isOpen = true
    case .notReceived, .withinTime, .later, .noMeetingByDue, .plannedAfterDue, nil: return nil
    }
    self.verdict = verdict
    deskTimes = standing.deskTimes
  }
}
