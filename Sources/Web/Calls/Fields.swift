public import Casework
public import JSON
import Office
public import WorkCalendar
import Wording

/// A handler asks for a field that the operation's declaration does not promise: a mistake in the program.
public struct UndeclaredField: Error, Hashable, Sendable {
  /// The field.
  public let path: JSONPath
}

/// Named values that are known to conform to their schema: a body, an object in it, or the parameters of a
/// call.
///
/// What may be absent is `nil` where it is absent or `null`. The others fail with `UndeclaredField` where the
/// schema did not promise them.
public struct Fields: Sendable {
  /// The values.
  public let object: JSONObject
  /// Where they stand, for problems that the handler tells of.
  public let path: JSONPath

  /// Values that have been checked.
  public init(_ object: JSONObject, at path: JSONPath = .root) {
    self.object = object
    self.path = path
  }

  /// Whether there is a value that is not `null`.
  public func has(_ name: String) -> Bool { value(name) != nil }

  /// A text.
  public func text(_ name: String) throws(UndeclaredField) -> String {
    try promised(optionalText(name), name)
  }

  /// A text that may be absent.
  public func optionalText(_ name: String) throws(UndeclaredField) -> String? {
    try read(name) { value in
      if case .string(let text) = value { text } else { nil }
    }
  }

  /// A whole number.
  public func integer(_ name: String) throws(UndeclaredField) -> Int {
    try promised(optionalInteger(name), name)
  }

  /// A whole number that may be absent.
  public func optionalInteger(_ name: String) throws(UndeclaredField) -> Int? {
    try read(name) { value in
      if case .integer(let number) = value { Int(number) } else { nil }
    }
  }

  /// `true` or `false`; `absent` where the member is absent.
  public func boolean(_ name: String, absent: Bool = false) throws(UndeclaredField) -> Bool {
    try read(name) { value in
      if case .boolean(let answer) = value { answer } else { nil }
    } ?? absent
  }

  /// A date.
  public func date(_ name: String) throws(UndeclaredField) -> CivilDate {
    try promised(optionalDate(name), name)
  }

  /// A date that may be absent.
  public func optionalDate(_ name: String) throws(UndeclaredField) -> CivilDate? {
    guard let text = try optionalText(name) else { return nil }
    return try promised(CivilDate(iso8601: text), name)
  }

  /// A moment.
  public func instant(_ name: String) throws(UndeclaredField) -> Instant {
    try promised(optionalInstant(name), name)
  }

  /// A moment that may be absent.
  public func optionalInstant(_ name: String) throws(UndeclaredField) -> Instant? {
    guard let text = try optionalText(name) else { return nil }
    return try promised(Instant(iso8601: text), name)
  }

  /// The span between two moments, `start` and `end`. Fails with a `Problem` where it ends before it starts.
  public func range(start: String = "start", end: String = "end") throws -> InstantRange {
    guard let range = InstantRange(start: try instant(start), end: try instant(end)) else {
      throw Problem(fields: [FieldProblem(path[end].description, ISO8601Error(.emptySpan, at: 1).sentence)])
    }
    return range
  }

  /// The number of a record, in a text.
  public func identifier<Kind>(
    _ name: String, of kind: Kind.Type = Kind.self
  ) throws(UndeclaredField) -> Identifier<Kind> {
    try promised(Identifier(try text(name)), name)
  }

  /// An object.
  public func fields(_ name: String) throws(UndeclaredField) -> Fields {
    try promised(optionalFields(name), name)
  }

  /// An object that may be absent.
  public func optionalFields(_ name: String) throws(UndeclaredField) -> Fields? {
    try read(name) { value in
      if case .object(let object) = value { Fields(object, at: path[name]) } else { nil }
    }
  }

  /// The objects of an array; none where it is absent.
  public func list(_ name: String) throws(UndeclaredField) -> [Fields] {
    try elements(name) { value, place in
      if case .object(let object) = value { Fields(object, at: place) } else { nil }
    }
  }

  /// The texts of an array; none where it is absent.
  public func texts(_ name: String) throws(UndeclaredField) -> [String] {
    try elements(name) { value, _ in
      if case .string(let text) = value { text } else { nil }
    }
  }

  private func value(_ name: String) -> JSONValue? {
    guard let value = object[name], value != .null else { return nil }
    return value
  }

  private func read<Value>(_ name: String, _ read: (JSONValue) -> Value?) throws(UndeclaredField) -> Value? {
    guard let value = value(name) else { return nil }
    return try promised(read(value), name)
  }

  private func promised<Value>(_ value: Value?, _ name: String) throws(UndeclaredField) -> Value {
    guard let value else { throw UndeclaredField(path: path[name]) }
    return value
  }

  private func elements<Value>(
    _ name: String, _ read: (JSONValue, JSONPath) -> Value?
  ) throws(UndeclaredField) -> [Value] {
    guard let array = value(name) else { return [] }
    guard case .array(let elements) = array else { throw UndeclaredField(path: path[name]) }
    var values: [Value] = []
    for (index, element) in elements.enumerated() {
      values.append(try promised(read(element, path[name][index]), name))
    }
    return values
  }
}
