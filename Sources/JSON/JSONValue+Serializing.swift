/// How a value is laid out as text.
public enum JSONLayout: Hashable, Sendable {
  /// Everything on one line, without white space.
  case compact
  /// A member or an element a line, two spaces a level; arrays and objects with nothing in them stay on their
  /// line.
  case indented
}

extension JSONValue {
  /// The value as text, members in their order. Text stays UTF-8: only `"`, `\` and control characters are
  /// escaped. A number that is not finite, which JSON cannot say, is written as `null`.
  public func serialized(_ layout: JSONLayout = .compact) -> String {
    var text: [UInt8] = []
    write(to: &text, layout: layout)
    return String(decoding: text, as: UTF8.self)
  }

  /// Appends the value as text in UTF-8, as `serialized` gives it.
  public func write(to text: inout [UInt8], layout: JSONLayout = .compact) {
    write(to: &text, level: layout == .indented ? 0 : nil)
  }

  /// `level` is `nil` where everything stays on one line.
  private func write(to text: inout [UInt8], level: Int?) {
    switch self {
    case .null: text += "null".utf8
    case .boolean(let value): text += (value ? "true" : "false").utf8
    case .integer(let value): text += String(value).utf8
    case .real(let value): text += (value.isFinite ? "\(value)" : "null").utf8
    case .string(let value): JSONValue.write(value, to: &text)
    case .array(let elements):
      JSONValue.write(elements, between: "[", and: "]", to: &text, level: level) { element, text, level in
        element.write(to: &text, level: level)
      }
    case .object(let object):
      JSONValue.write(object.members, between: "{", and: "}", to: &text, level: level) {
        member, text, level in
        JSONValue.write(member.name, to: &text)
        text += (level == nil ? ":" : ": ").utf8
        member.value.write(to: &text, level: level)
      }
    }
  }

  private static func write<Part>(
    _ parts: [Part], between opening: Unicode.Scalar, and closing: Unicode.Scalar, to text: inout [UInt8],
    level: Int?, part write: (Part, inout [UInt8], Int?) -> Void
  ) {
    text.append(UInt8(ascii: opening))
    let inner = level.map { $0 + 1 }
    for (index, part) in parts.enumerated() {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      if let inner { breakLine(to: &text, level: inner) }
      write(part, &text, inner)
    }
    if let level, !parts.isEmpty { breakLine(to: &text, level: level) }
    text.append(UInt8(ascii: closing))
  }

  private static func breakLine(to text: inout [UInt8], level: Int) {
    text.append(UInt8(ascii: "\n"))
    text += repeatElement(UInt8(ascii: " "), count: 2 * level)
  }

  private static func write(_ string: String, to text: inout [UInt8]) {
    text.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): text += "\\\"".utf8
      case UInt8(ascii: "\\"): text += "\\\\".utf8
      case UInt8(ascii: "\n"): text += "\\n".utf8
      case UInt8(ascii: "\r"): text += "\\r".utf8
      case UInt8(ascii: "\t"): text += "\\t".utf8
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        text += "\\u".utf8
        text += repeatElement(UInt8(ascii: "0"), count: 4 - digits.count)
        text += digits.utf8
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }
}
