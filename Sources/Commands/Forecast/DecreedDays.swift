import WorkCalendar
import Wording

/// National holidays as they were decreed, to judge a forecast by: a table with tabs between the cells, of which the
/// first line names the columns.
///
/// `observance` is the holiday, `date` its day, `first` the day that the year's first decree had named where a later
/// one moved it, and `source` says from where it is known. Of a holiday of several days the first stands for all.
struct DecreedDays {
  /// A holiday of a year.
  struct Row: Hashable {
    let observance: Observance
    let date: CivilDate
    /// What the first decree had named; mostly the same.
    let first: CivilDate
  }

  /// What can be wrong with a line.
  enum Problem: Hashable, Explained {
    /// The first line is not that of such a table.
    case otherColumns
    /// The line has fewer or more cells.
    case otherCells
    /// The holiday is none that is known.
    case unknownObservance(String)
    /// A cell that should be a date.
    case badDate(String)

    var sentence: Sentence {
      switch self {
      case .otherColumns:
        Sentence(
          "kolomnya harus \(DecreedDays.columns.joined(separator: ", "))",
          "the columns have to be \(DecreedDays.columns.joined(separator: ", "))")
      case .otherCells:
        Sentence(
          "harus ada \(DecreedDays.columns.count) sel", "there have to be \(DecreedDays.columns.count) cells")
      case .unknownObservance(let text):
        Sentence(
          "hari raya \(Quotation.quoted(text)) tidak dikenal",
          "the holiday \(Quotation.quoted(text)) is not known")
      case .badDate(let text):
        Sentence("\(Quotation.quoted(text)) bukan tanggal", "\(Quotation.quoted(text)) is no date")
      }
    }
  }

  static let columns = ["observance", "date", "first", "source"]

  /// The holidays, in the order of the lines.
  let rows: [Row]

  /// The table in a text that stands in a file of a name. Fails with the first line that cannot be read.
  init(_ text: String, named file: String) throws(ForecastProblem) {
    var rows: [Row] = []
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      func wrong(_ problem: Problem) -> ForecastProblem { .badLine(file: file, line: number, problem) }
      if number == 1 {
        guard cells == DecreedDays.columns else { throw wrong(.otherColumns) }
        continue
      }
      guard cells.count == DecreedDays.columns.count else { throw wrong(.otherCells) }
      guard let observance = Observance(rawValue: cells[0]) else { throw wrong(.unknownObservance(cells[0])) }
      guard let date = CivilDate(iso8601: cells[1]) else { throw wrong(.badDate(cells[1])) }
      guard let first = cells[2].isEmpty ? date : CivilDate(iso8601: cells[2]) else {
        throw wrong(.badDate(cells[2]))
      }
      rows.append(Row(observance: observance, date: date, first: first))
    }
    self.rows = rows
  }
}
