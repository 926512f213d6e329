/// The six-digit codes that an authenticator app shows, one for every 30 seconds (TOTP, RFC 6238, over HMAC-SHA-1 as
/// every app knows it).
public struct OneTimeCodes: Sendable {
  /// How many random bytes a key has: as many as the hash has (RFC 4226 section 4, R6).
  public static let keyCount = 20
  /// How many digits a code has.
  public static let digits = 6
  /// How many seconds a code is shown.
  public static let period: Int64 = 30
  /// How many periods before and after now are taken, for clocks that differ and fingers that are slow (RFC 6238
  /// section 5.2).
  public static let tolerance: Int64 = 1

  /// The key, as it is kept.
  public let key: [UInt8]

  /// Codes of a new key.
  public init(from source: any RandomSource) { key = source.bytes(OneTimeCodes.keyCount) }

  /// Codes of a key as it was kept; `nil` where it has another length.
  public init?(stored key: [UInt8]) {
    guard key.count == OneTimeCodes.keyCount else { return nil }
    self.key = key
  }

  init(key: [UInt8]) { self.key = key }

  /// The period that matches a code at a moment, in seconds since 1970: the earliest one that is later than `last`,
  /// the period of the code that was taken last. `nil` where no code fits, so that none is taken twice (RFC 6238
  /// section 5.2). Blanks within the code are passed over.
  public func period(matching code: String, at seconds: Int64, after last: Int64?) -> Int64? {
    let shown = Array(code.utf8.filter { $0 != UInt8(ascii: " ") })
    let now = seconds / OneTimeCodes.period
    // All periods are looked at, whichever fits.
    let fitting = (-OneTimeCodes.tolerance...OneTimeCodes.tolerance).map { now + $0 }.filter { period in
      ConstantTime.areEqual(shown, Array(self.code(inPeriod: period).utf8)) && period > last ?? Int64.min
    }
    return fitting.first
  }

  /// The code of a period, counted in ``period`` seconds since 1970 (RFC 4226 section 5.3).
  public func code(inPeriod period: Int64) -> String { code(inPeriod: period, digits: OneTimeCodes.digits) }

  func code(inPeriod period: Int64, digits: Int) -> String {
    let counter = (0..<8).map { UInt8(truncatingIfNeeded: period >> (56 - 8 * Int64($0))) }
    let hash = MessageAuthentication.hmacSHA1(key: key, message: counter)
    let offset = Int(hash[hash.count - 1] & 15)
    let number = (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(hash[offset + $1]) } & 0x7FFF_FFFF
    let modulus = (0..<digits).reduce(UInt32(1)) { power, _ in power * 10 }
    let text = String(number % modulus)
    return String(repeating: "0", count: digits - text.utf8.count) + text
  }

  /// The key in the letters in which it is typed into an app (base32 without padding, RFC 4648 section 6).
  public var typedKey: String { Base32.text(of: key) }

  /// The address that an app reads from a QR code. `issuer` is the service, `account` the person, as the app lists
  /// them.
  public func address(issuer: String, account: String) -> String {
    let service = OneTimeCodes.escaped(issuer)
    return
      "otpauth://totp/\(service):\(OneTimeCodes.escaped(account))?secret=\(typedKey)&issuer=\(service)"
      + "&algorithm=SHA1&digits=\(OneTimeCodes.digits)&period=\(OneTimeCodes.period)"
  }

  /// A text percent-encoded but for the unreserved characters (RFC 3986 section 2.3).
  private static func escaped(_ text: String) -> String {
    text.utf8.reduce(into: "") { escaped, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      case _ where "-._~".utf8.contains(byte): escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default: escaped += "%" + Hexadecimal.text(of: [byte]).uppercased()
      }
    }
  }
}

extension OneTimeCodes: CustomStringConvertible, CustomReflectable {
  /// Nothing of the key, so that it gets into no log by mistake.
  public var description: String { "OneTimeCodes" }

  /// Nothing of the key.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
