import Secrets

/// What every form carries, so that nobody else's page can send it: a random number, and its HMAC by a key that only
/// the one who was given the form has shown. The key is made of the session's secret, or of the secret in the
/// applicant's address; forms of strangers have a key of the service, and hang on where they come from
/// (``RequestOrigin``).
struct FormToken: Sendable {
  /// The name of its field.
  static let field = "kunci"
  private static let half = 16
  private let key: [UInt8]

  /// Tokens for whoever has shown a secret, or for strangers.
  init(secret: String?, serviceKey: [UInt8]) {
    key = MessageAuthentication.hmac(
      key: secret.map { Array($0.utf8) } ?? serviceKey, message: Array("form".utf8))
  }

  /// A new token, in hexadecimal digits.
  func make(from source: any RandomSource) -> String {
    let number = source.bytes(FormToken.half)
    return Hexadecimal.text(of: number + proof(of: Hexadecimal.text(of: number)))
  }

  /// Whether a text is a token of this key.
  func isValid(_ text: String) -> Bool {
    let digits = Array(text.utf8)
    guard digits.count == FormToken.half * 4 else { return false }
    let number = String(decoding: digits.prefix(FormToken.half * 2), as: UTF8.self)
    return ConstantTime.areEqual(
      Array(digits.dropFirst(FormToken.half * 2)), Array(Hexadecimal.text(of: proof(of: number)).utf8))
  }

  private func proof(of number: String) -> [UInt8] {
    Array(MessageAuthentication.hmac(key: key, message: Array(number.utf8)).prefix(FormToken.half))
  }
}
