public import Scheduling
public import WorkCalendar

/// What the clocks of a request run on.
public struct ServiceTimeline: Hashable, Sendable {
  /// Every change of state, oldest first, beginning with the submission; never empty.
  public let changes: [StateChange]
  /// When it was completed: the end of the meeting that was held, or the sending of the reply letter. `nil`
  /// where it is not completed.
  public var completedAt: Instant?
  /// The later date that the applicant asked for or agreed to last; `nil` where there is none.
  public var later: LaterDate?
  /// The day of the meeting that stands; `nil` where none does.
  public var planned: CivilDate?
  /// Whether a meeting can be had by the due date; `nil` where nobody has looked.
  public var canBeMetByDue: Bool?

  /// The timeline of a request, or `nil` where the changes are none or not in the order of time.
  public init?(
    changes: [StateChange], completedAt: Instant? = nil, later: LaterDate? = nil,
    planned: CivilDate? = nil, canBeMetByDue: Bool? = nil
  ) {
    guard !changes.isEmpty, zip(changes, changes.dropFirst()).allSatisfy({ $0.at <= $1.at }) else {
      return nil
    }
    self.changes = changes
    self.completedAt = completedAt
    self.later = later
    self.planned = planned
    self.canBeMetByDue = canBeMetByDue
  }

  /// When the letter reached the service (section 2.1).
  public var submittedAt: Instant? { changes.first?.at }
  /// When the unit received it; `nil` before.
  public var receivedAt: Instant? { changes.first { $0.state == .received }?.at }
}

/// The two five-day rules (SP requirement 6 and completion time; rules of the service, section 2).
public struct ServiceClock: Sendable {
  private let calendar: WorkingDayCalendar
  private let lead: WorkingDays
  private let completion: WorkingDays

  /// The clock of a calendar. `lead` is the time before the earliest meeting, `completion` that within which
  /// a request is to be completed.
  public init(
    calendar: WorkingDayCalendar, lead: WorkingDays = ServiceRules().lead,
    completion: WorkingDays = ServiceRules.completion
  ) {
    self.calendar = calendar
    self.lead = lead
    self.completion = completion
  }

  /// Where a request stands at a moment: in time, on which desk, and how it does. From the receipt by the
  /// unit on the dates are those of the standard; before it they are lower bounds, counted from the
  /// submission. Fails where a date lies out of the calendar's reach.
  public func standing(
    of timeline: ServiceTimeline, at now: Instant
  ) throws(CalendarReachError) -> ServiceStanding {
    let start = timeline.receivedAt ?? timeline.submittedAt ?? now
    let earliest = try calendar.leadTime(receivedAt: start, lead: lead)
    let due = try calendar.leadTime(receivedAt: start, lead: completion)
    let state = timeline.changes.last?.state ?? .submitted
    let stays = ServiceClock.stays(in: timeline.changes, until: now)
    let judged = judgement(of: timeline, state: state, due: due.date, today: now.local(offset: .wib).date)
    return ServiceStanding(
      desk: stays.last?.desk, since: stays.last?.from ?? start, deskTimes: try deskTimes(of: stays),
      effectiveReceiptDate: earliest.effectiveReceiptDate, earliestDate: earliest.date, dueDate: due.date,
      isLowerBound: timeline.receivedAt == nil, isTentative: earliest.isTentative || due.isTentative,
      verdict: judged?.verdict, ground: judged?.ground)
  }

  /// A stay at one desk, or with nobody, from one moment to another.
  private struct Stay {
    let desk: RequestDesk?
    let from: Instant
    var to: Instant
  }

  /// The stays in order; changes of state at the same desk make one stay.
  private static func stays(in changes: [StateChange], until now: Instant) -> [Stay] {
    var stays: [Stay] = []
    for change in changes {
      let desk = RequestDesk(of: change.state, turn: change.turn)
      if let last = stays.last {
        stays[stays.count - 1].to = change.at
        if last.desk == desk { continue }
      }
      stays.append(Stay(desk: desk, from: change.at, to: change.at))
    }
    if let last = stays.last { stays[stays.count - 1].to = max(last.to, now) }
    return stays
  }

  private func deskTimes(of stays: [Stay]) throws(CalendarReachError) -> [DeskTime] {
    var times: [DeskTime] = []
    for desk in RequestDesk.allCases {
      var seconds: Int64 = 0
      var days = 0
      let here = stays.filter { $0.desk == desk }
      for stay in here {
        seconds += stay.to.secondsSinceEpoch - stay.from.secondsSinceEpoch
        // From the day after it came to the day on which it left, both included.
        let from = stay.from.local(offset: .wib).date.advanced(by: 1)
        let to = stay.to.local(offset: .wib).date.advanced(by: 1)
        days += try calendar.count(from: from, to: to).count
      }
      if !here.isEmpty {
        times.append(DeskTime(desk: desk, seconds: seconds, workingDays: WorkingDays(days)))
      }
    }
    return times
  }

  private func judgement(
    of timeline: ServiceTimeline, state: RequestState, due: CivilDate, today: CivilDate
  ) -> (verdict: Verdict, ground: VerdictGround)? {
    let later = timeline.later.flatMap { $0.date > due ? $0 : nil }
    let limit = later?.date ?? due
    if let completedAt = timeline.completedAt {
      let day = completedAt.local(offset: .wib).date
      let verdict: Verdict = day <= due ? .onTime : day <= limit ? .asAgreed : .late
      return (verdict, .completed(on: day, due: due, later: later))
    }
    guard state != .referred, state != .withdrawn else { return nil }
    guard timeline.receivedAt != nil else { return (.running, .notReceived) }
    if today > limit { return (.late, .overdue(due: limit)) }
    if let planned = timeline.planned {
      if planned > limit { return (.forecastBreach, .plannedAfterDue(planned: planned, due: limit)) }
    } else if later == nil, timeline.canBeMetByDue == false {
      return (.forecastBreach, .noMeetingByDue(due: due))
    }
    if let later { return (.running, .later(later, due: due)) }
    return (.running, .withinTime(due: due))
  }
}
