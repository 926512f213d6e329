extension MailAddress {
  /// The longest address in octets (RFC 5321, section 4.5.3.1.3, less the angle brackets).
  public static let longest = 254

  /// Whether the address has the plain form of mailboxes in practice: letters and digits of ASCII, and the
  /// other characters of an atom (RFC 5322, section 3.2.3), with single dots between them; one `@`; a domain
  /// of names with dots between, or one name of the own network. No quoted local parts, no comments, no
  /// literal domains, and nothing that could end a line or an argument of SMTP.
  public var isPlain: Bool { Self.isPlain(email, longestLocal: 64, longest: Self.longest) }

  /// Whether a text has that form, with limits of its own: Message-IDs are shaped like addresses, but longer.
  static func isPlain(_ text: String, longestLocal: Int, longest: Int) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.count <= longest, parts[0].utf8.count <= longestLocal else {
      return false
    }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return parts[0].split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
      !atom.isEmpty && atom.utf8.allSatisfy(isAtomText)
    }
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
      }
  }

  /// What stands after the `@`; the whole text where there is none.
  public var domain: String { email.split(separator: "@").last.map(String.init) ?? email }

  private static func isAtomText(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
