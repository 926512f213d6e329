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
    // One day is no year.
    let part = post("/api/v1/holidays", text, token: "director")
    #expect(
      part.status == 422 && part.text.contains("holidays.ics: bukan seluruh tahun 2029"), "\(part.text)")
    let preview = post("/api/v1/holidays?mode=amend", text, token: "director")
    #expect(preview.status == 200 && preview.json["applied"] == false, "\(preview.text)")
    #expect(
      preview.json["years"] == [2029] && preview.json["mode"] == "amend" && preview.json["version"] == nil)
    let applied = post("/api/v1/holidays?mode=amend&apply=true&name=2029.ics", text, token: "admin")
    #expect(applied.status == 200 && applied.json["applied"] == true, "\(applied.text)")
    #expect(applied.json["version"] == "2")
    #expect(test.get("holidays.ics").text.contains("DTSTART;VALUE=DATE:20290101"))
    let bad = post("/api/v1/holidays", text.replacing("20290101", with: "20291301"), token: "director")
    #expect(bad.status == 422 && bad.text.contains("baris 6"), "\(bad.text)")
    #expect(post("/api/v1/holidays", text, token: "officer").status == 403)
    #expect(post("/api/v1/holidays?mode=all&apply=maybe", text, token: "director").status == 422)
    #expect(post("/api/v1/holidays?mode=some", text, token: "director").status == 422)
  }

  @Test("A table is taken as a calendar is, told with its line where it is wrong, and given back as it came")
  func table() throws {
    let text =
      "date\tname_id\tkind\tdecree\n2026-03-11\tCuti Bersama\tcollective-leave\tSKB 2/2026 (2026-02-27)\n"
    func send(_ text: String, _ query: String) -> HTTPResponse {
      post("/api/v1/holidays?" + query, text, token: "director", as: "text/tab-separated-values")
    }
    let bad = send(text.replacing("2026-03-11", with: "2026-03-41"), "mode=amend&name=skb.tsv")
    #expect(bad.status == 422 && bad.text.contains("skb.tsv: baris 2: kolom date"), "\(bad.text)")
    #expect(send("\u{FF}", "mode=amend").status == 422)
    #expect(post("/api/v1/holidays", text, token: "director", as: "text/csv").status == 415)
    let applied = send(text, "mode=amend&apply=true&name=skb.tsv")
    #expect(applied.status == 200 && applied.json["version"] == "2", "\(applied.text)")
    let versions = get("/api/v1/holidays/versions", token: "auditor")
    #expect(versions.status == 200)
    #expect(
      versions.text.contains(
        #""source":"import","mode":"amend","fileName":"skb.tsv","mediaType":"text/tab-separated-values","years":[2026],"added":1"#
      ), "\(versions.text)")
    let file = get("/api/v1/holidays/versions/2/file", token: "admin")
    #expect(file.text == text && file.header("content-type") == "text/tab-separated-values; charset=utf-8")
    #expect(get("/api/v1/holidays/versions/1/file", token: "admin").status == 404)
    let calendar = get("/api/v1/holidays/versions/1/calendar", token: "admin")
    #expect(calendar.header("content-type") == "text/calendar; charset=utf-8")
    #expect(get("/api/v1/holidays/versions/3/calendar", token: "admin").status == 404)
    #expect(get("/api/v1/holidays/versions", token: "officer").status == 403)
    let back = post("/api/v1/holidays?apply=true", calendar.text, token: "director")
    #expect(back.json["mode"] == "all" && back.json["version"] == "3", "\(back.text)")
    #expect(get("/api/v1/holidays/versions/3/calendar", token: "admin").text == calendar.text)
    let fits = OperationCatalog.all.first { $0.id == "listCalendarVersions" }?.answers.first?.content.first?
      .schema
    let value = try JSONValue(parsing: Array(get("/api/v1/holidays/versions", token: "director").text.utf8))
    #expect(fits?.check(value, zones: TimeZoneNames([])).problems.map(\.path) == [])
    let report = OperationCatalog.all.first { $0.id == "importHolidays" }?.answers.first?.content.first?
      .schema
    #expect(report?.check(.object(applied.json), zones: TimeZoneNames([])).problems.map(\.path) == [])
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

  private func get(_ address: String, token: String) -> HTTPResponse {
    router.answer(HTTPRequest("GET", address, headers: ["authorization": "Bearer \(token)"]))
  }

  private func post(
    _ address: String, _ text: String, token: String, as mediaType: String = "text/calendar"
  ) -> HTTPResponse {
    let request = HTTPRequest("POST", address)
    return router.answer(
      HTTPRequest(
        method: "POST", path: request.path, query: request.query,
        headers: [
          HTTPField("authorization", "Bearer \(token)"),
          HTTPField("content-type", "\(mediaType); charset=utf-8"),
        ], body: .bytes(Array(text.utf8))))
  }
}
