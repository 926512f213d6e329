/// How a complaint reached the unit (SP complaints 2; rules of the service, section 8).
public enum ComplaintChannel: String, CaseIterable, Hashable, Sendable {
  /// To a complaints officer at the counter.
  case counter
  /// By letter.
  case letter
  /// Through the box for complaints and suggestions.
  case box
  /// Through the call centre 169.
  case callCentre = "call-centre"
  /// Through the national complaints page LAPOR.
  case lapor
  /// Over the unit's own number.
  case phone
  /// On the page of this service.
  case web
}

/// Where a complaint stands (SP complaints 3).
public enum ComplaintState: String, CaseIterable, Hashable, Sendable {
  /// It is registered and waits for an answer.
  case registered
  /// It was answered; on the spot where that was possible.
  case answered
}
