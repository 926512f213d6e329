import HTTPServer

/// Cookies (RFC 6265): the pages know two, that of a session and that of the language.
enum Cookies {
  /// The value that a request has for a name; `nil` where it has none, or more than one, which can only have been
  /// put there by somebody else.
  static func value(of name: String, in request: HTTPRequest) -> String? {
    let pairs = request.headers.filter { $0.name == "cookie" }.flatMap { $0.value.split(separator: ";") }
    let found = pairs.compactMap { pair -> Substring? in
      let parts = pair.drop { $0 == " " }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.count == 2 && parts[0] == name ? parts[1] : nil
    }
    guard found.count == 1, let value = found.first, !value.isEmpty else { return nil }
    return String(value)
  }

  /// The value of `Set-Cookie`. `seconds` is how long the browser keeps it; without them until it is closed.
  static func text(_ name: String, _ value: String, seconds: Int? = nil, isSecure: Bool) -> String {
    let age = seconds.map { "; Max-Age=\($0)" } ?? ""
    return "\(name)=\(value); Path=/\(age); HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")"
  }
}
