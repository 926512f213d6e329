import Casework
import JSON
import Mail
import Store
import Testing
import WorkCalendar

@testable import Office

@Suite("Queued mail is sent once it is due, in order, as long as it takes, and given up visibly")
struct DeliverMailTests {
  let test: TestOffice
  let sender = ScriptedSender()
  let deliveries: DeliverMail

  init() throws {
    test = try TestOffice()
    deliveries = DeliverMail(office: test.office, sender: sender)
  }

  private func submit() throws -> Identifier<Record.Request> {
    try test.office.perform(try SubmitRequest.sample(), as: .anonymous).view.request.id
  }

  private func pass(_ seconds: Int64) throws {
    test.clock.now = Instant(secondsSinceEpoch: test.clock.now.secondsSinceEpoch + seconds)
    try deliveries.perform { false }
  }

  private func standing(_ state: QueuedMessage.State) throws -> [QueuedMessage] {
    try test.database.read { try $0.queuedMail(state, before: .max, atMost: 10_000) }
  }

  private func history(_ event: Event) throws -> [HistoryEntry] {
    var entries: [HistoryEntry] = []
    try test.database.read { queries in
      try queries.forEachHistoryEntry { if $0.event == event.rawValue { entries.append($0) } }
    }
    return entries
  }

  /// Queues a mail about a request, as a use case does.
  private func queue(_ event: Event, of id: Identifier<Record.Request>) throws {
    try test.office.perform(Telling(event, of: id), as: .service)
  }

  private struct Telling: UseCase {
    let event: Event
    let request: Identifier<Record.Request>

    init(_ event: Event, of request: Identifier<Record.Request>) {
      self.event = event
      self.request = request
    }

    func perform(at desk: Desk) throws {
      try desk.record(event, of: desk.queries.request(request), telling: [.applicant])
    }
  }

  @Test("Everything that waits is sent once, and the connection is closed when nothing more is due")
  func sends() throws {
    _ = try submit()
    let waiting = try standing(.waiting)
    try pass(0)
    try pass(0)
    #expect(waiting.count > 1 && sender.mails.count == waiting.count)
    #expect(sender.mails.map(\.recipient).sorted() == waiting.map(\.message.recipient).sorted())
    #expect(Set(sender.calls).count == waiting.count && sender.rests == 2)
    #expect(try standing(.waiting).isEmpty && standing(.sent).count == waiting.count)
  }

  @Test(
    "A server that takes nothing is asked once, less and less often; then all goes out under the same names")
  func sparesTheServer() throws {
    _ = try submit()
    sender.outcome = { _, _ in .unavailable("unreachable") }
    var times: [Int64] = []
    for _ in 0..<2_000 {
      let before = sender.mails.count
      try pass(1)
      if sender.mails.count > before { times.append(test.clock.now.secondsSinceEpoch) }
    }
    let waits = zip(times, times.dropFirst()).map { $1 - $0 }
    for (wait, whole) in zip(waits, [10, 20, 40, 80, 160, 320] as [Int64]) {
      #expect((whole - whole / 4...whole + 1).contains(wait))
    }
    #expect(waits.count >= 6)
    let waiting = try standing(.waiting)
    #expect(waiting.allSatisfy { $0.lastError == "unreachable" && $0.message.attempts == times.count })
    let tried = Set(sender.calls)
    sender.outcome = { _, _ in .accepted }
    try pass(4_000)
    #expect(try standing(.waiting).isEmpty)
    #expect(tried.isSubset(of: Set(sender.calls.suffix(waiting.count))))
  }

  @Test("After three days in vain mail is given up, and no mail follows from the mail that tells of it")
  func givesUp() throws {
    _ = try submit()
    let count = try standing(.waiting).count
    sender.outcome = { _, _ in .unavailable("unreachable") }
    var elapsed: Int64 = 0
    while try standing(.failed).count < count, elapsed < 1_000_000 {
      try pass(300)
      elapsed += 300
    }
    #expect((2 * 86_400...4 * 86_400).contains(elapsed))
    #expect(try history(.mailFailed).count == count)
    while try !standing(.waiting).isEmpty, elapsed < 2_000_000 {
      try pass(300)
      elapsed += 300
    }
    // The tellings have failed in their turn, and that was the end of it.
    #expect(try standing(.failed).count == 2 * count && history(.mailFailed).count == 2 * count)
    try test.expectWholeHistory()
  }

