public import JSON
public import Wording

/// A schema as the OpenAPI document writes it (JSON Schema 2020-12), and the components that it needs.
public struct SchemaRendering: Sendable {
  private let language: Language
  private let zones: TimeZoneNames
  private var written: [String: JSONValue] = [:]

  /// A rendering in a language.
  public init(language: Language, zones: TimeZoneNames) {
    self.language = language
    self.zones = zones
  }

  /// The components that were needed so far, in alphabetical order.
  public var components: JSONObject {
    JSONObject(written.keys.sorted().map { JSONMember($0, written[$0] ?? .null) })
  }

  /// The schema; components in it are pointed to, and noted.
  public mutating func render(_ schema: Schema) -> JSONValue {
    switch schema {
    case .object(let members, let isClosed): return object(members, isClosed: isClosed)
    case .text(let form, let length): return text(form, length: length)
    case .anyText: return ["type": "string"]
    case .choice(let words): return ["type": "string", "enum": .array(words.map(JSONValue.string))]
    case .timeZone:
      return component("TimeZone", ["type": "string", "enum": .array(zones.names.map(JSONValue.string))])
    case .integer(let range):
      return [
        "type": "integer", "minimum": .integer(Int64(range.lowerBound)),
        "maximum": .integer(Int64(range.upperBound)),
      ]
    case .number: return ["type": "number"]
    case .boolean: return ["type": "boolean"]
    case .list(let element, let count, let isUnique): return list(element, count: count, isUnique: isUnique)
    case .nullable(let inner): return ["anyOf": [render(inner), ["type": "null"]]]
    case .named(let name, let inner): return component(name, render(inner))
    case .described(let inner, let words):
      guard case .object(var rendered) = render(inner) else { return [:] }
      rendered.append("description", .string(words.text(in: language)))
      return .object(rendered)
    }
  }

  private mutating func object(_ members: [Schema.Member], isClosed: Bool) -> JSONValue {
    var properties = JSONObject()
    for member in members { properties.append(member.name, render(member.schema)) }
    var object: JSONObject = ["type": "object", "properties": .object(properties)]
    let required = members.filter(\.isRequired).map { JSONValue.string($0.name) }
    if !required.isEmpty { object.append("required", .array(required)) }
    if isClosed { object.append("additionalProperties", false) }
    return .object(object)
  }

  private func text(_ form: TextForm, length: ClosedRange<Int>) -> JSONValue {
    var object: JSONObject = ["type": "string"]
    if let format = form.format { object.append("format", .string(format)) }
    object.append("pattern", .string(form.pattern))
    if length.lowerBound > 0 { object.append("minLength", .integer(Int64(length.lowerBound))) }
    object.append("maxLength", .integer(Int64(length.upperBound)))
    if length.contains(form.example.unicodeScalars.count) {
      object.append("examples", [.string(form.example)])
    }
    return .object(object)
  }

  private mutating func list(_ element: Schema, count: ClosedRange<Int>, isUnique: Bool) -> JSONValue {
    var object: JSONObject = ["type": "array", "items": render(element)]
    if count.lowerBound > 0 { object.append("minItems", .integer(Int64(count.lowerBound))) }
    if count.upperBound < Int.max { object.append("maxItems", .integer(Int64(count.upperBound))) }
    if isUnique { object.append("uniqueItems", true) }
    return .object(object)
  }

  /// Two schemas of one name are a mistake in the program: the document could say only one of them.
  private mutating func component(_ name: String, _ rendered: JSONValue) -> JSONValue {
    precondition(written[name] == nil || written[name] == rendered, "two schemas are called \(name)")
    written[name] = rendered
    return ["$ref": .string("#/components/schemas/\(name)")]
  }
}
