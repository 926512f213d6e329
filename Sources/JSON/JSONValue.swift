/// A value of JSON (RFC 8259).
///
/// Whole numbers and other numbers are kept apart as they were written: `1` is an integer, `1.0` is not.
public enum JSONValue: Hashable, Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case boolean(Bool)
  /// A number written without fraction and exponent.
  case integer(Int64)
  /// Any other number; finite.
  case real(Double)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSONValue])
  /// Named values, in the order in which they were written.
  case object(JSONObject)

  /// What kind of value it is.
  public var kind: JSONKind {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .integer: .integer
    case .real: .real
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }
}

/// The kinds of JSON values, for naming what was expected and what was found.
public enum JSONKind: String, CaseIterable, Hashable, Sendable {
  case null, boolean, integer, real, string, array, object
}

/// A member of an object.
public struct JSONMember: Hashable, Sendable {
  /// The member's name.
  public let name: String
  /// Its value.
  public let value: JSONValue

  /// A named value.
  public init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

/// Named values in the order in which they were written, or are to be written.
public struct JSONObject: Hashable, Sendable {
  /// The members in order. Names are unique in what was read; for what is written the author sees to it.
  public var members: [JSONMember]

  /// An object with these members.
  public init(_ members: [JSONMember] = []) { self.members = members }

  /// The value of the first member with a name, or `nil` where there is none.
  public subscript(name: String) -> JSONValue? { members.first { $0.name == name }?.value }

  /// Adds a member at the end.
  public mutating func append(_ name: String, _ value: JSONValue) {
    members.append(JSONMember(name, value))
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object from a literal, in the order of the literal.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements.map { JSONMember($0.0, $0.1) })
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// An object from a literal, in the order of the literal.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { JSONMember($0.0, $0.1) }))
  }
}

extension JSONValue: ExpressibleByArrayLiteral {
  /// An array from a literal.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByStringLiteral {
  /// A text from a literal.
  public init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  /// A whole number from a literal.
  public init(integerLiteral value: Int64) { self = .integer(value) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  /// `true` or `false` from a literal.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
}
