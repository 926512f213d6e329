import Casework
import HTTPServer
@testable import Pages
import Testing
import Wording

@Suite("The language of the pages")
struct LanguageChoiceTests {
  @Test(
    "It is what was chosen, or else what the browser asks for, or else Indonesian",
    arguments: [
      ("/", nil, nil, "id"), ("/", nil, "en-GB,en;q=0.9", "en"), ("/", nil, "fr", "id"),
      ("/", "en", nil, "en"), ("/", "id", "en", "id"), ("/?lang=en", "id", "id", "en"),
      ("/?lang=xx", "en", nil, "en"),
      ("/", "xx", nil, "id"),
    ] as [(String, String?, String?, String)])
  func chosen(path: String, cookie: String?, accepted: String?, language: String) throws {
    let browser = try TestSite().browser()
    if let cookie { browser.plant("lang", cookie) }
    if let accepted { browser.headers["accept-language"] = accepted }
    #expect(browser.read(path).text.contains("<html lang=\"\(language)\">"))
  }

  @Test(
    "An applicant reads the request in its language, whatever the browser asks for, unless another was chosen",
    arguments: [
      (.english, nil, "id", "en"), (.indonesian, nil, "en", "id"), (.english, "id", "en", "id"),
    ] as [(ApplicantLanguage, String?, String, String)])
  func applicant(request: ApplicantLanguage, cookie: String?, accepted: String, language: String) throws {
    let test = try TestSite()
    let secret = try test.submitted(language: request).secret
    let browser = test.browser()
    if let cookie { browser.plant("lang", cookie) }
    browser.headers["accept-language"] = accepted
    #expect(browser.read("/permohonan/\(secret)").text.contains("<html lang=\"\(language)\">"))
  }

  @Test("What was chosen is remembered, and nothing is where nothing was chosen")
  func remembered() throws {
    let browser = try TestSite().browser()
    #expect(browser.read("/").header("set-cookie") == nil)
    #expect(
      browser.read("/?lang=en").header("set-cookie")
        == "lang=en; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax")
    #expect(browser.read("/kalender").text.contains("<html lang=\"en\">"))
  }

  @Test("The switch leads to the same page, with what else was asked for")
  func switched() throws {
    let browser = try TestSite().browser()
    #expect(
      browser.read("/kalender?tahun=2027&kabar=x&lang=id").text.contains(
        "href=\"/kalender?tahun=2027&amp;lang=en\""))
  }

  @Test("The answer to a form has a switch that leads to the form's page")
  func answered() throws {
    let browser = try TestSite().browser()
    #expect(try browser.send("/staf/masuk").text.contains("href=\"/staf/masuk?lang=en\""))
  }

  @Test("Every sentence of the pages says something in both languages")
  func sentences() throws {
    let found = try SourceSentences.ofPages()
    #expect(found.count > 100)
    for (file, indonesian, english) in found {
      #expect(!indonesian.isEmpty && !english.isEmpty, "\(file): \(indonesian)\(english)")
      #expect(indonesian != english, "\(file): say Sentence(same:) of \(indonesian)")
    }
  }
}
