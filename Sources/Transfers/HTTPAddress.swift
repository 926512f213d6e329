/// An address of HTTP, checked: a URL that can only be called at the host that it shows.
public struct HTTPAddress: Hashable, Sendable {
  /// The longest address in bytes.
  public static let longest = 2_000

  /// The address as it was given.
  public let text: String
  /// Whether it is called over TLS.
  public let isSecure: Bool
  /// The host.
  public let host: HTTPHost
  /// The port.
  public let port: Int

  /// The address in a text, for callers that keep to an allowance. Fails with the first rule that it breaks.
  ///
  /// Hosts on the public internet are called over TLS, on port 443 or from 1024 on; whether a name leads
  /// there is only known when it is connected to.
  public init(_ text: String, allowing allowance: HostAllowance) throws(HTTPAddressError) {
    guard text.utf8.count <= Self.longest else { throw .tooLong }
    // Backslashes and blanks are where readers of URLs disagree (RFC 3986 has neither).
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !Self.unwise.contains($0) }) else {
      throw .notAnAddress
    }
    guard let scheme = Self.schemes.first(where: { text.lowercased().hasPrefix($0.prefix) }) else {
      throw .scheme
    }
    guard !text.utf8.contains(UInt8(ascii: "#")) else { throw .fragment }
    let authority = text.dropFirst(scheme.prefix.count).prefix { $0 != "/" && $0 != "?" }
    guard !authority.utf8.contains(UInt8(ascii: "@")) else { throw .userInformation }
    let end = authority.lastIndex(of: "]").map(authority.index(after:)) ?? authority.startIndex
    let colon = authority[end...].firstIndex(of: ":") ?? authority.endIndex
    guard let host = HTTPHost(String(authority[..<colon])) else { throw .host }
    if colon < authority.endIndex {
      guard let port = Self.port(authority[authority.index(after: colon)...]) else { throw .port }
      self.port = port
    } else {
      port = scheme.port
    }
    if !allowance.contains(host) {
      if let purpose = host.specialPurpose { throw .notPublic(purpose) }
      guard scheme.isSecure else { throw .insecure }
      guard port == scheme.port || port >= 1_024 else { throw .port }
    }
    self.text = text
    self.host = host
    isSecure = scheme.isSecure
  }

  private static let schemes: [(prefix: String, isSecure: Bool, port: Int)] = [
    ("https://", true, 443), ("http://", false, 80),
  ]
  private static let unwise = Array("\\\"<>^`{|}".utf8)

  private static func port(_ text: Substring) -> Int? {
    guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(text), (1...65_535).contains(number)
    else { return nil }
    return number
  }
}

/// Why a text is no address that may be called.
public enum HTTPAddressError: Error, Hashable, Sendable {
  /// It has more than ``HTTPAddress/longest`` bytes.
  case tooLong
  /// It holds what no URL holds.
  case notAnAddress
  /// It is neither `https` nor `http`.
  case scheme
  /// `http` at a host that is not allowed by name.
  case insecure
  /// It holds a name or a password.
  case userInformation
  /// It has a fragment, which is never sent.
  case fragment
  /// The host is neither a name nor an address in its plain form.
  case host
  /// The port is none, or one of other services.
  case port
  /// The host is not on the public internet, and not allowed by name.
  case notPublic(AddressPurpose)
}
