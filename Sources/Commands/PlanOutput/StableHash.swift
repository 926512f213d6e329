/// A hash that is the same in every run and on every machine, for names. It keeps no secrets.
enum StableHash {
  /// The 64-bit FNV-1a hash of a text's UTF-8 bytes, as 16 hexadecimal digits.
  static func hexadecimal(of text: String) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 {
      hash ^= UInt64(byte)
      hash &*= 0x0000_0100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
