import Foundation
import Testing
import WorkCalendar

@Suite("A table of days off is read line by line, or refused with the line and the column")
struct HolidayTableTests {
  private let head = "date\tname_id\tname_en\tkind\tdecree"

  private func table(_ lines: String...) throws -> HolidayTable {
    try HolidayTable(lines.joined(separator: "\n"))
  }

  /// What is wrong with a table, as `line column problem`.
  private func fault(_ lines: [String]) -> String {
    do throws(HolidayTableError) {
      _ = try HolidayTable(lines.joined(separator: "\n"))
      return "nothing"
    } catch {
      return "\(error.line) \(error.column?.rawValue ?? "-") \(error.problem)"
    }
  }

  @Test("The table of facts is read whole: each day with its decree and the day it was made public")
  func facts() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Fixtures")
    let text = try String(contentsOf: folder.appendingPathComponent("holidays.tsv"), encoding: .utf8)
    let rows = try Facts.rows("holidays.tsv")
    let entries = try HolidayTable(text).entries
    #expect(entries.count == rows.count && entries.count == 155)
    for (entry, row) in zip(entries, rows) {
      let day = entry.record.dayOff
      #expect(day.date.iso8601 == row[0] && day.name.indonesian == row[1] && day.name.english == row[2])
      #expect(day.kind == Facts.kinds[row[3]] && day.decree?.citation == row[4])
      #expect(entry.record.withdrawal == nil)
    }
    // Two reports give two days for this decree: the later one is taken.
    let later = try #require(entries.first { $0.record.dayOff.date.iso8601 == "2023-04-19" })
    #expect(later.record.dayOff.decree?.published.iso8601 == "2023-03-29")
    #expect(entries.first?.record.dayOff.decree?.published.iso8601 == "2021-09-22")
  }

  @Test(
    "Columns may stand in any order, lines may end as others end them, and blanks around a cell say nothing")
  func forms() throws {
    let text =
      "\u{FEFF}kind\tname_id\tdate\tpublished\tdecree\r\n\r\nelection\t Pilkada \t2024-11-27\t2024-11-21\tKeppres 33/2024\r\n"
    let entry = try #require(try HolidayTable(text).entries.first)
    #expect(entry.line == 3 && entry.record.dayOff.kind == .election)
    #expect(entry.record.dayOff.name == LocalizedName(indonesian: "Pilkada", english: "Pilkada"))
    #expect(entry.record.dayOff.decree?.published.iso8601 == "2024-11-21")
    let national = try table("date\tname_id\tkind", "2029-01-01\tTahun Baru\tnational")
    #expect(national.entries.first?.record.dayOff.status == .tentative)
    #expect(national.entries.first?.record.dayOff.kind == .nationalHoliday)
  }

  @Test("A day that is taken back names the decree that does so, and need not name the one before")
  func withdrawals() throws {
    let read = try table(
      head + "\twithdrawal\twithdrawn",
      "2023-04-26\tCuti\tLeave\tcollective-leave\t\tSKB 327/2023 (2023-03-28/29)\t-",
      "2023-04-27\tCuti\tLeave\tcollective-leave\tSKB 1066/2022 (2022-10-11)\tSKB 327/2023\t2023-03-29")
    #expect(read.entries.map { $0.record.withdrawal?.published.iso8601 } == ["2023-03-29", "2023-03-29"])
    #expect(read.entries.map { $0.record.dayOff.decree?.published.iso8601 } == [nil, "2022-10-11"])
  }

  @Test(
    "What is wrong is told with line, column and problem",
    arguments: [
      ([""], "1 - empty"), ([" ", "\t"], "1 - empty"),
      (["date\tname_id"], "1 kind missingColumn"), (["date\tdate\tname_id\tkind"], "1 date repeatedColumn"),
      (["date\tname_id\tkind\tpublshed"], "1 - unknownColumn(\"publshed\")"),
      (["HEAD", "2026-03-10\tA"], "2 - otherNumberOfCells(2, expected: 5)"),
      (["HEAD", "2026-02-30\tA\tA\tnational\tS (2026-01-01)"], "2 date noDate(\"2026-02-30\")"),
      (["HEAD", "\tA\tA\tnational\tS (2026-01-01)"], "2 date missingValue"),
      (["HEAD", "2026-03-10\t\tA\tnational\tS (2026-01-01)"], "2 name_id missingValue"),
      (["HEAD", "2026-03-10\tA\tA\t\tS (2026-01-01)"], "2 kind missingValue"),
      (["HEAD", "2026-03-10\tA\tA\tlibur\tS (2026-01-01)"], "2 kind unknownWord(\"libur\")"),
      (
        ["HEAD", "", "2026-03-10\tA\tA\tnational\tSKB 1/2026"],
        "3 decree noPublication(WorkCalendar.HolidayTable.Column.published)"
      ),
      (
        ["HEAD", "2026-03-10\tA\tA\tnational\tS (2026-03-28/31/32)"],
        "2 decree noPublication(WorkCalendar.HolidayTable.Column.published)"
      ),
      (["HEAD\tstatus", "2026-03-10\tA\tA\tnational\t\tdecreed"], "2 decree missingValue"),
      (["HEAD\tstatus", "2026-03-10\tA\tA\tnational\t\tsure"], "2 status unknownWord(\"sure\")"),
      (["HEAD\tpublished", "2026-03-10\tA\tA\tnational\t\t2026-01-01"], "2 decree missingValue"),
      (
        ["HEAD\twithdrawal", "2026-03-10\tA\tA\tnational\t\tSKB 2"],
        "2 withdrawal noPublication(WorkCalendar.HolidayTable.Column.withdrawn)"
      ),
      (["HEAD", "2026-03-10\tA\u{7}\tA\tnational\tS (2026-01-01)"], "2 name_id controlCharacter"),
      (
        [
          "HEAD", "2026-03-10\tA\tA\tnational\tS (2026-01-01)",
          "2026-03-10\tA\tB\tnational-holiday\tT (2026-01-02)",
        ],
        "3 date repeatedDay(2026-03-10)"
      ),
    ])
  func faults(lines: [String], expected: String) {
    let lines = lines.map { $0.replacing("HEAD", with: head) }
    #expect(fault(lines) == expected)
  }

  @Test("A table longer than a hundred years, or with a text longer than a page, is refused")
  func limits() throws {
    let first = try CivilDate(parsingISO8601: "2026-01-01")
    let row = { (count: Int) in "\(first.advanced(by: count))\tA\tA\tnational\tS (2026-01-01)" }
    let most = [head] + (0..<HolidayTable.mostDays).map(row)
    #expect(fault(most) == "nothing")
    #expect(fault(most + [row(6_000)]) == "5002 - tooManyDays(5000)")
    let name = String(repeating: "a", count: HolidayTable.longestText)
    #expect(fault([head, "2026-03-10\t\(name)\tA\tnational\tS (2026-01-01)"]) == "nothing")
    #expect(fault([head, "2026-03-10\t\(name)a\tA\tnational\tS (2026-01-01)"]) == "2 name_id tooLong(400)")
  }
}
