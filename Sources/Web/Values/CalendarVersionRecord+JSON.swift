public import JSON
public import Store

extension CalendarVersionRecord {
  /// The version as JSON, with the name of who brought it, where that is known.
  public func json(by name: String?) -> JSONValue {
    var object: JSONObject = [
      "version": .string(id.description), "madeAt": .instant(madeAt), "by": .string(madeBy),
    ]
    if let name { object.append("byName", .string(name)) }
    object.append("source", .string(source == nil ? "program" : "import"))
    if let source {
      object.append("mode", .string(source.mode.rawValue))
      object.append("fileName", .string(source.name))
      object.append("mediaType", .string(source.mediaType))
    }
    if case .object(let told)? = try? JSONValue(parsing: Array(summary.utf8)) {
      object.members += told.members
    }
    return .object(object)
  }
}
