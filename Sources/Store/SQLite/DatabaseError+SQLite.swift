private import CSQLite

extension DatabaseError {
  /// What a result code and message of SQLite mean. The one place where its codes become errors.
  init(resultCode: Int32, message: String) {
    // The library writes "UNIQUE constraint failed: table.column".
    let detail = message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? message
    switch Int(resultCode) {
    case JADWAL_SQLITE_CONSTRAINT_UNIQUE, JADWAL_SQLITE_CONSTRAINT_PRIMARYKEY, JADWAL_SQLITE_CONSTRAINT_ROWID:
      self = .notUnique(detail)
      return
    case JADWAL_SQLITE_CONSTRAINT_FOREIGNKEY:
      self = .missingReference
      return
    case JADWAL_SQLITE_CONSTRAINT_TRIGGER:
      self = message == "overlap" ? .overlap : .broken(rule: message)
      return
    case JADWAL_SQLITE_CONSTRAINT_CHECK:
      self = .broken(rule: detail)
      return
    default: break
    }
    // The low byte of an extended code is the plain one.
    switch resultCode & 0xFF {
    case SQLITE_CONSTRAINT, SQLITE_MISMATCH: self = .broken(rule: message)
    case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM: self = .unwritable(message)
    case SQLITE_NOTADB, SQLITE_CORRUPT: self = .unreadable(message)
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .inUse(message)
    default: self = .failed(code: Int(resultCode), message)
    }
  }

  /// Whether a result code of SQLite says that the medium failed, after which nothing is certain any more.
  static func isFailureOfMedium(_ resultCode: Int32) -> Bool { resultCode & 0xFF == SQLITE_IOERR }

  /// A use of a statement that the driver does not allow.
  static func misuse(_ text: String) -> DatabaseError { .failed(code: Int(SQLITE_MISUSE), text) }
}
