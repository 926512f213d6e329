private import CSodium

/// Proof that a message comes from somebody who has a key: HMAC-SHA-256 (RFC 2104, FIPS 180-4).
public enum MessageAuthentication {
  /// The 32 bytes that authenticate a message. A key may have any length; 32 random bytes are enough.
  public static func hmac(key: [UInt8], message: [UInt8]) -> [UInt8] {
    var state = crypto_auth_hmacsha256_state()
    var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
    crypto_auth_hmacsha256_init(&state, key, key.count)
    crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
    crypto_auth_hmacsha256_final(&state, &code)
    return code
  }

  /// Whether `code` authenticates a message, told in the same time wherever it is wrong.
  public static func isValid(_ code: [UInt8], key: [UInt8], message: [UInt8]) -> Bool {
    ConstantTime.areEqual(code, hmac(key: key, message: message))
  }
}
