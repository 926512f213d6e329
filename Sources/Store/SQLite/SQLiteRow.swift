private import CSQLite

/// The row at which a statement stands. The texts and bytes that the library lends are copied at once,
/// because they live only until the next step.
struct SQLiteRow: Row {
  let statement: OpaquePointer

  func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, position(column)) == SQLITE_NULL }

  func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, position(column)) }

  func text(_ column: Int) -> String {
    let column = position(column)
    // The pointer first: asking for it may change the representation that is counted.
    guard let start = sqlite3_column_text(statement, column) else { return "" }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func bytes(_ column: Int) -> [UInt8] {
    let column = position(column)
    guard let start = sqlite3_column_blob(statement, column) else { return [] }
    return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
  }

  private func position(_ column: Int) -> Int32 {
    assert(column >= 0 && column < sqlite3_column_count(statement), "the answer has no column \(column)")
    return Int32(truncatingIfNeeded: column)
  }
}
