/// A secret that opens something to whoever shows it: 256 random bits. What is stored is its ``digest``; the
/// token itself is shown once.
public struct SecretToken: Sendable {
  /// How many bytes a token has.
  public static let byteCount = 32
  /// How many characters its text has.
  public static let characterCount = 43

  let bytes: [UInt8]

  /// A new token.
  public init(from source: any RandomSource) { bytes = source.bytes(SecretToken.byteCount) }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The token that a text shows, or `nil` where it has another length, other characters than those of
  /// ``text``, or ends in bits that no token has.
  public init?(_ text: String) {
    guard let bytes = Base64URL.bytes(of: text), bytes.count == SecretToken.byteCount else { return nil }
    self.bytes = bytes
  }

  /// The token in letters, digits, `-` and `_` (base64url without padding, RFC 4648 section 5), fit for
  /// addresses.
  public var text: String { Base64URL.text(of: bytes) }

  /// The SHA-256 digest of the token's bytes, by which it is stored and found. A token is random enough for a
  /// plain digest: nobody can guess what belongs to one.
  public var digest: Digest { Digest(of: bytes) }
}

extension SecretToken: Equatable {
  /// Whether two tokens are the same, told in constant time.
  public static func == (lhs: SecretToken, rhs: SecretToken) -> Bool {
    ConstantTime.areEqual(lhs.bytes, rhs.bytes)
  }
}

extension SecretToken: CustomStringConvertible, CustomReflectable {
  /// Nothing of the token, so that it gets into no log by mistake.
  public var description: String { "SecretToken" }

  /// Nothing of the token.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
