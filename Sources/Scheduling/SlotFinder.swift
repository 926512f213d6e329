public import WorkCalendar

/// A time at which a request could be met, with the officers who are free then.
public struct Slot: Hashable, Sendable {
  /// When they would meet.
  public let time: InstantRange
  /// The ids of the officers, in the order of the scenario; never empty.
  public let officers: [String]

  /// A slot from its parts.
  public init(time: InstantRange, officers: [String]) {
    self.time = time
    self.officers = officers
  }
}

/// Finds every time at which one request could be met beside the meetings that stand (rules of the service,
/// section 5.2).
public struct SlotFinder {
  private let problem: MatchingProblem

  /// A finder for a problem that the door has checked.
  public init(_ problem: MatchingProblem) { self.problem = problem }

  /// The last day of a search that begins on a day and has no end of its own: ten working days later, or the
  /// last day in the calendar's reach where that is sooner.
  public static func lastUsualDay(from first: CivilDate, calendar: WorkingDayCalendar) -> CivilDate {
    (try? calendar.date(WorkingDays(10), after: first)) ?? calendar.reach.upperBound
  }

  /// Every start in `[from, to)` on or after the request's earliest date, whatever windows it proposed,
  /// ascending. Without `from` it begins at the earliest date; without `to` it ends ten working days after
  /// the day on which it begins, or with the last proposed window where that is later. Nothing is told of days out of
  /// the calendar's reach. Fails where the earliest date is out of it.
  public func slots(
    for request: MeetingRequest, from: CivilDate? = nil, to: CivilDate? = nil
  ) throws(CalendarReachError) -> [Slot] {
    let calendar = problem.calendar
    let earliest = try calendar.leadTime(receivedAt: request.receivedAt, lead: problem.rules.lead).date
    let lastProposed = request.proposals.map { ($0.end - Minutes(1)).local(offset: .wib).date }.max()
    let first = max(from ?? earliest, earliest)
    let lastUsual = SlotFinder.lastUsualDay(from: first, calendar: calendar)
    let usual = max(lastUsual, lastProposed ?? first).advanced(by: 1)
    let end = min(to ?? usual, calendar.reach.upperBound.advanced(by: 1))
    guard first < end else { return [] }
    let grid = StartGrid(days: first..<end, slot: problem.rules.slot)
    let masks = StartMasks(problem: problem, grid: grid)
    let competent = problem.officers.indices.filter {
      request.needs.isSubset(of: problem.officers[$0].competencies)
    }
    let free = competent.map { masks.free(of: $0, length: request.duration) }
    let firstStart = min(grid.position(atOrAfter: problem.now), grid.count)
    return (firstStart..<grid.count).compactMap { start in
      let officers = competent.indices.filter { free[$0].contains(start) }
      let moment = grid.instant(at: start)
      guard !officers.isEmpty, let time = InstantRange(start: moment, end: moment + request.duration) else {
        return nil
      }
      return Slot(time: time, officers: officers.map { problem.officers[competent[$0]].id })
    }
  }
}
