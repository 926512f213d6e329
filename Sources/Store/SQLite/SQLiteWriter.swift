import Locks
import Glibc

/// The one thread that writes, and brings the log into the file. Changes that wait at the same time become
/// durable together, by one sync of the disk.
///
/// Changes run one after another, each inside its own savepoint: one that throws is taken back alone. No
/// caller is answered before the commit, not even one that was refused: what refused it may not be durable
/// yet.
final class SQLiteWriter: @unchecked Sendable {
  /// The thread's while it runs, then that of ``close()``.
  private let connection: SQLiteConnection
  private let options: SQLiteOptions
  private let monitor = Monitor()
  private var thread = pthread_t()
  /// At how many pages of the log the next checkpoint is due. Only the writer's thread has it.
  private var checkpointDue: Int

  // Guarded by the monitor.
  private var waiting: [any PendingWrite] = []
  private var taken = 0
  private var isClosing = false
  private var failure: DatabaseError?
  private var committedGroups: Int64 = 0

  /// Starts the thread. It has the connection until ``finish()`` returns.
  init(connection: SQLiteConnection, options: SQLiteOptions) throws {
    self.connection = connection
    self.options = options
    checkpointDue = options.checkpointPages
    // The thread holds this writer until it ends.
    let itself = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<SQLiteWriter>.fromOpaque(context).takeRetainedValue().work() }
        return nil
      },
      itself.toOpaque())
    guard code == 0 else {
      itself.release()
      throw DatabaseError.failed(code: Int(code), "no thread for the writer")
    }
  }

  /// How many groups were committed.
  var generation: Int64 { monitor.withLock { committedGroups } }

  /// Why nothing is written any more; `nil` as long as changes are taken.
  var failureOfMedium: DatabaseError? { monitor.withLock { failure } }

  /// Runs a change with others that wait, and returns when it is durable.
  func write<Value: Sendable>(_ body: @escaping @Sendable (any Queries) throws -> Value) throws -> Value {
    let pending = PendingWriteOf(body)
    try monitor.withLock {
      if let failure { throw failure }
      if isClosing { throw DatabaseError.closed }
      // The writer would wait for itself.
      if pthread_equal(pthread_self(), thread) != 0 { throw DatabaseError.misuse("a write inside a write") }
      waiting.append(pending)
      monitor.wakeOne()
    }
    return try pending.result()
  }

  /// Finishes what waits, takes nothing more, and returns when the thread has ended. Called once.
  func finish() {
    monitor.withLock {
      isClosing = true
      monitor.wakeOne()
    }
    pthread_join(thread, nil)
  }

  /// Brings the log into the file, unless the medium failed, and closes it. Called once, after ``finish()``.
  func close() {
    if monitor.withLock({ failure == nil }) {
      // What cannot be brought over now is brought over at the next start.
      _ = try? connection.checkpoint(restarts: true, milliseconds: options.busyMilliseconds)
    } else {
      connection.keepLog()
    }
    connection.close()
  }

  // MARK: - On the thread

  private func work() {
    while let first = nextWaiting(waits: true) {
      commitGroup(startingWith: first)
      checkpointIfDue()
    }
  }

  /// The next change; where there is none, `nil` at once, or with `waits` only when the database is closed.
  private func nextWaiting(waits: Bool) -> (any PendingWrite)? {
    monitor.withLock {
      while taken == waiting.count {
        waiting.removeAll(keepingCapacity: true)
        taken = 0
        if !waits || isClosing { return nil }
        monitor.wait()
      }
      defer { taken += 1 }
      // Under steady load the list is never empty: what was taken is let go from time to time.
      if taken >= 1_024 {
        waiting.removeFirst(taken)
        taken = 0
      }
      return waiting[taken]
    }
  }

  private func commitGroup(startingWith first: any PendingWrite) {
    var group: [(write: any PendingWrite, error: (any Error)?)] = []
    do {
      if let failure = monitor.withLock({ failure }) { throw failure }
      try connection.control("BEGIN IMMEDIATE")
      var next: (any PendingWrite)? = first
      var hasChanges = false
      while let write = next {
        group.append((write, nil))
        do {
          try runAlone(write)
          hasChanges = true
        } catch {
          group[group.count - 1].error = error
          // Some errors end the transaction, and with it the changes before.
          if !connection.isInTransaction { throw error }
        }
        // Whoever came meanwhile comes along; nobody is waited for.
        next = group.count < options.largestGroup ? nextWaiting(waits: false) : nil
      }
      try connection.control(hasChanges ? "COMMIT" : "ROLLBACK")
      if hasChanges { monitor.withLock { committedGroups += 1 } }
      for (write, error) in group { write.finish(error) }
    } catch {
      if connection.hasFailedMedium { recordFailure(error) }
      if connection.isInTransaction { try? connection.control("ROLLBACK") }
      if group.isEmpty { group.append((first, nil)) }
      for (write, _) in group { write.finish(error) }
    }
  }

  /// Runs a change inside a savepoint, and takes back what it did where it throws.
  private func runAlone(_ write: any PendingWrite) throws {
    try connection.control("SAVEPOINT write")
    do {
      try write.run(connection)
      // Left open, they would make the commit of the whole group fail.
      if connection.hasOpenReferences { throw DatabaseError.missingReference }
      guard connection.isInTransaction else {
        throw DatabaseError.misuse("the transaction ended inside a write")
      }
      try connection.control("RELEASE write")
    } catch {
      if connection.isInTransaction {
        try connection.control("ROLLBACK TO write")
        try connection.control("RELEASE write")
      }
      throw error
    }
  }

  /// After a failed write or sync nobody knows what the disk holds: the system may have dropped the pages,
  /// and a second try would succeed without them. So nothing is written any more until the service starts
  /// anew.
  private func recordFailure(_ error: any Error) {
    monitor.withLock {
      failure = failure ?? (error as? DatabaseError) ?? .unwritable(String(describing: error))
    }
  }

  private func checkpointIfDue() {
    guard connection.logPages >= checkpointDue, monitor.withLock({ failure == nil }) else { return }
    do {
      let restarts = connection.logPages >= options.largestLogPages
      let isWhole = try connection.checkpoint(restarts: restarts, milliseconds: 100)
      // Where readers hold an old state, trying again after each group would only cost time.
      checkpointDue = isWhole ? options.checkpointPages : connection.logPages + options.checkpointPages
    } catch {
      if connection.hasFailedMedium { recordFailure(error) }
    }
  }
}
