import HTTPServer
import Wording

extension TextForm {
  /// The number of a record: up to 18 decimal digits without a leading zero.
  public static let identifier = TextForm(
    pattern: "^[1-9][0-9]{0,17}$",
    expectation: Sentence("nomor seperti 42", "a number such as 42"), example: "42"
  ) { text in
    (1...18).contains(text.utf8.count) && text.utf8.allSatisfy(isDigit) && !text.hasPrefix("0")
  }

  /// A short name for programs, such as that of a competence: lower-case letters, digits and hyphens.
  public static let code = TextForm(
    pattern: "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$",
    expectation: Sentence(
      "huruf kecil, angka, dan tanda hubung, seperti nib",
      "lower-case letters, digits and hyphens, such as nib"),
    example: "nib"
  ) { text in
    (1...40).contains(text.utf8.count) && text.first != "-" && text.last != "-"
      && text.utf8.allSatisfy { isLowercase($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  /// An e-mail address of the plain form: a dot-atom of at most 64 characters, `@`, and a domain of two
  /// labels or more (RFC 5322, section 3.4.1; RFC 5321, section 4.5.3.1).
  public static let email = TextForm(
    pattern: "^[\(atom)]+(\\.[\(atom)]+)*@(\(label)\\.)+\(label)$", format: "email",
    expectation: Sentence(
      "alamat surel seperti nama@example.com", "an e-mail address such as name@example.com"),
    example: "ayu@example.com"
  ) { text in
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count) else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    let atoms = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy(isLabel)
      && atoms.allSatisfy { part in
        !part.isEmpty
          && part.utf8.allSatisfy { isAlphanumeric($0) || "!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
      }
  }

  /// A telephone number for WhatsApp: an Indonesian mobile number from `08`, `628` or `+628` on, or any other
  /// with `+` and its country code (ITU-T E.164).
  public static let whatsApp = TextForm(
    pattern: "^((\\+62|62|0)8[0-9]{8,11}|\\+([1-57-9][0-9]|6[013-9])[0-9]{6,13})$",
    expectation: Sentence("nomor WhatsApp seperti +628116774642", "a WhatsApp number such as +628116774642"),
    example: "+628116774642"
  ) { text in
    for prefix in ["+62", "62", "0"] where text.hasPrefix(prefix) {
      let rest = text.dropFirst(prefix.count)
      return rest.hasPrefix("8") && (9...12).contains(rest.utf8.count) && rest.utf8.allSatisfy(isDigit)
    }
    let digits = text.dropFirst()
    return text.hasPrefix("+") && !digits.hasPrefix("0") && (8...15).contains(digits.utf8.count)
      && digits.utf8.allSatisfy(isDigit)
  }

  /// The key of a call that may be sent again: up to 255 visible characters of ASCII.
  public static let idempotencyKey = TextForm(
    pattern: "^[!-~]{1,255}$",
    expectation: Sentence(
      "1 sampai 255 karakter ASCII tanpa spasi", "1 to 255 characters of ASCII without blanks"),
    example: "6f1d2c9e-4b7a-4f0e-9c55-0d6c1f3b8a21"
  ) { text in
    (1...255).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  /// What a change may be of: a list of entity tags, `"7", "8"`, or `*` (RFC 9110, section 13.1.1).
  public static let entityTags = TextForm(
    pattern: "^(\\*|(,[ \\t]*)*(W/)?\"[!#-~]*\"([ \\t]*,([ \\t]*(W/)?\"[!#-~]*\")?)*)$",
    expectation: Sentence(
      "ETag yang dibaca, seperti \"7\", atau *", "the ETag that was read, such as \"7\", or *"),
    example: "\"7\""
  ) { text in
    EntityTagCondition(text) != nil && text.utf8.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 }
      && ![" ", "\t"].contains(text.first) && ![" ", "\t"].contains(text.last)
  }

  private static let atom = "A-Za-z0-9!#$%&'*+/=?^_`{|}~-"
  private static let label = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isLowercase(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLowercase(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
