public import WorkCalendar

/// The time that the requests of a month spent at a desk.
public struct DeskLevel: Hashable, Sendable {
  /// The desk.
  public let desk: RequestDesk
  /// How many requests were there.
  public let requests: Int
  /// The seconds that they spent there together.
  public let seconds: Int64
  /// The working days that they spent there together.
  public let workingDays: WorkingDays
}

/// The service level of a month.
public struct MonthLevel: Hashable, Sendable {
  /// The month.
  public let month: Month
  /// Requests completed by their due date.
  public let onTime: Int
  /// Requests completed later, as the applicant asked or agreed.
  public let asAgreed: Int
  /// Requests completed late, and those that became late in the month and are open.
  public let late: Int
  /// Those of `late` that are open.
  public let lateAndOpen: Int
  /// Reschedulings begun.
  public let reschedules: Int
  /// The time at every desk, of the requests counted in the month, in the order of `RequestDesk`.
  public let desks: [DeskLevel]
}

/// The report on the service level: on time, as agreed, late, time at each desk, reschedulings, by month
/// (rules of the service, section 8).
public struct ServiceLevel: Hashable, Sendable {
  /// Every month of the period, ascending; those without requests too.
  public let months: [MonthLevel]

  /// Requests of which nothing can be said, since their dates lie out of the calendars' reach.
  public let notJudged: Int

  /// The report of the days in `[from, to)`. `records` and `reschedules`, the days on which reschedulings
  /// were begun, may come in any order, and those outside the period do not count.
  public init(
    records: [ServiceRecord], reschedules: [CivilDate], notJudged: Int = 0, from: CivilDate, to: CivilDate
  ) {
    self.notJudged = notJudged
    let counted = Dictionary(grouping: records.filter { from <= $0.countedOn && $0.countedOn < to }) {
      Month(of: $0.countedOn)
    }
    let moved = Dictionary(grouping: reschedules.filter { from <= $0 && $0 < to }) { Month(of: $0) }
    months = Month.months(from: from, to: to).map { month in
      let records = counted[month] ?? []
      return MonthLevel(
        month: month, onTime: records.count { $0.verdict == .onTime },
        asAgreed: records.count { $0.verdict == .asAgreed }, late: records.count { $0.verdict == .late },
        lateAndOpen: records.count { $0.verdict == .late && $0.isOpen },
        reschedules: moved[month]?.count ?? 0,
        desks: RequestDesk.allCases.compactMap { ServiceLevel.level(of: $0, in: records) })
    }
  }

  private static func level(of desk: RequestDesk, in records: [ServiceRecord]) -> DeskLevel? {
    let times = records.flatMap(\.deskTimes).filter { $0.desk == desk }
    guard !times.isEmpty else { return nil }
    return DeskLevel(
      desk: desk, requests: times.count, seconds: times.reduce(0) { $0 + $1.seconds },
      workingDays: WorkingDays(times.reduce(0) { $0 + $1.workingDays.count }))
  }
}
