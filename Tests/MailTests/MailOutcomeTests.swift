import Testing
import Transfers

@testable import Mail

@Suite("What a server says decides whether one mail, or all mail, waits")
struct MailOutcomeTests {
  @Test(
    "A mail is given up for its own faults alone; what an administrator can change is tried again",
    arguments: [
      (550, "550 5.1.1 <a@example.com>: no such user", MailOutcome.refused("")),
      (550, "550 no such user", .refused("")),
      (552, "552 5.2.2 mailbox full", .refused("")), (554, "554 5.6.0 not accepted", .refused("")),
      (550, "550-5.1.1 the account", .refused("")), (553, "553 5.1.3 bad address", .refused("")),
      (554, "554 5.7.1 relay access denied", .postponed("")),
      (550, "550 5.7.26 unauthenticated", .postponed("")),
      (450, "450 4.2.0 greylisted", .postponed("")), (451, "451 later", .postponed("")),
      (452, "452 4.2.2 over quota", .postponed("")), (421, "421 4.3.2 closing", .unavailable("")),
      (454, "454 4.7.0 no TLS now", .unavailable("")),
      (530, "530 5.7.0 authentication required", .unavailable("")),
      (535, "535 5.7.8 bad credentials", .unavailable("")), (503, "503 5.5.1 bad sequence", .unavailable("")),
      (553, "553 5.1.8 sender unknown", .unavailable("")), (550, "550 5.3.2 no mail now", .unavailable("")),
    ])
  func replies(code: Int, text: String, expected: MailOutcome) {
    let outcome = MailOutcome(TransferError.rejected(ServerReply(code: code, text: text)))
    switch (outcome, expected) {
    case (.refused(let said), .refused), (.postponed(let said), .postponed),
      (.unavailable(let said), .unavailable):
      #expect(said == text)
    default: Issue.record("\(text): \(outcome)")
    }
  }

  @Test(
    "Where no server answers as it should, all mail waits",
    arguments: [
      TransferError.unreachable, .unresolved, .untrusted, .timedOut, .authorities, .loginDenied(nil),
      .broken(code: 7),
      .tooLarge(limit: 1),
    ])
  func failures(error: TransferError) {
    #expect(MailOutcome(error) == .unavailable(error.text))
    #expect(MailOutcome(.stopped) == .stopped)
  }
}
