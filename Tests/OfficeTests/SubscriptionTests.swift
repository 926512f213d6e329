import Casework
import JSON
import Locks
import Store
import Testing
import Transfers
import WorkCalendar

@testable import Office

@Suite("An officer's own calendar keeps the service informed, and never opens the officer's day silently")
struct SubscriptionTests {
  let test: TestOffice
  let host = ScriptedHost()
  let fetches: FetchCalendars
  let officer: Identifier<Record.Officer>
  let owner: Principal
  let director: Principal

  init() throws {
    test = try TestOffice()
    fetches = FetchCalendars(office: test.office, fetcher: host)
    officer = test.officers[0]
    owner = test.staff(.officer, officer: test.officers[0])
    director = test.staff(.director)
  }

  static let url = "https://calendar.example.com/private-rahasia/basic.ics"

  /// A calendar with events of an hour each, on 10 March 2026 from these hours on (WIB).
  private func calendar(_ hours: Int..., uid: String = "a", extra: String = "") -> [UInt8] {
    let events = hours.map { hour in
      """
      BEGIN:VEVENT
      UID:\(uid)\(hour)@example.com
      DTSTART;TZID=Asia/Jakarta:20260310T\(hour < 10 ? "0" : "")\(hour)0000
      DURATION:PT1H
      END:VEVENT

      """
    }
    let text = "BEGIN:VCALENDAR\nVERSION:2.0\n" + events.joined() + extra + "END:VCALENDAR\n"
    return Array(text.replacing("\n", with: "\r\n").utf8)
  }

  private func fetched(_ bytes: [UInt8], tag: String? = nil) -> CalendarFetch {
    .fetched(bytes, CalendarValidators(entityTag: tag, lastModified: nil))
  }

  private func subscribe(_ url: String = url) throws {
    _ = try test.office.perform(SubscribeCalendar(officer: officer, url: url), as: owner)
  }

  /// Lets time pass, and looks at what is due.
  private func pass(_ seconds: Int64) throws {
    test.clock.now = Instant(secondsSinceEpoch: test.clock.now.secondsSinceEpoch + seconds)
    try fetches.perform { false }
  }

  private func standing(as reader: Principal? = nil) throws -> SubscriptionStanding {
    try #require(try test.office.ask(as: reader ?? owner) { try $0.subscription(of: officer) })
  }

  /// The hours of 10 March 2026 (WIB) at whose beginning the officer is busy by any calendar.
  private func busyHours() throws -> [Int] {
    let roster = try test.office.ask(as: .service) { try $0.roster() }
    let busy = try #require(roster.officer(officer)).published.busy
    return try (0..<24).filter { hour in
      let start = try moment("2026-03-10T\(hour < 10 ? "0" : "")\(hour):00:00+07:00")
      return busy.contains { $0.start <= start && start < $0.end }
    }
  }

  /// The events of subscriptions in the order of the history, with who is told by mail.
  private func told() throws -> [String] {
    try test.database.read { queries in
      try queries.all(
        """
        SELECT h.event, coalesce((SELECT group_concat(o.recipient, ' ') FROM outgoing o
          WHERE o.history = h.id AND o.channel = 'mail'), '')
        FROM history h WHERE h.event LIKE 'subscription-%' ORDER BY h.id
        """
      ) { "\($0.text(0)) \($0.text(1))" }
    }
  }

