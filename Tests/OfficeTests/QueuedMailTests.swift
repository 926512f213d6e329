import Casework
import Mail
import Store
import Testing
import WorkCalendar

@testable import Office

@Suite("Mail that was given up is seen, tried again or dropped by those who look after it")
struct QueuedMailTests {
  let test: TestOffice
  let sender = ScriptedSender()
  let deliveries: DeliverMail

  init() throws {
    test = try TestOffice()
    deliveries = DeliverMail(office: test.office, sender: sender)
    sender.outcome = { _, mail in
      mail.recipient.hasSuffix(".go.id") ? .accepted : .refused("550 5.1.1 <\(mail.recipient)> unknown")
    }
    _ = try test.office.perform(try SubmitRequest.sample(), as: .anonymous)
    try deliveries.perform { false }
  }

  private func listed(_ state: QueuedMessage.State, as principal: Principal) throws -> [QueuedMail] {
    try test.office.ask(as: principal) { try $0.queuedMail(state, before: nil, atMost: 10) }
  }

  @Test("It is listed with its reason; addresses are for those who work on requests")
  func lists() throws {
    let failed = try #require(try listed(.failed, as: test.staff(.registry)).first)
    #expect(failed.event == .requestSubmitted && failed.audience == .applicant && failed.attempts == 1)
    let recipient = try #require(failed.recipient)
    #expect(failed.error == "550 5.1.1 <\(recipient)> unknown")
    let seen = try #require(try listed(.failed, as: test.staff(.admin)).first)
    #expect(seen.id == failed.id && seen.recipient == nil && seen.error == "550 5.1.1 … unknown")
  }

  @Test("Tried again it goes out under its old name; what was sent can be neither retried nor dropped")
  func retries() throws {
    let failed = try #require(try listed(.failed, as: test.staff(.registry)).first)
    let name = try #require(sender.mails.first { $0.recipient == failed.recipient }).name
    sender.outcome = { _, _ in .accepted }
    let waiting = try test.office.perform(RetryMail(failed.id), as: test.staff(.registry))
    #expect(waiting.state == .waiting && waiting.attempts == 0)
    try deliveries.perform { false }
    #expect(sender.mails.last?.name == name)
    for caught in [
      refusal { _ = try test.office.perform(RetryMail(failed.id), as: test.staff(.registry)) },
      refusal { try test.office.perform(DropMail(failed.id), as: test.staff(.registry)) },
    ] { #expect(caught.contains("changedMeanwhile")) }
    #expect(try test.events().contains("mail-retried"))
    try test.expectWholeHistory()
  }

  @Test("Dropped it is not sent, and nobody but those who look after mail may do either")
  func drops() throws {
    let failed = try #require(try listed(.failed, as: test.staff(.registry)).first)
    #expect(
      refusal { try test.office.perform(DropMail(failed.id), as: test.staff(.director)) } != "not refused")
    let unknown = Identifier<Record.OutgoingMessage>(99_999)
    #expect(
      refusal { try test.office.perform(DropMail(unknown), as: test.staff(.admin)) }.contains("notFound"))
    try test.office.perform(DropMail(failed.id), as: test.staff(.admin))
    let before = sender.mails.count
    try deliveries.perform { false }
    #expect(sender.mails.count == before)
    #expect(try listed(.failed, as: test.staff(.admin)).isEmpty)
    #expect(try test.events().last == "mail-dropped")
  }

  @Test(
    "What was sent is forgotten after 30 days, what was given up after 90, what waits never, and the last never"
  )
  func prunes() throws {
    func count() throws -> Int {
      try test.database.read { queries in
        try QueuedMessage.State.allCases.reduce(0) {
          try $0 + queries.queuedMail($1, before: .max, atMost: 1_000).count
        }
      }
    }
    let begin = try count()
    func pass(days: Int) throws {
      test.clock.now = test.clock.now + Minutes(days * 1_440)
      try test.office.perform(PruneMessages(), as: .service)
    }
    try pass(days: 29)
    #expect(try count() == begin)
    try pass(days: 2)
    // The message that was given up, and the last of all, which was sent.
    #expect(try count() == 2)
    try pass(days: 60)
    #expect(try count() == 1)
  }
}
