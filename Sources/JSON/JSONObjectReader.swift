/// Why a document has not the structure that its reader asks for, and where.
public struct JSONStructureError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// A member that has to be there is not.
    case missing
    /// A member that no reader asked for, with the names that one did ask for.
    case unknown(known: [String])
    /// A value of another kind.
    case wrongKind(expected: JSONKind, found: JSONKind)
    /// A whole number outside its range.
    case outOfRange(found: Int64, allowed: ClosedRange<Int>)
    /// An array with more elements than the limit.
    case tooManyElements(found: Int, limit: Int)
    /// An array with fewer elements than are needed.
    case tooFewElements(found: Int, minimum: Int)
  }

  /// Where.
  public let path: JSONPath
  /// What is wrong.
  public let problem: Problem

  /// An error at a place.
  public init(_ problem: Problem, at path: JSONPath) {
    self.problem = problem
    self.path = path
  }
}

/// Reads an object member by member, and remembers which were asked for, so that no member is silently
/// dropped.
///
///     let room = try JSONObjectReader.read(value, at: path) { reader in
///       Room(name: try reader.string("name"), seats: try reader.optionalInteger("seats", in: 1...500) ?? 10)
///     }
///
/// An absent member and `null` are two things: where a member may be absent, `null` is still the wrong kind.
public struct JSONObjectReader {
  /// Where the object stands.
  public let path: JSONPath
  private let object: JSONObject
  private var asked: [String] = []

  /// Reads an object wholly. Fails where the value is no object, where the body fails, and where a member is
  /// left that the body did not ask for.
  public static func read<Value>(
    _ value: JSONValue, at path: JSONPath, _ body: (inout JSONObjectReader) throws -> Value
  ) throws -> Value {
    var reader = try JSONObjectReader(value, at: path)
    let result = try body(&reader)
    try reader.finish()
    return result
  }

  private init(_ value: JSONValue, at path: JSONPath) throws(JSONStructureError) {
    guard case .object(let object) = value else {
      throw JSONStructureError(.wrongKind(expected: .object, found: value.kind), at: path)
    }
    self.path = path
    self.object = object
  }

  private func finish() throws(JSONStructureError) {
    for member in object.members where !asked.contains(member.name) {
      throw JSONStructureError(.unknown(known: asked), at: path[member.name])
    }
  }

  /// The value of a member, whatever its kind, or `nil` where it is absent.
  public mutating func optionalValue(_ name: String) -> JSONValue? {
    asked.append(name)
    return object[name]
  }

  /// The value of a member, whatever its kind. Fails where it is absent.
  public mutating func value(_ name: String) throws(JSONStructureError) -> JSONValue {
    try present(optionalValue(name), name)
  }

  /// The text of a member, or `nil` where it is absent. Fails where it is no text.
  public mutating func optionalString(_ name: String) throws(JSONStructureError) -> String? {
    guard let value = optionalValue(name) else { return nil }
    guard case .string(let text) = value else { throw wrongKind(.string, value, at: path[name]) }
    return text
  }

  /// The text of a member. Fails where it is absent or no text.
  public mutating func string(_ name: String) throws(JSONStructureError) -> String {
    try present(optionalString(name), name)
  }

  /// The truth value of a member, or `nil` where it is absent. Fails where it is none.
  public mutating func optionalBoolean(_ name: String) throws(JSONStructureError) -> Bool? {
    guard let value = optionalValue(name) else { return nil }
    guard case .boolean(let answer) = value else { throw wrongKind(.boolean, value, at: path[name]) }
    return answer
  }

  /// The whole number of a member, or `nil` where it is absent. Fails where it is no whole number, or outside
  /// the range.
  public mutating func optionalInteger(
    _ name: String, in range: ClosedRange<Int>
  ) throws(JSONStructureError) -> Int? {
    guard let value = optionalValue(name) else { return nil }
    guard case .integer(let number) = value else { throw wrongKind(.integer, value, at: path[name]) }
    guard let whole = Int(exactly: number), range.contains(whole) else {
      throw JSONStructureError(.outOfRange(found: number, allowed: range), at: path[name])
    }
    return whole
  }

  /// The whole number of a member. Fails where it is absent, no whole number, or outside the range.
  public mutating func integer(
    _ name: String, in range: ClosedRange<Int>
  ) throws(JSONStructureError) -> Int {
    try present(optionalInteger(name, in: range), name)
  }

  /// The elements of a member with their paths, or `nil` where it is absent. Fails where it is no array, or
  /// has more elements than the limit.
  public mutating func optionalArray(
    _ name: String, atMost limit: Int
  ) throws(JSONStructureError) -> [JSONElement]? {
    guard let value = optionalValue(name) else { return nil }
    guard case .array(let elements) = value else { throw wrongKind(.array, value, at: path[name]) }
    guard elements.count <= limit else {
      throw JSONStructureError(.tooManyElements(found: elements.count, limit: limit), at: path[name])
    }
    return elements.enumerated().map { JSONElement(value: $0.element, path: path[name][$0.offset]) }
  }

  /// The elements of a member with their paths. Fails where it is absent, no array, or has more elements than
  /// the limit.
  public mutating func array(
    _ name: String, atMost limit: Int
  ) throws(JSONStructureError) -> [JSONElement] {
    try present(optionalArray(name, atMost: limit), name)
  }

  private func present<Value>(_ value: Value?, _ name: String) throws(JSONStructureError) -> Value {
    guard let value else { throw JSONStructureError(.missing, at: path[name]) }
    return value
  }

  private func wrongKind(_ expected: JSONKind, _ value: JSONValue, at path: JSONPath) -> JSONStructureError {
    JSONStructureError(.wrongKind(expected: expected, found: value.kind), at: path)
  }
}

/// An element of an array, with the place where it stands.
public struct JSONElement: Hashable, Sendable {
  /// The element.
  public let value: JSONValue
  /// Where it stands.
  public let path: JSONPath

  /// The text that it is. Fails where it is no text.
  public func string() throws(JSONStructureError) -> String {
    guard case .string(let text) = value else {
      throw JSONStructureError(.wrongKind(expected: .string, found: value.kind), at: path)
    }
    return text
  }

  /// The whole number that it is. Fails where it is none.
  public func integer() throws(JSONStructureError) -> Int64 {
    guard case .integer(let number) = value else {
      throw JSONStructureError(.wrongKind(expected: .integer, found: value.kind), at: path)
    }
    return number
  }
}
