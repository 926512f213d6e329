import Locks
public import WorkCalendar

/// A database in one SQLite file, for one process that writes.
///
/// Any thread may call it, and is blocked until its answer is there: never call it from a task. Every change
/// is on the disk when ``write(_:)`` returns. Where the medium fails (an I/O error, a failed sync), what was
/// being written is refused, and everything after it: whether the refused group is in the file is only known
/// at the next start, which reads the log anew. A full disk refuses only what does not fit.
///
/// SQLite of Debian 12 has a fault by which two connections that write or checkpoint can damage the file.
/// Therefore only one connection of one process does either, and a lock keeps other processes out.
public final class SQLiteDatabase: Database, @unchecked Sendable {
  let path: String
  let options: SQLiteOptions
  let readers: SQLiteReaderPool
  /// `nil` where the file is only read.
  private let writer: SQLiteWriter?
  // Guarded by the monitor.
  private let monitor = Monitor()
  private var lock: FileLock?
  private var isClosed = false

  /// Opens a file for reading and writing, and makes it where it is missing, with its folder. Then brings it
  /// to the form that `migrations` describe; `now` is the time recorded for those that are applied.
  ///
  /// Fails with ``DatabaseError/inUse(_:)`` where another process writes it,
  /// ``DatabaseError/newer(version:known:)`` where a later program wrote it, ``DatabaseError/unreadable(_:)``
  /// where it is no database of this service, and ``DatabaseError/unwritable(_:)`` where it cannot be
  /// written.
  public init(
    path: String, migrations: [Migration], at now: Instant, options: SQLiteOptions = SQLiteOptions()
  ) throws {
    try StoredFile.makeFolder(of: path)
    let lock = try FileLock(path: "\(path).lock")
    try StoredFile.makeFile(path)
    let connection = try SQLiteConnection(path: path, for: .writing, options: options)
    try SQLiteMigrator(migrations: migrations).apply(to: connection, at: now)
    self.path = path
    self.options = options
    readers = SQLiteReaderPool(path: path, options: options)
    writer = try SQLiteWriter(connection: connection, options: options)
    self.lock = consume lock
  }

  /// Opens a file only for reading, also while another process writes it. Every ``write(_:)`` fails.
  ///
  /// Fails as the other initializer does, and with ``DatabaseError/unreadable(_:)`` where the file lacks one
  /// of the migrations.
  public init(
    readingPath path: String, migrations: [Migration], options: SQLiteOptions = SQLiteOptions()
  ) throws {
    self.path = path
    self.options = options
    lock = nil
    writer = nil
    readers = SQLiteReaderPool(path: path, options: options)
    try readers.withConnection { try SQLiteMigrator(migrations: migrations).requireCurrent($0) }
  }

  deinit { close() }

  /// How many groups of changes were committed since the file was opened. Who keeps the number with something
  /// read before knows by it whether anything can have changed since.
  public var generation: Int64 { writer?.generation ?? 0 }

  /// The error of the medium after which no change is taken any more.
  public var failure: DatabaseError? { writer?.failureOfMedium }

  /// As ``Database/read(_:)``. A read inside a read takes a second connection and may see a later state.
  public func read<Value>(_ body: (any Queries) throws -> Value) throws -> Value {
    try readers.read(body)
  }

  /// As ``Database/write(_:)``. The body runs on the writer's thread while this one sleeps. A write inside a
  /// write fails; a read inside a write sees the state before it.
  ///
  /// A trigger or a clause that says ROLLBACK would also undo the changes of others in the same group: rules
  /// say ABORT.
  public func write<Value: Sendable>(_ body: @Sendable (any Queries) throws -> Value) throws -> Value {
    guard let writer else { throw DatabaseError.unwritable("\(path): opened for reading") }
    return try withoutActuallyEscaping(body) { try writer.write($0) }
  }

  /// Finishes the changes that wait and the reads that run, then closes the file. Everything later fails with
  /// ``DatabaseError/closed``. A second call does nothing.
  public func close() {
    monitor.withLock {
      if isClosed { return }
      isClosed = true
      // The changes that wait may still read.
      writer?.finish()
      readers.close()
      writer?.close()
      lock = nil
    }
  }
}
