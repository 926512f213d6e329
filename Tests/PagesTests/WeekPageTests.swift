import Casework
import HTTPServer
import Office
@testable import Pages
import Store
import Testing
import WorkCalendar

@Suite("The page of the team's week")
struct WeekPageTests {
  let test: TestSite

  init() throws {
    test = try TestSite()
    try test.account(.director, email: "direktur@example.go.id", name: "Direktur")
    try test.account(.registry, email: "tu@example.go.id", name: "TU")
  }

  @Test(
    "It shows who meets whom, holds, absences, and days off with their decrees; the week of today by default")
  func shown() throws {
    let (id, _, meeting) = try test.scheduled()
    let officer = try #require(try test.database.read { try $0.officers(of: meeting).first })
    _ = try test.office.perform(
      ProposeRescheduling(request: id, reason: "Rapat", starts: [test.march(11, 10)]), as: test.desks)
    _ = try test.office.perform(
      DeclareAbsence(
        officer: officer, time: try #require(InstantRange(start: test.march(12, 0), end: test.march(13, 0))),
        reason: "Sakit", resolution: .substitute), as: test.desks)
    let director = try test.signedIn("direktur@example.go.id")
    let week = director.read("/staf/minggu?tanggal=2026-03-11").text
    for words in [
      "Senin, 9 Maret 2026 sampai Minggu, 15 Maret 2026", "href=\"/staf/permohonan/\(id)\"",
      "PT Contoh Sejahtera",
      "09.00–10.00", "ditahan bagi pemohon", "10.00–11.00", "tidak ada", "sepanjang hari", "Sakit",
      "href=\"/staf/minggu?tanggal=2026-03-02\"", "href=\"/staf/minggu?tanggal=2026-03-16\"",
    ] {
      #expect(week.contains(words), "\(words)")
    }
    let nyepi = director.read("/staf/minggu?tanggal=2026-03-19").text
    #expect(nyepi.contains("Hari Suci Nyepi") && nyepi.contains("SKB"))
    let today = director.read("/staf/minggu").text
    #expect(today.contains("Senin, 2 Maret 2026") && today.contains("Belum ada pertemuan pada minggu ini"))
    #expect(director.read("/staf/minggu?tanggal=besok").text.contains("Tanggal itu tidak terbaca"))
    #expect(director.read("/staf/minggu?tanggal=2099-01-01").status == 404)
  }

  @Test(
    "Reasons of absences are for the director and the officer, and requests for those who may know of them")
  func privacy() throws {
    let (id, _, meeting) = try test.scheduled()
    let officer = try #require(try test.database.read { try $0.officers(of: meeting).first })
    _ = try test.officers("Budi")
    _ = try test.office.perform(
      DeclareAbsence(
        officer: officer, time: try #require(InstantRange(start: test.march(12, 0), end: test.march(13, 0))),
        reason: "Sakit", resolution: .substitute), as: test.desks)
    func week(_ email: String) throws -> String {
      try test.signedIn(email).read("/staf/minggu?tanggal=2026-03-10").text
    }
    let other = try week("budi@example.go.id")
    #expect(
      other.contains("terisi") && !other.contains("PT Contoh") && !other.contains("/staf/permohonan/\(id)"))
    #expect(!other.contains("Sakit") && other.contains("tidak ada"))
    let own = try week("petugas@example.go.id")
    #expect(own.contains("PT Contoh") && own.contains("Sakit"))
    let registry = try week("tu@example.go.id")
    #expect(registry.contains("PT Contoh") && !registry.contains("Sakit"))
  }

  @Test("Without officers it says so")
  func empty() throws {
    #expect(try test.signedIn("tu@example.go.id").read("/staf/minggu").text.contains("Belum ada petugas"))
  }
}
