@testable import Pages
import Testing

@Suite("The working-day calendar as a page")
struct CalendarPageTests {
  @Test("Days off stand with name, kind and decree, and working days are counted")
  func decreed() throws {
    let text = try TestSite().browser().read("/kalender?tahun=2026").text
    #expect(
      text.contains("Hari Suci Nyepi") && text.contains("SKB 1497/2025") && text.contains("cuti bersama"))
    #expect(text.contains("Maret 2026 <span class=\"aside\">17 hari kerja</span>"))
    #expect(text.contains("aria-current=\"date\">2</td>"))
  }

  @Test("A year without a decree says that it is an estimate, and marks each day off")
  func tentative() throws {
    let text = try TestSite().browser().read("/kalender?tahun=2031").text
    #expect(text.contains("Libur tahun 2031 belum ditetapkan") && text.contains("day off tentative"))
    #expect(text.contains("perkiraan</span>"))
  }

  @Test("A year out of reach is told with the years that there are", arguments: ["1900", "9999", "x"])
  func beyond(year: String) throws {
    let answer = try TestSite().browser().read("/kalender?tahun=\(year)")
    #expect(answer.status == 404 && answer.text.contains("Kalender ini memuat tahun"))
  }
}
