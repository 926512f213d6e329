/// One of the two sides of an agreement (rules of the service, section 6).
public enum Side: String, CaseIterable, Hashable, Sendable {
  /// The applicant.
  case applicant
  /// The directorate.
  case unit

  /// The side across the table.
  public var other: Side { self == .applicant ? .unit : .applicant }
}
