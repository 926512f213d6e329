import Casework
import HTTPServer
import Office
import Store
import Testing
import Web
import WorkCalendar

@Suite("A feed is made once for each change, and sent as clients ask for it")
struct FeedLibraryTests {
  let test: SubscribedOffice

  init() throws {
    test = try SubscribedOffice()
    try test.addMeeting(after: 30)
  }

  @Test("The first answer has the calendar with both validators")
  func first() throws {
    let answer = test.get(try test.feed().file)
    #expect(answer.status == 200)
    #expect(answer.sent("content-type") == "text/calendar; charset=utf-8")
    #expect(answer.sent("last-modified") == "Tue, 10 Mar 2026 00:00:00 GMT")
    #expect(answer.sent("cache-control")?.hasPrefix("private") == true)
    #expect(answer.sent("vary") == "Accept-Encoding" && answer.sent("x-robots-tag") == "noindex")
    #expect(answer.sent("etag")?.hasPrefix("\"") == true && answer.sent("content-encoding") == nil)
    #expect(answer.text.hasPrefix("BEGIN:VCALENDAR\r\n") && answer.text.contains("SPB-1 NIB"))
  }

  @Test("A compressed form has a tag of its own, and tells of its encoding")
  func gzip() throws {
    let file = try test.feed().file
    let plain = test.get(file)
    let compressed = test.get(file, ["accept-encoding": "gzip, br"])
    #expect(compressed.sent("content-encoding") == "gzip")
    #expect(compressed.sent("etag") != plain.sent("etag"))
    #expect(compressed.sharedBody?.bytes == Gzip.compress(plain.sharedBody?.bytes ?? []))
    #expect(test.get(file, ["accept-encoding": "gzip;q=0"]).sent("content-encoding") == nil)
  }

  @Test("What a client has is not sent again; the tag decides before the date")
  func conditions() throws {
    let file = try test.feed().file
    let tag = try #require(test.get(file).sent("etag"))
    let compressedTag = try #require(test.get(file, ["accept-encoding": "gzip"]).sent("etag"))
    let rows: [(headers: [String: String], status: Int)] = [
      (["if-none-match": tag], 304), (["if-none-match": "W/\(tag)"], 304), (["if-none-match": "*"], 304),
      (["if-none-match": "\"other\", \(tag)"], 304), (["if-none-match": "\"other\""], 200),
      (["if-none-match": compressedTag], 200),
      (["if-none-match": compressedTag, "accept-encoding": "gzip"], 304),
      (["if-modified-since": "Tue, 10 Mar 2026 00:00:00 GMT"], 304),
      (["if-modified-since": "Mon, 09 Mar 2026 23:59:59 GMT"], 200),
      (["if-modified-since": "Tue, 10 Mar 2026 00:00:00 GMT", "if-none-match": "\"other\""], 200),
      (["if-modified-since": "yesterday"], 200),
      (["authorization": "Bearer nobody", "accept": "application/json"], 200),
    ]
    for row in rows {
      let answer = test.get(file, row.headers)
      #expect(answer.status == row.status, "\(row.headers)")
      #expect(answer.sent("etag") != nil && answer.sent("vary") == "Accept-Encoding", "\(row.headers)")
    }
    #expect(test.get(file, ["if-none-match": tag]).sharedBody?.bytes.isEmpty == true)
  }

  @Test("While nothing that it shows changes, the very same bytes are sent")
  func kept() throws {
    let file = try test.feed().file
    let first = test.get(file).sharedBody
    #expect(test.get(file).sharedBody === first)
    // Something else is written: the versions are compared, the text is not made anew.
    try test.database.write { try $0.touch(.webhooks) }
    #expect(test.get(file).sharedBody === first)
    try test.addMeeting(after: 50)
    let second = test.get(file)
    #expect(second.sharedBody !== first && second.text.contains("SPB-2 NIB"))
    #expect(second.sent("etag") != first?.headers.first { $0.name == "ETag" }?.value)
    // A new day, in which nothing has left the feed.
    test.clock.now = test.clock.now + Minutes(1440)
    #expect(test.get(file).sharedBody === second.sharedBody)
  }

