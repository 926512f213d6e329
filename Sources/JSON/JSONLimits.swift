/// What a text may cost before it is refused. A hostile text is turned away before a parser sees it.
public struct JSONLimits: Hashable, Sendable {
  /// The most bytes of a text. Everything is held in memory, so this bounds it.
  public var bytes: Int
  /// How deep arrays and objects may be nested. The parser recurses, so this bounds its stack; Jansson's own
  /// limit of 2,048 needs more stack than a thread of a server may have.
  public var depth: Int
  /// The most values in all. An empty object takes two bytes of text and some hundred bytes of memory.
  public var values: Int

  /// Limits with these numbers; the defaults fit what people and programs write by hand or by the thousand.
  public init(bytes: Int = 32 << 20, depth: Int = 64, values: Int = 1_000_000) {
    self.bytes = bytes
    self.depth = depth
    self.values = values
  }
}

/// Why a text is not JSON, or not JSON that we read, and where.
public struct JSONSyntaxError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// The text is longer than the limit, in bytes.
    case tooLong(limit: Int)
    /// Arrays and objects are nested deeper than the limit.
    case tooDeep(limit: Int)
    /// There are more values than the limit.
    case tooManyValues(limit: Int)
    /// The bytes are not UTF-8 (RFC 8259, section 8.1).
    case notUTF8
    /// The text ends before the value does.
    case endsEarly
    /// Something follows the value.
    case trailingText
    /// A character that cannot stand there.
    case unexpectedText
    /// A name occurs twice in an object.
    case duplicateName
    /// A number that neither 64 bits nor a double can hold.
    case numberOutOfRange
    /// `\u0000` in a text; C programs would cut the text there.
    case nulCharacter
  }

  /// What is wrong.
  public let problem: Problem
  /// The line, counted from 1.
  public let line: Int
  /// The column in characters, counted from 1.
  public let column: Int

  /// An error at a place.
  public init(_ problem: Problem, line: Int, column: Int) {
    self.problem = problem
    self.line = line
    self.column = column
  }
}
