/// Why a step is refused.
public enum StepRefusal: Error, Hashable, Sendable {
  /// The request does not stand where the step is allowed; with the states in which it is, in the order of
  /// the desks. None where the step only makes new requests.
  case notInThisState(allowedIn: [RequestState])
  /// The step is not for who asks; with those who may take it.
  case notThisRole(allowed: [Actor])
  /// The step is for officers, and this one is not assigned to the request.
  case notAssigned
  /// Something that the step needs is not there; all of it, in the order of the table.
  case missing([Requirement])
  /// The request still lacks what the standard asks for.
  case incomplete([MissingItem])
}
