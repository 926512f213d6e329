extension SecretToken {
  /// The token that stands for a number: the number in 8 bytes, and the first 24 of their HMAC-SHA-256 by a key.
  /// Whoever has the key can make it again, so that it need not be stored; nobody else can make one. `ground` is
  /// what else the token hangs on: with another one, the same number has another token.
  public init(standingFor number: UInt64, ground: [UInt8], key: [UInt8]) {
    let stated = (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
    let proof = MessageAuthentication.hmac(key: key, message: stated + ground)
    self.init(bytes: stated + proof.prefix(SecretToken.byteCount - stated.count))
  }

  /// The number that the token would stand for, had it been made so: every token states one. Only who makes the
  /// token of that number again, and finds the same, knows that it was.
  public var statedNumber: UInt64 { bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
}
