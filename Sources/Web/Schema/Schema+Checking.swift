public import JSON
public import Office
import Wording

/// What came of checking a value.
public struct CheckedValue: Hashable, Sendable {
  /// The value, its whole numbers written as such.
  public let value: JSONValue
  /// Everything that is wrong with it, in the order of the text; none where it conforms.
  public let problems: [FieldProblem]
}

extension Schema {
  /// Whether an object without any member conforms.
  var acceptsEmptyObject: Bool {
    switch self {
    case .object(let members, _): !members.contains(where: \.isRequired)
    case .named(_, let schema), .described(let schema, _), .nullable(let schema): schema.acceptsEmptyObject
    default: false
    }
  }

  /// The most problems that are told of one value: a hostile body must not make an answer larger than itself.
  public static let mostProblems = 100

  /// Checks a value against this schema and tells everything that is wrong with it, up to `mostProblems`.
  public func check(_ value: JSONValue, at path: JSONPath = .root, zones: TimeZoneNames) -> CheckedValue {
    var check = SchemaCheck(zones: zones)
    let checked = check.read(value, as: self, at: path)
    return CheckedValue(value: checked, problems: check.problems)
  }
}

/// One pass over one value.
private struct SchemaCheck {
  let zones: TimeZoneNames
  private(set) var problems: [FieldProblem] = []

  init(zones: TimeZoneNames) { self.zones = zones }

  /// The value as it is handed on. What does not conform is noted, and handed on as it is.
  mutating func read(_ value: JSONValue, as schema: Schema, at path: JSONPath) -> JSONValue {
    switch schema {
    case .named(_, let inner), .described(let inner, _): return read(value, as: inner, at: path)
    case .nullable(let inner): return value == .null ? .null : read(value, as: inner, at: path)
    case .object(let members, let isClosed):
      guard case .object(let object) = value else { return wrongKind(.object, value, at: path) }
      return read(object, members: members, isClosed: isClosed, at: path)
    case .list(let element, let count, let isUnique):
      guard case .array(let elements) = value else { return wrongKind(.array, value, at: path) }
      return read(elements, as: element, count: count, isUnique: isUnique, at: path)
    case .integer(let range): return readInteger(value, in: range, at: path)
    case .number:
      if value.kind != .integer, value.kind != .real { return wrongKind(.real, value, at: path) }
    case .boolean:
      if value.kind != .boolean { return wrongKind(.boolean, value, at: path) }
    case .text, .anyText, .choice, .timeZone:
      guard case .string(let text) = value else { return wrongKind(.string, value, at: path) }
      read(text, as: schema, at: path)
    }
    return value
  }

  private mutating func read(
    _ object: JSONObject, members: [Schema.Member], isClosed: Bool, at path: JSONPath
  ) -> JSONValue {
    var checked = JSONObject()
    for member in object.members {
      if let declared = members.first(where: { $0.name == member.name }) {
        checked.append(member.name, read(member.value, as: declared.schema, at: path[member.name]))
      } else if isClosed {
        note(.unknown(known: members.map(\.name)), at: path[member.name])
      } else {
        checked.append(member.name, member.value)
      }
    }
    for member in members where member.isRequired && object[member.name] == nil {
      note(.missing, at: path[member.name])
    }
    return .object(checked)
  }

  private mutating func read(
    _ elements: [JSONValue], as schema: Schema, count: ClosedRange<Int>, isUnique: Bool, at path: JSONPath
  ) -> JSONValue {
    if elements.count > count.upperBound {
      note(.tooManyElements(found: elements.count, limit: count.upperBound), at: path)
      return .array(elements)
    }
    if elements.count < count.lowerBound {
      note(.tooFewElements(found: elements.count, minimum: count.lowerBound), at: path)
    }
    var seen: Set<JSONValue> = []
    var checked: [JSONValue] = []
    for (index, element) in elements.enumerated() {
      let value = read(element, as: schema, at: path[index])
      if isUnique, !seen.insert(value).inserted {
        note(Sentence("disebut dua kali; hapus salah satunya", "given twice; remove one"), at: path[index])
      }
      checked.append(value)
    }
    return .array(checked)
  }

  private mutating func readInteger(
    _ value: JSONValue, in range: ClosedRange<Int>, at path: JSONPath
  ) -> JSONValue {
    let number: Int64
    switch value {
    case .integer(let whole): number = whole
    case .real(let real):
      guard real.rounded() == real else { return wrongKind(.integer, value, at: path) }
      // A double beyond 64 bits is beyond any range too.
      number = Int64(exactly: real) ?? (real < 0 ? .min : .max)
    default: return wrongKind(.integer, value, at: path)
    }
    if !range.contains(Int(number)) { note(.outOfRange(found: number, allowed: range), at: path) }
    return .integer(number)
  }

  private mutating func read(_ text: String, as schema: Schema, at path: JSONPath) {
    switch schema {
    case .text(let form, let length):
      let count = text.unicodeScalars.count
      if count > length.upperBound {
        note(
          Sentence(
            "\(count) karakter; paling banyak \(length.upperBound)",
            "\(count) characters; at most \(length.upperBound)"), at: path)
      } else if !form.accepts(text) {
        // The form tells more than the length that goes with it.
        refuse(text, expected: form.expectation, at: path)
      } else if count < length.lowerBound {
        note(
          Sentence(
            "\(count) karakter; paling sedikit \(length.lowerBound)",
            "\(count) characters; at least \(length.lowerBound)"), at: path)
      }
    case .choice(let words) where !words.contains(text):
      let known = words.joined(separator: ", ")
      refuse(text, expected: Sentence("salah satu dari \(known)", "one of \(known)"), at: path)
    case .timeZone where !zones.contains(text):
      refuse(
        text, expected: Sentence("nama zona waktu seperti Asia/Jakarta", "a time zone such as Asia/Jakarta"),
        at: path)
    default: break
    }
  }

  private mutating func refuse(_ text: String, expected: Sentence, at path: JSONPath) {
    let refused = Quotation.quoted(text)
    note(
      Sentence("\(refused) tidak dapat dipakai; tulis ", "cannot use \(refused); write ") + expected, at: path
    )
  }

  private mutating func wrongKind(_ expected: JSONKind, _ value: JSONValue, at path: JSONPath) -> JSONValue {
    note(.wrongKind(expected: expected, found: value.kind), at: path)
    return value
  }

  private mutating func note(_ problem: JSONStructureError.Problem, at path: JSONPath) {
    note(problem.sentence, at: path)
  }

  private mutating func note(_ sentence: Sentence, at path: JSONPath) {
    if problems.count < Schema.mostProblems { problems.append(FieldProblem(path.description, sentence)) }
  }
}
