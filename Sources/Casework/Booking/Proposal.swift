public import WorkCalendar

/// What can become of a window that an applicant proposed (rules of the service, sections 2.2 and 5.1).
public enum ProposalState: String, CaseIterable, Hashable, Sendable {
  /// A meeting can be held in it.
  case open
  /// It ends before a meeting could be held on or after the earliest date (SP requirement 6).
  case tooEarly = "too-early"
  /// It has no working day.
  case dayOff = "day-off"
  /// The meeting fits into no span of office hours in it.
  case outsideHours = "outside-hours"
  /// It is over, or too little of it is left.
  case past
  /// It lies where the calendar cannot answer yet.
  case pastCalendar = "past-calendar"
  /// A meeting uses it.
  case taken
  /// The applicant has proposed others since.
  case superseded
}

/// A window that an applicant proposes for the meeting.
public struct Proposal: Hashable, Sendable {
  /// The number of the proposal.
  public let id: Identifier<Record.Proposal>
  /// The window; the whole meeting lies inside it.
  public let window: InstantRange
  /// The place in the applicant's order, from 1, best first.
  public let rank: Int
  /// What can become of it.
  public let state: ProposalState

  /// A window at its place in the applicant's order.
  public init(id: Identifier<Record.Proposal>, window: InstantRange, rank: Int, state: ProposalState) {
    self.id = id
    self.window = window
    self.rank = rank
    self.state = state
  }
}
