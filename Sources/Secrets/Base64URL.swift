/// Bytes as letters, digits, `-` and `_`, without padding (base64url, RFC 4648 section 5).
public enum Base64URL {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// Bytes as text.
  public static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var pending: UInt32 = 0
    var bitCount = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      bitCount += 8
      while bitCount >= 6 {
        bitCount -= 6
        text.append(digits[Int(pending >> UInt32(bitCount) & 63)])
      }
    }
    if bitCount > 0 { text.append(digits[Int(pending << UInt32(6 - bitCount) & 63)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of a text, or `nil` where it is no text of bytes: every text stands for other bytes than any
  /// other.
  static func bytes(of text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var pending: UInt32 = 0
    var bitCount = 0
    for character in text.utf8 {
      guard let value = value(of: character) else { return nil }
      pending = (pending << 6 | value) & 0xFFFF
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bitCount)))
      }
    }
    // What is left is less than a character, and zero.
    guard bitCount < 6, pending & (1 << UInt32(bitCount) - 1) == 0 else { return nil }
    return bytes
  }

  private static func value(of character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
