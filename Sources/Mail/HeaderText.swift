/// Texts that people read as they stand in the head of a mail: names and subjects.
enum HeaderText {
  /// The most characters (Unicode scalars) of a name or a subject; the rest is cut off. Above all that the
  /// service takes.
  static let longest = 500
  /// The longest line, in characters (RFC 5322, section 2.1.1; RFC 2047, section 2, for lines with encoded
  /// words).
  private static let line = 76
  /// The most bytes in one encoded word: its 64 characters fit on the line of the longest field name.
  private static let word = 39

  /// A text on one line, as every reader shows it alike. Line ends and other control characters, marks of
  /// direction and noncharacters become blanks; blanks in a row become one, and none is left at either end.
  static func cleaned(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      let isBlank = !isShown(scalar) || scalar.properties.isWhitespace
      if isBlank, scalars.last.map({ $0 == " " }) ?? true { continue }
      scalars.append(isBlank ? " " : scalar)
      count += 1
      if count == longest { break }
    }
    if scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }

  /// A cleaned text as the value of an unstructured field, such as Subject, whose name has `indent`
  /// characters with colon and blank: as it is where it is ASCII and cannot be taken for an encoded word,
  /// otherwise as encoded words (RFC 2047). Lines are ended by LF.
  static func unstructured(_ text: String, after indent: Int) -> String {
    let words = text.split(separator: " ")
    guard isPlain(text), words.allSatisfy({ $0.utf8.count < line - indent }) else { return encoded(text) }
    var value = ""
    var column = indent
    for part in words {
      if value.isEmpty {
        value += part
      } else if column + 1 + part.utf8.count > line {
        value += "\n " + part
        column = 0
      } else {
        value += " " + part
      }
      column += 1 + part.utf8.count
    }
    return value
  }

  /// An address with its cleaned name as the value of a field of addresses (RFC 5322, section 3.4).
  static func mailbox(_ name: String, _ email: String) -> String {
    guard !name.isEmpty else { return email }
    guard isPlain(name), name.utf8.count <= 60 else { return encoded(name) + "\n <" + email + ">" }
    var quoted = "\""
    for character in name {
      if character == "\"" || character == "\\" { quoted += "\\" }
      quoted.append(character)
    }
    return quoted + "\"\n <" + email + ">"
  }

  /// Encoded words, each of whole characters, one a line.
  private static func encoded(_ text: String) -> String {
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if words[words.count - 1].count + bytes.count > word { words.append([]) }
      words[words.count - 1] += bytes
    }
    return words.map { "=?utf-8?B?" + base64($0) + "?=" }.joined(separator: "\n ")
  }

  /// Printable ASCII, in which no reader can find an encoded word.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: false
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: false
    case 0xFDD0...0xFDEF: false
    default: scalar.value & 0xFFFE != 0xFFFE
    }
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let number = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        let digit = alphabet[number >> (18 - 6 * place) & 0x3F]
        text.append(place <= group.count ? digit : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
