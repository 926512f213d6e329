import Glibc
import Store
import WorkCalendar

/// The folder in which the service keeps everything: the database with its log and its lock. Only its owner may look
/// into it.
struct DataFolder {
  /// The name of the database in the folder.
  static let databaseName = "jadwal.sqlite"

  let path: String

  /// The folder that was asked for: by `--data`, by `JADWAL_DATA`, or else `data` where the program was called.
  init(_ context: CommandContext) {
    path = context.arguments.text(GlobalOptions.data) ?? context.environment.variable("JADWAL_DATA") ?? "data"
  }

  /// The path of the database.
  var databasePath: String { "\(path)/\(DataFolder.databaseName)" }

  /// Whether the folder has a database.
  var isInitialized: Bool { InputFile.exists(databasePath) }

  /// Opens the database, and makes it and the folder where they are missing.
  func initialize(at now: Instant) throws -> SQLiteDatabase {
    try SQLiteDatabase(path: databasePath, migrations: Schema.migrations, at: now)
  }

  /// Opens the database to read and write. Fails where there is none, and where another process writes it.
  func open(at now: Instant) throws -> SQLiteDatabase {
    guard isInitialized else { throw ServiceProblem.notInitialized(folder: path) }
    return try initialize(at: now)
  }

  /// Opens the database as `open(at:)` does, for a process that stays: a command that has it for a moment, such as one
  /// that takes a mail from a pipe while no service runs, is waited for. Fails where it is not free in three seconds.
  func openForService(at now: Instant) throws -> SQLiteDatabase {
    for _ in 0..<DataFolder.attempts {
      do {
        return try open(at: now)
      } catch DatabaseError.inUse {
        usleep(DataFolder.rest)
      }
    }
    return try open(at: now)
  }

  /// How often a service tries, and how long it waits between, in microseconds: shorter than commands wait, so that
  /// it comes between them.
  private static let attempts = 300
  private static let rest: UInt32 = 10_000

  /// Opens the database to read alone, also while another process writes it. Fails where there is none.
  func openForReading() throws -> SQLiteDatabase {
    guard isInitialized else { throw ServiceProblem.notInitialized(folder: path) }
    return try SQLiteDatabase(readingPath: databasePath, migrations: Schema.migrations)
  }
}
