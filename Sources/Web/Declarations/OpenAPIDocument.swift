public import JSON
public import Wording

/// The OpenAPI 3.1 document of operations: made from the declarations that the routes are made from.
public enum OpenAPIDocument {
  /// The document in one language.
  public static func make(
    _ operations: [Operation], language: Language, zones: TimeZoneNames
  ) -> JSONValue {
    var writer = Writer(language: language, rendering: SchemaRendering(language: language, zones: zones))
    var paths: [(path: String, methods: JSONObject)] = []
    for operation in operations {
      let written = writer.operation(operation)
      let method = operation.method.rawValue.lowercased()
      if let index = paths.firstIndex(where: { $0.path == operation.path }) {
        paths[index].methods.append(method, written)
      } else {
        paths.append((operation.path, [method: written]))
      }
    }
    let used = Set(operations.map(\.area))
    return [
      "openapi": "3.1.0", "info": writer.info,
      "servers": [["url": "/"]],
      "tags": .array(
        Area.allCases.filter(used.contains).map { area in
          ["name": .string(area.rawValue), "description": .string(area.name.text(in: language))]
        }),
      "paths": .object(JSONObject(paths.map { JSONMember($0.path, .object($0.methods)) })),
      "components": [
        "schemas": .object(writer.rendering.components),
        "securitySchemes": ["bearer": writer.bearer],
      ],
    ]
  }

  private struct Writer {
    let language: Language
    var rendering: SchemaRendering

    var info: JSONValue {
      [
        "title": say(
          Sentence("Jadwal: penjadwalan permohonan fasilitasi", "Jadwal: scheduling of facilitation requests")
        ),
        "version": "0.1.0",
        "description": say(
          Sentence(
            """
            Waktu ditulis menurut ISO 8601 dengan selisih terhadap UTC, tanggal 2026-03-10, lama dalam menit, rentang \
            [awal, akhir). Masalah dijawab sebagai application/problem+json (RFC 9457) dalam bahasa Accept-Language: \
            id (baku) atau en. Bidang dapat bertambah pada jawaban; bidang tak dikenal pada kiriman ditolak.
            """,
            """
            Times are ISO 8601 with an offset from UTC, dates 2026-03-10, durations in minutes, spans [start, end). \
            Problems are answered as application/problem+json (RFC 9457) in the language of Accept-Language: id (the \
            default) or en. Fields may be added to answers; unknown fields in what is sent are refused.
            """)),
      ]
    }

    var bearer: JSONValue {
      [
        "type": "http", "scheme": "bearer",
        "description": say(
          Sentence(
            "token petugas, atau rahasia satu permohonan bagi pemohonnya",
            "a token of staff, or the secret of one request for its applicant")),
      ]
    }

    mutating func operation(_ operation: Operation) -> JSONValue {
      var object: JSONObject = [
        "operationId": .string(operation.id), "tags": [.string(operation.area.rawValue)],
        "summary": say(operation.summary), "description": description(of: operation),
      ]
      if !operation.parameters.isEmpty {
        object.append("parameters", .array(operation.parameters.map { parameter($0) }))
      }
      if let body = operation.body {
        object.append(
          "requestBody", ["required": .boolean(!body.mayBeLeftOut), "content": .object(content(of: body))])
      }
      object.append("responses", .object(responses(of: operation)))
      let bearer: JSONValue = ["bearer": []]
      object.append(
        "security",
        !operation.access.asksForToken ? [] : operation.access.allowsStrangers ? [[:], bearer] : [bearer])
      return .object(object)
    }

    private func description(of operation: Operation) -> JSONValue {
      let access = operation.access
      var callers: [Sentence] = []
      if access.allowsStrangers { callers.append(Sentence("siapa saja", "everybody")) }
      if access.allowsApplicant { callers.append(Sentence("pemohon", "the applicant")) }
      callers += access.roles.sorted { $0.rawValue < $1.rawValue }.map { Sentence(same: $0.rawValue) }
      let named = callers.map { $0.text(in: language) }.joined(separator: ", ")
      let mayCall = Sentence("Yang boleh memanggil: ", "May be called by: ") + Sentence(same: "\(named).")
      guard let details = operation.details else { return say(mayCall) }
      return say(details + Sentence(same: "\n\n") + mayCall)
    }

    private mutating func parameter(_ parameter: Parameter) -> JSONValue {
      var object: JSONObject = [
        "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
        "required": .boolean(parameter.isRequired), "description": say(parameter.help),
        "schema": rendering.render(parameter.schema),
      ]
      if parameter.place == .query, case .list = parameter.schema {
        object.append("style", "form")
        object.append("explode", false)
      }
      return .object(object)
    }

    private mutating func content(of body: RequestBody) -> JSONObject {
      var content = JSONObject()
      switch body {
      case .json(let schema, _): content.append("application/json", ["schema": rendering.render(schema)])
      case .calendar, .calendarOrTable:
        for mediaType in body.mediaTypes { content.append(mediaType, ["schema": ["type": "string"]]) }
      case .jsonOrCalendar(let schema, _):
        content.append("application/json", ["schema": rendering.render(schema)])
        content.append("text/calendar", ["schema": ["type": "string"]])
      case .form(let parts, _): content.append("multipart/form-data", ["schema": form(parts)])
      }
      return content
    }

    private mutating func form(_ parts: [RequestBody.Part]) -> JSONValue {
      var properties = JSONObject()
      for part in parts {
        // A file has no schema of its own: any bytes (OpenAPI 3.1, section 4.8.14.2).
        properties.append(
          part.name, part.schema.map { rendering.render($0) } ?? ["type": "string", "format": "binary"])
      }
      return [
        "type": "object", "properties": .object(properties),
        "required": .array(parts.filter(\.isRequired).map { .string($0.name) }),
        "additionalProperties": false,
      ]
    }

    private mutating func responses(of operation: Operation) -> JSONObject {
      var responses = JSONObject()
      for answer in operation.answers { responses.append(String(answer.status), response(answer)) }
      let problems = operation.allProblems
      var statuses: [Int] = []
      for status in problems.map(\.status) where !statuses.contains(status) { statuses.append(status) }
      let schema = rendering.render(Problem.schema)
      for status in statuses {
        let kinds = problems.filter { $0.status == status }
        let lines = kinds.map { "\($0.title.text(in: language)) (`\($0.type)`)" }
        var response: JSONObject = [
          "description": .string(lines.joined(separator: "; ")),
          "content": ["application/problem+json": ["schema": schema]],
        ]
        if status == 429 || status == 503 {
          response.append(
            "headers",
            [
              "Retry-After": [
                "description": say(
                  Sentence("detik sampai boleh mencoba lagi", "seconds until it may be tried again")),
                "schema": ["type": "integer"],
              ]
            ])
        }
        responses.append(String(status), .object(response))
      }
      return responses
    }

    private mutating func response(_ answer: AnswerDeclaration) -> JSONValue {
      var object: JSONObject = ["description": say(answer.meaning)]
      if !answer.content.isEmpty {
        var content = JSONObject()
        for (mediaType, schema) in answer.content {
          content.append(mediaType, ["schema": schema.map { rendering.render($0) } ?? ["type": "string"]])
        }
        object.append("content", .object(content))
      }
      if !answer.headers.isEmpty {
        var headers = JSONObject()
        for header in answer.headers {
          headers.append(header.name, ["description": say(header.help), "schema": ["type": "string"]])
        }
        object.append("headers", .object(headers))
      }
      return .object(object)
    }

    private func say(_ sentence: Sentence) -> JSONValue { .string(sentence.text(in: language)) }
  }
}
