import Casework
import HTTPServer
import JSON
import Testing
import Web

@Suite("Two people cannot overwrite each other")
struct SeenVersionTests {
  @Test("Every change of a request takes If-Match, and tells of 412")
  func declared() {
    let changes = OperationCatalog.all.filter { operation in
      operation.method != .get && operation.path.hasPrefix("/api/v1/requests/{id}/")
        && !operation.path.hasSuffix("/documents")
    }
    #expect(changes.count >= 19)
    for operation in changes {
      #expect(operation.parameters.contains { $0.name == "If-Match" }, "\(operation.id)")
      #expect(operation.allProblems.contains(.changed), "\(operation.id)")
    }
  }

  @Test("A request that has changed since it was read is not changed by who has not seen that")
  func stale() throws {
    let test = try SubscribedOffice()
    let calendar = try test.office.ask(as: .anonymous) { try $0.calendars().workingDays }
    let router = OperationCatalog.router(
      in: WebContext(
        calendar: { calendar }, office: test.office, authenticator: WebFixture.NamedTokens(),
        limiter: WebFixture.Limit(seconds: nil), zones: TimeZoneNames(["Asia/Jakarta"]), log: { _ in }))
    let letter = router.answer(HTTPRequest("POST", "/api/v1/requests", json: SeenVersionTests.letter))
    guard case .string(let id)? = letter.json["id"] else {
      Issue.record("\(letter.text)")
      return
    }
    let address = "/api/v1/requests/\(id)"
    func read(_ token: String, _ language: String = "id") throws -> String {
      let answer = router.answer(
        HTTPRequest(
          "GET", address, headers: ["authorization": "Bearer \(token)", "accept-language": language]))
      return try #require(answer.header("ETag"))
    }
    func send(_ tag: String?, _ step: String, key: String? = nil) -> HTTPResponse {
      var headers = ["authorization": "Bearer registry", "accept-language": "en"]
      headers["if-match"] = tag
      headers["idempotency-key"] = key
      return router.answer(HTTPRequest("POST", "\(address)/actions/\(step)", headers: headers, json: "{}"))
    }
    let first = try read("registry")
    #expect(try read("auditor") != first, "what an auditor sees is something else")
    #expect(send("\"99\"", "return").status == 412)
    #expect(send("W/\(first)", "return").status == 412)
    let done = send("\"x\", \(first)", "return", key: "k")
    #expect(done.status == 200, "\(done.text)")
    #expect(send(first, "return", key: "k").text == done.text, "who asks again is answered again")
    let refused = send(first, "withdraw")
    #expect(refused.status == 412 && refused.text.contains("sudah-berubah"))
    let deputy = try read("deputy", "en")
    #expect(try read("registry") != first)
    #expect(send(deputy, "withdraw").status == 200, "whatever of this version was shown")
    #expect(send("*", "withdraw").status == 409)
  }

  static let letter = #"""
    {"applicant":{"kind":"public","name":"Sari","timeZone":"Asia/Jakarta","language":"id"},
     "letter":{"channel":"web"},"subject":"NIB","needs":["nib"],
     "proposals":[{"start":"2026-04-20T09:00:00+07:00","end":"2026-04-20T12:00:00+07:00"}]}
    """#
}
