import Foundation
import Testing
import WorkCalendar

/// The facts beside the tests: the days off of 2022 to 2027, their amendments, and worked examples.
enum Facts {
  /// The lines of a fixture after the first, each split at its tabs.
  static func rows(_ name: String) throws -> [[String]] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("Fixtures").appendingPathComponent(name)
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    return lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  /// A change after a year's first decree.
  struct Amendment {
    let date: CivilDate
    let isAddition: Bool
    let decree: Decree

    /// The decree's numbers, without what its citation adds in parentheses.
    var number: String { decree.citation.components(separatedBy: " (")[0] }
  }

  static func amendments() throws -> [Amendment] {
    try rows("holidays-amendments.tsv").map { row in
      let decree = Decree(citation: row[4], published: try CivilDate(parsingISO8601: row[0]))
      return Amendment(
        date: try CivilDate(parsingISO8601: row[1]), isAddition: row[2] == "add", decree: decree)
    }
  }

  /// The first date in parentheses of a decree column.
  static func published(_ decree: String) throws -> CivilDate {
    let start = try #require(decree.firstIndex(of: "("))
    return try CivilDate(parsingISO8601: String(decree[decree.index(after: start)...].prefix(10)))
  }

  static let kinds: [String: DayOffKind] = [
    "national": .nationalHoliday, "collective-leave": .collectiveLeave, "election": .election,
  ]

  /// The days off on record with those that were taken back.
  static func holidays() throws -> HolidayCalendar {
    let amendments = try amendments()
    let rows = try rows("holidays.tsv")
    var firstDecrees: [Int: Decree] = [:]
    for row in rows {
      let decree = Decree(citation: row[4], published: try published(row[4]))
      let year = try CivilDate(parsingISO8601: row[0]).year
      let known = firstDecrees[year] ?? decree
      firstDecrees[year] = decree.published < known.published ? decree : known
    }
    var records: [DayOffRecord] = []
    for row in rows {
      let date = try CivilDate(parsingISO8601: row[0])
      var decree = Decree(citation: row[4], published: try published(row[4]))
      if let amendment = amendments.first(where: { $0.date == date && $0.isAddition }) {
        decree = Decree(citation: row[4], published: amendment.decree.published)
      } else if amendments.contains(where: { row[4].hasPrefix($0.number) }) {
        // The amending decree only repeats a day that the year's first decree already had.
        decree = try #require(firstDecrees[date.year])
      }
      let name = LocalizedName(indonesian: row[1], english: row[2])
      let kind = try #require(kinds[row[3]])
      records.append(DayOffRecord(dayOff: DayOff(date: date, kind: kind, name: name, decree: decree)))
    }
    for (date, kind, indonesian, english) in takenBack {
      let withdrawal = try #require(amendments.first { $0.date.iso8601 == date && !$0.isAddition })
      let dayOff = DayOff(
        date: withdrawal.date, kind: kind,
        name: LocalizedName(indonesian: indonesian, english: english),
        decree: try #require(firstDecrees[withdrawal.date.year]))
      records.append(DayOffRecord(dayOff: dayOff, withdrawal: withdrawal.decree))
    }
    return HolidayCalendar(records: records)
  }

  static let takenBack: [(date: String, DayOffKind, indonesian: String, english: String)] = [
    ("2022-07-09", .nationalHoliday, "Hari Raya Idul Adha 1443 Hijriah", "Eid al-Adha"),
    (
      "2023-04-26", .collectiveLeave, "Cuti Bersama Hari Raya Idul Fitri 1444 Hijriah",
      "Eid al-Fitr collective leave"
    ),
  ]

  static func calendar() throws -> WorkingDayCalendar {
    try #require(WorkingDayCalendar(holidays()))
  }

  /// The calendar as it could be known at the end of a day.
  static func calendar(asKnownOn date: String) throws -> WorkingDayCalendar {
    try #require(WorkingDayCalendar(holidays().asKnown(on: CivilDate(parsingISO8601: date))))
  }
}
