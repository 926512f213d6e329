import Locks

/// Connections that read, each lent to one thread at a time. The one given back last is lent first: its pages
/// and statements are warm.
final class SQLiteReaderPool: @unchecked Sendable {
  private let path: String
  private let options: SQLiteOptions
  private let monitor = Monitor()

  // Guarded by the monitor.
  private var idle: [SQLiteConnection] = []
  private var count = 0
  private var isClosed = false

  init(path: String, options: SQLiteOptions) {
    self.path = path
    self.options = options
  }

  /// Runs questions on one unchanging state.
  func read<Value>(_ body: (any Queries) throws -> Value) throws -> Value {
    try withConnection { connection in
      try connection.control("BEGIN")
      let value = try body(connection)
      try connection.control("COMMIT")
      return value
    }
  }

  /// Lends a connection, and waits for one where all are lent. An open transaction ends with the loan.
  func withConnection<Value>(_ body: (SQLiteConnection) throws -> Value) throws -> Value {
    let connection = try borrowed()
    defer { giveBack(connection) }
    return try body(connection)
  }

  private func borrowed() throws -> SQLiteConnection {
    let connection = try monitor.withLock { () throws -> SQLiteConnection? in
      while idle.isEmpty, count >= max(1, options.readers), !isClosed { monitor.wait() }
      if isClosed { throw DatabaseError.closed }
      if let last = idle.popLast() { return last }
      count += 1
      return nil
    }
    if let connection { return connection }
    do {
      return try SQLiteConnection(path: path, for: .reading, options: options)
    } catch {
      forgetOne()
      throw error
    }
  }

  private func giveBack(_ connection: SQLiteConnection) {
    if connection.isInTransaction { try? connection.control("ROLLBACK") }
    // One that cannot end its transaction would show an old state for ever.
    guard !connection.isInTransaction else { return forgetOne() }
    monitor.withLock {
      idle.append(connection)
      // Also who closes the pool waits here, therefore all.
      if isClosed { monitor.wakeAll() } else { monitor.wakeOne() }
    }
  }

  private func forgetOne() {
    monitor.withLock {
      count -= 1
      monitor.wakeAll()
    }
  }

  /// Lends nothing more, and returns when every connection is back and closed.
  func close() {
    monitor.withLock {
      isClosed = true
      monitor.wakeAll()
      while idle.count < count { monitor.wait() }
      idle.removeAll()
      count = 0
    }
  }
}
