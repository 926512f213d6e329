import Casework
import HTTPServer
import Office
@testable import Pages
import Secrets
import Testing
import WorkCalendar

@Suite("Signing in on the pages")
struct SignInPageTests {
  @Test("Whoever signs in comes to the page that was asked for, and may read it")
  func signIn() throws {
    let test = try TestSite()
    try test.account(.registry)
    let browser = test.browser()
    let turned = browser.read("/staf/akun-saya")
    #expect(turned.status == 303 && turned.header("location") == "/staf/masuk?ke=%2Fstaf%2Fakun-saya")
    #expect(browser.read("/staf/masuk?ke=/staf/akun-saya").text.contains("value=\"/staf/akun-saya\""))
    let answer = try browser.send(
      "/staf/masuk", ["email": "Ayu@Example.go.id", "password": TestSite.password, "ke": "/staf/akun-saya"])
    #expect(answer.status == 303 && answer.header("location") == "/staf/akun-saya")
    #expect(browser.read("/staf/akun-saya").text.contains("ayu@example.go.id"))
  }

  @Test(
    "The cookie is kept from scripts and other sites, and over TLS bound to the host",
    arguments: [
      ("http://127.0.0.1:8080", "sesi", "; Path=/; HttpOnly; SameSite=Lax"),
      ("https://jadwal.example.go.id", "__Host-sesi", "; Path=/; HttpOnly; SameSite=Lax; Secure"),
    ])
  func cookie(address: String, name: String, attributes: String) throws {
    let test = try TestSite(at: address)
    try test.account(.registry)
    let answer = try test.browser().send(
      "/staf/masuk", ["email": "ayu@example.go.id", "password": TestSite.password])
    let cookie = try #require(answer.header("set-cookie"))
    #expect(cookie.hasPrefix("\(name)=") && cookie.hasSuffix(attributes), "\(cookie)")
    #expect(!cookie.contains("Domain"))
  }

