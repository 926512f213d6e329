/// The names of time zones that the service knows, as the zone files of the machine have them.
public struct TimeZoneNames: Hashable, Sendable {
  /// The names in alphabetical order.
  public let names: [String]
  private let known: Set<String>

  /// These names; a name that is given twice counts once.
  public init(_ names: some Sequence<String>) {
    known = Set(names)
    self.names = known.sorted()
  }

  /// Whether a zone has this name.
  public func contains(_ name: String) -> Bool { known.contains(name) }
}
