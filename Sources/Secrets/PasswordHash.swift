private import CSodium

/// What is kept of a password: its Argon2id hash (RFC 9106) with salt and cost, from which nobody gets the
/// password.
public struct PasswordHash: Hashable, Sendable {
  /// The hash as it is stored: `$argon2id$v=19$m=…,t=…,p=1$salt$hash`.
  public let text: String

  /// The longest password in bytes of UTF-8; hashing a longer one would be work for nothing.
  public static let mostPasswordBytes = 1_024

  /// The hash of a password with a salt of its own. `nil` where the password is longer than
  /// ``mostPasswordBytes``, or where there is no memory for the work.
  public init?(of password: String, cost: PasswordCost = .standard) {
    Sodium.prepare()
    let bytes = password.utf8.map { CChar(bitPattern: $0) }
    guard bytes.count <= PasswordHash.mostPasswordBytes else { return nil }
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
    let code = crypto_pwhash_str_alg(
      &text, bytes, UInt64(bytes.count), UInt64(cost.passes), cost.memoryBytes, crypto_pwhash_ALG_ARGON2ID13)
    guard code == 0 else { return nil }
    self.text = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// A hash as it was stored, or `nil` where the text is none, or asks for more work than ``PasswordCost``
  /// allows.
  public init?(stored text: String) {
    guard PasswordHash.cost(of: text) != nil else { return nil }
    self.text = text
  }

  /// Whether this is the hash of a password.
  public func matches(_ password: String) -> Bool {
    Sodium.prepare()
    let bytes = password.utf8.map { CChar(bitPattern: $0) }
    guard bytes.count <= PasswordHash.mostPasswordBytes else { return false }
    return crypto_pwhash_str_verify(text, bytes, UInt64(bytes.count)) == 0
  }

  /// Whether a password belongs to an account: `hash` is `nil` where there is no such account or it has no
  /// password. The answer then is no, after the same work as for an account, so that its time does not tell
  /// which names there are.
  public static func matches(_ password: String, _ hash: PasswordHash?) -> Bool {
    let isRight = (hash ?? dummy).matches(password)
    return hash != nil && isRight
  }

  /// A hash of ``PasswordCost/standard`` cost that belongs to no password.
  public static let dummy = PasswordHash(
    known: "$argon2id$v=19$m=19456,t=2,p=1$eYsY+WKQNxBhrdFz3fowhg$YYKIuNs2yzTBkN7xbTOHDpeB4glxDvZQl/9g/EAOW7I"
  )

  private init(known text: String) { self.text = text }

  /// Whether the hash was made at another cost, and is to be made anew when the password is next shown.
  public func needsRehash(for cost: PasswordCost = .standard) -> Bool { PasswordHash.cost(of: text) != cost }

  /// The cost that is written in a hash, or `nil` where the text is no hash of allowed cost.
  private static func cost(of text: String) -> PasswordCost? {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard text.utf8.count < Int(crypto_pwhash_STRBYTES), parts.count == 6, parts[0].isEmpty,
      parts[1] == "argon2id", parts[2] == "v=19", !parts[4].isEmpty, !parts[5].isEmpty
    else { return nil }
    let numbers = parts[3].split(separator: ",", omittingEmptySubsequences: false)
    guard numbers.count == 3, numbers[2] == "p=1",
      let kibibytes = number("m=", in: numbers[0]), let passes = number("t=", in: numbers[1])
    else { return nil }
    let cost = PasswordCost(passes: passes, kibibytes: kibibytes)
    return cost.passes == passes && cost.kibibytes == kibibytes ? cost : nil
  }

  private static func number(_ name: String, in text: Substring) -> Int? {
    text.hasPrefix(name) ? Int(text.dropFirst(name.count)) : nil
  }
}

extension PasswordHash: CustomStringConvertible, CustomReflectable {
  /// Nothing of the hash, so that it gets into no log by mistake.
  public var description: String { "PasswordHash" }

  /// Nothing of the hash.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
