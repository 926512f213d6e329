/// Where a value stands in a document: `requests[3].proposals[0].start`.
public struct JSONPath: Hashable, Sendable {
  /// One step into a value.
  public enum Step: Hashable, Sendable {
    /// Into a member of an object.
    case member(String)
    /// Into an element of an array, counted from 0.
    case element(Int)
  }

  /// The steps from the document to the value.
  public let steps: [Step]

  /// A path of these steps.
  public init(_ steps: [Step] = []) { self.steps = steps }

  /// The document itself.
  public static let root = JSONPath()

  /// The path of a member of the object at this path.
  public subscript(name: String) -> JSONPath { JSONPath(steps + [.member(name)]) }

  /// The path of an element of the array at this path.
  public subscript(index: Int) -> JSONPath { JSONPath(steps + [.element(index)]) }
}

extension JSONPath: CustomStringConvertible {
  /// The path as people read it, on one line; `$` for the document itself. A name that is no plain word
  /// stands in brackets as a JSON text, and is cut where it is long, so that a hostile name can neither break
  /// the line nor fill the screen.
  public var description: String {
    guard !steps.isEmpty else { return "$" }
    var text = ""
    for step in steps {
      switch step {
      case .element(let index):
        text += text.isEmpty ? "$[\(index)]" : "[\(index)]"
      case .member(let name) where JSONPath.isPlain(name):
        text += text.isEmpty ? name : ".\(name)"
      case .member(let name):
        let shown = name.count > JSONPath.longestName ? name.prefix(JSONPath.longestName) + "…" : name[...]
        text += (text.isEmpty ? "$[" : "[") + JSONPath.quoted(String(shown)) + "]"
      }
    }
    return text
  }

  private static let longestName = 60

  /// A name as a JSON text in which everything that could break the line, or turn its direction, is escaped.
  private static func quoted(_ name: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in JSONValue.string(name).serialized().unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars
        }
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  private static func isPlain(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.utf8.count <= longestName else { return false }
    func isLetter(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    return isLetter(first) && name.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }
}
