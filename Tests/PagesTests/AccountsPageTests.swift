import Casework
import HTTPServer
import Office
@testable import Pages
import Secrets
import Store
import Testing
import WorkCalendar

@Suite("Accounts as pages")
struct AccountsPageTests {
  static let path = "/staf/akun"
  let test: TestSite
  let browser: Browser

  init() throws {
    test = try TestSite()
    try test.account(.admin)
    try test.account(.officer, email: "bima@example.go.id", name: "Bima")
    browser = try test.signedIn()
  }

  /// The one-time password that an answer shows.
  private func password(_ answer: HTTPResponse) throws -> String {
    try #require(answer.text.firstMatch(of: #/<code>([a-z2-7]{4}(-[a-z2-7]{4}){3})</code>/#)).1.description
  }

  @Test("A new account is shown its one-time password once; whoever signs in with it chooses another first")
  func added() throws {
    let wrong = try browser.send(Self.path, ["name": "", "email": "x", "competencies": "NIB"])
    #expect(wrong.status == 422)
    for field in ["name", "email"] { #expect(wrong.text.contains("id=\"akun-\(field)-galat\"")) }
    let missing = try browser.send(
      Self.path, ["name": "Citra", "email": "citra@example.go.id", "competencies": "NIB"])
    for field in ["roles", "competencies"] { #expect(missing.text.contains("id=\"akun-\(field)-galat\"")) }
    let entry = [
      "name": "Citra", "email": "citra@example.go.id", "roles": "officer", "competencies": "nib, oss",
    ]
    let made = try browser.send(Self.path, entry)
    let secret = try password(made)
    #expect(made.status == 200 && !browser.read(Self.path).text.contains(secret))
    #expect(browser.read(Self.path).text.contains("menunggu kata sandi baru"))
    #expect(try browser.send(Self.path, entry).status == 409)

    let citra = test.browser()
    let signedIn = try citra.send("/staf/masuk", ["email": "citra@example.go.id", "password": secret])
    #expect(signedIn.status == 303)
    #expect(citra.read("/staf").header("location") == "/staf/masuk/sandi?ke=%2Fstaf")
    let path = "/staf/masuk/sandi"
    for (chosen, told) in [(secret, "pilih yang lain"), ("pendek", "paling sedikit 12")] {
      let refused = try citra.send(path, ["password": chosen])
      #expect(refused.status == 422 && refused.text.contains(told))
    }
    #expect(
      try citra.send(path, ["password": "sandi-baru-yang-panjang"]).header("location")?.hasPrefix("/staf?")
        == true)
    #expect(citra.read("/staf").status == 200 && citra.read(path).status == 303)
    #expect(
      try test.office.ask(as: .service) { try $0.queries.officers().map(\.competencies) } == [["nib", "oss"]])
  }

  @Test("A password that is reset ends sessions and tokens, and is shown once")
  func reset() throws {
    let bima = try test.signedIn("bima@example.go.id")
    let token = try test.office.perform(IssueToken(email: "bima@example.go.id"), as: .service).token.text
    let answer = try browser.send("\(Self.path)/2/sandi", from: "\(Self.path)/2")
    let secret = try password(answer)
    #expect(bima.read("/staf").status == 303)
    #expect(try test.site.web.authenticator.principal(token: token) == nil)
    #expect(!browser.read("\(Self.path)/2").text.contains(secret))
    let again = test.browser()
    _ = try again.send("/staf/masuk", ["email": "bima@example.go.id", "password": secret])
    #expect(again.read("/staf").header("location")?.hasPrefix("/staf/masuk/sandi") == true)
    // Whoever has the session alone cannot do what a form of the staff does.
    #expect(
      again.post("/staf/akun-saya/sesi", [:], origin: "http://127.0.0.1:8080").status == 403)
  }

  @Test("Roles are changed, accounts switched off and on; the last administrator stays")
  func changed() throws {
    let page = "\(Self.path)/2"
    #expect(try browser.send("\(page)/peran", from: page, ["roles": "registry"]).status == 303)
    #expect(browser.read(page).text.contains("<dd>Tata Usaha</dd>"))
    let none = try browser.send("\(page)/peran", from: page)
    #expect(none.status == 422 && none.text.contains("id=\"peran-roles-galat\""))
    let last = try browser.send("\(Self.path)/1/peran", from: "\(Self.path)/1", ["roles": "auditor"])
    #expect(last.status == 422 && last.text.contains("administrator terakhir yang aktif"))
    #expect(try browser.send("\(page)/matikan", from: page).status == 303)
    #expect(browser.read(page).text.contains("tidak aktif"))
    #expect(try browser.send("\(page)/aktifkan", from: page).status == 303)
    #expect(browser.read(page).text.contains(">aktif<"))
    // One's own account has none of the forms that would lock its owner out.
    let own = browser.read("\(Self.path)/1").text
    for word in ["sandi", "matikan"] { #expect(!own.contains("action=\"\(Self.path)/1/\(word)\"")) }
    #expect(try browser.send("\(Self.path)/1/matikan", from: "\(Self.path)/1").status == 422)
    #expect(browser.read("\(Self.path)/77").status == 404)
  }

  @Test("Sign-in codes are taken away, and an officer is added with competencies")
  func more() throws {
    let bima = Principal.staff(StaffMember(account: Identifier(2), name: "Bima", roles: [.officer]))
    let page = "\(Self.path)/2"
    #expect(!browser.read(page).text.contains("action=\"\(page)/kode\""))
    try test.office.perform(BeginSecondFactor(), as: bima)
    let codes = try #require(try test.office.ask(as: bima) { try $0.unconfirmedCodes() })
    let code = codes.code(inPeriod: test.clock.now.secondsSinceEpoch / 30)
    _ = try test.office.perform(ConfirmSecondFactor(code: code), as: bima)
    #expect(try browser.send("\(page)/kode", from: page).status == 303)
    #expect(try test.count("second_factor") == 0)
    let wrong = try browser.send("\(page)/petugas", from: page, ["competencies": "NIB"])
    #expect(wrong.status == 422 && wrong.text.contains("id=\"petugas-competencies-galat\""))
    #expect(try browser.send("\(page)/petugas", from: page, ["competencies": "nib lkpm"]).status == 303)
    #expect(browser.read(page).text.contains("Nomor Induk Berusaha (NIB)"))
    #expect(try browser.send("\(page)/petugas", from: page, ["competencies": "nib"]).status == 409)
  }
}
