import Casework
import Office
@testable import Pages
import Store
import Testing
import WorkCalendar

@Suite("Webhooks as a page")
struct WebhookPageTests {
  static let path = "/staf/webhook"

  @Test("One is added with its key shown once, listed with what waits and why, and removed")
  func life() throws {
    let test = try TestSite()
    try test.account(.admin)
    let browser = try test.signedIn()
    let wrong = try browser.send(Self.path, ["url": "http://127.0.0.1/kait"])
    #expect(wrong.status == 422 && wrong.text.contains("Alamat: "))
    let added = try browser.send(
      Self.path, ["url": "https://hooks.example.go.id/jadwal", "events": "meeting-booked"])
    let key = try #require(added.text.firstMatch(of: #/<code>([0-9a-f]{64})</code>/#)?.1)
    let list = browser.read(Self.path).text
    #expect(added.status == 200 && !list.contains(key))
    #expect(list.contains("https://hooks.example.go.id/jadwal") && list.contains("pertemuan dijadwalkan"))
    let now = test.clock.now
    try test.database.write { queries in
      try queries.enqueue(.webhook, to: "1", facts: "{}", because: 1, at: now)
      try queries.postpone(
        .webhook, to: "1", message: nil, now: now, error: "status 503", until: now,
        givingUpFrom: now - Minutes(1))
    }
    #expect(browser.read(Self.path).text.contains("galat di penerima (503)"))
    #expect(try browser.send("\(Self.path)/1/hapus", from: Self.path).status == 303)
    #expect(browser.read(Self.path).text.contains("Belum ada webhook"))
    #expect(try browser.send("\(Self.path)/1/hapus", from: Self.path).status == 404)
  }
}
