/// Where a request stands (rules of the service, section 4).
public enum RequestState: String, CaseIterable, Hashable, Sendable {
  /// The letter has reached the administration desk.
  case submitted
  /// It lacks something and is back with the applicant.
  case returned
  /// It has an agenda number.
  case registered
  /// The deputy has disposed it to the director.
  case disposed
  /// The unit has received it: the clock runs.
  case received
  /// An officer is assigned.
  case assigned
  /// A meeting stands.
  case scheduled
  /// A meeting stands, or stood, and another time is being agreed.
  case rescheduling
  /// The meeting was held.
  case facilitated
  /// A reply letter was sent.
  case answered
  /// Done.
  case closed
  /// A related unit can solve it: referred there.
  case referred
  /// The applicant has withdrawn it.
  case withdrawn
}
