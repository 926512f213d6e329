/// An address of electronic mail as calendars state it: a mailto: URI (RFC 6068), with one address and no
/// header fields.
enum MailtoAddress {
  /// The longest address in octets (RFC 5321, section 4.5.3.1).
  static let longest = 254

  /// The URI of an address, or `nil` where it is none: one `@`, printable ASCII without what could end the
  /// value or start another field (RFC 5321, section 4.1.2, without quoted local parts).
  static func uri(of address: String) -> String? {
    guard let local = localPart(of: address) else { return nil }
    guard local.utf8.contains(where: isEncoded) else { return "mailto:" + address }
    // What means something in a URI is written as its code (RFC 6068, section 2).
    let encoded = local.utf8.reduce(into: "") { text, byte in
      if isEncoded(byte) {
        text += "%" + String(byte, radix: 16, uppercase: true)
      } else {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return "mailto:" + encoded + address[local.endIndex...]
  }

  /// The address of a URI, with its codes undone, or `nil` where it is none. The scheme may be written in
  /// letters of either case, as Outlook does.
  static func address(of uri: String) -> String? {
    let scheme = "MAILTO:"
    let bytes = Array(uri.utf8)
    guard bytes.prefix(scheme.utf8.count).asciiUpperCased == scheme else { return nil }
    var decoded: [UInt8] = []
    var index = scheme.utf8.count
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "%") else {
        // An unencoded question mark begins header fields.
        guard bytes[index] != UInt8(ascii: "?") else { return nil }
        decoded.append(bytes[index])
        index += 1
        continue
      }
      guard index + 2 < bytes.count, let high = hexadecimal(bytes[index + 1]),
        let low = hexadecimal(bytes[index + 2])
      else { return nil }
      decoded.append(high << 4 | low)
      index += 3
    }
    guard let address = String(validating: decoded, as: UTF8.self), localPart(of: address) != nil else {
      return nil
    }
    return address
  }

  /// What stands before the `@`; `nil` where the text is no address.
  private static func localPart(of address: String) -> Substring? {
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, address.utf8.count <= longest else { return nil }
    let (local, domain) = (parts[0], parts[1])
    let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
    guard isDotted(local, allowed: "!#$%&'*+-/=?^_`{|}~"), isDotted(domain, allowed: "-"), labels.count > 1,
      labels.allSatisfy({ !$0.hasPrefix("-") && !$0.hasSuffix("-") })
    else { return nil }
    return local
  }

  /// Whether a text is made of letters, digits and the given characters, with single dots between them.
  private static func isDotted(_ text: Substring, allowed: StaticString) -> Bool {
    var previous = UInt8(ascii: ".")
    for byte in text.utf8 {
      let isAllowed =
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        case UInt8(ascii: "."): previous != UInt8(ascii: ".")
        default: allowed.withUTF8Buffer { $0.contains(byte) }
        }
      guard isAllowed else { return false }
      previous = byte
    }
    return previous != UInt8(ascii: ".")
  }

  private static func isEncoded(_ byte: UInt8) -> Bool {
    let encoded: StaticString = "%/?#&=^`{|}"
    return encoded.withUTF8Buffer { $0.contains(byte) }
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8(truncatingIfNeeded: $0) }
  }
}
