private import CSQLite

/// A connection to an SQLite file, used by one thread at a time: whoever has it has it alone.
///
/// Ownership: the connection owns its handle and its statements. Thread rule: the handle is opened without a
/// mutex of its own; the reader pool and the writer hand it over under theirs.
final class SQLiteConnection: @unchecked Sendable {
  /// What a connection is for.
  enum Purpose {
    /// Changes and checkpoints; one in all.
    case writing
    /// Questions.
    case reading
    /// The target of a copy, which nobody else sees yet.
    case copying
  }

  private let handle: OpaquePointer
  private var statements: [String: SQLiteStatement] = [:]
  private var uses = 0
  private let busyMilliseconds: Int32
  private var isClosed = false
  /// Whether the driver itself speaks, which may begin and end transactions.
  private var isTrusted = true
  /// The pages in the log after the last commit, counted by a callback of the library.
  private let logPageCount: UnsafeMutablePointer<Int32>

  /// How many statements are kept prepared.
  static let mostStatements = 256

  /// Done once, before the library is first used.
  private static let memoryIsNotCounted = jadwal_sqlite3_count_no_memory() == SQLITE_OK

  /// Opens a file. Fails where it cannot be opened or is no database.
  init(path: String, for purpose: Purpose, options: SQLiteOptions) throws {
    _ = SQLiteConnection.memoryIsNotCounted
    let access = purpose == .reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
    var opened: OpaquePointer?
    // Names such as ":memory:" and "file:" would mean something else to the library.
    let code = sqlite3_open_v2(
      path.hasPrefix("/") ? path : "./\(path)", &opened, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
      nil)
    guard let opened else { throw DatabaseError.failed(code: Int(code), "no memory for a connection") }
    handle = opened
    busyMilliseconds = Int32(clamping: options.busyMilliseconds)
    logPageCount = .allocate(capacity: 1)
    logPageCount.initialize(to: 0)
    // From here on a failure runs the deinitializer, which closes what was opened.
    guard code == SQLITE_OK else {
      if purpose == .reading, code & 0xFF == SQLITE_CANTOPEN { throw DatabaseError.unreadable(path) }
      throw failure(code)
    }
    sqlite3_busy_timeout(handle, busyMilliseconds)
    try applySwitches(for: purpose)
    try applySettings(for: purpose, options: options)
    sqlite3_set_authorizer(
      handle,
      { context, action, _, _, _, _ in
        guard let context else { return SQLITE_DENY }
        return Unmanaged<SQLiteConnection>.fromOpaque(context).takeUnretainedValue().permission(for: action)
      },
      Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    close()
    logPageCount.deinitialize(count: 1)
    logPageCount.deallocate()
  }

  /// Closes the file. Nothing may be asked any more.
  func close() {
    if isClosed { return }
    isClosed = true
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// Leaves the log beside the file when it is closed, for the next start to read.
  func keepLog() { jadwal_sqlite3_switch(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nil) }

  /// Switches that narrow what a damaged or forged file can do.
  private func applySwitches(for purpose: Purpose) throws {
    let switches: [(option: Int32, isOn: Bool)] = [
      (SQLITE_DBCONFIG_DEFENSIVE, true),
      (SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
      (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, false),
      // A text in double quotes is a name, never a value.
      (SQLITE_DBCONFIG_DQS_DML, false),
      (SQLITE_DBCONFIG_DQS_DDL, false),
      // Only the writer brings the log into the file.
      (SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, purpose != .writing),
    ]
    for (option, isOn) in switches {
      let code = jadwal_sqlite3_switch(handle, option, isOn ? 1 : 0, nil)
      guard code == SQLITE_OK else { throw failure(code) }
    }
  }

  private func applySettings(for purpose: Purpose, options: SQLiteOptions) throws {
    try control("PRAGMA mmap_size = 0")
    try control("PRAGMA cell_size_check = ON")
    try control("PRAGMA temp_store = MEMORY")
    try control("PRAGMA foreign_keys = ON")
    // Also turns off the automatic checkpoints of a connection that only reads.
    try control("PRAGMA wal_autocheckpoint = 0")
    switch purpose {
    case .reading: try control("PRAGMA query_only = ON")
    case .copying:
      // Nobody needs a half copy.
      try control("PRAGMA journal_mode = MEMORY")
    case .writing:
      // What is erased is overwritten: personal data must not stay in free pages.
      try control("PRAGMA secure_delete = ON")
      try control("PRAGMA cache_size = -\(options.writerCacheKilobytes)")
      if let pages = options.mostPages { try control("PRAGMA max_page_count = \(pages)") }
      guard try controlText("PRAGMA journal_mode = WAL") == "wal" else {
        throw DatabaseError.unwritable("the file cannot have a write-ahead log")
      }
      try control("PRAGMA synchronous = FULL")
      sqlite3_wal_hook(
        handle,
        { context, _, _, pages in
          context?.assumingMemoryBound(to: Int32.self).pointee = pages
          return SQLITE_OK
        },
        logPageCount)
    }
  }

  /// What a statement may do: inside a transaction nobody ends it, opens other files or changes settings.
  private func permission(for action: Int32) -> Int32 {
    if isTrusted { return SQLITE_OK }
    switch action {
    case SQLITE_TRANSACTION, SQLITE_SAVEPOINT, SQLITE_ATTACH, SQLITE_DETACH, SQLITE_PRAGMA: return SQLITE_DENY
    default: return SQLITE_OK
    }
  }

  private func failure(_ code: Int32) -> DatabaseError {
    if DatabaseError.isFailureOfMedium(code) { hasFailedMedium = true }
    return DatabaseError(resultCode: code, message: String(cString: sqlite3_errmsg(handle)))
  }

  // MARK: - What the driver itself says

  /// Runs a statement of the driver, such as BEGIN. Rows of its answer are passed over.
  func control(_ sql: String) throws {
    try speaking { try visit(sql, []) { _ in } }
  }

  /// The first column of the first row that a statement of the driver answers with; empty where there is
  /// none.
  func controlText(_ sql: String) throws -> String {
    var text: String?
    try speaking { try visit(sql, []) { row in text = text ?? row.text(0) } }
    return text ?? ""
  }

  /// The rows that a statement of the driver answers with.
  func controlRows(_ sql: String, _ body: (any Row) throws -> Void) throws {
    try speaking { try visit(sql, [], body) }
  }

  private func speaking<Value>(_ body: () throws -> Value) rethrows -> Value {
    let before = isTrusted
    isTrusted = true
    defer { isTrusted = before }
    return try body()
  }

  /// Runs every statement of a script, inside the open transaction.
  func run(script: String) throws {
    isTrusted = false
    var script = script
    try script.withUTF8 { utf8 in
      try utf8.withMemoryRebound(to: CChar.self) { bytes in
        var start = 0
        while start < bytes.count {
          let rest = UnsafeBufferPointer(rebasing: bytes[start...])
          let (statement, end) = try SQLiteStatement.first(in: rest, of: handle, persistent: false)
          while let statement, try statement.step() {}
          start += end
        }
      }
    }
  }

  // MARK: - State

  /// Whether a transaction is open. An error can end one without being asked.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Whether rows name others that are not there and nobody has complained yet, because the check is
  /// deferred.
  var hasOpenReferences: Bool {
    var current: Int32 = 0
    var highest: Int32 = 0
    sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0)
    return current > 0
  }

  /// Whether any call has failed because the medium does.
  private(set) var hasFailedMedium = false

  /// The pages in the log after the last commit of this connection.
  var logPages: Int { Int(logPageCount.pointee) }

  /// Brings the log into the file as far as readers allow. With `restarts` it waits for them, no longer than
  /// `milliseconds`, and cuts the log. Returns whether everything was brought over.
  func checkpoint(restarts: Bool, milliseconds: Int) throws -> Bool {
    sqlite3_busy_timeout(handle, Int32(clamping: milliseconds))
    defer { sqlite3_busy_timeout(handle, busyMilliseconds) }
    var logged: Int32 = 0
    var copied: Int32 = 0
    let mode = restarts ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE
    let code = sqlite3_wal_checkpoint_v2(handle, nil, mode, &logged, &copied)
    if code == SQLITE_BUSY { return false }
    guard code == SQLITE_OK else { throw failure(code) }
    if restarts { logPageCount.pointee = 0 }
    return logged == copied
  }
}

extension SQLiteConnection {
  /// Replaces everything in this file by what another connection sees at one moment.
  func copyContent(of source: SQLiteConnection) throws {
    guard let copy = sqlite3_backup_init(handle, "main", source.handle, "main") else {
      throw failure(sqlite3_extended_errcode(handle))
    }
    // In one step, so that no commit comes between; the writer is not held up by it.
    let code = sqlite3_backup_step(copy, -1)
    let end = sqlite3_backup_finish(copy)
    guard code == SQLITE_DONE else { throw failure(code) }
    guard end == SQLITE_OK else { throw failure(end) }
  }
}

extension SQLiteConnection: Queries {
  func forEach(_ sql: String, _ parameters: [SQLValue], _ body: (any Row) throws -> Void) throws {
    isTrusted = false
    try visit(sql, parameters, body)
  }

  @discardableResult
  func execute(_ sql: String, _ parameters: [SQLValue]) throws -> Int {
    isTrusted = false
    // A statement that changes no rows leaves the count of the one before it.
    let before = sqlite3_total_changes64(handle)
    try visit(sql, parameters) { _ in }
    return sqlite3_total_changes64(handle) == before ? 0 : Int(sqlite3_changes64(handle))
  }

  func attempt<Value>(_ body: () throws -> Value) throws -> Value {
    try control("SAVEPOINT attempt")
    let value: Value
    do {
      value = try body()
    } catch {
      try control("ROLLBACK TO attempt")
      try control("RELEASE attempt")
      throw error
    }
    try control("RELEASE attempt")
    return value
  }

  private func visit(_ sql: String, _ parameters: [SQLValue], _ body: (any Row) throws -> Void) throws {
    let statement = try prepared(sql)
    statement.isInUse = true
    defer {
      statement.reset()
      statement.isInUse = false
    }
    let row = SQLiteRow(statement: statement.handle)
    do {
      try statement.bind(parameters)
      while try statement.step() { try body(row) }
    } catch {
      // Asked before the statement is reset, and remembered whatever the caller makes of the error.
      if DatabaseError.isFailureOfMedium(sqlite3_extended_errcode(handle)) { hasFailedMedium = true }
      throw error
    }
  }

  private func prepared(_ sql: String) throws -> SQLiteStatement {
    uses += 1
    if let known = statements[sql], !known.isInUse {
      known.lastUse = uses
      return known
    }
    var text = sql
    let new = try text.withUTF8 { utf8 in
      try utf8.withMemoryRebound(to: CChar.self) { bytes in
        let (statement, end) = try SQLiteStatement.first(in: bytes, of: handle, persistent: true)
        guard let statement else { throw DatabaseError.misuse("no statement") }
        // What follows would silently not be run.
        let rest = UnsafeBufferPointer(rebasing: bytes[end...])
        guard try SQLiteStatement.first(in: rest, of: handle, persistent: false).statement == nil else {
          throw DatabaseError.misuse("more than one statement")
        }
        return statement
      }
    }
    new.lastUse = uses
    // A statement whose rows are being visited further up is run by a second one, which is not kept.
    if statements[sql] == nil {
      if statements.count >= SQLiteConnection.mostStatements { forgetOldest() }
      statements[sql] = new
    }
    return new
  }

  /// Lets go of the half of the statements that was not used for longest.
  private func forgetOldest() {
    let middle = statements.values.map(\.lastUse).sorted()[statements.count / 2]
    statements = statements.filter { $0.value.isInUse || $0.value.lastUse > middle }
  }
}
