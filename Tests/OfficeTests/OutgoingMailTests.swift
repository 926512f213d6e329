import Casework
import Mail
import Store
import Testing
import WorkCalendar

@testable import Office

@Suite("A queued message becomes a mail of the unit, the same whenever it is made")
struct OutgoingMailTests {
  let test: TestOffice

  init() throws { test = try TestOffice() }

  private func mails() throws -> [OutgoingMail] {
    let messages = try test.database.read { try $0.dueMessages(.mail, at: test.clock.now, atMost: 100) }
    return try messages.compactMap { message in
      try test.office.ask(as: .service) { try $0.outgoingMail(for: message) }
    }
  }

  @Test("It comes from the unit, in the thread of its request, under a Message-ID that leads back to it")
  func composes() throws {
    let submitted = try test.office.perform(try SubmitRequest.sample(), as: .anonymous)
    let messages = try test.database.read { try $0.dueMessages(.mail, at: test.clock.now, atMost: 100) }
    let mails = try mails()
    #expect(mails.count == messages.count && mails.count > 1)
    let atoms = submitted.view.request.reference.map { $0.isLetter || $0.isNumber ? String($0) : "-" }
      .joined()
    for (mail, message) in zip(mails, messages) {
      #expect(mail.from.email == "tu.ditspb@bkpm.go.id" && mail.to.email == message.recipient)
      #expect(mail.references == ["request-\(atoms)@bkpm.go.id"])
      #expect(mail.date == test.clock.now)
      #expect(
        MessageName(messageID: mail.messageID)
          == MessageName(message: message.number, history: message.history, at: test.clock.now))
      #expect(!(try MailText.bytes(of: mail)).isEmpty)
    }
    #expect(Set(mails.map(\.messageID)).count == mails.count)
    #expect(try self.mails() == mails)
  }

  @Test("Facts of no known event are refused")
  func unreadable() throws {
    for facts in ["", "{}", "[]", #"{"event":"unheard-of"}"#] {
      let message = OutgoingMessage(
        number: 1, channel: .mail, recipient: "a@example.com", facts: facts, attempts: 0, history: 1)
      #expect(throws: UnreadableFacts.self) {
        try test.office.ask(as: .service) { try $0.outgoingMail(for: message) }
      }
    }
  }

  @Test(
    "A Message-ID that is not written as ours names no message",
    arguments: [
      "", "@", "jadwal.1.2.3x@a.id", "jadwal.01.2.3@a.id", "jadwal.1.2@a.id", "jadwal.+1.2.3@a.id",
      "x.1.2.3@a.id",
      "jadwal.99999999999999999999.2.3@a.id", "request.1.2.3@a.id",
    ])
  func foreignNames(messageID: String) {
    #expect(MessageName(messageID: messageID) == nil)
  }

  @Test("Conversations of any reference are Message-IDs")
  func conversations() {
    for reference in ["SPB-2026-0001", "SPB/2026/0001", "", "é\r\n<>@", String(repeating: "x", count: 400)] {
      #expect(MailText.isMessageID(MessageName.conversation(of: reference) + "@bkpm.go.id"))
    }
  }
}
