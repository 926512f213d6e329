/// Bytes in letters and digits that nobody confuses when typing them: base32 without padding (RFC 4648 section 6).
public enum Base32 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// The text of bytes: eight characters for every five.
  public static func text(of bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var pending: UInt32 = 0
    var bitCount: UInt32 = 0
    for byte in bytes {
      pending = (pending << 8 | UInt32(byte)) & 0xFFFF
      bitCount += 8
      while bitCount >= 5 {
        bitCount -= 5
        text.append(digits[Int(pending >> bitCount & 31)])
      }
    }
    if bitCount > 0 { text.append(digits[Int(pending << (5 - bitCount) & 31)]) }
    return String(decoding: text, as: UTF8.self)
  }
}
