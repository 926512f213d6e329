import HTTPServer
import JSON
import Testing
import Web

@Suite("Slots over HTTP")
struct SlotsTests {
  @Test("The numbers of the standard are those by which the service schedules")
  func settings() throws {
    let test = try SubscribedOffice()
    let calendar = try test.office.ask(as: .anonymous) { try $0.calendars().workingDays }
    let router = OperationCatalog.router(
      in: WebContext(
        calendar: { calendar }, office: test.office, authenticator: WebFixture.NamedTokens(),
        limiter: WebFixture.Limit(seconds: nil), zones: TimeZoneNames([]), log: { _ in }))
    try test.database.write { queries in
      try queries.set("lead-working-days", to: "7")
      try queries.touch(.settings)
    }
    let dates = router.answer(
      HTTPRequest("GET", "/api/v1/calendar/earliest?receivedAt=2026-08-03T09:00:00+07:00"))
    #expect(dates.json["earliestDate"] == "2026-08-12" && dates.json["dueDate"] == "2026-08-10")
    let standard = router.answer(HTTPRequest("GET", "/api/v1/service", headers: ["accept-language": "en"]))
    #expect(standard.json["leadWorkingDays"] == 7 && standard.json["completionWorkingDays"] == 5)
    #expect(standard.text.contains("at the earliest 7 working days"))
  }

  @Test("everybody is told how many officers are free, staff who they are, and what is wrong is named")
  func slots() throws {
    let test = try SubscribedOffice()
    let calendar = try test.office.ask(as: .anonymous) { try $0.calendars().workingDays }
    let router = OperationCatalog.router(
      in: WebContext(
        calendar: { calendar }, office: test.office, authenticator: WebFixture.NamedTokens(),
        limiter: WebFixture.Limit(seconds: nil), zones: TimeZoneNames([]), log: { _ in }))
    let director = ["authorization": "Bearer director"]
    let made = router.answer(
      HTTPRequest(
        "POST", "/api/v1/officers", headers: director,
        json: #"{"name":"Ayu \"A\"","email":"ayu@example.go.id","competencies":["nib"]}"#))
    #expect(made.status == 201)
    let address = "/api/v1/slots?from=2026-03-10&to=2026-03-18&durationMinutes=60&needs=nib"
    let first = "\"start\":\"2026-03-17T08:00:00+07:00\",\"end\":\"2026-03-17T09:00:00+07:00\",\"officers\":1"
    let strangers = router.answer(HTTPRequest("GET", address))
    #expect(strangers.status == 200)
    #expect(strangers.text.hasPrefix("[{\(first)}"))
    #expect(throws: Never.self) { try JSONValue(parsing: Array(strangers.text.utf8)) }
    let staff = router.answer(HTTPRequest("GET", address, headers: director))
    #expect(staff.text.hasPrefix("[{\(first),\"who\":[{\"id\":"))
    #expect(staff.text.contains(#""name":"Ayu \"A\"""#))
    #expect(throws: Never.self) { try JSONValue(parsing: Array(staff.text.utf8)) }
    #expect(
      router.answer(HTTPRequest("GET", "/api/v1/slots?from=2026-03-10&to=2026-09-18")).status == 422)
  }
}
