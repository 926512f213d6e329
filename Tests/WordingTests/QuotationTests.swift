import Testing
import Wording

@Suite("Foreign text in our sentences")
struct QuotationTests {
  @Test(
    "It can neither break the line nor steer the terminal",
    arguments: [
      ("a\nb", "a\\u{a}b"), ("\u{1B}[31mred", "\\u{1b}[31mred"), ("\u{202E}evil", "\\u{202e}evil"),
      ("a\u{2028}b", "a\\u{2028}b"), ("\u{9B}31m", "\\u{9b}31m"), ("Ayu é 😀", "Ayu é 😀"),
    ])
  func plain(text: String, shown: String) {
    #expect(Quotation.plain(text) == shown)
    #expect(Quotation.quoted(text) == "\"\(shown)\"")
  }

  @Test("It is cut where it is long, however it is composed")
  func longTextIsCut() {
    #expect(Quotation.plain(String(repeating: "x", count: 81)) == String(repeating: "x", count: 80) + "…")
    #expect(Quotation.plain(String(repeating: "x", count: 80)) == String(repeating: "x", count: 80))
    let combined = "e" + String(repeating: "\u{301}", count: 100_000)
    #expect(Quotation.plain(combined).unicodeScalars.count == 81)
  }
}
