/// The hosts that the administrator allows by name, wherever they are: they may be called without TLS, on any
/// port, and at private addresses.
public struct HostAllowance: Hashable, Sendable {
  private let hosts: Set<HTTPHost>

  /// Allows nothing besides the public internet.
  public static let none = HostAllowance([])

  /// Allows some hosts.
  public init(_ hosts: [HTTPHost]) { self.hosts = Set(hosts) }

  /// Whether a host is allowed. A name allows itself alone, not what lies below it, and not its addresses.
  public func contains(_ host: HTTPHost) -> Bool { hosts.contains(host) }
}
