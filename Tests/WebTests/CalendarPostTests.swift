import HTTPServer
import JSON
import Testing
import Web

@Suite("Calendar texts that are sent to the service")
struct CalendarPostTests {
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

  @Test("A decree is shown first, done on demand, and a bad file is refused with its line")
  func holidays() throws {
    let text = """
      BEGIN:VCALENDAR\r
      VERSION:2.0\r
      PRODID:-//Test//EN\r
      BEGIN:VEVENT\r
      UID:1\r
      DTSTART;VALUE=DATE:20290101\r
      SUMMARY:Tahun Baru\r
      CATEGORIES:NATIONAL-HOLIDAY\r
      END:VEVENT\r
      END:VCALENDAR\r

      """
    let preview = post("/api/v1/holidays", text, token: "director")
    #expect(preview.status == 200 && preview.json["applied"] == false, "\(preview.text)")
    #expect(preview.json["years"] == [2029])
    let applied = post("/api/v1/holidays?apply=true", text, token: "admin")
    #expect(applied.status == 200 && applied.json["applied"] == true, "\(applied.text)")
    #expect(test.get("holidays.ics").text.contains("DTSTART;VALUE=DATE:20290101"))
    let bad = post("/api/v1/holidays", text.replacing("20290101", with: "20291301"), token: "director")
    #expect(bad.status == 422 && bad.text.contains("baris 6"), "\(bad.text)")
    #expect(post("/api/v1/holidays", text, token: "officer").status == 403)
  }

  @Test("An answer to a meeting that is not known is a conflict, one that is no answer is refused")
  func itip() throws {
    let text = """
      BEGIN:VCALENDAR\r
      VERSION:2.0\r
      PRODID:-//Test//EN\r
      METHOD:REPLY\r
      BEGIN:VEVENT\r
      UID:nobody@example.com\r
      DTSTAMP:20260302T010000Z\r
      ATTENDEE;PARTSTAT=ACCEPTED:mailto:pemohon@example.com\r
      END:VEVENT\r
      END:VCALENDAR\r

      """
    #expect(post("/api/v1/itip", text, token: "registry").status == 409)
    #expect(post("/api/v1/itip", text.replacing("REPLY", with: "REQUEST"), token: "registry").status == 422)
    #expect(post("/api/v1/itip", text, token: "officer").status == 409)
    #expect(post("/api/v1/itip", text, token: "director").status == 403)
    #expect(post("/api/v1/itip", text, token: "nobody").status == 401)
  }

  private func post(_ address: String, _ text: String, token: String) -> HTTPResponse {
    let request = HTTPRequest("POST", address)
    return router.answer(
      HTTPRequest(
        method: "POST", path: request.path, query: request.query,
        headers: [
          HTTPField("authorization", "Bearer \(token)"),
          HTTPField("content-type", "text/calendar; charset=utf-8"),
        ], body: .bytes(Array(text.utf8))))
  }
}
