private import CSodium

/// Bytes that only who knows a word can read: XSalsa20-Poly1305 under a key made from the word (libsodium's
/// secretbox).
public enum SealedBytes {
  private static let nonceCount = Int(crypto_secretbox_NONCEBYTES)

  /// Seals bytes with a word. The word should be hard to guess, such as a UUID.
  public static func seal(_ bytes: [UInt8], with word: String, random: any RandomSource) -> [UInt8] {
    Sodium.prepare()
    let nonce = random.bytes(nonceCount)
    var sealed = [UInt8](repeating: 0, count: bytes.count + Int(crypto_secretbox_MACBYTES))
    crypto_secretbox_easy(&sealed, bytes, UInt64(bytes.count), nonce, key(word))
    return nonce + sealed
  }

  /// The bytes that were sealed with a word, or `nil` where it was another word or anything was changed.
  public static func unseal(_ sealed: [UInt8], with word: String) -> [UInt8]? {
    let overhead = nonceCount + Int(crypto_secretbox_MACBYTES)
    guard sealed.count >= overhead else { return nil }
    Sodium.prepare()
    var bytes = [UInt8](repeating: 0, count: sealed.count - overhead)
    let box = Array(sealed[nonceCount...])
    let nonce = Array(sealed[..<nonceCount])
    guard crypto_secretbox_open_easy(&bytes, box, UInt64(box.count), nonce, key(word)) == 0 else {
      return nil
    }
    return bytes
  }

  private static func key(_ word: String) -> [UInt8] { Digest(of: Array("sealed \(word)".utf8)).bytes }
}
