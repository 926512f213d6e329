import Casework
import HTTPServer
import Office
@testable import Pages
import Testing
import WorkCalendar

@Suite("Writing a request on the pages")
struct DraftPageTests {
  @Test("The first step begins a draft, which any browser opens again by its address")
  func begun() throws {
    let test = try TestSite()
    let secret = try test.browser().begunDraft()
    let text = test.browser().read("/ajukan/\(secret)/pemohon").text
    #expect(text.contains("value=\"Siti Rahma\"") && text.contains("value=\"siti@example.com\""))
    #expect(test.browser().read("/ajukan/\(secret)").text.contains("Belum dikirim."))
    #expect(try test.count("request") == 0)
  }

  @Test("Who goes on is told what does not fit beside its field; who leaves may leave anything")
  func leaving() throws {
    let test = try TestSite()
    let browser = test.browser()
    let path = "/ajukan/\(try browser.begunDraft())"
    let wrong = ["subject": "NIB", "letter.date": "2026-03-03"]
    let answer = try browser.send("\(path)/kendala", wrong.merging(["lakukan": "lanjut"]) { $1 })
    #expect(answer.status == 422 && answer.text.contains("Tanggal surat Anda: tanggal ini belum tiba"))
    #expect(answer.text.contains("Kendalanya tentang: pilih paling sedikit satu"))
    #expect(!browser.read("\(path)/kendala").text.contains("value=\"NIB\""))
    let left = try browser.send("\(path)/kendala", wrong.merging(["lakukan": "nanti"]) { $1 })
    #expect(left.status == 303 && left.header("location")?.hasPrefix("\(path)?kabar=") ?? false)
    #expect(browser.read("\(path)/kendala").text.contains("value=\"NIB\""))
  }

  @Test("What the desk will ask for is told at every step, until it is there")
  func completeness() throws {
    let test = try TestSite()
    let browser = test.browser()
    let path = "/ajukan/\(try browser.begunDraft())"
    for step in ["pemohon", "kendala", "konsultasi", "dokumen", "waktu", "periksa"] {
      let text = browser.read("\(path)/\(step)").text
      #expect(text.contains("Yang masih akan diminta Tata Usaha") && text.contains(">Bukti konsultasi</a>"))
    }
    _ = try browser.send(
      "\(path)/konsultasi",
      [
        "consultations[0].channel": "call-centre", "consultations[0].reference": "CC-1",
        "lakukan": "lanjut",
      ])
    #expect(!browser.read("\(path)/waktu").text.contains(">Bukti konsultasi</a>"))
    #expect(browser.read("\(path)/waktu").text.contains(">Data dukung</a>"))
  }

  @Test("One half of a consultation or of a related unit asks for the other")
  func halves() throws {
    let test = try TestSite()
    let browser = test.browser()
    let path = "/ajukan/\(try browser.begunDraft())/konsultasi"
    let answer = try browser.send(
      path, ["consultations[1].reference": "CC-2", "relatedUnit.name": "Pusat Bantuan", "lakukan": "lanjut"])
    #expect(answer.status == 422)
    #expect(answer.text.contains("id=\"konsultasi-consultations-1--channel-galat\""))
    #expect(answer.text.contains("id=\"konsultasi-relatedUnit-reason-galat\""))
  }

  @Test("The dates say which days can be chosen, why others cannot, and the earliest with its ground")
  func dates() throws {
    let test = try TestSite()
    try test.officer("nib")
    let browser = test.browser()
    let secret = try browser.filledDraft()
    let text = browser.read("/ajukan/\(secret)/waktu?bulan=2026-03&hari=2026-03-09").text
    #expect(text.contains("Paling awal Senin, 9 Maret 2026"))
    #expect(text.contains("href=\"/ajukan/\(secret)/waktu?bulan=2026-03&amp;hari=2026-03-10#hari\""))
    #expect(!text.contains("hari=2026-03-06#hari") && !text.contains("hari=2026-03-19#hari"))
    #expect(text.contains("terlalu dini") && text.contains("SKB 1497/2025"))
    #expect(text.contains("<strong>10.00–11.00</strong> WIT") && text.contains("08.00–09.00 WIB"))
    #expect(text.contains("Senin, 9 Maret 2026, 11.00–12.00 WIT (09.00–10.00 WIB, waktu kantor)"))
  }