  @Test("An unknown address, a wrong password and an account that is off are told alike")
  func alike() throws {
    let test = try TestSite()
    try test.account(.registry)
    let off = try test.account(.deputy, email: "bima@example.go.id")
    let boss = StaffMember(account: Identifier(99), name: "Admin", roles: [.admin])
    _ = try test.office.perform(DeactivateAccount(off), as: .staff(boss))
    var texts: Set<String> = []
    for (email, password) in [
      ("siapa@example.go.id", TestSite.password), ("ayu@example.go.id", "salah"),
      ("bima@example.go.id", TestSite.password),
    ] {
      let answer = try test.browser().send("/staf/masuk", ["email": email, "password": password])
      #expect(answer.status == 422 && answer.header("set-cookie") == nil)
      // The token is another one each time, and the address is the one that was entered.
      let tokens = answer.text.replacing(#/value="[0-9a-f]{64}"/#, with: "").replacing(email, with: "")
      texts.insert(tokens)
    }
    #expect(texts.count == 1)
    #expect(try test.count("session") == 0)
  }

  @Test("A secret that somebody planted is never the one of a session, and what it opened ends")
  func fixation() throws {
    let test = try TestSite()
    try test.account(.registry)
    try test.account(.deputy, email: "bima@example.go.id", name: "Bima")
    let other = try test.signedIn("bima@example.go.id")
    let planted = try #require(other.cookies["sesi"])
    let browser = test.browser()
    browser.plant("sesi", planted)
    // Read as the one who planted it: there the page leads on, so the token is that page's.
    let answer = try browser.send(
      "/staf/masuk", from: "/staf/akun-saya", ["email": "ayu@example.go.id", "password": TestSite.password])
    #expect(answer.status == 303)
    #expect(browser.cookies["sesi"] != planted)
    #expect(other.read("/staf").status == 303)
    #expect(browser.read("/staf/akun-saya").text.contains("ayu@example.go.id"))
  }

  @Test("Signing out ends the session, and takes the cookie back")
  func signOut() throws {
    let test = try TestSite()
    try test.account(.registry)
    let browser = try test.signedIn()
    let secret = try #require(browser.cookies["sesi"])
    let answer = try browser.send("/staf/keluar", from: "/staf")
    #expect(answer.status == 303 && browser.cookies["sesi"] == nil)
    browser.plant("sesi", secret)
    #expect(browser.read("/staf").status == 303)
    #expect(try test.count("session") == 0)
  }

  @Test(
    "No address that is sent along leads away from the pages of the staff",
    arguments: [
      "https://example.com", "//example.com", "/staf/\\example.com", "/", "/stafx",
      "/staf/masuk", "/staf/masuk/kode", "/staf/a\r\nSet-Cookie: x", "javascript:alert(1)", "",
    ])
  func away(goal: String) { #expect(ReturnPath.read(goal) == "/staf") }

  @Test("A page of the staff is kept", arguments: ["/staf", "/staf/permohonan/12", "/staf/akun-saya"])
  func kept(goal: String) { #expect(ReturnPath.read(goal) == goal) }

  @Test("After ten tries for an address of electronic mail everybody waits, wherever they are")
  func throttledByAccount() throws {
    let test = try TestSite(limits: true)
    try test.account(.registry)
    for email in ["ayu@example.go.id", "siapa@example.go.id"] {
      for attempt in 0..<10 {
        let browser = test.browser()
        browser.address = "192.0.2.\(attempt)"
        #expect(try browser.send("/staf/masuk", ["email": email, "password": "salah"]).status == 422)
      }
      let browser = test.browser()
      browser.address = "192.0.2.99"
      let answer = try browser.send(
        "/staf/masuk", ["email": email.uppercased(), "password": TestSite.password])
      #expect(answer.status == 429 && answer.header("retry-after") == "60", "\(email)")
      #expect(answer.header("set-cookie") == nil)
    }
    test.clock.now = test.clock.now + Minutes(1)
    let browser = test.browser()
    #expect(
      try browser.send("/staf/masuk", ["email": "ayu@example.go.id", "password": TestSite.password]).status
        == 303)
  }

  @Test("After thirty tries an address waits, whoever it asks for")
  func throttledByAddress() throws {
    let test = try TestSite(limits: true)
    let browser = test.browser()
    for attempt in 0..<30 {
      #expect(
        try browser.send("/staf/masuk", ["email": "a\(attempt)@example.go.id", "password": "x"]).status == 422
      )
    }
    let answer = try browser.send("/staf/masuk", ["email": "b@example.go.id", "password": "x"])
    #expect(answer.status == 429 && answer.header("retry-after") != nil)
  }

  @Test("With a second factor the password leads to the code, and only the code to the desk")
  func code() throws {
    let test = try TestSite()
    let account = try test.account(.registry)
    let member = Principal.staff(StaffMember(account: account, name: "Ayu", roles: [.registry]))
    try test.office.perform(BeginSecondFactor(), as: member)
    let codes = try #require(try test.office.ask(as: member) { try $0.unconfirmedCodes() })
    func code() -> String { codes.code(inPeriod: test.clock.now.secondsSinceEpoch / 30) }
    _ = try test.office.perform(ConfirmSecondFactor(code: code()), as: member)
    test.clock.now = test.clock.now + Minutes(5)
    let browser = test.browser()
    let first = try browser.send(
      "/staf/masuk", ["email": "ayu@example.go.id", "password": TestSite.password])
    #expect(first.header("location") == "/staf/masuk/kode?ke=%2Fstaf")
    let waiting = browser.cookies["sesi"]
    #expect(browser.read("/staf").status == 303)
    #expect(try browser.send("/staf/masuk/kode", ["code": "000000"]).status == 422)
    #expect(try browser.send("/staf/masuk/kode", ["code": code()]).header("location") == "/staf")
    #expect(browser.cookies["sesi"] != waiting && browser.read("/staf").status == 200)
  }
}
