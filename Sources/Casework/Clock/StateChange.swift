public import WorkCalendar

/// A moment at which a request came to a state, or at which the turn changed in a rescheduling.
public struct StateChange: Hashable, Sendable {
  /// The state from then on.
  public let state: RequestState
  /// When.
  public let at: Instant
  /// In a rescheduling, the side that is to answer from then on.
  public let turn: Side?

  /// A change of state.
  public init(_ state: RequestState, at: Instant, turn: Side? = nil) {
    self.state = state
    self.at = at
    self.turn = turn
  }
}

/// A date later than the due date that the applicant wanted or accepted (rules of the service, section 2.3).
public struct LaterDate: Hashable, Sendable {
  /// Whose wish it was.
  public enum Ground: String, CaseIterable, Hashable, Sendable {
    /// Every window that the applicant proposed and that the rules allow begins after the due date.
    case asked
    /// The applicant and the unit agreed on it in a rescheduling.
    case agreed
  }

  /// Why the date is later.
  public let ground: Ground
  /// The day of the meeting.
  public let date: CivilDate

  /// A later date with its ground.
  public init(_ ground: Ground, date: CivilDate) {
    self.ground = ground
    self.date = date
  }

  /// The date of a meeting that is later because no usable window of the applicant would have allowed it by
  /// the due date; `nil` where one would have, or the meeting is not later.
  public init?(meeting: InstantRange, askedBy windows: [InstantRange], due: CivilDate) {
    let date = meeting.start.local(offset: .wib).date
    guard date > due, !windows.isEmpty, windows.allSatisfy({ $0.start.local(offset: .wib).date > due })
    else { return nil }
    self.init(.asked, date: date)
  }
}
