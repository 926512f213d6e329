@testable import Pages
import Testing
import Web
import Wording

@Suite("The addresses in the type of errors")
struct ProblemTypePageTests {
  @Test("Each leads to a page that explains the error in both languages", arguments: ProblemKind.all)
  func pages(kind: ProblemKind) throws {
    let browser = try TestSite().browser()
    let pages = Language.allCases.map { browser.read("\(kind.type)?lang=\($0.rawValue)") }
    for (language, page) in zip(Language.allCases, pages) {
      #expect(page.status == 200)
      for sentence in [kind.title, kind.meaning, kind.advice] {
        let text = Markup(text: sentence.text(in: language)).html
        #expect(page.text.contains(text), "\(text)")
      }
      #expect(
        page.text.contains("<code>\(kind.type)</code>") && page.text.contains("<dd>\(kind.status)</dd>"))
    }
    #expect(pages[0].text != pages[1].text)
  }

  @Test("All of them are on a list, and any other name is a page that is not there")
  func list() throws {
    let browser = try TestSite().browser()
    let page = browser.read("/masalah").text
    for kind in ProblemKind.all { #expect(page.contains("href=\"\(kind.type)\"")) }
    #expect(browser.read("/masalah/lain").status == 404)
  }

  @Test("What the API answers names an address that leads to its page")
  func answers() throws {
    let browser = try TestSite().browser()
    let answer = browser.read("/api/v1/requests").text
    #expect(answer.contains("\"type\":\"/masalah/perlu-token\""))
    #expect(browser.read("/masalah/perlu-token").text.contains("Authorization: Bearer"))
  }
}
