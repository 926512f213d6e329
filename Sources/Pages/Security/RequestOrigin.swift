import HTTPServer

/// Where a form comes from, as the browser says: by `Sec-Fetch-Site` (Fetch Metadata) and `Origin` (RFC 6454).
enum RequestOrigin {
  /// Whether a form comes from a page of ours. Nothing may say otherwise, and something must say so, but for pages
  /// with a secret in their address: their `Referrer-Policy` makes browsers hide the origin (Fetch standard, section
  /// 3.2), and there the token shows that the sender knows the secret.
  static func isOwn(_ request: HTTPRequest, address: String, hasSecret: Bool) -> Bool {
    var isSaid = false
    if let site = request.header("sec-fetch-site") {
      // `none` is the reader's own doing, such as sending a form anew.
      guard site == "same-origin" || site == "none" else { return false }
      isSaid = true
    }
    switch request.header("origin") {
    case nil: return isSaid || hasSecret
    case "null": return isSaid || hasSecret
    case let origin?: return isOwn(origin, request, address)
    }
  }

  /// Whether an origin is the one at which the outside reaches the service, or the host that was called.
  private static func isOwn(_ origin: String, _ request: HTTPRequest, _ address: String) -> Bool {
    if origin == RequestOrigin.origin(of: address) { return true }
    guard let host = request.header("host") else { return false }
    return origin == "http://\(host)" || origin == "https://\(host)"
  }

  /// The origin of an address: scheme and host, without a path.
  private static func origin(of address: String) -> String {
    let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    return parts.prefix(3).joined(separator: "/")
  }
}