  /// What the officer is told by the last mail of an event, without its address.
  private func mail(of event: Event) throws -> String {
    let message = try #require(
      try test.database.read { queries in
        try queries.dueMessages(.mail, at: test.clock.now, atMost: 100).last {
          $0.facts.contains("\"\(event.rawValue)\"") && $0.recipient == "petugas1@example.go.id"
        }
      })
    let mail = try #require(try test.office.ask(as: .service) { try $0.outgoingMail(for: message) })
    #expect(!mail.plain.contains("rahasia") && mail.plain.contains("https://calendar.example.com/…"))
    return mail.plain.replacing("\n", with: " ")
  }

  @Test("Nothing is fetched by subscribing; then the calendar's busy times count, beside an uploaded one's")
  func counts() throws {
    try subscribe()
    #expect(host.calls.isEmpty)
    #expect(try standing().progress.state == .waiting && standing().busyTimes == nil)
    _ = try test.office.perform(
      PublishAvailability(officer: officer, publication: .calendar(calendar(13, uid: "b")), version: .any),
      as: owner)
    host.answers = [fetched(calendar(9, 10))]
    try pass(0)
    #expect(try busyHours() == [9, 10, 13])
    let standing = try standing()
    #expect(standing.progress.state == .current && standing.busyTimes == 2 && standing.age?.count == 0)
    #expect(host.calls == ["\(Self.url) - -"])
  }

  @Test("What the host knew the copy by is sent back, and unchanged means good")
  func conditional() throws {
    try subscribe()
    host.answers = [
      .fetched(calendar(9), CalendarValidators(entityTag: "\"1\"", lastModified: "Mon, 02 Mar 2026")),
      .unchanged,
    ]
    try pass(0)
    try pass(900)
    #expect(host.calls == ["\(Self.url) - -", "\(Self.url) \"1\" Mon, 02 Mar 2026"])
    #expect(try standing().age?.count == 0 && busyHours() == [9])
  }

  @Test(
    "Whatever comes in place of the calendar, the last good copy stays; people are told once, and once again",
    arguments: [
      "status", "timed-out", "<!DOCTYPE html><html></html>", "",
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:x\r\n", "too large",
      // A calendar that holds nothing at all any more.
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
    ])
  func keeps(what: String) throws {
    let answer =
      if let kind = SubscriptionProblem.Kind(rawValue: what) {
        CalendarFetch.failed(SubscriptionProblem(kind))
      } else {
        fetched(what == "too large" ? [UInt8](repeating: 65, count: 5_000_001) : Array(what.utf8))
      }
    try subscribe()
    host.answers = [fetched(calendar(9))]
    try pass(0)
    for _ in 0..<4 {
      host.answers = [answer]
      try pass(21_600 / 4)
      #expect(try busyHours() == [9])
    }
    #expect(try standing().progress.state == .broken && standing().problem != nil)
    #expect(
      try told() == [
        "subscription-made ", "subscription-broken petugas1@example.go.id tu.ditspb@bkpm.go.id",
      ])
    #expect(try mail(of: .subscriptionBroken).contains("Salinan terakhir yang baik tetap diperhitungkan"))
    host.answers = [fetched(calendar(10))]
    try pass(21_600)
    #expect(try mail(of: .subscriptionMended).contains("terbaca lagi"))
    #expect(try busyHours() == [10] && standing().progress.state == .current && standing().problem == nil)
    #expect(try told().count == 3 && told()[2].hasPrefix("subscription-mended petugas1@example.go.id"))
  }

  @Test("An address that works never is told of, and its officer's day stays as it was")
  func neverWorks() throws {
    try subscribe()
    host.usual = .failed(SubscriptionProblem(.notCalendar))
    for _ in 0..<3 { try pass(7_200) }
    #expect(try standing().progress.state == .broken && told().count == 2 && busyHours() == [])
  }

  @Test("Another address: the copy of the first counts until the second gives one")
  func otherAddress() throws {
    try subscribe()
    host.answers = [fetched(calendar(9), tag: "\"1\"")]
    try pass(0)
    try subscribe("webcal://other.example.com/x.ics")
    #expect(try standing().progress.state == .waiting && busyHours() == [9])
    host.answers = [.failed(SubscriptionProblem(.unreachable))]
    try pass(0)
    #expect(try busyHours() == [9])
    // Empty from the first time on is what the officer means.
    host.answers = [fetched(calendar())]
    try pass(900)
    #expect(try busyHours() == [] && standing().progress.state == .current)
    #expect(host.calls[1] == "https://other.example.com/x.ics - -")
  }

  @Test("What comes for an address that was given up meanwhile is dropped")
  func givenUpMeanwhile() throws {
    try subscribe()
    host.whileFetching = { [office = test.office, officer, owner] in
      _ = try? office.perform(
        SubscribeCalendar(officer: officer, url: "https://other.example.com/x.ics"), as: owner)
    }
    host.answers = [fetched(calendar(9)), .failed(SubscriptionProblem(.unreachable))]
    try pass(0)
    #expect(try busyHours() == [] && standing().progress.state == .failing)
  }

  @Test("Our own meeting in the officer's calendar does not make the officer busy, uploaded or subscribed")
  func ownMeetings() throws {
    let uid = try bookedUID()
    let own = """
      BEGIN:VEVENT
      UID:\(uid)
      DTSTART:20260310T020000Z
      DTEND:20260310T030000Z
      END:VEVENT

      """
    try subscribe()
    host.answers = [fetched(calendar(14, extra: own))]
    try pass(0)
    #expect(try busyHours() == [14])
    _ = try test.office.perform(
      PublishAvailability(officer: officer, publication: .calendar(calendar(15, extra: own)), version: .any),
      as: owner)
    #expect(try busyHours() == [14, 15])
  }

  /// A meeting at 09:00 on 10 March 2026 that the database knows, and its name in calendars.
  private func bookedUID() throws -> String {
    let request = try test.office.perform(try SubmitRequest.sample(), as: .anonymous)
    let uid = "meeting-1@jadwal.example.go.id"
    test.isKeptWhole = false
    let time = try window("2026-03-10T09:00:00+07:00", "2026-03-10T10:00:00+07:00")
    let now = test.clock.now
    try test.database.write { queries in
      _ = try queries.addMeeting(
        for: request.view.request.id, uid: uid, time: time, room: 1, officers: [], at: now)
    }
    return uid
  }

  @Test("Removed, it is forgotten with its copy")
  func removed() throws {
    try subscribe()
    host.answers = [fetched(calendar(9))]
    try pass(0)
    try test.office.perform(UnsubscribeCalendar(officer: officer), as: director)
    #expect(try busyHours() == [])
    #expect(try told().last == "subscription-removed petugas1@example.go.id")
    #expect(throws: Refusal.self) {
      try test.office.perform(RefreshSubscription(officer: officer), as: owner)
    }
    try pass(10_000)
    #expect(host.calls.count == 1)
  }

  @Test("The address is whole for its owner, its host for the director, and nothing for others")
  func secrecy() throws {
    try subscribe()
    host.answers = [.failed(SubscriptionProblem(.status, .init(same: "404")))]
    try pass(0)
    #expect(try standing().address == Self.url && standing().problem?.detail?.english == "404")
    #expect(try standing(as: director).address == "https://calendar.example.com/…")
    #expect(try standing(as: director).problem == SubscriptionProblem(.status))
    #expect(try standing(as: test.staff(.registry)).address == nil)
    #expect(try standing(as: test.staff(.officer, officer: test.officers[1])).address == nil)
    let kept = try test.database.read { queries in
      try queries.all("SELECT detail FROM history UNION ALL SELECT facts FROM outgoing") { $0.text(0) }
    }
    #expect(!kept.contains { $0.contains("rahasia") })
  }

  @Test(
    "A host that is ill is told apart from one that does not give the calendar any more",
    arguments: [
      (401, .status), (404, .status), (410, .status), (429, .disturbed), (500, .disturbed), (503, .disturbed),
    ] as [(Int, SubscriptionProblem.Kind)])
  func statuses(status: Int, kind: SubscriptionProblem.Kind) {
    #expect(SubscriptionProblem(status: status) == SubscriptionProblem(kind, .init(same: "\(status)")))
  }

  @Test("Only the officer and the director may subscribe, and only to what may be called")
  func refuses() throws {
    let other = test.staff(.officer, officer: test.officers[1])
    #expect(throws: Refusal.self) {
      try test.office.perform(SubscribeCalendar(officer: officer, url: Self.url), as: other)
    }
    for url in [
      "http:" + "//calendar.example.com/a.ics", "https://127.0.0.1/a.ics", "file:///etc/passwd", "",
      "https://user:secret@example.com/a.ics", "webcal://localhost/a.ics",
      // The service's own feed.
      "http:" + "//127.0.0.1:8080/feeds/abc.ics",
    ] {
      let refusal = #expect(throws: Refusal.self) { try subscribe(url) }
      guard case .invalid(let problems)? = refusal else {
        Issue.record("\(url): \(String(describing: refusal))")
        continue
      }
      #expect(problems.map(\.path) == ["url"])
    }
    #expect(try test.office.ask(as: owner) { try $0.subscription(of: officer) } == nil)
  }

  @Test("An absence that is taken back does not count any more")
  func absence() throws {
    let time = try window("2026-03-10T08:00:00+07:00", "2026-03-10T12:00:00+07:00")
    _ = try test.office.perform(
      DeclareAbsence(officer: officer, time: time, reason: "Cuti", resolution: .substitute), as: owner)
    let absences = try test.office.ask(as: owner) { try $0.availability(of: officer) }.absences
    let id = try #require(absences.first).id
    let other = test.officers[1]
    #expect(throws: Refusal.self) {
      try test.office.perform(WithdrawAbsence(officer: other, absence: id), as: director)
    }
    try test.office.perform(WithdrawAbsence(officer: officer, absence: id), as: owner)
    let roster = try test.office.ask(as: .service) { try $0.roster() }
    #expect(try #require(roster.officer(officer)).unavailable.isEmpty)
    #expect(throws: Refusal.self) {
      try test.office.perform(WithdrawAbsence(officer: officer, absence: id), as: owner)
    }
  }
}

