import Glibc

/// The reverse proxies of the service, whose word on the address of a client is taken. By default there are
/// none, and a client is who holds the connection.
public struct TrustedProxies: Sendable {
  private let addresses: Set<String>

  /// None.
  public init() { addresses = [] }

  /// Proxies at numeric addresses, IPv4 or IPv6; `nil` where a text is none.
  public init?(_ texts: [String]) {
    let known = texts.compactMap(TrustedProxies.canonical)
    guard known.count == texts.count else { return nil }
    addresses = Set(known)
  }

  /// Whether there is none.
  public var isEmpty: Bool { addresses.isEmpty }

  /// The address of the client: the last of `X-Forwarded-For` that is no trusted proxy's, where the
  /// connection comes from one. Each proxy writes behind what it was sent, so that whatever a client claims
  /// stands before its own address. Where something else than an address stands there, or nothing, it is the
  /// last proxy's that is known.
  public func client(of headers: [HTTPField], from peer: String) -> String {
    guard !addresses.isEmpty, var client = TrustedProxies.canonical(peer), addresses.contains(client) else {
      return peer
    }
    let written = headers.filter { $0.name == "x-forwarded-for" }.map(\.value).joined(separator: ",")
    for text in written.split(separator: ",", omittingEmptySubsequences: false).reversed() {
      guard let address = TrustedProxies.canonical(String(text).trimmingHTTPSpace) else { return client }
      client = address
      guard addresses.contains(address) else { return client }
    }
    return client
  }

  /// An address in the one form that the system writes it in; IPv4 addresses written as IPv6 are IPv4 ones.
  private static func canonical(_ text: String) -> String? {
    var bytes = [UInt8](repeating: 0, count: 16)
    var written = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    var family = AF_INET
    if inet_pton(AF_INET, text, &bytes) != 1 {
      family = AF_INET6
      guard inet_pton(AF_INET6, text, &bytes) == 1 else { return nil }
      if bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] {
        family = AF_INET
        bytes.removeFirst(12)
      }
    }
    guard inet_ntop(family, bytes, &written, socklen_t(written.count)) != nil else { return nil }
    return written.withUnsafeBufferPointer { text in text.baseAddress.map { String(cString: $0) } }
  }
}
