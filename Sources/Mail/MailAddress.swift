/// Somebody to whom mail is sent, or from whom it comes.
public struct MailAddress: Hashable, Sendable {
  /// The name that people read; empty for none.
  public let name: String
  /// The address of electronic mail.
  public let email: String

  /// An address with its name.
  public init(name: String = "", email: String) {
    self.name = name
    self.email = email
  }

  /// Whether a text of a letter that came is one address: printable ASCII with one `@`, something before it and a
  /// domain with a dot behind it, and nothing that ends an address in a header or a command (RFC 5321,
  /// section 4.1.2, without quoted local parts). At most 254 bytes.
  static func isAddress(_ email: String) -> Bool {
    let halves = email.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard halves.count == 2, (3...254).contains(email.utf8.count), !halves[0].isEmpty else { return false }
    let domain = halves[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return domain.count > 1 && domain.allSatisfy { !$0.isEmpty }
      && email.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"()<>,;:\\\"[]".utf8.contains($0) }
  }
}