/// A host of calendars that answers as a test says.
final class ScriptedHost: CalendarFetching, @unchecked Sendable {
  private struct Script {
    var calls: [String] = []
    var answers: [CalendarFetch] = []
    var usual = CalendarFetch.unchanged
    var whileFetching: (@Sendable () -> Void)?
  }

  private let lock = PthreadLock()
  // Guarded by the lock.
  private var script = Script()

  /// What was asked: the address and the two validators.
  var calls: [String] { lock.withLock { script.calls } }
  /// The next answers, in order.
  var answers: [CalendarFetch] {
    get { lock.withLock { script.answers } }
    set { lock.withLock { script.answers = newValue } }
  }
  /// The answer where there is no next one.
  var usual: CalendarFetch {
    get { lock.withLock { script.usual } }
    set { lock.withLock { script.usual = newValue } }
  }
  /// What happens while the next answer is on its way.
  var whileFetching: (@Sendable () -> Void)? {
    get { lock.withLock { script.whileFetching } }
    set { lock.withLock { script.whileFetching = newValue } }
  }

  func fetch(
    _ address: HTTPAddress, unless validators: CalendarValidators,
    isStopping: @escaping @Sendable () -> Bool
  ) -> CalendarFetch {
    let meanwhile = lock.withLock {
      defer { script.whileFetching = nil }
      return script.whileFetching
    }
    meanwhile?()
    return lock.withLock {
      script.calls.append("\(address.text) \(validators.entityTag ?? "-") \(validators.lastModified ?? "-")")
      return script.answers.isEmpty ? script.usual : script.answers.removeFirst()
    }
  }
}
