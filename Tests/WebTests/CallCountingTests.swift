import Casework
import HTTPServer
import JSON
import Office
import Store
import Testing
import Web
import Wording

/// Limits that have run out for some callers, and notes of whom it was asked.
private final class SpentLimits: CallLimiter, @unchecked Sendable {
  let spent: Set<CountedCaller>
  private(set) var asked: [CountedCaller] = []

  init(_ spent: Set<CountedCaller>) { self.spent = spent }

  func secondsToWait(_ rate: RateClass, of caller: CountedCaller) -> Int? {
    guard rate != .unlimited else { return nil }
    asked.append(caller)
    return spent.contains(caller) ? 7 : nil
  }
}

@Suite("Calls are counted for whoever has shown who they are, and for the address of strangers alone")
struct CallCountingTests {
  private static let address = CountedCaller.address("127.0.0.1")

  private func operation(_ access: Access, body: RequestBody? = nil) -> Web.Operation {
    Web.Operation(
      "sample", .post, "/sample", area: .service, summary: Sentence("contoh", "a sample"), body: body,
      access: access, rate: .submitting, answers: [.empty(Sentence("selesai", "done"))]
    ) { _ in .empty }
  }

  @Test(
    "A spent address stops strangers, and neither staff nor applicants",
    arguments: [
      ("", 429, address), ("nobody", 429, address), ("director", 204, .staff(Identifier(1))),
      ("request-7", 204, .applicant(Identifier(7))),
    ])
  func spentAddress(token: String, status: Int, counted: CountedCaller) throws {
    let limits = SpentLimits([Self.address])
    let context = try WebFixture.context(limiter: limits)
    let headers = token.isEmpty ? [:] : ["authorization": "Bearer \(token)"]
    let answer = operation(.everyoneKnown)
      .answer(HTTPRequest("POST", "/sample", headers: headers), PathValues(), in: context)
    #expect(answer.status == status)
    #expect(answer.header("retry-after") == (status == 429 ? "7" : nil))
    #expect(limits.asked == [counted])
  }

  @Test("A member of staff who calls too often waits, at whatever address")
  func staff() throws {
    let context = try WebFixture.context(limiter: SpentLimits([.staff(Identifier(1))]))
    let answer = operation(.anyStaff)
      .answer(
        HTTPRequest("POST", "/sample", headers: ["authorization": "Bearer director"]), PathValues(),
        in: context)
    #expect(answer.status == 429)
  }

  @Test("What the head of a call tells is judged before its body, and counted once")
  func admission() throws {
    let limits = SpentLimits([])
    let context = try WebFixture.context(limiter: limits)
    let route = operation(.staff(.director), body: .form([.file("file")], atMost: 20 << 20))
      .route(in: context)
    let admits = try #require(route.admits)
    func head(_ token: String?) -> HTTPRequest {
      HTTPRequest("POST", "/sample", headers: token.map { ["authorization": "Bearer \($0)"] } ?? [:])
    }
    #expect(admits(head(nil), PathValues())?.status == 401)
    #expect(admits(head("nobody"), PathValues())?.status == 401)
    #expect(admits(head("registry"), PathValues())?.status == 403)
    #expect(admits(head("director"), PathValues()) == nil)
    let counted = limits.asked.count
    _ = route.handler(head("director"), PathValues())
    #expect(limits.asked.count == counted)
  }

  @Test("Secrets that open nothing are counted for the address; one that opens something is not")
  func guesses() throws {
    let test = try SubscribedOffice()
    let calendar = try #require(WebFixture.calendar())
    let limits = SpentLimits([Self.address])
    let context = WebContext(
      calendar: { calendar }, office: test.office, authenticator: WebFixture.NamedTokens(), limiter: limits,
      zones: TimeZoneNames([]), log: { _ in })
    let router = OperationCatalog.router(in: context)
    let file = try test.feed().file
    let code = file.dropLast(3) + "svg"
    for path in [file, String(code), "holidays.ics", "holidays.svg"] {
      #expect(router.answer(HTTPRequest("GET", "/feeds/\(path)")).status == 200, "\(path)")
    }
    #expect(limits.asked.isEmpty)
    for path in [file, String(code)] {
      let swapped = (path.first == "A" ? "B" : "A") + path.dropFirst()
      let guess = router.answer(HTTPRequest("GET", "/feeds/\(swapped)"))
      #expect(guess.status == 429 && guess.header("retry-after") == "7")
    }
    #expect(limits.asked == [Self.address, Self.address])
  }

  @Test("The OpenAPI document is the same bytes at each call, and another text in the other language")
  func document() throws {
    let context = try WebFixture.context()
    let router = OperationCatalog.router(in: context)
    func document(_ language: String) -> HTTPResponse {
      router.answer(HTTPRequest("GET", "/api/v1/openapi.json", headers: ["accept-language": language]))
    }
    let english = document("en")
    #expect(english.text == document("en").text && english.text != document("id").text)
    #expect(english.header("content-language") == "en" && english.header("vary") == "Accept-Language")
    #expect(english.json["openapi"] == .string("3.1.0"))
  }
}
