import Scheduling
public import WorkCalendar

/// Weighs the windows that an applicant proposes (SP requirement 6; rules of the service, sections 2.2 and
/// 5.1). Whether an officer is free then is not asked.
public struct ProposalCheck: Sendable {
  /// The most windows of one request; nobody ranks more than a handful.
  public static let most = 20
  /// The most days of one window.
  public static let longestWindow = 31

  private let now: Instant
  private let calendar: WorkingDayCalendar
  private let slot: Minutes
  private let hours: @Sendable (CivilDate) -> [InstantRange]

  /// A check at a moment. `hours` gives the spans of a day in which a meeting may be held, whoever holds it:
  /// the office's, and those of officers who have their own. Starts lie on a grid of `slot` from midnight in
  /// office time; `slot` must be positive and divide the day.
  public init(
    now: Instant, calendar: WorkingDayCalendar, slot: Minutes,
    hours: @escaping @Sendable (CivilDate) -> [InstantRange]
  ) {
    self.now = now
    self.calendar = calendar
    self.slot = slot
    self.hours = hours
  }

  /// A check by the hours of the office alone.
  public init(now: Instant, calendar: WorkingDayCalendar, slot: Minutes, officeHours: OfficeHours) {
    self.init(now: now, calendar: calendar, slot: slot) { day in officeHours.ranges(on: day) }
  }

  /// What a window is found to be for a meeting of some length. `earliest` is the first day on which the
  /// meeting may be held: from the time of submission the lower bound, from receipt by the unit the date.
  ///
  /// The reason told is the last that stands: past, then past the calendar, too early, a day off, outside
  /// hours. A window longer than `longestWindow` days is weighed up to there.
  public func finding(of window: InstantRange, duration: Minutes, earliest: CivilDate) -> ProposalFinding {
    let first = window.start.local(offset: .wib).date
    let last = (window.end - Minutes(1)).local(offset: .wib).date
    let weighed = min(last, first.advanced(by: ProposalCheck.longestWindow))
    let grid = StartGrid(days: first..<max(weighed, first).advanced(by: 1), slot: slot)
    let fitting = grid.starts(of: duration, inside: window)
    guard !fitting.isEmpty else { return .tooShort(duration: duration) }
    let ahead = fitting.filter { grid.instant(at: $0) >= now }
    guard !ahead.isEmpty else { return .past }
    var days: [CalendarDay] = []
    var reachError: CalendarReachError?
    for date in Set(ahead.map { grid.days[$0 / grid.startsPerDay] }).sorted() {
      do throws(CalendarReachError) {
        days.append(try calendar.day(date))
      } catch {
        reachError = error
      }
    }
    if days.isEmpty, let reachError { return .pastCalendar(reachError) }
    let late = days.filter { $0.date >= earliest }
    guard !late.isEmpty else { return .tooEarly(earliest: earliest) }
    let working = Set(late.filter(\.isWorking).map(\.date))
    guard !working.isEmpty else { return .dayOff(late) }
    for start in ahead where working.contains(grid.days[start / grid.startsPerDay]) {
      let moment = grid.instant(at: start)
      guard let meeting = InstantRange(start: moment, end: moment + duration) else { continue }
      if hours(grid.days[start / grid.startsPerDay]).contains(where: { $0.contains(meeting) }) {
        return .possible(firstStart: moment)
      }
    }
    return .outsideHours
  }

  /// Proposals weighed again, as when the unit receives the request or a decree changes the calendar. Those
  /// that a meeting uses, and those that others have replaced, stay what they are.
  public func rechecked(_ proposals: [Proposal], duration: Minutes, earliest: CivilDate) -> [Proposal] {
    proposals.map { proposal in
      switch proposal.state {
      case .taken, .superseded: return proposal
      case .open, .tooEarly, .dayOff, .outsideHours, .past, .pastCalendar:
        let found = finding(of: proposal.window, duration: duration, earliest: earliest)
        return Proposal(
          id: proposal.id, window: proposal.window, rank: proposal.rank, state: found.state)
      }
    }
  }

  /// Whether the applicant has to be asked for new windows: no proposal is open, and no meeting uses one.
  public static func needsNewProposals(_ proposals: [Proposal]) -> Bool {
    !proposals.contains { $0.state == .open || $0.state == .taken }
  }
}

extension OfficeHours {
  /// The spans of office hours of a date as spans of time, sorted and disjoint.
  public func ranges(on date: CivilDate) -> [InstantRange] {
    spans(on: date).map { InstantRange($0, of: date, offset: .wib) }
  }
}
