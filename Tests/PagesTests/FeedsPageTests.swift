import Casework
import Office
@testable import Pages
import Testing

@Suite("Calendar subscriptions of the staff as a page")
struct FeedsPageTests {
  static let path = "/staf/langganan"

  @Test("An address is made, shown once with its QR code, listed, read, and revoked")
  func life() throws {
    let test = try TestSite()
    try test.officer("nib")
    let browser = try test.signedIn("petugas@example.go.id")
    let wrong = try browser.send(Self.path, ["calendar": "unit", "language": "id"])
    #expect(wrong.status == 422 && wrong.text.contains("Kalender: pilih salah satu"))
    let made = try browser.send(Self.path, ["calendar": "officer-1", "language": "id"])
    let address = try #require(
      made.text.firstMatch(of: #/<code>http:\/\/127.0.0.1:8080(\/feeds\/[^<]+)<\/code>/#)?.1)
    #expect(made.text.contains("<svg class=\"qr\"") && made.text.contains("href=\"webcal://"))
    #expect(made.text.contains("calendar.google.com"))
    #expect(browser.read(String(address)).text.hasPrefix("BEGIN:VCALENDAR"))
    let page = browser.read(Self.path).text
    #expect(page.contains("Pertemuan Petugas") && !page.contains(String(address)))
    #expect(try browser.send("\(Self.path)/1/cabut", from: Self.path).status == 303)
    #expect(browser.read(String(address)).status == 404)
    #expect(browser.read(Self.path).text.contains("Belum ada alamat langganan"))
  }

  @Test("Each sees what they could make, and the administrator all; nobody revokes what is not theirs")
  func rights() throws {
    let test = try TestSite()
    try test.officer("nib")
    try test.account(.director, email: "direktur@example.go.id", name: "Direktur")
    try test.account(.admin, email: "admin@example.go.id", name: "Admin")
    let (officer, director, admin) = (
      try test.signedIn("petugas@example.go.id"), try test.signedIn("direktur@example.go.id"),
      try test.signedIn("admin@example.go.id")
    )
    for calendar in ["unit", "busy", "officer-1", "busy-1"] {
      #expect(try director.send(Self.path, ["calendar": calendar, "language": "en"]).status == 200)
    }
    func rows(_ browser: Browser) -> Int {
      browser.read(Self.path).text.matches(of: #/role="rowheader"/#).count
    }
    #expect(rows(director) == 4 && rows(admin) == 4 && rows(officer) == 2)
    #expect(try officer.send("\(Self.path)/1/cabut", from: Self.path).status == 403)
    #expect(try admin.send("\(Self.path)/1/cabut", from: Self.path).status == 303)
    #expect(rows(director) == 3)
  }
}
