import Transfers

/// The address of a mail server: `smtps://mail.example.go.id:465`, a scheme, a host, perhaps a port.
struct MailServerAddress: Equatable {
  let scheme: String
  let host: HTTPHost
  /// `nil` where the address names none.
  let port: Int?

  /// The address in a text; `nil` where it is none, or has anything besides.
  init?(_ text: String) {
    let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    scheme = parts[0].lowercased()
    let authority = parts[1].hasSuffix("/") ? parts[1].dropLast() : parts[1]
    let end = authority.lastIndex(of: "]").map(authority.index(after:)) ?? authority.startIndex
    let colon = authority[end...].firstIndex(of: ":") ?? authority.endIndex
    guard let host = HTTPHost(String(authority[..<colon])) else { return nil }
    self.host = host
    guard colon < authority.endIndex else {
      port = nil
      return
    }
    let digits = authority[authority.index(after: colon)...]
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits),
      (1...65_535).contains(number)
    else { return nil }
    port = number
  }
}
