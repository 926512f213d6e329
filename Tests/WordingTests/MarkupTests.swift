import Testing
import Wording

@Suite("HTML")
struct MarkupTests {
  @Test(
    "A value that is put in is text, never a tag, and stays in its attribute",
    arguments: [
      ("a tag", "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("double quotes", "\" onload=\"x", "&quot; onload=&quot;x"),
      ("single quotes", "' onload='x", "&#39; onload=&#39;x"),
      ("a character reference", "&lt;", "&amp;lt;"),
      ("control characters", "a\u{0}b\u{1B}c\rd\u{7F}", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}"),
      ("lines and letters of all kinds", "Ayu\té\n😀", "Ayu\té\n😀"),
    ])
  func values(name: String, value: String, shown: String) {
    let markup: Markup = "<p title=\"\(value)\">\(value)</p>"
    #expect(markup.html == "<p title=\"\(shown)\">\(shown)</p>")
    #expect(Markup(text: value).html == shown)
  }

  @Test("HTML in HTML stands as it is, and numbers and sentences can be put in")
  func nested() {
    let items = ["a&b", "c"].map { item -> Markup in "<li>\(item)</li>" }
    let sentence = Sentence("ya & tidak", "yes & no")
    let whole: Markup = "<ol start=\"\(3)\">\(items)</ol>\(sentence, in: .english)\(Markup(text: "<"))"
    #expect(whole.html == "<ol start=\"3\"><li>a&amp;b</li><li>c</li></ol>yes &amp; no&lt;")
    #expect(items.joined(separator: "|").html == "<li>a&amp;b</li>|<li>c</li>")
    #expect((items[1] + items[0]).html == "<li>c</li><li>a&amp;b</li>")
  }

  @Test(
    "A link leads to a page, a mailbox or a calendar, or nowhere",
    arguments: [
      ("https://example.com/a?b=c&d", "https://example.com/a?b=c&amp;d"),
      ("HTTP://example.com", "HTTP://example.com"), ("mailto:a@example.com", "mailto:a@example.com"),
      ("webcal://example.com/feed.ics", "webcal://example.com/feed.ics"), ("/ajukan", "/ajukan"),
      ("tel:169", "tel:169"),
      ("https://example.com/\"><script>", "https://example.com/&quot;&gt;&lt;script&gt;"),
      ("javascript:alert(1)", "about:invalid"), ("java\nscript:alert(1)", "about:invalid"),
      (" javascript:alert(1)", "about:invalid"), ("data:text/html,x", "about:invalid"),
      ("//evil.example.com", "about:invalid"), ("/\\evil.example.com", "about:invalid"),
      ("https://example.com/a b", "about:invalid"), ("", "about:invalid"), ("relative", "about:invalid"),
    ])
  func addresses(address: String, shown: String) {
    let markup: Markup = "<a href=\"\(url: address)\">x</a>"
    #expect(markup.html == "<a href=\"\(shown)\">x</a>")
  }
}
