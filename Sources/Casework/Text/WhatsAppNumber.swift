/// A telephone number that WhatsApp can reach, in the one form in which it is kept: `+` and 8 to 15 digits
/// (ITU-T E.164).
public struct WhatsAppNumber: Hashable, Sendable {
  /// The number, such as `+628116774642`.
  public let e164: String

  /// The number that a person wrote, or `nil` where it is none. Spaces, hyphens, dots and brackets between
  /// the digits are passed over. A number that begins with `0` or with `62` is Indonesian; any other needs
  /// its `+` and country code. Indonesian mobile numbers are `8` and 8 to 11 more digits after the country
  /// code; others cannot be on WhatsApp here.
  public init?(_ text: String) {
    guard text.utf8.count <= 40 else { return nil }
    var digits: [UInt8] = []
    var isInternational = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
      case UInt8(ascii: "+") where digits.isEmpty && !isInternational: isInternational = true
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "("), UInt8(ascii: ")"):
        continue
      default: return nil
      }
    }
    if !isInternational, digits.first == UInt8(ascii: "0") {
      digits.replaceSubrange(0..<1, with: "62".utf8)
    } else if !isInternational, !digits.starts(with: "62".utf8) {
      return nil
    }
    guard (8...15).contains(digits.count), digits.first != UInt8(ascii: "0") else { return nil }
    if digits.starts(with: "62".utf8) {
      guard digits[2] == UInt8(ascii: "8"), (11...14).contains(digits.count) else { return nil }
    }
    e164 = "+" + String(decoding: digits, as: UTF8.self)
  }
}
