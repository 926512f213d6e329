import Store

/// Tables as a text: after a line `#name` each line is a row of that table, its cells between tabs; `\N` is NULL,
/// and so is a cell that is not there. Whatever is asked of a table, it answers with its first rows.
final class WrittenRows: Queries {
  /// Enough rows for every reader, and few enough for readers that ask other tables for each row.
  private static let mostRows = 4

  private var tables: [Substring: [WrittenRow]] = [:]

  init(_ text: String) {
    var table: Substring = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("#") {
        table = line.dropFirst()
      } else if tables[table, default: []].count < Self.mostRows {
        tables[table, default: []].append(
          WrittenRow(cells: line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)))
      }
    }
  }

  func forEach(_ sql: String, _ parameters: [SQLValue], _ body: (any Row) throws -> Void) throws {
    let words = sql.split { $0 == " " || $0 == "\n" || $0 == "(" || $0 == ")" || $0 == "," }
    guard let from = words.firstIndex(of: "FROM"), from + 1 < words.count else { return }
    for row in tables[words[from + 1]] ?? [] { try body(row) }
  }

  func execute(_ sql: String, _ parameters: [SQLValue]) throws -> Int { 0 }

  func attempt<Value>(_ body: () throws -> Value) throws -> Value { try body() }
}

private struct WrittenRow: Row {
  let cells: [String]

  func isNull(_ column: Int) -> Bool { !cells.indices.contains(column) || cells[column] == "\\N" }
  func integer(_ column: Int) -> Int64 { isNull(column) ? 0 : Int64(cells[column]) ?? 0 }
  func text(_ column: Int) -> String { isNull(column) ? "" : cells[column] }
  func bytes(_ column: Int) -> [UInt8] { Array(text(column).utf8) }
}

/// A database that has such rows, and keeps nothing.
struct WrittenDatabase: Database {
  /// The rows as a text.
  let rows: String
  let generation: Int64 = 0

  func read<Value>(_ body: (any Queries) throws -> Value) throws -> Value { try body(WrittenRows(rows)) }

  func write<Value: Sendable>(_ body: @Sendable (any Queries) throws -> Value) throws -> Value {
    try body(WrittenRows(rows))
  }
}
