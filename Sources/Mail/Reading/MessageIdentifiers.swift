/// The identifiers of mails in fields (RFC 5322, section 3.6.4), without their angle brackets.
enum MessageIdentifiers {
  /// The longest identifier in bytes: a line of a mail.
  static let longest = 998

  /// All that a field names, in its order.
  static func all(_ value: [UInt8]) -> [String] {
    var found: [String] = []
    var start: Int?
    for (index, byte) in value.enumerated() {
      switch byte {
      case UInt8(ascii: "<"): start = index + 1
      case UInt8(ascii: ">"):
        if let start, index > start, index - start <= longest {
          found.append(String(decoding: value[start..<index], as: UTF8.self))
        }
        start = nil
      // An identifier is printable ASCII; a folded one is no identifier any more.
      case 0x21...0x7E: break
      default: start = nil
      }
    }
    return found
  }

  /// The first that a field names; `nil` for none.
  static func first(_ value: [UInt8]) -> String? { all(value).first }
}
