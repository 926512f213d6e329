import WorkCalendar

/// Brings an SQLite file to the form that this program knows, and recognizes files that are none of ours.
struct SQLiteMigrator {
  let migrations: [Migration]

  /// What the header of our files says that they are, the letters "Jdwl".
  private static let application = 0x4A64_776C

  /// Applies the steps that the file does not have yet; `now` is recorded with each. Fails with
  /// ``DatabaseError/newer(version:known:)`` where the file has steps that are not in the list, with
  /// ``DatabaseError/unreadable(_:)`` where it is another program's or its steps have other names, and with
  /// what a step itself fails with. The steps before the one that fails stay.
  func apply(to connection: SQLiteConnection, at now: Instant) throws {
    guard Set(migrations.map(\.name)).count == migrations.count else {
      throw DatabaseError.misuse("two migrations of one name")
    }
    if try connection.controlText("SELECT count(*) FROM sqlite_schema") == "0" {
      try inTransaction(on: connection) {
        try connection.control("PRAGMA application_id = \(SQLiteMigrator.application)")
        try connection.run(script: Dialect.sqlite.text(ofTemplate: SQLiteMigrator.table))
      }
    }
    let applied = try checked(on: connection)
    // The setting has no effect inside a transaction.
    try connection.control("PRAGMA foreign_keys = OFF")
    for (index, migration) in migrations.enumerated().dropFirst(applied) {
      try inTransaction(on: connection) {
        for statement in migration.statements {
          try connection.run(script: statement.text(for: .sqlite))
        }
        try connection.execute(
          "INSERT INTO schema_migration (position, name, applied_at) VALUES ($1, $2, $3)",
          [.integer(Int64(index + 1)), .text(migration.name), .integer(now.secondsSinceEpoch)])
        var isWhole = true
        try connection.controlRows("PRAGMA foreign_key_check") { _ in isWhole = false }
        if !isWhole { throw DatabaseError.missingReference }
      }
    }
    try connection.control("PRAGMA foreign_keys = ON")
  }

  /// Fails where the file is not in exactly the form that this program knows.
  func requireCurrent(_ connection: SQLiteConnection) throws {
    let applied = try checked(on: connection)
    guard applied == migrations.count else {
      throw DatabaseError.unreadable("the form of the data is \(applied), and \(migrations.count) is needed")
    }
  }

  /// Fails where a file is none of this service.
  static func requireOurs(_ connection: SQLiteConnection) throws {
    guard try connection.controlText("PRAGMA application_id") == String(application) else {
      throw DatabaseError.unreadable("a database of another program")
    }
  }

  private static let table = """
    CREATE TABLE schema_migration (
      position {integer} NOT NULL PRIMARY KEY,
      name {text} NOT NULL UNIQUE,
      applied_at {integer} NOT NULL
    ) {strict}
    """

  /// How many steps the file has; their names must be the first of the list.
  private func checked(on connection: SQLiteConnection) throws -> Int {
    try SQLiteMigrator.requireOurs(connection)
    var names: [String] = []
    try connection.controlRows("SELECT name FROM schema_migration ORDER BY position") {
      names.append($0.text(0))
    }
    guard names.count <= migrations.count else {
      throw DatabaseError.newer(version: names.count, known: migrations.count)
    }
    for (name, migration) in zip(names, migrations) where name != migration.name {
      throw DatabaseError.unreadable("its step \(name) is not \(migration.name)")
    }
    return names.count
  }

  private func inTransaction(on connection: SQLiteConnection, _ body: () throws -> Void) throws {
    try connection.control("BEGIN IMMEDIATE")
    do {
      try body()
      try connection.control("COMMIT")
    } catch {
      if connection.isInTransaction { try? connection.control("ROLLBACK") }
      throw error
    }
  }
}
