import Casework
import HTTPServer
import Office
@testable import Pages
import Store
import Testing
import WorkCalendar

@Suite("The page of days off")
struct HolidaysPageTests {
  static let table = """
    date\tname_id\tname_en\tkind\tdecree
    2026-03-10\tCuti Bersama Contoh\tSample collective leave\tcollective-leave\tSKB 9/2026 (2026-02-27)
    """
  let test: TestSite

  init() throws {
    test = try TestSite()
    for (role, email) in [
      (Role.director, "direktur@example.go.id"), (.admin, "admin@example.go.id"),
      (.auditor, "auditor@example.go.id"), (.registry, "tu@example.go.id"),
    ] {
      try test.account(role, email: email, name: "Nama \(role.rawValue)")
    }
  }

  private func director() throws -> Browser { try test.signedIn("direktur@example.go.id") }

  private func bring(
    _ browser: Browser, _ text: String = HolidaysPageTests.table, mode: String = "amend",
    name: String = "skb.tsv"
  ) throws -> HTTPResponse {
    try browser.upload("/staf/hari-libur/impor", ["mode": mode], file: ("file", name, text))
  }

  private func preview(_ browser: Browser) throws -> String {
    let answer = try bring(browser)
    try #require(answer.status == 303, "\(answer.text)")
    return try #require(answer.header("location"))
  }

  private func isWorking(_ text: String) throws -> Bool {
    let date = try #require(CivilDate(iso8601: text))
    return try test.office.ask(as: .service) { try $0.calendars().workingDays.isWorking(date) }
  }

