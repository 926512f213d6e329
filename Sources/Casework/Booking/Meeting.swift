/// Where a meeting stands.
public enum MeetingState: String, CaseIterable, Hashable, Sendable {
  /// It is to be held; it holds its officers and a room.
  case scheduled
  /// It was held.
  case held
  /// It was called off, or replaced by another time.
  case cancelled
}

/// One of the two sides of an agreement (rules of the service, section 6).
public enum Side: String, CaseIterable, Hashable, Sendable {
  /// The applicant.
  case applicant
  /// The directorate.
  case unit

  /// The side across the table.
  public var other: Side { self == .applicant ? .unit : .applicant }
}
