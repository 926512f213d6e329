import Casework
import Testing

@Suite("E-mail addresses")
struct EmailAddressTests {
  @Test(
    "Plain addresses are taken",
    arguments: [
      "a@example.id", "tu.unit@example.go.id", "nama+tag@sub.example.co.id", "o'neil_x@ex-ample.com",
      String(repeating: "a", count: 64) + "@example.id",
    ])
  func taken(text: String) {
    #expect(EmailAddress.isValid(text))
  }

  @Test(
    "Everything else is refused",
    arguments: [
      "", "a", "@example.id", "a@", "a@@example.id", "a@example", "a b@example.id", "a@exa mple.id",
      ".a@example.id", "a.@example.id", "a..b@example.id", "a@.id", "a@example..id", "a@-example.id",
      "a@example-.id", "<a@example.id>", "\"a\"@example.id", "a@[127.0.0.1]", "a@example.id\r\nX:1",
      "a,b@example.id", "é@example.id", "a@exämple.id", "mailto:a@example.id",
      String(repeating: "a", count: 65) + "@example.id",
      "a@" + String(repeating: "a", count: 64) + ".id", "a@" + String(repeating: "abc.", count: 80) + "id",
    ])
  func refused(text: String) {
    #expect(!EmailAddress.isValid(text))
  }
}
