import Casework
import Office
@testable import Pages
import Testing

@Suite("API tokens as a page")
struct TokensPageTests {
  static let path = "/staf/token"

  @Test(
    "One is made for a purpose, shown once, used, and revoked; of others' tokens nobody but the administrator sees any"
  )
  func life() throws {
    let test = try TestSite()
    try test.account(.officer)
    try test.account(.admin, email: "admin@example.go.id", name: "Admin")
    try test.account(.officer, email: "bima@example.go.id", name: "Bima")
    let (ayu, bima, admin) = (
      try test.signedIn(), try test.signedIn("bima@example.go.id"), try test.signedIn("admin@example.go.id")
    )
    #expect(try ayu.send(Self.path).status == 422)
    let made = try ayu.send(Self.path, ["purpose": "Laporan bulanan"])
    let token = try #require(
      made.text.firstMatch(of: #/<p class="secret"><code>([^<]+)</code>/#)?.1.description)
    let page = ayu.read(Self.path).text
    #expect(page.contains("Laporan bulanan") && !page.contains(token))
    #expect(try test.site.web.authenticator.principal(token: token)?.roles == [.officer])
    #expect(!bima.read(Self.path).text.contains("Laporan bulanan"))
    #expect(try bima.send("\(Self.path)/1/cabut", from: Self.path).status == 404)
    #expect(admin.read(Self.path).text.contains("Laporan bulanan"))
    #expect(try admin.send("\(Self.path)/1/cabut", from: Self.path).status == 303)
    #expect(try test.site.web.authenticator.principal(token: token) == nil)
    #expect(ayu.read(Self.path).text.contains("Anda belum punya token."))
  }

  @Test("Whoever changes the password is asked about the tokens, which go where the box stays ticked")
  func password() throws {
    let test = try TestSite()
    let account = try test.account(.officer)
    let browser = try test.signedIn()
    #expect(!browser.read("/staf/akun-saya").text.contains("name=\"tokens\""))
    let token = try test.office.perform(IssueToken(account: account), as: .service).token.text
    #expect(browser.read("/staf/akun-saya").text.contains(#/name="tokens" value="ya" checked/#))
    var fields = ["current": TestSite.password, "password": "sandi-baru-yang-panjang"]
    #expect(try browser.send("/staf/akun-saya/sandi", from: "/staf/akun-saya", fields).status == 303)
    #expect(try test.site.web.authenticator.principal(token: token) != nil)
    fields = ["current": "sandi-baru-yang-panjang", "password": TestSite.password, "tokens": "ya"]
    #expect(try browser.send("/staf/akun-saya/sandi", from: "/staf/akun-saya", fields).status == 303)
    #expect(try test.site.web.authenticator.principal(token: token) == nil)
  }
}
