/// What an address is for that is no host on the public internet (RFC 6890).
public enum AddressPurpose: String, CaseIterable, Hashable, Sendable {
  /// The machine itself.
  case loopback
  /// No address yet, or "this network".
  case unspecified
  /// A network of one's own (RFC 1918, RFC 4193).
  case `private`
  /// The same link, where clouds keep their metadata (RFC 3927, RFC 4291).
  case linkLocal = "link-local"
  /// Shared between a carrier and its customers (RFC 6598).
  case sharedByCarrier = "shared-by-carrier"
  /// Many hosts at once.
  case multicast
  /// Examples in texts (RFC 5737, RFC 3849).
  case documentation
  /// Anything else that is set apart.
  case reserved
}
