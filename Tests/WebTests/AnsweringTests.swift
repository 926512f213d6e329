import Casework
import HTTPServer
import JSON
import Office
import Store
import Testing
import Web
import Wording

@Suite("Calls are checked before their handler")
struct AnsweringTests {
  static let echo = Operation(
    "echo", .post, "/api/v1/requests/{id}/echo", area: .requests, summary: Sentence("gema", "echo"),
    path: [.identifier("id")],
    query: [.optional("times", .integer(1...9), Sentence("kali", "times"))], headers: [.ifMatch],
    body: .json(.closed([.required("name", .text(.line, length: 1...9))]), atMost: 100),
    access: .staff(.director).orApplicant(), answers: [.json(200, Sentence("gema", "echo"), .extensible([]))]
  ) { call in
    let name = try call.json().text("name")
    if name == "fail" { throw WebFixtureError.unforeseen }
    if name == "full" { throw DatabaseError.unwritable("disk") }
    if name == "ill" { throw DatabaseError.unreadable("page") }
    if name == "order" { throw Refusal.invalid([FieldProblem("end", Sentence("keliru", "wrong"))]) }
    let id = try call.path.identifier("id", of: Record.Request.self)
    return .json(
      200,
      [
        "id": .integer(id.number), "name": .string(name),
        "seen": .boolean(try call.seenVersion()?.allows(3) ?? false),
      ])
  }

  enum WebFixtureError: Error { case unforeseen }

  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    var address = "/api/v1/requests/7/echo"
    var token: String? = "director"
    var type: String? = "application/json"
    var match: String? = "\"3\""
    var body = #"{"name":"Ayu"}"#
    let status: Int
    var paths: [String] = []
    var testDescription: String { name }
  }

  static let rows = [
    Row(name: "all is well", status: 200),
    Row(name: "the applicant of the request", token: "request-7", status: 200),
    Row(name: "the applicant of another request sees nothing", token: "request-8", status: 404),
    Row(name: "no token", token: nil, status: 401), Row(name: "a token of nobody", token: "x", status: 401),
    Row(name: "another role", token: "registry", status: 403),
    Row(name: "no number", address: "/api/v1/requests/x/echo", status: 404),
    Row(name: "no token is told before a bad body", token: nil, body: "{", status: 401),
    Row(
      name: "a query out of range", address: "/api/v1/requests/7/echo?times=10", status: 422, paths: ["times"]
    ),
    Row(name: "an unknown query", address: "/api/v1/requests/7/echo?tims=1", status: 422, paths: ["tims"]),
    Row(
      name: "a query twice", address: "/api/v1/requests/7/echo?times=1&times=1", status: 422, paths: ["times"]
    ),
    Row(name: "no version", match: nil, status: 422, paths: ["If-Match"].map { $0 }),
    Row(name: "any version", match: "*", status: 200),
    Row(name: "several versions, a weak one among them", match: "W/\"3\", \"4.af\"", status: 200),
    Row(name: "a version without quotes", match: "3", status: 422, paths: ["If-Match"]),
    Row(name: "no JSON", body: "{", status: 400),
    Row(name: "another media type", type: "text/plain", status: 415),
    Row(name: "no media type", type: nil, status: 415),
    Row(name: "a media type with parameters", type: "Application/JSON; charset=utf-8", status: 200),
    Row(name: "a field missing", body: "{}", status: 422, paths: ["name"]),
    Row(name: "a rule between fields", body: #"{"name":"order"}"#, status: 422, paths: ["end"]),
    Row(name: "an error that nobody foresaw", body: #"{"name":"fail"}"#, status: 500),
    Row(name: "a full disk", body: #"{"name":"full"}"#, status: 503),
    Row(name: "a disk that cannot be read", body: #"{"name":"ill"}"#, status: 503),
    Row(
      name: "a body over the limit", body: "{\"name\":\"" + String(repeating: "a", count: 100) + "\"}",
      status: 413),
  ]

  @Test("Each with its status, and a problem in the reader's language", arguments: rows)
  func statuses(row: Row) throws {
    let context = try WebFixture.context()
    let router = HTTPRouter(
      [Self.echo.route(in: context)], notFound: { _ in HTTPResponse(status: 404) },
      methodNotAllowed: { _, _ in HTTPResponse(status: 405) },
      refused: { Problem($1).response(in: Language(accepting: $0.header("accept-language"))) })
    var headers = ["accept-language": "en"]
    headers["authorization"] = row.token.map { "Bearer \($0)" }
    headers["content-type"] = row.type
    headers["if-match"] = row.match
    var request = HTTPRequest("POST", row.address, headers: headers)
    request = HTTPRequest(
      method: "POST", path: request.path, query: request.query, headers: request.headers,
      body: .bytes(Array(row.body.utf8)))
    let response = router.answer(request)
    #expect(response.status == row.status, "\(response.text)")
    guard row.status != 200 else { return }
    #expect(response.header("content-type") == "application/problem+json")
    #expect(response.header("content-language") == "en")
    #expect(response.json["status"] == .whole(row.status))
    var paths: [String] = []
    if case .array(let errors) = response.json["errors"] {
      for case .object(let error) in errors {
        if case .string(let path) = error["path"] { paths.append(path) }
      }
    }
    #expect(paths == row.paths)
    let declared = Self.echo.allProblems.map(\.status)
    #expect(declared.contains(row.status), "every problem is in the document")
  }

  @Test("Too many calls are told when to come again")
  func rateLimit() throws {
    let response = Self.echo.answer(
      HTTPRequest("POST", "/api/v1/requests/7/echo"), PathValues(), in: try WebFixture.context(seconds: 12))
    #expect(response.status == 429 && response.header("retry-after") == "12")
  }

  @Test(
    "An error that nobody foresaw tells the caller nothing, and the log one line; so does a disk that fails",
    arguments: [("fail", 500), ("full", 503), ("ill", 503)])
  func unforeseen(name: String, status: Int) throws {
    let lines = Lines()
    let context = try WebFixture.context(log: { lines.append($0) })
    let request = HTTPRequest(
      "POST", "/api/v1/requests/7/echo", headers: ["authorization": "Bearer director", "if-match": "\"1\""],
      json: "{\"name\":\"\(name)\"}")
    let response = Self.echo.answer(request, PathValues([HTTPField("id", "7")]), in: context)
    #expect(response.status == status && (response.json["detail"] == nil) == (status == 500))
    #expect(lines.all.count == 1 && !lines.all[0].contains(name))
  }

  @Test(
    "The reader's language follows Accept-Language",
    arguments: [
      (nil, Language.indonesian), ("", .indonesian), ("en", .english), ("en-GB, id;q=0.8", .english),
      ("de", .indonesian),
      ("id, en", .indonesian), ("en, id", .indonesian), ("en;q=0.5, id;q=0.4", .english), ("*", .indonesian),
      ("id;q=0, *", .english), ("en;q=2", .indonesian), ("en;q=0", .indonesian), ("de, en;q=0.001", .english),
    ] as [(String?, Language)])
  func languages(header: String?, language: Language) {
    #expect(Language(accepting: header) == language)
  }
}
