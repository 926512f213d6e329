import Casework
import HTTPServer
import Office
@testable import Pages
import Secrets
import Testing
import Wording

@Suite("A form that does not come from a page of ours changes nothing")
struct FormRefusalTests {
  static let own = "http://127.0.0.1:8080"

  @Test(
    "Who it comes from is to be said, and nothing may say that it was somebody else",
    arguments: [
      (own, nil, true), (own, "same-origin", true), (nil, "same-origin", true), (nil, "none", true),
      (nil, nil, false), ("null", nil, false), ("https://example.com", nil, false),
      ("https://example.com", "same-origin", false), (own, "cross-site", false), (own, "same-site", false),
      ("http://127.0.0.1:8081", nil, false), ("http://127.0.0.1:8080.example.com", nil, false),
      ("", nil, false),
    ] as [(String?, String?, Bool)])
  func origin(origin: String?, site: String?, isTaken: Bool) throws {
    let test = try TestSite()
    try test.account(.registry)
    let browser = try test.signedIn()
    let token = try #require(browser.token(on: "/staf"))
    let answer = browser.post("/staf/keluar", [FormToken.field: token], origin: origin, site: site)
    #expect(answer.status == (isTaken ? 303 : 403))
    #expect(try test.count("session") == (isTaken ? 0 : 1))
  }

  @Test("It needs a token of the session: none, another's, one of a stranger, or a changed one are none")
  func token() throws {
    let test = try TestSite()
    try test.account(.registry)
    try test.account(.deputy, email: "bima@example.go.id")
    let browser = try test.signedIn()
    let good = try #require(browser.token(on: "/staf"))
    let changed = (good.hasPrefix("0") ? "1" : "0") + good.dropFirst()
    let tokens = [
      nil, "", String(good.dropLast()), changed, try test.signedIn("bima@example.go.id").token(on: "/staf"),
      try test.signedIn().token(on: "/staf"), test.browser().token(on: "/staf/masuk"),
    ]
    for (index, token) in tokens.enumerated() {
      let fields = token.map { [FormToken.field: $0] } ?? [:]
      #expect(browser.post("/staf/keluar", fields, origin: Self.own).status == 403, "token \(index)")
    }
    #expect(browser.read("/staf").status == 200)
    #expect(browser.post("/staf/keluar", [FormToken.field: good], origin: Self.own).status == 303)
  }

  @Test("Strangers need a token of the service, and a stated origin")
  func strangers() throws {
    let test = try TestSite()
    try test.account(.registry)
    let fields = ["email": "ayu@example.go.id", "password": TestSite.password]
    let browser = test.browser()
    #expect(browser.post("/staf/masuk", fields, origin: Self.own).status == 403)
    let token = try #require(browser.token(on: "/staf/masuk"))
    let whole = fields.merging([FormToken.field: token]) { $1 }
    #expect(browser.post("/staf/masuk", whole).status == 403)
    #expect(browser.post("/staf/masuk", whole, origin: "https://example.com").status == 403)
    #expect(try test.count("session") == 0)
    #expect(browser.post("/staf/masuk", whole, origin: Self.own).status == 303)
  }

  @Test(
    "Nothing is changed by reading",
    arguments: ["/staf/keluar", "/staf/akun-saya/sandi", "/staf/akun-saya/sesi"])
  func reading(path: String) throws {
    let test = try TestSite()
    try test.account(.registry)
    let browser = try test.signedIn()
    for method in ["GET", "HEAD"] {
      let answer = browser.read(path, method: method)
      #expect(answer.status == 405 && answer.header("allow") == "OPTIONS, POST")
    }
    #expect(try test.count("session") == 1)
  }

  @Test("Behind an address with a secret the browser hides the origin; there the secret itself is the proof")
  func secretAddress() throws {
    let page = Page(Sentence(same: "x"), main: "")
    let test = try TestSite(pages: [
      .post("/permohonan/{secret}/coba", .applicant, showing: { _ in page }) { _ in .redirect(to: "/") }
    ])
    let submitted = try test.submitted()
    let path = "/permohonan/\(submitted.secret)/coba"
    let token = FormToken(secret: submitted.secret, serviceKey: []).make(from: SeededRandomSource(seed: 5))
    let other = FormToken(secret: "x", serviceKey: []).make(from: SeededRandomSource(seed: 5))
    let browser = test.browser()
    #expect(browser.post(path, [FormToken.field: token], origin: "null").status == 303)
    #expect(browser.post(path, [FormToken.field: token]).status == 303)
    #expect(browser.post(path, [FormToken.field: token], origin: "null", site: "cross-site").status == 403)
    #expect(browser.post(path, [FormToken.field: token], origin: "https://example.com").status == 403)
    #expect(browser.post(path, [FormToken.field: other], origin: "null").status == 403)
    #expect(browser.post("/permohonan/salah/coba", [FormToken.field: token]).status == 404)
  }
}
