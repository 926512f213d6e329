public import WorkCalendar

/// A meeting as somebody puts it into a plan by hand.
public struct Placement: Hashable, Sendable {
  /// The request's id.
  public let request: String
  /// The officer's id.
  public let officer: String
  /// When it begins; it lasts as long as the request asks for.
  public let start: Instant
  /// Whether the applicant has agreed to the time, which then need lie in none of the proposed windows (SP
  /// mechanism 5).
  public let isAgreed: Bool

  /// A placement from its parts.
  public init(request: String, officer: String, start: Instant, isAgreed: Bool = false) {
    self.request = request
    self.officer = officer
    self.start = start
    self.isAgreed = isAgreed
  }

  /// What a plan has for a request, to be put into another.
  public init(_ assignment: Assignment) {
    self.init(
      request: assignment.request, officer: assignment.officer, start: assignment.time.start,
      isAgreed: assignment.isAgreed)
  }
}

/// Why a placement cannot stand in a plan: the first rule that it breaks, in this order.
public enum PlacementRefusal: Hashable, Sendable {
  /// The request does not wait for a meeting.
  case notWaiting
  /// Another placement of the same plan is for the request, too.
  case placedTwice
  /// Nobody has the officer's id.
  case unknownOfficer
  /// The officer lacks these competences that the request needs, in the order of the alphabet.
  case notCompetent(lacking: [String])
  /// It lies where no calendar can be given.
  case pastCalendar
  /// It would begin before now.
  case inThePast
  /// It lies before the earliest date of the request (SP requirement 6).
  case tooEarly(earliest: CivilDate)
  /// It does not begin on the grid of this many minutes from midnight in office time.
  case offGrid(slot: Minutes)
  /// It lies in none of the windows that the applicant proposed, and nobody says that it was agreed on.
  case notProposed
  /// It is no working day.
  case dayOff(CalendarDay)
  /// It does not lie inside one span of the officer's hours.
  case outsideHours
  /// The officer is away.
  case away
  /// The officer has a meeting that stands, or a time held for somebody, too near to it.
  case taken
  /// The officer has another meeting of the plan too near to it; with the id of its request.
  case takenInPlan(by: String)
  /// The officer has as many meetings on that day as may be.
  case dayFull(cap: Int)
  /// Every online room is held at some moment of it.
  case roomsFull
}

/// A placement that cannot stand, with the reason.
public struct RefusedPlacement: Hashable, Sendable {
  /// Its place among those that were given.
  public let index: Int
  /// What was to be placed.
  public let placement: Placement
  /// Why not.
  public let refusal: PlacementRefusal
}
