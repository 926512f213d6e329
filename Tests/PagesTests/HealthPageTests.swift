import Casework
@testable import Pages
import Testing
import Wording

@Suite("The health of the service as a page")
struct HealthPageTests {
  @Test("What needs somebody stands first, and the same numbers stand in the figures for a monitor")
  func page() throws {
    let test = try TestSite()
    try test.account(.admin)
    let browser = try test.signedIn()
    _ = try test.submitted()
    let page = browser.read("/staf/kesehatan?lang=en").text
    #expect(page.contains("Something is to be done now") && page.contains("none is known"))
    let titles = page.matches(of: #/<h2>(.*?) <span class="badge (\w+)">/#).map { String($0.2) }
    #expect(titles.first == "bad" && titles == titles.sorted { order($0) < order($1) } && titles.count == 10)
    let waiting = try #require(
      browser.read("/metrics").text.firstMatch(
        of: #/jadwal_outgoing{channel="mail",state="waiting"} (\d+)/#)?.1)
    #expect(page.contains("<dt>Waiting</dt><dd>\(waiting)</dd>"))
    #expect(browser.read("/metrics").text.contains("jadwal_decreed_until_year 20"))
  }

  private func order(_ tone: String) -> Int { ["bad", "waiting", "good"].firstIndex(of: tone) ?? 9 }
}
