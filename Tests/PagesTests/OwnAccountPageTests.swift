import Casework
import Office
@testable import Pages
import Secrets
import Testing
import WorkCalendar

@Suite("One's own account as a page")
struct OwnAccountPageTests {
  static let path = "/staf/akun-saya"

  @Test("Another password ends the other sessions, and goes on in this one under another secret")
  func password() throws {
    let test = try TestSite()
    try test.account(.officer)
    let (browser, other) = (try test.signedIn(), try test.signedIn())
    let before = browser.cookies["sesi"]
    let wrong = try browser.send(
      "\(Self.path)/sandi", from: Self.path, ["current": "salah", "password": "sandi-baru-yang-panjang"])
    #expect(
      wrong.status == 422 && wrong.text.contains("Kata sandi sekarang: kata sandi sekarang tidak benar"))
    let right = try browser.send(
      "\(Self.path)/sandi", from: Self.path,
      ["current": TestSite.password, "password": "sandi-baru-yang-panjang"])
    #expect(right.status == 303 && browser.cookies["sesi"] != before)
    #expect(browser.read("/staf").status == 200 && other.read("/staf").status == 303)
  }

  @Test("The other sessions are listed with their browsers, and can be ended")
  func sessions() throws {
    let test = try TestSite()
    try test.account(.officer)
    let other = test.browser()
    other.headers["user-agent"] = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
    _ = try other.send("/staf/masuk", ["email": "ayu@example.go.id", "password": TestSite.password])
    let browser = try test.signedIn()
    #expect(browser.read(Self.path).text.contains("Firefox, Windows"))
    #expect(try browser.send("\(Self.path)/sesi", from: Self.path).status == 303)
    #expect(other.read("/staf").status == 303 && browser.read("/staf").status == 200)
  }

  @Test("Codes are set up with a drawing and a key, checked, given with recovery codes once, and removed")
  func secondFactor() throws {
    let test = try TestSite()
    let account = try test.account(.officer)
    let member = Principal.staff(StaffMember(account: account, name: "Ayu", roles: [.officer]))
    let browser = try test.signedIn()
    #expect(browser.read("\(Self.path)/kode").status == 303)
    #expect(try browser.send("\(Self.path)/kode", from: Self.path).header("location") == "\(Self.path)/kode")
    let page = browser.read("\(Self.path)/kode").text
    let codes = try #require(try test.office.ask(as: member) { try $0.unconfirmedCodes() })
    #expect(page.contains("<svg class=\"qr\"") && page.contains(String(codes.typedKey.prefix(4))))
    let wrong = try browser.send("\(Self.path)/kode/periksa", from: "\(Self.path)/kode", ["code": "000000"])
    #expect(wrong.status == 422 && wrong.text.contains("<svg class=\"qr\""))
    let right = try browser.send(
      "\(Self.path)/kode/periksa", from: "\(Self.path)/kode",
      ["code": codes.code(inPeriod: test.clock.now.secondsSinceEpoch / 30)])
    #expect(right.status == 200 && right.text.contains(#/<li><code>[A-Z2-7-]{19}</code></li>/#))
    #expect(!browser.read(Self.path).text.contains(#/<code>[A-Z2-7-]{19}</code>/#))
    #expect(try browser.send("\(Self.path)/kode/hapus", from: Self.path, ["password": "salah"]).status == 422)
    #expect(
      try browser.send("\(Self.path)/kode/hapus", from: Self.path, ["password": TestSite.password]).status
        == 303)
    #expect(try test.count("second_factor") == 0)
  }
}
