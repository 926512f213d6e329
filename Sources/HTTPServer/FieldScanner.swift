/// Reads the small words of header values (RFC 9110 section 5.6) from left to right.
struct FieldScanner {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Steps over spaces and tabs.
  mutating func skipSpace() {
    while let next, next == 0x20 || next == 0x09 { position += 1 }
  }

  /// Steps over `byte`, and says whether it stood there.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  /// A token, in which the characters of `others` may stand too; `nil` where there is none.
  mutating func token(besides others: String = "") -> String? {
    let start = position
    while let next, next.isTokenCharacter || others.utf8.contains(next) { position += 1 }
    return start == position ? nil : String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// The bytes from here on for which `isWanted` holds.
  mutating func text(while isWanted: (UInt8) -> Bool) -> String {
    let start = position
    while let next, isWanted(next) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// A string in double quotes, with its escapes undone; `nil`, and nothing read, where there is none whole.
  mutating func quotedString() -> String? {
    guard next == UInt8(ascii: "\"") else { return nil }
    var value: [UInt8] = []
    var index = position + 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        position = index + 1
        return String(decoding: value, as: UTF8.self)
      // Browsers of Windows once sent paths, in which a backslash escapes nothing but a quote or itself.
      case UInt8(ascii: "\\") where index + 1 < bytes.count && Self.escapable.contains(bytes[index + 1]):
        value.append(bytes[index + 1])
        index += 2
      default:
        value.append(bytes[index])
        index += 1
      }
    }
    return nil
  }

  private static let escapable: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "\\")]
}

extension UInt8 {
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isASCIILetterOrDigit: Bool {
    isASCIIDigit || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
  /// RFC 9110 section 5.6.2.
  var isTokenCharacter: Bool {
    if isASCIILetterOrDigit { return true }
    switch self {
    // All of "!#$%&'*+-.^_`|~".
    case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x5E, 0x5F, 0x60, 0x7C, 0x7E: return true
    default: return false
    }
  }
}

extension String {
  /// Without the spaces and tabs at both ends.
  var trimmingHTTPSpace: String {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    guard let start = utf8.first, let end = utf8.last, isSpace(start) || isSpace(end) else { return self }
    guard let first = utf8.firstIndex(where: { !isSpace($0) }),
      let last = utf8.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }
}
