import Casework
import Locks
import Office
import Secrets
import Store
import Testing
import Transfers
import Webhooks
import WorkCalendar

@Suite("Webhooks are told of what happens, as long as it takes")
struct WebhookTests {
  private static let url = "https://hooks.example.com/jadwal"
  let test: TestOffice
  let receiver = ScriptedReceiver()
  let deliveries: DeliverWebhooks

  init() throws {
    test = try TestOffice()
    deliveries = DeliverWebhooks(office: test.office, caller: receiver)
  }

  private func add(_ events: Event..., url: String = url) throws -> AddedWebhook {
    try test.office.perform(AddWebhook(url: url, events: events), as: test.staff(.admin))
  }

  private func submit() throws {
    _ = try test.office.perform(try SubmitRequest.sample(), as: .anonymous)
  }

  private func pass(_ seconds: Int64) throws {
    test.clock.now = Instant(secondsSinceEpoch: test.clock.now.secondsSinceEpoch + seconds)
    try deliveries.perform { false }
  }

  private func counts() throws -> (waiting: Int64, failed: Int64) {
    let counts = try test.database.read { try $0.outgoingCounts() }.filter { $0.channel == .webhook }
    return (counts[0].count, counts[1].count)
  }

  @Test("A webhook for all events is told of its own addition, signed with its key, and only once")
  func tellsOfItself() throws {
    let added = try add()
    try pass(0)
    try pass(0)
    let call = try #require(receiver.calls.first)
    #expect(receiver.calls.count == 1)
    #expect(call.address == Self.url && call.body.contains(#""event":"webhook-added""#))
    #expect(added.key.count == 64 && !call.body.contains(added.key))
    let seconds = test.clock.now.secondsSinceEpoch
    let key = try test.database.read { try $0.webhooks() }[0].key
    let code = Hexadecimal.text(
      of: MessageAuthentication.hmac(key: key, message: Array("\(call.id).\(seconds).\(call.body)".utf8)))
    #expect(call.signature == "v1=\(code)" && Hexadecimal.text(of: key) == added.key)
    #expect(try counts() == (0, 0))
  }

  @Test("A webhook for some events is told of those alone")
  func tellsOfItsEvents() throws {
    _ = try add(.requestSubmitted)
    try submit()
    try pass(0)
    #expect(receiver.calls.count == 1 && receiver.calls[0].body.contains("request-submitted"))
  }

  @Test("A failure is tried again under the same number after a wait that doubles, then given up after a day")
  func backsOff() throws {
    _ = try add()
    receiver.outcome = .answered(500)
    let begin = test.clock.now.secondsSinceEpoch
    var times: [Int64] = []
    while try counts().waiting == 1, times.count < 100 {
      let before = receiver.calls.count
      try pass(1)
      if receiver.calls.count > before { times.append(test.clock.now.secondsSinceEpoch) }
      if test.clock.now.secondsSinceEpoch - begin > 100_000 { break }
    }
    #expect(try counts() == (0, 1))
    let waits = zip(times, times.dropFirst()).map { $1 - $0 }
    for (wait, whole) in zip(waits, [10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600] as [Int64]) {
      #expect((whole - whole / 4...whole + 1).contains(wait))
    }
    let last = try #require(times.last) - begin
    #expect(last > 86_400 - 3_601 && last <= 86_400)
    #expect(Set(receiver.calls.map(\.id)).count == 1)
  }

  @Test("A receiver that fails is asked once for all that waits; one message that is refused holds up none")
  func sparesReceivers() throws {
    _ = try add()
    try submit()
    receiver.outcome = .timedOut
    try pass(0)
    // Neither what waited nor what happens meanwhile is tried before the receiver's rest is over.
    try pass(1)
    try submit()
    try pass(1)
    #expect(receiver.calls.count == 1)
    receiver.outcome = .answered(400)
    try pass(11)
    #expect(receiver.calls.count == 4)
    receiver.outcome = .answered(200)
    try pass(3_600)
    #expect(receiver.calls.count == 7)
    #expect(try counts() == (0, 0))
  }

