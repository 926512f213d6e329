import Casework
import Office
import Secrets
import Store
import Testing
import WorkCalendar
import Wording

@Suite("Feeds show what their readers may know, and no more")
struct FeedTests {
  let test: TestOffice

  init() throws { test = try TestOffice() }

  /// Who may make which feed: of the first officer, and of the first request, to which that officer is
  /// assigned.
  static let readers: [(scope: String, allowed: Set<String>)] = [
    ("unit", ["director", "registry"]),
    ("busy", ["director", "registry", "admin", "auditor"]),
    ("officer 1", ["director", "officer 1"]),
    ("busy 1", ["director", "officer 1"]),
    ("request", ["registry", "deputy", "director", "officer 1", "applicant"]),
  ]

  @Test("Only who may see what a feed shows can make it, and revoke it", arguments: readers)
  func rights(scope: String, allowed: Set<String>) throws {
    let (request, _) = try test.booked()
    let other = try test.received(agenda: "A-2")
    let words = scope.split(separator: " ")
    let kind = try #require(FeedRecord.Scope(rawValue: String(words[0])))
    let feed = MakeFeed(
      scope: kind, officer: words.count > 1 ? test.officers[0] : nil,
      request: kind == .request ? request : nil)
    var callers = Role.allCases.filter { $0 != .officer }.map { ($0.rawValue, test.staff($0)) }
    callers.append(("officer 1", test.staff(.officer, officer: test.officers[0])))
    callers.append(("officer 2", test.staff(.officer, officer: test.officers[1])))
    callers.append(("applicant", .applicant(request)))
    callers.append(("another applicant", .applicant(other)))
    callers.append(("a stranger", .anonymous))
    for (name, principal) in callers {
      let made = try test.office.perform(feed, as: test.staff(.director))
      let making = refusal { try test.office.perform(feed, as: principal) }
      let revoking = refusal { try test.office.perform(RevokeFeed(feed: made.id), as: principal) }
      #expect((making == "not refused") == allowed.contains(name), "\(name): \(making)")
      #expect(
        (revoking == "not refused") == (allowed.contains(name) || name == "admin"), "\(name): \(revoking)")
    }
    try test.expectWholeHistory()
  }

  @Test("What does not belong to a scope is refused with its place")
  func scopes() throws {
    let director = test.staff(.director)
    let request = try test.received()
    let wrong: [(MakeFeed, String)] = [
      (MakeFeed(scope: .officer), "officer"), (MakeFeed(scope: .request), "request"),
      (MakeFeed(scope: .unit, officer: test.officers[0]), "officer"),
      (MakeFeed(scope: .busy, request: request), "request"),
      (MakeFeed(scope: .officer, officer: Identifier(99)), "officer"),
    ]
    for (feed, path) in wrong {
      do {
        _ = try test.office.perform(feed, as: director)
        Issue.record("not refused: \(path)")
      } catch Refusal.invalid(let problems) {
        #expect(problems.map(\.path) == [path])
      }
    }
    let feed = MakeFeed(scope: .request, request: Identifier(99))
    #expect(refusal { try test.office.perform(feed, as: director) } == "notFound")
  }

  @Test("The secret is 256 bits, stands in the address alone, and opens nothing once revoked")
  func secret() throws {
    let director = test.staff(.director)
    let made = try test.office.perform(MakeFeed(scope: .unit), as: director)
    #expect(made.address.url == "http://127.0.0.1:8080/feeds/\(made.secret.text).ics")
    #expect(made.secret.text.utf8.count == SecretToken.characterCount)
    try test.database.read { queries in
      #expect(try queries.feed(digest: made.secret.digest.bytes)?.id == made.id)
      try queries.forEachHistoryEntry { #expect(!$0.detail.contains(made.secret.text)) }
    }
    _ = try test.office.perform(RevokeFeed(feed: made.id), as: director)
    #expect(try document(made) == nil)
    #expect(refusal { try test.office.perform(RevokeFeed(feed: made.id), as: director) } == "notFound")
    try test.expectWholeHistory()
  }

  @Test("Staff see reference, subject and applicant; the applicant the subject; busy times nothing")
  func texts() throws {
    let (request, meeting) = try test.booked()
    let reference = try test.request(request).reference
    let unit = try text(MakeFeed(scope: .unit), as: test.staff(.director))
    #expect(unit.contains("SUMMARY;LANGUAGE=id:\(reference) NIB tidak terbit"))
    #expect(unit.contains("PT Contoh Sejahtera") && unit.contains("UID:\(meeting.uid)"))
    #expect(unit.contains("http://127.0.0.1:8080/ruang/1"))
    let own = try text(MakeFeed(scope: .request, language: .english), as: .applicant(request))
    #expect(own.contains("SUMMARY;LANGUAGE=en:Facilitation: NIB tidak terbit"))
    #expect(own.contains("UID:\(meeting.uid)") && !own.contains("permohonan/"))
    let busy = try text(MakeFeed(scope: .busy, officer: test.officers[0]), as: test.staff(.director))
    #expect(
      busy.contains("SUMMARY;LANGUAGE=id:Sibuk") && busy.contains("DTSTART;TZID=Asia/Jakarta:20260310T090000")
    )
    for hidden in [reference, "NIB", "Contoh", meeting.uid, "ruang/"] { #expect(!busy.contains(hidden)) }
    let free = try text(MakeFeed(scope: .busy, officer: test.officers[1]), as: test.staff(.director))
    #expect(!free.contains("BEGIN:VEVENT"))
  }

  @Test("A meeting that was called off stays 30 days after its end, one that was held 90")
  func staying() throws {
    let (request, meeting) = try test.booked()
    let (_, held) = try test.booked(agenda: "A-2", at: "2026-03-11T09:00:00+07:00")
    _ = try test.office.perform(
      CallOffMeeting(request: request, meeting: meeting.id, reason: "Gempa"), as: test.staff(.director))
    let made = try test.office.perform(MakeFeed(scope: .unit), as: test.staff(.director))
    let rows: [(now: String, calledOff: Bool, held: Bool)] = [
      ("2026-03-05T08:00:00+07:00", true, true), ("2026-04-09T09:00:00+07:00", true, true),
      ("2026-04-10T09:00:00+07:00", false, true), ("2026-06-09T09:00:00+07:00", false, true),
      ("2026-06-10T09:00:00+07:00", false, false),
    ]
    for row in rows {
      try test.wait(until: row.now)
      let text = String(decoding: try #require(try document(made)).bytes, as: UTF8.self)
      #expect(text.contains(meeting.uid) == row.calledOff, "\(row.now)")
      #expect(text.contains("STATUS:CANCELLED") == row.calledOff, "\(row.now)")
      #expect(text.contains(held.uid) == row.held, "\(row.now)")
    }
  }

  @Test("The feed of a request shows its meeting also when it is closed, however long ago")
  func closed() throws {
    let (request, meeting) = try test.booked()
    let made = try test.office.perform(MakeFeed(scope: .request), as: .applicant(request))
    try test.wait(until: "2026-03-10T10:30:00+07:00")
    let director = test.staff(.director)
    _ = try test.office.perform(TakeStep(request: request, act: .facilitate(note: "Selesai")), as: director)
    _ = try test.office.perform(TakeStep(request: request, act: .close), as: director)
    try test.wait(until: "2027-01-04T08:00:00+07:00")
    let text = String(decoding: try #require(try document(made)).bytes, as: UTF8.self)
    #expect(text.contains(meeting.uid) && text.contains("STATUS:CONFIRMED"))
  }

  @Test("The time of the last change is that of the meetings, and moves when one leaves the feed")
  func lastModified() throws {
    let (request, meeting) = try test.booked()
    let made = try test.office.perform(
      MakeFeed(scope: .officer, officer: test.officers[0]), as: test.staff(.director))
    #expect(try document(made)?.lastModified == meeting.changedAt)
    try test.wait(until: "2026-03-04T08:00:00+07:00")
    #expect(try document(made)?.lastModified == meeting.changedAt)
    _ = try test.office.perform(
      TakeStep(request: request, act: .assign([test.officers[1]])), as: test.staff(.director))
    let after = try #require(try document(made))
    #expect(after.lastModified == test.clock.now)
    #expect(!String(decoding: after.bytes, as: UTF8.self).contains(meeting.uid))
  }

  private func document(_ made: MadeFeed) throws -> FeedDocument? {
    try test.office.ask(as: .anonymous) { try $0.feedDocument(of: made.secret) }
  }

  /// The text of a new feed, its lines unfolded.
  private func text(_ feed: MakeFeed, as principal: Principal) throws -> String {
    let made = try test.office.perform(feed, as: principal)
    let bytes = try #require(try document(made)).bytes
    return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n ", omittingEmptySubsequences: false)
      .joined()
  }
}
