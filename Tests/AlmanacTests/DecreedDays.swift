import Foundation
import Testing
import WorkCalendar

/// The national holidays of 2018 to 2027 as they were decreed, from the table beside the tests.
enum DecreedDays {
  struct Row: Sendable {
    let observance: Observance
    let date: CivilDate
  }

  static func rows() throws -> [Row] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Fixtures/decreed-days.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Row(
        observance: try #require(Observance(rawValue: cells[0])),
        date: try CivilDate(parsingISO8601: cells[1]))
    }
  }
}