  @Test("A month whose holidays are not decreed is marked as an estimate")
  func tentative() throws {
    let test = try TestSite()
    test.clock.now = try #require(Instant(iso8601: "2027-06-01T08:00:00+07:00"))
    try test.officer("nib")
    let browser = test.browser()
    let secret = try browser.begunDraft()
    _ = try browser.send(
      "/ajukan/\(secret)/kendala", ["subject": "NIB", "needs": "nib", "lakukan": "lanjut"])
    let text = browser.read("/ajukan/\(secret)/waktu?bulan=2028-02&hari=2028-02-02").text
    #expect(text.contains("<td class=\"day tentative\"><a "))
    #expect(text.contains("badge waiting\">perkiraan, libur belum ditetapkan"))
  }

  @Test("Wishes are kept at once, ranked by the buttons, and sent in their order")
  func wishes() throws {
    let test = try TestSite()
    let browser = test.browser()
    let secret = try browser.filledDraft()
    let path = "/ajukan/\(secret)"
    let later = "2026-03-10T13:00:00+07:00/2026-03-10T14:00:00+07:00"
    _ = try browser.send("\(path)/waktu", ["lakukan": "tambah \(later)"])
    let moved = try browser.send("\(path)/waktu", ["lakukan": "naik 1", "bulan": "2026-03", "hari": ""])
    #expect(moved.header("location") == "\(path)/waktu?bulan=2026-03#usulan")
    let answer = try browser.send("\(path)/periksa")
    #expect(answer.status == 303, "\(answer.text)")
    let starts = try test.database.read {
      try $0.all("SELECT start_at FROM proposal ORDER BY rank") { $0.integer(0) }
    }
    #expect(
      starts
        == [later, Browser.time].compactMap { Instant(iso8601: String($0.prefix(25)))?.secondsSinceEpoch })
  }

  @Test("Sent it is a request under the same secret, and sent twice it is one request")
  func sent() throws {
    let test = try TestSite()
    let browser = test.browser()
    let secret = try browser.filledDraft()
    let path = "/ajukan/\(secret)/periksa"
    let token = try #require(browser.token(on: path))
    for _ in 0..<2 {
      let answer = browser.post(path, [FormToken.field: token], origin: "null")
      #expect(answer.status == 303)
      #expect(answer.header("location")?.hasPrefix("/permohonan/\(secret)") ?? false)
    }
    #expect(try test.count("request") == 1)
    #expect(browser.read("/permohonan/\(secret)").text.contains("SPB-2026-000001"))
    #expect(browser.read("/ajukan/\(secret)/waktu").header("location") == "/permohonan/\(secret)")
  }

  @Test("What is lacking is told before it is sent, and leads to its step")
  func lacking() throws {
    let test = try TestSite()
    let browser = test.browser()
    let secret = try browser.begunDraft()
    let answer = try browser.send("/ajukan/\(secret)/periksa")
    #expect(answer.status == 422 && answer.text.contains("Usulan waktu: usulkan paling sedikit satu waktu"))
    #expect(answer.text.contains("id=\"periksa-proposals\" href=\"/ajukan/\(secret)/waktu\""))
    #expect(try test.count("request") == 0)
  }

  @Test("A proposal that time has passed is told when it is sent, and the draft stays")
  func passed() throws {
    let test = try TestSite()
    let browser = test.browser()
    let secret = try browser.filledDraft()
    test.clock.now = try #require(Instant(iso8601: "2026-03-05T08:00:00+07:00"))
    let answer = try browser.send("/ajukan/\(secret)/periksa")
    #expect(answer.status == 422 && answer.text.contains("Usulan 1: "))
    #expect(browser.read("/ajukan/\(secret)/waktu").text.contains("terlalu dini</span>"))
    #expect(try test.count("draft") == 1)
  }

  @Test("A secret that opens no draft looks like a page that is not there, and guesses are counted")
  func guesses() throws {
    let test = try TestSite(limits: true)
    let browser = test.browser()
    for _ in 0..<10 { #expect(browser.read("/ajukan/salah/waktu").status == 404) }
    #expect(browser.read("/ajukan/salah/waktu").status == 429)
  }

  @Test("Erased it is gone with its documents")
  func erased() throws {
    let test = try TestSite()
    let browser = test.browser()
    let secret = try browser.begunDraft()
    #expect(try browser.send("/ajukan/\(secret)/hapus", from: "/ajukan/\(secret)").status == 303)
    #expect(browser.read("/ajukan/\(secret)").status == 404)
    #expect(try test.count("draft") == 0)
  }
}
