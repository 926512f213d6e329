/// Where a request lies: with whoever has to act next (rules of the service, sections 2.3 and 4).
public enum RequestDesk: String, CaseIterable, Hashable, Sendable {
  /// With the applicant.
  case applicant
  /// At the administration desk.
  case registry
  /// With the deputy.
  case deputy
  /// With the director.
  case director
  /// With the officers of the unit.
  case officers

  /// The desk of a request in a state; `nil` where nobody has to act any more. In a rescheduling it is the
  /// side that is to answer, `turn`; without one the officers.
  public init?(of state: RequestState, turn: Side?) {
    switch state {
    case .submitted: self = .registry
    case .returned: self = .applicant
    case .registered: self = .deputy
    case .disposed, .received: self = .director
    case .assigned, .scheduled, .facilitated, .answered: self = .officers
    case .rescheduling: self = turn == .applicant ? .applicant : .officers
    case .closed, .referred, .withdrawn: return nil
    }
  }
}
