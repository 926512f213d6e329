import HTTPServer
import JSON
import Office
import Testing
import Web

@Suite("The address of a feed is told for every calendar program, and drawn as a QR code")
struct FeedCodeTests {
  let test: SubscribedOffice
  let router: HTTPRouter

  init() throws {
    test = try SubscribedOffice()
    let calendar = try #require(WebFixture.calendar())
    router = OperationCatalog.router(
      in: WebContext(
        calendar: { calendar }, office: test.office, authenticator: WebFixture.NamedTokens(),
        limiter: WebFixture.Limit(seconds: nil), zones: TimeZoneNames([]), log: { _ in }))
  }

  private func made() throws -> (feed: JSONObject, name: String) {
    let answer = router.answer(
      HTTPRequest(
        "POST", "/api/v1/feeds", headers: ["authorization": "Bearer director"], json: #"{"scope":"unit"}"#))
    #expect(answer.status == 201)
    guard case .string(let url) = answer.json["url"] else { throw Problem(.failure) }
    return (answer.json, String(url.split(separator: "/").last?.dropLast(4) ?? ""))
  }

  @Test(
    "Whoever makes a feed is told the address in each form",
    arguments: [
      ("https://jadwal.example.go.id", "jadwal.example.go.id"),
      ("http://127.0.0.1:8080/a", "127.0.0.1:8080/a"),
    ])
  func forms(service: String, rest: String) throws {
    test.office.isServed(at: service, listening: "http://127.0.0.1:1")
    let (feed, name) = try made()
    #expect(feed["url"] == .string("\(service)/feeds/\(name).ics"))
    #expect(feed["webcal"] == .string("webcal://\(rest)/feeds/\(name).ics"))
    #expect(feed["qrCode"] == .string("\(service)/feeds/\(name).svg"))
    let encoded = "webcal://\(rest)/feeds/\(name).ics".replacing(":", with: "%3A").replacing("/", with: "%2F")
    #expect(feed["google"] == .string("https://calendar.google.com/calendar/r?cid=\(encoded)"))
  }

  @Test("The code of a secret address is kept by nobody and listed nowhere; that of the days off is public")
  func headers() throws {
    let secret = router.answer(
      HTTPRequest("GET", "/feeds/\(try made().name).svg", headers: ["authorization": "Bearer nobody"]))
    let holidays = router.answer(HTTPRequest("GET", "/feeds/holidays.svg"))
    for answer in [secret, holidays] {
      #expect(answer.status == 200 && answer.header("content-type") == "image/svg+xml")
      #expect(answer.header("referrer-policy") == "no-referrer")
      #expect(answer.header("x-content-type-options") == "nosniff")
      #expect(answer.header("content-security-policy") == "default-src 'none'")
    }
    #expect(secret.header("cache-control") == "private, no-store")
    #expect(secret.header("x-robots-tag") == "noindex")
    #expect(holidays.header("cache-control") == "public, max-age=3600")
    #expect(holidays.header("x-robots-tag") == nil)
  }

  @Test("A secret that opens nothing has no code: revoked, unknown or malformed")
  func unknown() throws {
    let (feed, name) = try made()
    guard case .string(let id) = feed["id"] else { throw Problem(.failure) }
    let swapped = (name.first == "A" ? "B" : "A") + name.dropFirst()
    #expect(
      router.answer(
        HTTPRequest("DELETE", "/api/v1/feeds/\(id)", headers: ["authorization": "Bearer director"])
      ).status == 204)
    let revoked = router.answer(HTTPRequest("GET", "/feeds/\(name).svg"))
    for path in ["\(name)", "\(swapped)", "x", "holidays.ics"] {
      let answer = router.answer(HTTPRequest("GET", "/feeds/\(path).svg"))
      #expect(answer.status == 404 && answer.text == revoked.text, "\(path)")
    }
  }
}
