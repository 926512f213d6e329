private import CSodium

/// A SHA-256 digest (FIPS 180-4).
public struct Digest: Hashable, Sendable {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// The digest of bytes.
  public init(of content: [UInt8]) {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    crypto_hash_sha256(&digest, content, UInt64(content.count))
    bytes = digest
  }

  /// A digest as it was stored, or `nil` where there are not 32 bytes.
  public init?(stored bytes: [UInt8]) {
    guard bytes.count == Int(crypto_hash_sha256_BYTES) else { return nil }
    self.bytes = bytes
  }

  /// The digest as lower-case hexadecimal digits.
  public var hexadecimal: String { Hexadecimal.text(of: bytes) }
}