  @Test("A receiver that recovers is told everything once")
  func recovers() throws {
    _ = try add()
    receiver.outcome = .unreachable
    try pass(0)
    try submit()
    try submit()
    receiver.outcome = .answered(204)
    try pass(10)
    let numbers = receiver.calls.dropFirst().compactMap { Int($0.id) }
    #expect(numbers.count == 3 && Set(numbers).count == 3)
    #expect(try counts() == (0, 0))
  }

  @Test("A call that the stop of the service ends counts as none")
  func stops() throws {
    _ = try add()
    receiver.outcome = .stopped
    try pass(0)
    #expect(receiver.calls.count == 1)
    let due = try test.database.read { [now = test.clock.now] in
      try $0.dueMessages(.webhook, at: now, atMost: 9)
    }
    #expect(due.map(\.attempts) == [0])
  }

  @Test("A removed webhook is told nothing more, not even what waits; other receivers are told of it")
  func drops() throws {
    let gone = try add()
    let kept = try add(.webhookRemoved, url: Self.url + "/2")
    let removal = RemoveWebhook(webhook: gone.id)
    #expect(refusal { try test.office.perform(removal, as: test.staff(.director)) } != "not refused")
    _ = try test.office.perform(removal, as: test.staff(.admin))
    #expect(refusal { try test.office.perform(removal, as: test.staff(.admin)) } != "not refused")
    try pass(0)
    #expect(receiver.calls.map(\.address) == [kept.url])
    #expect(try counts() == (0, 0))
    try test.expectWholeHistory()
  }

  @Test("Removed while one message is under way, the next is not sent")
  func dropsMeanwhile() throws {
    let added = try add()
    try submit()
    receiver.meanwhile = { [office = test.office, admin = test.staff(.admin)] in
      _ = try? office.perform(RemoveWebhook(webhook: added.id), as: admin)
    }
    try pass(0)
    #expect(receiver.calls.count == 1)
  }

  @Test("An address that is not allowed any more is not called")
  func judgesAgain() throws {
    try test.database.write { queries in
      _ = try queries.addWebhook(
        url: "http://127.0.0.1:9/", key: [1], events: [], at: Instant(secondsSinceEpoch: 0))
      try queries.touch(.webhooks)
    }
    try submit()
    try pass(0)
    #expect(receiver.calls.isEmpty)
    let standing = try test.office.ask(as: test.staff(.admin)) { try $0.webhookStandings() }
    #expect(standing.map(\.messages.waiting) == [1])
    #expect(standing[0].messages.lastError == "refused: loopback address")
  }

  @Test("There are at most 20, and only the administrator sees them")
  func limits() throws {
    for _ in 0..<AddWebhook.most { _ = try add(.tokenRevoked) }
    #expect(refusal { try add(.tokenRevoked) } == "invalid")
    #expect(refusal { try add(url: "http://127.0.0.1/") } == "invalid")
    #expect(
      refusal { try test.office.ask(as: test.staff(.auditor)) { try $0.webhookStandings() } }
        != "not refused")
  }
}

/// A receiver that answers as it is told to.
final class ScriptedReceiver: WebhookCalling, @unchecked Sendable {
  struct Call {
    let address: String
    let body: String
    let id: String
    let signature: String
  }

  private let lock = PthreadLock()
  private var made: [Call] = []
  private var answer = WebhookOutcome.answered(200)
  private var interruption: (@Sendable () -> Void)?

  var calls: [Call] { lock.withLock { made } }
  var outcome: WebhookOutcome {
    get { lock.withLock { answer } }
    set { lock.withLock { answer = newValue } }
  }
  var meanwhile: (@Sendable () -> Void)? {
    get { lock.withLock { interruption } }
    set { lock.withLock { interruption = newValue } }
  }

  func call(
    _ address: HTTPAddress, body: [UInt8], headers: [(name: String, value: String)],
    isStopping: @escaping @Sendable () -> Bool
  ) -> WebhookOutcome {
    let text = String(decoding: body, as: UTF8.self)
    lock.withLock {
      made.append(
        Call(address: address.text, body: text, id: headers[0].value, signature: headers[2].value))
    }
    meanwhile?()
    return outcome
  }
}
