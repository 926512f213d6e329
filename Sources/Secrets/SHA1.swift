/// SHA-1 (FIPS 180-4), for the one thing that still asks for it: the codes of authenticator apps, which know nothing
/// else. Its collisions do not touch HMAC. Everything else is digested by ``Digest``.
enum SHA1 {
  /// How many bytes are digested at a time.
  static let blockCount = 64

  /// The 20 bytes of a digest.
  static func digest(of content: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    let padded = self.padded(content)
    for start in stride(from: 0, to: padded.count, by: blockCount) {
      take(padded[start..<start + blockCount], into: &state)
    }
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) } }
  }

  /// The content up to a whole number of blocks: a bit, zeros, and its length in bits (section 5.1.1).
  private static func padded(_ content: [UInt8]) -> [UInt8] {
    var bytes = content
    bytes.append(0x80)
    while bytes.count % blockCount != blockCount - 8 { bytes.append(0) }
    let bits = UInt64(content.count) * 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    return bytes
  }

  /// Takes one block in (section 6.1.2).
  private static func take(_ block: ArraySlice<UInt8>, into state: inout [UInt32]) {
    let block = Array(block)
    var words = (0..<16).map { word in
      (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(block[word * 4 + $1]) }
    }
    for t in 16..<80 {
      words.append(rotated(words[t - 3] ^ words[t - 8] ^ words[t - 14] ^ words[t - 16], by: 1))
    }
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for t in 0..<80 {
      let (mixed, constant): (UInt32, UInt32) =
        switch t {
        case ..<20: (b & c | ~b & d, 0x5A82_7999)
        case ..<40: (b ^ c ^ d, 0x6ED9_EBA1)
        case ..<60: (b & c | b & d | c & d, 0x8F1B_BCDC)
        default: (b ^ c ^ d, 0xCA62_C1D6)
        }
      let next = rotated(a, by: 5) &+ mixed &+ e &+ constant &+ words[t]
      (a, b, c, d, e) = (next, a, rotated(b, by: 30), c, d)
    }
    for (index, word) in [a, b, c, d, e].enumerated() { state[index] &+= word }
  }

  private static func rotated(_ word: UInt32, by count: UInt32) -> UInt32 {
    word << count | word >> (32 - count)
  }
}

extension MessageAuthentication {
  /// The 20 bytes of HMAC-SHA-1 (RFC 2104), as one-time codes use it.
  static func hmacSHA1(key: [UInt8], message: [UInt8]) -> [UInt8] {
    var block = key.count > SHA1.blockCount ? SHA1.digest(of: key) : key
    block += [UInt8](repeating: 0, count: SHA1.blockCount - block.count)
    return SHA1.digest(of: block.map { $0 ^ 0x5C } + SHA1.digest(of: block.map { $0 ^ 0x36 } + message))
  }
}
