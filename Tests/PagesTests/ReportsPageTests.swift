import Casework
import HTTPServer
import Office
@testable import Pages
import Store
import Testing
import Web
import WorkCalendar

@Suite("The page of reports")
struct ReportsPageTests {
  let test: TestSite

  init() throws {
    test = try TestSite()
    try test.account(.director, email: "direktur@example.go.id", name: "Direktur")
  }

  private func director() throws -> Browser { try test.signedIn("direktur@example.go.id") }

  /// A request that was met on 10 March, and a complaint.
  private func worked() throws {
    let (id, _, _) = try test.scheduled()
    test.clock.now = try test.march(10, 11)
    _ = try test.office.perform(
      TakeStep(request: id, act: .facilitate(note: "Selesai.")), as: test.desks)
    _ = try test.office.perform(
      RegisterComplaint(
        request: nil, channel: .counter, name: "Sari", contact: "0812", text: "Lama.", answer: nil),
      as: test.desks)
  }

  @Test("Where nothing happened it says so, and shows no drawing")
  func empty() throws {
    let text = try director().read("/staf/laporan").text
    #expect(text.contains("Belum ada yang dapat dilaporkan") && !text.contains("<figure"))
  }

  @Test("Every drawing has a name, a description, and a table with its figures")
  func drawings() throws {
    try worked()
    let text = try director().read("/staf/laporan").text
    let figures = text.split(separator: "<figure class=\"chart\">").dropFirst()
    #expect(figures.count == 4)
    for figure in figures {
      #expect(figure.contains("role=\"img\" aria-labelledby=") && figure.contains("<title id="))
      #expect(figure.contains("<desc id="))
      #expect(figure.split(separator: "</figure>").last?.contains("<table class=\"data\"") == true)
    }
    for words in [
      "100%", "1 dari 1 permohonan", "Ketepatan waktu", "Waktu di setiap meja", "Beban petugas", "Pengaduan",
      "Maret 2026",
    ] { #expect(text.contains(words), "\(words)") }
  }

  static let periods: [(query: String, told: String)] = [
    ("dari=2026-03-01&sampai=2026-03-31", "1 Maret 2026 – 31 Maret 2026"),
    ("dari=2026-03-10&sampai=2026-03-10", "Masa laporan: 10 Maret 2026."),
    ("dari=2026-03-31&sampai=2026-03-01", "harus sesudah hari pertama"),
    ("dari=kemarin", "Isi kedua tanggal"),
    ("dari=2020-01-01&sampai=2026-01-01", "Paling banyak 731 hari"),
    ("", "1 April 2025 – 31 Maret 2026"),
  ]

  @Test("The period is the one that was asked for, or the last twelve months", arguments: periods)
  func period(query: String, told: String) throws {
    let answer = try director().read("/staf/laporan?\(query)")
    #expect(answer.status == 200 && answer.text.contains(told))
  }

  @Test("Files hold the same as the API gives, for the same period", arguments: ReportFile.allCases)
  func files(file: ReportFile) throws {
    try worked()
    let (from, to) = (
      try #require(CivilDate(iso8601: "2026-03-01")), try #require(CivilDate(iso8601: "2026-04-01"))
    )
    let browser = try director()
    let answer = browser.read("/staf/laporan/\(file.rawValue)?dari=2026-03-01&sampai=2026-03-31")
    #expect(answer.status == 200 && answer.header("content-type")?.hasPrefix("text/csv") == true)
    #expect(answer.header("content-disposition")?.contains("2026-03-01-2026-03-31.csv") == true)
    let expected = try test.office.ask(as: test.desks) { desk -> [UInt8] in
      switch file {
      case .level: return try desk.serviceLevel(from: from, to: to).csv(in: .indonesian)
      case .load:
        let (load, names) = try desk.load(from: from, to: to)
        return load.csv(names: names, in: .indonesian)
      case .complaints: return try desk.complaintLevel(from: from, to: to).csv(in: .indonesian)
      }
    }
    #expect(answer.text == String(decoding: expected, as: UTF8.self))
    #expect(answer.text.contains("2026-03"))
    #expect(browser.read("/staf/laporan/\(file.rawValue)?dari=x").status == 422)
  }

  @Test("A report that is none looks like a page that is not there")
  func unknown() throws { #expect(try director().read("/staf/laporan/gaji.csv").status == 404) }
}
