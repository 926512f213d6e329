/// What the system tells of the running service, at one moment.
public struct ProcessFigures: Hashable, Sendable {
  /// The version of the program.
  public var version = ""
  /// When the process began, in seconds since 1970.
  public var startedAt: Int64 = 0
  /// The memory that it has in hand, in bytes.
  public var residentBytes: Int64 = 0
  /// The files and connections that it has open.
  public var openFiles: Int64 = 0
  /// The size of the database file in bytes.
  public var databaseBytes: Int64 = 0
  /// The size of the database's log in bytes.
  public var logBytes: Int64 = 0
  /// How many bytes are free on the disk of the data folder; `nil` where that is not known.
  public var freeBytes: Int64?
  /// When the last backup was taken, in seconds since 1970; `nil` where none is known.
  public var backupAt: Int64?

  /// Nothing known yet.
  public init() {}
}