  @Test("It tells of each year how sure it is, and of each day off its decree")
  func years() throws {
    let text = try test.signedIn("tu@example.go.id").read("/staf/hari-libur").text
    #expect(text.contains("ditetapkan") && text.contains("perkiraan saja"))
    #expect(text.contains("?tahun=2026#") && text.contains("SKB "))
    // Who brings days off, and when, is not for everybody.
    #expect(!text.contains("Versi kalender") && !text.contains("/staf/hari-libur/impor"))
    #expect(
      try test.signedIn("auditor@example.go.id").read("/staf/hari-libur").text.contains("Versi kalender"))
    #expect(try director().read("/staf/hari-libur?tahun=1800").status != 200)
  }

  @Test("A file is looked at, with all that moves, before anything is done")
  func look() throws {
    let (request, _, _) = try test.scheduled()
    let browser = try director()
    let address = try preview(browser)
    #expect(try isWorking("2026-03-10"))
    let text = browser.read(address).text
    #expect(text.contains("Cuti Bersama Contoh") && text.contains("SKB 9/2026"))
    #expect(text.contains("Pertemuan yang terkena") && text.contains("/staf/permohonan/\(request)"))
    #expect(try test.count("calendar_version") == 0 && test.count("rescheduling") == 0)
    // It is for who has brought it alone.
    #expect(try test.signedIn("admin@example.go.id").read(address).status == 404)
  }

  @Test("What was looked at is done, once, and the page then tells what came of it")
  func apply() throws {
    _ = try test.scheduled()
    let browser = try director()
    let address = try preview(browser)
    let seen = try #require(browser.value(of: "pratinjau", on: address))
    let answer = try browser.send(address, ["pratinjau": seen])
    #expect(answer.status == 303 && answer.header("location")?.hasPrefix(address) == true, "\(answer.text)")
    #expect(try !isWorking("2026-03-10"))
    #expect(try test.count("rescheduling") == 1)
    let done = browser.read(address).text
    #expect(done.contains("Hari libur diimpor") && done.contains("Sudah diterapkan"))
    #expect(!done.contains("name=\"pratinjau\""))
    // The version that the program brought, and this one.
    #expect(try test.count("calendar_version") == 2)
    #expect(browser.read("/staf/hari-libur").text.contains("skb.tsv"))
  }

  @Test("Where it would be something else by then, nothing is done and it is looked at anew")
  func changed() throws {
    let browser = try director()
    let address = try preview(browser)
    let seen = try #require(browser.value(of: "pratinjau", on: address))
    _ = try test.scheduled()
    let answer = try browser.send(address, ["pratinjau": seen])
    #expect(answer.status == 412)
    #expect(
      answer.text.contains("Belum ada yang diterapkan") && answer.text.contains("Pertemuan yang terkena"))
    #expect(try isWorking("2026-03-10") && test.count("calendar_version") == 0)
    #expect(try browser.send(address).status == 412)
    let fresh = try #require(browser.value(of: "pratinjau", on: address))
    #expect(fresh != seen)
    #expect(try browser.send(address, ["pratinjau": fresh]).status == 303)
    #expect(try !isWorking("2026-03-10"))
  }

  @Test("What is wrong with a file stands beside its field, with file and line")
  func badFile() throws {
    let browser = try director()
    #expect(try bring(browser, "", name: "").text.contains("pilih berkas"))
    let broken = try bring(browser, HolidaysPageTests.table.replacing("2026-03-10", with: "10 Maret"))
    #expect(broken.status == 422 && broken.text.contains("id=\"impor-file-galat\""))
    #expect(broken.text.contains("skb.tsv: baris 2"))
    let year = try bring(browser, mode: "year")
    #expect(year.status == 422 && year.text.contains("id=\"impor-file-galat\""))
    #expect(try test.count("calendar_version") == 0)
  }

  @Test("An earlier version comes back as an import that is looked at first")
  func undo() throws {
    let browser = try director()
    let address = try preview(browser)
    _ = try browser.send(
      address, ["pratinjau": try #require(browser.value(of: "pratinjau", on: address))])
    let back = try browser.send("/staf/hari-libur/versi/1/pulihkan", from: "/staf/hari-libur")
    let undo = try #require(back.header("location"))
    #expect(try !isWorking("2026-03-10"))
    #expect(browser.read(undo).text.contains("dihapus"))
    let done = try browser.send(undo, ["pratinjau": try #require(browser.value(of: "pratinjau", on: undo))])
    #expect(done.status == 303)
    #expect(try isWorking("2026-03-10"))
  }

  @Test("Versions come as files, for those who may know of them")
  func files() throws {
    let browser = try director()
    let address = try preview(browser)
    _ = try browser.send(
      address, ["pratinjau": try #require(browser.value(of: "pratinjau", on: address))])
    let auditor = try test.signedIn("auditor@example.go.id")
    let calendar = auditor.read("/staf/hari-libur/versi/2")
    #expect(calendar.header("content-type")?.hasPrefix("text/calendar") == true)
    #expect(calendar.text.contains("Cuti Bersama Contoh"))
    #expect(auditor.read("/staf/hari-libur/versi/2/berkas").text == HolidaysPageTests.table)
    #expect(auditor.read("/staf/hari-libur/versi/1/berkas").status == 404)
    #expect(auditor.read("/staf/hari-libur/versi/9").status == 404)
    #expect(try test.signedIn("tu@example.go.id").read("/staf/hari-libur/versi/2").status == 403)
  }

  @Test("A calendar of others is compared day by day, and kept nowhere")
  func comparison() throws {
    let browser = try test.signedIn("auditor@example.go.id")
    let answer = try browser.upload(
      "/staf/hari-libur/periksa", [:], file: ("file", "lain.tsv", HolidaysPageTests.table))
    #expect(answer.status == 200)
    #expect(answer.text.contains("libur hanya di berkas") && answer.text.contains("tidak libur di berkas"))
    #expect(answer.text.contains("hari kerja berbeda"))
    #expect(try browser.upload("/staf/hari-libur/periksa", [:], file: ("file", "", "")).status == 422)
  }

  @Test("A file lies for two hours, and the oldest makes room")
  func shelf() throws {
    let shelf = HolidayImportShelf(random: test.office.surroundings.random)
    let document = try HolidayDocument(Array(HolidaysPageTests.table.utf8), named: "skb.tsv", as: .table)
    let (mine, now) = (Identifier<Record.Account>(1), test.clock.now)
    let words = (0...HolidayImportShelf.capacity).map { _ in shelf.lay(document, mode: nil, by: mine, at: now)
    }
    #expect(shelf.entry(words[0], of: mine, at: now) == nil)
    #expect(shelf.entry(words[1], of: mine, at: now + Minutes(120)) != nil)
    #expect(shelf.entry(words[1], of: mine, at: now + Minutes(121)) == nil)
    #expect(shelf.entry(words[1], of: Identifier(2), at: now) == nil)
  }
}
