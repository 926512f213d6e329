/// A look over a text before it is parsed: how deep and how many values, in one pass and without memory.
///
/// It knows only strings and brackets. Of a text that is no JSON it may say anything; the parser then refuses
/// it.
enum JSONOutline {
  /// Fails where the text passes a limit, at the byte that does.
  static func check(_ text: UnsafeRawBufferPointer, against limits: JSONLimits) throws(JSONSyntaxError) {
    guard text.count <= limits.bytes else {
      throw JSONSyntaxError(.tooLong(limit: limits.bytes), line: 1, column: 1)
    }
    var depth = 0
    var values = 1
    var inString = false
    var escaped = false
    for (position, byte) in text.enumerated() {
      if inString {
        if escaped {
          escaped = false
        } else if byte == UInt8(ascii: "\\") {
          escaped = true
        } else if byte == UInt8(ascii: "\"") {
          inString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        inString = true
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        values += 1
        guard depth <= limits.depth else {
          throw error(.tooDeep(limit: limits.depth), at: position, in: text)
        }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
      case UInt8(ascii: ","):
        values += 1
      default:
        break
      }
      guard values <= limits.values else {
        throw error(.tooManyValues(limit: limits.values), at: position, in: text)
      }
    }
  }

  private static func error(
    _ problem: JSONSyntaxError.Problem, at position: Int, in text: UnsafeRawBufferPointer
  ) -> JSONSyntaxError {
    var line = 1
    var column = 1
    for byte in text[..<position] {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return JSONSyntaxError(problem, line: line, column: column)
  }
}