  @Test("A new day takes out what is long past, with nothing written")
  func newDay() throws {
    let file = try test.feed().file
    #expect(test.get(file).text.contains("SPB-1"))
    test.clock.now = test.clock.now + Minutes(100 * 1440)
    #expect(!test.get(file).text.contains("SPB-1"))
  }

  @Test("A revoked secret, an unknown one and a malformed one are answered alike")
  func unknown() throws {
    let (file, id) = try test.feed()
    #expect(test.get(file).status == 200)
    _ = try test.office.perform(RevokeFeed(feed: id), as: SubscribedOffice.director)
    let revoked = test.get(file)
    let swapped = (file.first == "A" ? "B" : "A") + file.dropFirst()
    for answer in [revoked, test.get(swapped), test.get("x.ics"), test.get(String(file.dropLast(4)))] {
      #expect(answer.status == 404)
      #expect(answer.text == revoked.text && answer.headers == revoked.headers)
    }
  }

  @Test("Days off are public, with the day of the last decree")
  func holidays() throws {
    let answer = test.get("holidays.ics")
    #expect(answer.status == 200 && answer.text.contains("SUMMARY;LANGUAGE=id:"))
    #expect(answer.sent("cache-control")?.hasPrefix("public") == true && answer.sent("x-robots-tag") == nil)
    let date = try #require(answer.sent("last-modified"))
    #expect(test.get("holidays.ics", ["if-modified-since": date]).status == 304)
  }

  @Test("Kept feeds stay within the limit, and those asked for the longest ago give way")
  func limit() throws {
    let probe = try SubscribedOffice()
    _ = probe.get(try probe.feed(.busy).file)
    let one = probe.library.keptBytes
    #expect(one > 0)
    let small = try SubscribedOffice(atMost: one * 2 + one / 2)
    let files = try (0..<3).map { _ in try small.feed(.busy).file }
    let bodies = files.map { small.get($0).sharedBody }
    #expect(small.library.keptBytes <= one * 2 + one / 2 && small.library.keptBytes > one)
    #expect(small.get(files[1]).sharedBody === bodies[1] && small.get(files[2]).sharedBody === bodies[2])
    #expect(small.get(files[0]).sharedBody !== bodies[0])
    let none = try SubscribedOffice(atMost: 0)
    #expect(none.get(try none.feed().file).status == 200 && none.library.keptBytes == 0)
  }

  @Test("The router answers GET and HEAD, and finds the public feed beside the secret ones")
  func routes() throws {
    let calendar = try #require(WebFixture.calendar())
    let context = WebContext(
      calendar: { calendar }, office: test.office, authenticator: WebFixture.NamedTokens(),
      limiter: WebFixture.Limit(seconds: nil), zones: TimeZoneNames([]), log: { _ in })
    let router = OperationCatalog.router(in: context)
    let made = router.answer(
      HTTPRequest(
        "POST", "/api/v1/feeds", headers: ["authorization": "Bearer director"], json: #"{"scope":"unit"}"#))
    #expect(made.status == 201)
    guard case .string(let url) = made.json["url"], case .string(let id) = made.json["id"] else {
      Issue.record("no address: \(made.text)")
      return
    }
    let path = String(url.dropFirst("http://127.0.0.1:8080".count))
    #expect(router.answer(HTTPRequest("GET", path)).status == 200)
    #expect(router.answer(HTTPRequest("HEAD", path + "?utm=1")).status == 200)
    #expect(router.answer(HTTPRequest("GET", "/feeds/holidays.ics")).status == 200)
    #expect(router.answer(HTTPRequest("POST", path)).status == 405)
    let revoked = router.answer(
      HTTPRequest("DELETE", "/api/v1/feeds/\(id)", headers: ["authorization": "Bearer director"]))
    #expect(revoked.status == 204)
    #expect(router.answer(HTTPRequest("GET", path)).status == 404)
  }
}
