import Casework
import HTTPServer
import JSON
import Office
import Wording

/// Reads the parts of a call against the declaration of its operation. Each part fails with the `Problem`
/// that names everything wrong with it.
struct CallReader {
  let operation: Operation
  let request: HTTPRequest
  let context: WebContext

  /// The variables of the path. What does not fit names nothing.
  func path(_ values: PathValues) throws(Problem) -> Fields {
    var object = JSONObject()
    for parameter in operation.parameters where parameter.place == .path {
      let written = ParameterText(values[parameter.name]).value(as: parameter.schema)
      let checked = parameter.schema.check(written, at: JSONPath.root[parameter.name], zones: context.zones)
      guard checked.problems.isEmpty else { throw Problem(.notFound) }
      object.append(parameter.name, checked.value)
    }
    return Fields(object)
  }

  /// The query and the declared headers; both are told of at once.
  func parameters() throws(Problem) -> (query: Fields, headers: Fields) {
    var problems: [FieldProblem] = []
    let declared = operation.parameters.filter { $0.place == .query }
    for (index, field) in request.query.enumerated() {
      let path = JSONPath.root[field.name]
      if !declared.contains(where: { $0.name == field.name }) {
        problems.append(
          FieldProblem(
            path.description, JSONStructureError.Problem.unknown(known: declared.map(\.name)).sentence))
      } else if request.query[..<index].contains(where: { $0.name == field.name }) {
        problems.append(FieldProblem(path.description, Self.repeated))
      }
    }
    let query = read(.query, of: request.query, &problems) { $0 }
    let headers = read(.header, of: request.headers, &problems) { $0.lowercased() }
    guard problems.isEmpty else { throw Problem(fields: Array(problems.prefix(Schema.mostProblems))) }
    return (query, headers)
  }

  /// Who calls, where the operation asks. A token that is nobody's is refused.
  func caller() throws -> Principal {
    guard operation.access.asksForToken, let header = request.header("authorization") else {
      return .anonymous
    }
    let words = header.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2, words[0].lowercased() == "bearer",
      let caller = try context.authenticator.principal(token: words[1])
    else { throw Problem(.unauthenticated) }
    return caller
  }

  /// The number of the request that the path names, where it does.
  func requestNumber(_ path: Fields) -> Identifier<Record.Request>? {
    guard operation.path.contains("/requests/{id}") else { return nil }
    return try? path.identifier("id", of: Record.Request.self)
  }

  /// The body.
  func body() throws(Problem) -> Call.Body {
    switch operation.body {
    case nil: return .none
    case .json(let schema, _):
      // Where nothing has to be said, nothing need be sent.
      if bytes.isEmpty, schema.acceptsEmptyObject { return .json(Fields(JSONObject())) }
      try requireMediaType()
      return .json(try json(schema))
    case .calendar:
      try requireMediaType()
      return .calendar(bytes)
    case .calendarOrTable:
      try requireMediaType()
      return mediaType == "text/calendar" ? .calendar(bytes) : .table(bytes)
    case .jsonOrCalendar(let schema, _):
      try requireMediaType()
      return mediaType == "text/calendar" ? .calendar(bytes) : .json(try json(schema))
    case .form(let parts, _): return try form(parts)
    }
  }

  private static let repeated = Sentence(
    "disebut lebih dari sekali; sisakan satu", "given more than once; leave one")

  private func read(
    _ place: Parameter.Place, of fields: [HTTPField], _ problems: inout [FieldProblem],
    named name: (String) -> String
  ) -> Fields {
    var object = JSONObject()
    for parameter in operation.parameters where parameter.place == place {
      let path = JSONPath.root[parameter.name]
      let written = fields.filter { $0.name == name(parameter.name) }
      guard let field = written.first else {
        if parameter.isRequired {
          problems.append(FieldProblem(path.description, JSONStructureError.Problem.missing.sentence))
        }
        continue
      }
      if place == .header, written.count > 1 {
        problems.append(FieldProblem(path.description, Self.repeated))
      }
      let checked = parameter.schema.check(
        ParameterText(field.value).value(as: parameter.schema), at: path, zones: context.zones)
      problems += checked.problems
      object.append(parameter.name, checked.value)
    }
    return Fields(object)
  }

  private var bytes: [UInt8] {
    if case .bytes(let bytes) = request.body { bytes } else { [] }
  }

  /// The media type of the body in lower case, without its parameters.
  private var mediaType: String {
    let type = (request.header("content-type") ?? "").prefix { $0 != ";" && $0 != " " && $0 != "\t" }
    return type.lowercased()
  }

  private func requireMediaType() throws(Problem) {
    let taken = operation.body?.mediaTypes ?? []
    guard taken.contains(mediaType) else {
      let known = taken.joined(separator: ", ")
      throw Problem(.wrongMediaType, Sentence("kirim sebagai \(known)", "send it as \(known)"))
    }
  }

  private func json(_ schema: Schema) throws(Problem) -> Fields {
    let value: JSONValue
    do throws(JSONSyntaxError) {
      value = try JSONValue(parsing: bytes, limits: JSONLimits(depth: 32, values: 50_000))
    } catch {
      throw Problem(
        .notJSON,
        Sentence(
          "baris \(error.line), kolom \(error.column): ", "line \(error.line), column \(error.column): ")
          + error.problem.sentence)
    }
    let checked = schema.check(value, zones: context.zones)
    guard checked.problems.isEmpty, case .object(let object) = checked.value else {
      throw Problem(fields: checked.problems)
    }
    return Fields(object)
  }

  private func form(_ declared: [RequestBody.Part]) throws(Problem) -> Call.Body {
    var parts: [HTTPFormPart] = []
    if case .form(let sent) = request.body { parts = sent }
    var problems: [FieldProblem] = []
    var texts = JSONObject()
    var files: [HTTPFormPart] = []
    for (index, part) in parts.enumerated() {
      let path = JSONPath.root[part.name]
      guard let declaration = declared.first(where: { $0.name == part.name }) else {
        problems.append(
          FieldProblem(
            path.description, JSONStructureError.Problem.unknown(known: declared.map(\.name)).sentence))
        continue
      }
      if parts[..<index].contains(where: { $0.name == part.name }) {
        problems.append(FieldProblem(path.description, Self.repeated))
      }
      guard let schema = declaration.schema else {
        files.append(part)
        continue
      }
      guard let text = String(validating: part.bytes, as: UTF8.self) else {
        problems.append(FieldProblem(path.description, JSONSyntaxError.Problem.notUTF8.sentence))
        continue
      }
      let checked = schema.check(ParameterText(text).value(as: schema), at: path, zones: context.zones)
      problems += checked.problems
      texts.append(part.name, checked.value)
    }
    for declaration in declared
    where declaration.isRequired && !parts.contains(where: { $0.name == declaration.name }) {
      problems.append(
        FieldProblem(JSONPath.root[declaration.name].description, JSONStructureError.Problem.missing.sentence)
      )
    }
    guard problems.isEmpty else { throw Problem(fields: Array(problems.prefix(Schema.mostProblems))) }
    return .form(Fields(texts), files: files)
  }
}
