extension SQLiteDatabase {
  /// Copies the database into a new file while it is in use: one state that was committed, with everything
  /// that was acknowledged before the call. The copy is a single file, checked, on the disk, and readable
  /// only by its owner.
  ///
  /// Fails with ``DatabaseError/unwritable(_:)`` where there is a file of that name already, or it cannot be
  /// written, and with ``DatabaseError/unreadable(_:)`` where the copy turns out damaged. Nothing is left
  /// behind then.
  public func backup(to path: String) throws {
    try readers.withConnection { try SQLiteDatabase.copy($0, to: path, options: options) }
  }

  /// Puts a backup as `name` into a folder, which must be empty or missing.
  ///
  /// Fails with ``DatabaseError/unwritable(_:)`` where the folder holds anything or cannot be written, and
  /// with ``DatabaseError/unreadable(_:)`` where the backup is damaged or none of this service. The folder is
  /// left empty then.
  public static func restore(from backup: String, intoFolder folder: String, name: String) throws {
    let source = try SQLiteConnection(path: backup, for: .reading, options: SQLiteOptions())
    try SQLiteMigrator.requireOurs(source)
    try requireWhole(source)
    try StoredFile.makeFolder(folder)
    guard try StoredFile.names(in: folder).isEmpty else {
      throw DatabaseError.unwritable("\(folder): the folder is not empty")
    }
    try copy(source, to: "\(folder)/\(name)", options: SQLiteOptions())
  }

  private static func copy(_ source: SQLiteConnection, to path: String, options: SQLiteOptions) throws {
    if StoredFile.exists(path) { throw DatabaseError.unwritable("\(path): there is a file of this name") }
    let partial = try StoredFile.makeFile(beside: path)
    // After the copy has its name, nothing is left of this one.
    defer { for end in ["", "-wal", "-shm"] { StoredFile.remove(partial + end) } }
    let target = try SQLiteConnection(path: partial, for: .copying, options: options)
    defer { target.close() }
    try target.copyContent(of: source)
    // With a log of its own the copy would be more than one file.
    guard try target.controlText("PRAGMA journal_mode = DELETE") == "delete" else {
      throw DatabaseError.unwritable("\(path): the copy keeps its log")
    }
    try requireWhole(target)
    target.close()
    try StoredFile.publish(partial, as: path)
  }

  private static func requireWhole(_ connection: SQLiteConnection) throws {
    if let problem = try connection.integrityProblems().first { throw DatabaseError.unreadable(problem) }
  }
}
