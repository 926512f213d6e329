/// The unit of the ministry that would have to solve the matter, and why it could not (SP requirement 5).
public struct RelatedUnit: Hashable, Sendable {
  /// The unit's name.
  public let name: String
  /// Why it could not solve the matter; or, where a request is referred to it, why it can.
  public let reason: String

  /// A unit with the reason that concerns it.
  public init(name: String, reason: String) {
    self.name = name
    self.reason = reason
  }
}
