private import CSQLite

/// A prepared statement. It owns its handle, which is finalized with it, before its connection is closed.
final class SQLiteStatement {
  let handle: OpaquePointer
  /// Whether somebody is visiting its rows.
  var isInUse = false
  /// When it was used last, counted in uses of its connection.
  var lastUse = 0
  /// How many values it takes.
  private let parameterCount: Int
  /// For each place that SQLite counts, the value that goes there, from 0; empty where they are the same.
  private let order: [Int]

  /// The first statement of a text, and where the next one starts in its bytes; the statement is `nil` where
  /// only blanks and comments are left.
  static func first(
    in sql: UnsafeBufferPointer<CChar>, of database: OpaquePointer, persistent: Bool
  ) throws -> (statement: SQLiteStatement?, end: Int) {
    var handle: OpaquePointer?
    var tail: UnsafePointer<CChar>?
    let flags = UInt32(persistent ? SQLITE_PREPARE_PERSISTENT : 0)
    let code = sqlite3_prepare_v3(
      database, sql.baseAddress, Int32(clamping: sql.count), flags, &handle, &tail)
    guard code == SQLITE_OK else {
      throw DatabaseError(resultCode: code, message: String(cString: sqlite3_errmsg(database)))
    }
    let end = sql.baseAddress.flatMap { start in tail.map { $0 - start } } ?? sql.count
    guard let handle else { return (nil, end) }
    return (try SQLiteStatement(owning: handle), end)
  }

  private init(owning handle: OpaquePointer) throws {
    self.handle = handle
    parameterCount = Int(sqlite3_bind_parameter_count(handle))
    // `$2` is a name to SQLite, and names get places in the order of their first appearance.
    var numbers: [Int] = []
    for place in 0..<parameterCount {
      let name = sqlite3_bind_parameter_name(handle, Int32(place + 1)).map { String(cString: $0) } ?? "?"
      numbers.append(name.hasPrefix("$") ? (Int(name.dropFirst()) ?? 0) - 1 : -1)
    }
    order = numbers == Array(0..<parameterCount) ? [] : numbers
    // A failed initializer runs the deinitializer, which frees the handle.
    guard numbers.sorted() == Array(0..<parameterCount) else {
      throw DatabaseError.misuse("parameters must be named $1, $2 and so on, without a gap")
    }
  }

  deinit { sqlite3_finalize(handle) }

  /// Gives the statement its values, `$1` first. Fails where they are more or fewer than it takes.
  func bind(_ values: [SQLValue]) throws {
    guard values.count == parameterCount else {
      throw DatabaseError.misuse("\(parameterCount) parameters, and \(values.count) values for them")
    }
    for place in 0..<parameterCount {
      let code = bind(values[order.isEmpty ? place : order[place]], at: Int32(truncatingIfNeeded: place + 1))
      guard code == SQLITE_OK else { throw failure(code) }
    }
  }

  private func bind(_ value: SQLValue, at place: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(handle, place)
    case .integer(let number): return sqlite3_bind_int64(handle, place, number)
    case .text(var text):
      return text.withUTF8 { utf8 in
        // No text is longer than the library takes: its limit is below 2^31.
        let count = Int32(clamping: utf8.count)
        guard let start = utf8.baseAddress else { return jadwal_sqlite3_bind_text(handle, place, "", 0) }
        return start.withMemoryRebound(to: CChar.self, capacity: utf8.count) {
          jadwal_sqlite3_bind_text(handle, place, $0, count)
        }
      }
    case .bytes(let bytes):
      // Without a pointer the library would take NULL.
      if bytes.isEmpty { return sqlite3_bind_zeroblob(handle, place, 0) }
      return bytes.withUnsafeBytes {
        jadwal_sqlite3_bind_blob(handle, place, $0.baseAddress, Int32(clamping: $0.count))
      }
    }
  }

  /// Goes to the next row. Returns false where there is none.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw failure(code)
    }
  }

  /// Ends the visit and lets go of the values.
  func reset() {
    // The code of the last step once more, which has been told already.
    sqlite3_reset(handle)
    if parameterCount > 0 { sqlite3_clear_bindings(handle) }
  }

  private func failure(_ code: Int32) -> DatabaseError {
    DatabaseError(resultCode: code, message: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))))
  }
}
