/// E-mail addresses that invitations can be sent to.
public enum EmailAddress {
  /// The most octets of an address (RFC 5321, section 4.5.3.1.3, less the angle brackets).
  public static let longest = 254

  /// Whether a text is an address of the plain form that mail uses in practice: a dot-atom of RFC 5322, an
  /// `@`, and a domain of two labels or more. Quoted local parts, comments and literal domains are refused:
  /// no mailbox has them, and in a calendar file they could break the line.
  public static func isValid(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count <= 64 else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return parts[0].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty && atom.utf8.allSatisfy(isAtomText)
    } && labels.count >= 2
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count)
          && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
          && label.first != "-" && label.last != "-"
      }
  }

  private static func isAtomText(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