  @Test("A mail that is refused for good is given up at once, in the history and at the administration desk")
  func refused() throws {
    let id = try submit()
    let applicants = try standing(.waiting).map(\.message.recipient).filter { !$0.hasSuffix(".go.id") }
    let applicant = try #require(applicants.first)
    sender.outcome = { _, mail in
      mail.recipient == applicant ? .refused("550 5.1.1 <\(applicant)> unknown") : .accepted
    }
    try pass(0)
    let failed = try #require(try standing(.failed).first)
    #expect(failed.request == id && failed.message.recipient == applicant && failed.message.attempts == 1)
    #expect(failed.lastError == "550 5.1.1 <\(applicant)> unknown")
    let entry = try #require(try history(.mailFailed).first)
    #expect(entry.request == id && entry.detail.contains(#""mail":"request-submitted""#))
    #expect(!entry.detail.contains("@") && !entry.detail.contains("550"))
    // The desk was told in the same run.
    #expect(sender.mails.last?.recipient == "tu.ditspb@bkpm.go.id")
    #expect(try standing(.waiting).isEmpty)
  }

  @Test("A mail that waits holds up later ones to the same reader about the same request, and nothing else")
  func keepsOrder() throws {
    let (one, other) = (try submit(), try submit())
    try pass(0)
    let begin = sender.mails.count
    try queue(.requestRegistered, of: one)
    try queue(.requestDisposed, of: one)
    try queue(.requestRegistered, of: other)
    let queued = try standing(.waiting).reversed().map(\.message.number)
    #expect(queued.count == 3)
    sender.outcome = { index, _ in index == begin ? .postponed("450 greylisted") : .accepted }
    try pass(0)
    func numbers() -> [Int64] {
      sender.mails[begin...].compactMap { MessageName(messageID: $0.name)?.message }
    }
    #expect(numbers() == [queued[0], queued[2]])
    try pass(5)
    #expect(numbers().count == 2)
    try pass(6)
    #expect(numbers() == [queued[0], queued[2], queued[0], queued[1]])
  }

  @Test("Mail that is due later, such as a reminder, holds up nothing")
  func remindersWait() throws {
    let id = try submit()
    try pass(0)
    try queue(.requestRegistered, of: id)
    let reminder = try #require(try standing(.waiting).first).message.number
    try test.database.write { [now = test.clock.now] in
      try $0.requeue(reminder, at: Instant(secondsSinceEpoch: now.secondsSinceEpoch + 86_400))
    }
    try queue(.requestDisposed, of: id)
    let before = sender.mails.count
    try pass(0)
    #expect(sender.mails.count == before + 1)
    try pass(86_400)
    #expect(sender.mails.count == before + 2)
  }

  @Test("A message of which no mail can be made fails with its reason, and the next one goes out")
  func unusable() throws {
    _ = try submit()
    try test.database.write { queries in
      try queries.enqueue(
        .mail, to: "a@example.com", facts: #"{"event":"unheard-of"}"#, because: 1,
        at: Instant(secondsSinceEpoch: 0))
      try queries.enqueue(
        .mail, to: "a@example.com\r\nBcc: b@example.com",
        facts:
          #"{"event":"request-submitted","at":"2026-03-02T08:00:00+07:00","to":"applicant","name":"N","language":"id","timeZone":"Asia/Jakarta"}"#,
        because: 1, at: Instant(secondsSinceEpoch: 0))
    }
    let count = try standing(.waiting).count
    try pass(0)
    #expect(
      try standing(.failed).compactMap(\.lastError).sorted() == [
        "cannot be written: MailTextError", "cannot be written: UnreadableFacts",
      ])
    #expect(try standing(.waiting).isEmpty && standing(.sent).count == count)
  }

  @Test("A mail that the stop of the service ended counts as not tried")
  func stops() throws {
    _ = try submit()
    sender.outcome = { _, _ in .stopped }
    try pass(0)
    #expect(sender.mails.count == 1)
    #expect(try standing(.waiting).allSatisfy { $0.message.attempts == 0 && $0.lastError == nil })
  }

  @Test("No more are sent in a minute than the server is set to take")
  func keepsToTheRate() throws {
    let slow = DeliverMail(office: test.office, sender: sender, messagesPerMinute: 1)
    _ = try submit()
    let count = try standing(.waiting).count
    for step in 0..<count {
      try slow.perform { false }
      try slow.perform { false }
      #expect(sender.mails.count == step + 1)
      test.clock.now = Instant(secondsSinceEpoch: test.clock.now.secondsSinceEpoch + 60)
    }
    #expect(try standing(.waiting).isEmpty)
  }

  @Test("A Message-ID of ours leads back to the queued mail, also after it was sent")
  func leadsBack() throws {
    _ = try submit()
    try pass(0)
    let mail = try #require(sender.mails.first)
    let found = try test.office.ask(as: .service) {
      try $0.queuedMail(messageID: mail.name + "@elsewhere.example")
    }
    #expect(found?.message.recipient == mail.recipient && found?.state == .sent)
    let name = try #require(MessageName(messageID: mail.name))
    for other in [
      MessageName(message: name.message, history: name.history + 1, at: name.at),
      MessageName(message: name.message, history: name.history, at: name.at + Minutes(1)),
    ] {
      #expect(try test.office.ask(as: .service) { try $0.queuedMail(messageID: other.text) } == nil)
    }
  }
}
