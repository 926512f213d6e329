import Office
import Testing

@Suite("Why something was not delivered, in the words of people")
struct DeliveryTroubleTests {
  @Test(
    "Of a mail",
    arguments: [
      ("unreachable", "the server cannot be reached"), ("no such host", "the server cannot be reached"),
      ("timed out", "the server takes too long to answer"), ("broken: 56", "the connection broke"),
      ("TLS failed", "the certificate of the server is not to be trusted"),
      ("login denied: 535 5.7.8 bad", "our mail server refuses the name or the password"),
      ("550 5.1.1 <a@example.com>: no such user", "there is no such address"),
      ("bounced 5.2.2", "the receiver's mailbox is full"),
      ("bounced", "it came back from the receiver's server"),
      ("554 5.7.1 spam", "the server refuses it by its policy, such as for spam"),
      ("450 greylisted", "the mail server puts it off"), ("550 no", "the mail server refuses it"),
      ("cannot be written: MailTextError", "the mail could not be written"),
    ])
  func mail(text: String, said: String) {
    #expect(DeliveryTrouble.ofMail(text).english == said)
  }

  @Test(
    "Of a webhook",
    arguments: [
      ("status 503", "the receiver failed (503)"), ("status 404", "its address is gone (404)"),
      ("status 302", "it redirects, which is not followed (302)"), ("status 418", "it answered 418"),
      ("refused: loopback address", "its address may not be called (any more)"),
      ("unreachable", "the server cannot be reached"),
    ])
  func webhook(text: String, said: String) {
    #expect(DeliveryTrouble.ofWebhook(text).english == said)
  }
}
