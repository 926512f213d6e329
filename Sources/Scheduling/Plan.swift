public import WorkCalendar

/// A request with the officer and the time that the plan gives it.
public struct Assignment: Hashable, Sendable {
  /// The request's id.
  public let request: String
  /// The officer's id.
  public let officer: String
  /// When they meet.
  public let time: InstantRange
  /// The rank of the first proposed window that holds the meeting; 0 is the applicant's first choice.
  public let proposal: Int
  /// The first day on which the request could have been met.
  public let earliestDate: CivilDate
  /// The last day on which the service standard is kept.
  public let dueDate: CivilDate
  /// Working days between the earliest date and the meeting.
  public let afterEarliest: WorkingDays
  /// Whether it lies in none of the windows but was agreed on with the applicant; `proposal` is then the number of
  /// the windows, as if the time had been proposed last.
  public let isAgreed: Bool

  /// An assignment from its parts.
  public init(
    request: String, officer: String, time: InstantRange, proposal: Int, earliestDate: CivilDate,
    dueDate: CivilDate, afterEarliest: WorkingDays, isAgreed: Bool = false
  ) {
    self.request = request
    self.officer = officer
    self.time = time
    self.proposal = proposal
    self.earliestDate = earliestDate
    self.dueDate = dueDate
    self.afterEarliest = afterEarliest
    self.isAgreed = isAgreed
  }
}

/// Why a request, or one of its windows, gets no meeting; in the order in which the rules are asked.
public enum UnmatchedReason: String, CaseIterable, Hashable, Sendable {
  /// No officer has every competence that the request needs.
  case noCompetentOfficer = "no-competent-officer"
  /// The window ends before the earliest date allows, or before now.
  case beforeEarliestDate = "before-earliest-date"
  /// The window lies so far ahead that no calendar can be given for it.
  case pastCalendar = "past-calendar"
  /// Every day of the window is a weekend or a day off.
  case dayOff = "day-off"
  /// The meeting does not fit into the window together with the hours of any competent officer.
  case outsideHours = "outside-hours"
  /// Every competent officer is away, in another meeting, or has enough meetings that day.
  case officersBusy = "officers-busy"
  /// Meetings that stand hold every online room.
  case roomsFull = "rooms-full"
  /// It could be met alone; requests that come before it took the officers or the rooms.
  case outbid
}

/// A time at which an unmatched request could be met after all, once the plan stands.
public struct Alternative: Hashable, Sendable {
  /// When they would meet.
  public let time: InstantRange
  /// The id of the officer who would be free.
  public let officer: String

  /// An alternative from its parts.
  public init(time: InstantRange, officer: String) {
    self.time = time
    self.officer = officer
  }
}

/// A request that the plan cannot meet, with the true reason and the way out.
public struct Unmatched: Hashable, Sendable {
  /// The request's id.
  public let request: String
  /// The reason of the window that came nearest to a meeting.
  public let reason: UnmatchedReason
  /// The reason of each proposed window, in the order of the proposals.
  public let windows: [UnmatchedReason]
  /// The first day on which the request could be met; `nil` past the calendar.
  public let earliestDate: CivilDate?
  /// The free times nearest to what was proposed, nearest first.
  public let alternatives: [Alternative]

  /// An unmatched request from its parts.
  public init(
    request: String, reason: UnmatchedReason, windows: [UnmatchedReason], earliestDate: CivilDate?,
    alternatives: [Alternative]
  ) {
    self.request = request
    self.reason = reason
    self.windows = windows
    self.earliestDate = earliestDate
    self.alternatives = alternatives
  }
}

/// The six levels by which plans are compared, the first that differs deciding (rules of the service, section
/// 5.3).
public struct Objective: Hashable, Sendable {
  /// Priority requests matched; more is better.
  public var priorityMatched = 0
  /// Requests matched; more is better.
  public var matched = 0
  /// The sum of the ranks of the windows taken; less is better.
  public var rankSum = 0
  /// The sum of working days after each request's earliest date; less is better.
  public var workingDaysAfterEarliest = 0
  /// The sum over officers of the square of their meetings, standing ones included; less is better.
  public var loadSquares = 0
  /// The sum of the minutes from now to each start; less is better.
  public var startMinutes = 0

  /// An objective of all zeros: nothing matched, nobody loaded.
  public init() {}
}

extension Objective: Comparable {
  /// Orders plans, the better one first.
  public static func < (lhs: Objective, rhs: Objective) -> Bool {
    if lhs.priorityMatched != rhs.priorityMatched { return lhs.priorityMatched > rhs.priorityMatched }
    if lhs.matched != rhs.matched { return lhs.matched > rhs.matched }
    return (lhs.rankSum, lhs.workingDaysAfterEarliest, lhs.loadSquares, lhs.startMinutes)
      < (rhs.rankSum, rhs.workingDaysAfterEarliest, rhs.loadSquares, rhs.startMinutes)
  }
}

/// The best plan found for a day's requests. Nothing is booked by it.
public struct Plan: Hashable, Sendable {
  /// The requests that are met, in the order of the scenario.
  public let assignments: [Assignment]
  /// The requests that are not, in the order of the scenario.
  public let unmatched: [Unmatched]
  /// How good the plan is.
  public let objective: Objective
  /// Whether it is proved that no better plan exists.
  public let isOptimal: Bool

  /// A plan from its parts.
  public init(
    assignments: [Assignment], unmatched: [Unmatched], objective: Objective, isOptimal: Bool
  ) {
    self.assignments = assignments
    self.unmatched = unmatched
    self.objective = objective
    self.isOptimal = isOptimal
  }
}
