import Foundation
import Testing

@testable import Store

@Suite("A connection trusts the disk only when it has said so, and the file never")
struct ConnectionSettingTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test(
    "Settings of the connection that writes",
    arguments: [
      ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("trusted_schema", "0"),
      ("mmap_size", "0"), ("secure_delete", "1"), ("cell_size_check", "1"), ("wal_autocheckpoint", "0"),
      ("busy_timeout", "5000"),
    ])
  func writing(name: String, value: String) throws {
    try folder.database().close()
    let connection = try SQLiteConnection(path: folder.path(), for: .writing, options: SQLiteOptions())
    #expect(try connection.controlText("PRAGMA \(name)") == value)
  }

  @Test(
    "Settings of a connection that reads",
    arguments: [
      ("query_only", "1"), ("trusted_schema", "0"), ("mmap_size", "0"), ("cell_size_check", "1"),
      ("wal_autocheckpoint", "0"), ("busy_timeout", "5000"),
    ])
  func reading(name: String, value: String) throws {
    try folder.database().close()
    let connection = try SQLiteConnection(path: folder.path(), for: .reading, options: SQLiteOptions())
    #expect(try connection.controlText("PRAGMA \(name)") == value)
  }

  @Test("The log is brought into the file as it grows, and starts anew when a reader of an old state is done")
  func log() throws {
    var options = SQLiteOptions()
    options.checkpointPages = 20
    options.largestLogPages = 60
    let database = try folder.database(options: options)
    let pages = {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path())-wal")
      return (attributes[.size] as? Int ?? 0) / 4_096
    }
    let write = { (count: Int) in
      for number in 0..<count { _ = try database.write { try $0.addNote("note \(number)") } }
    }
    try write(300)
    #expect(try pages() < 60, "without checkpoints there are more than 600")
    let seen = try database.read { queries in
      let before = try queries.notes().count
      try write(80)
      return (before, try queries.notes().count)
    }
    #expect(seen == (300, 300))
    #expect(try pages() > 60, "what a reader sees is kept for it")
    try write(100)
    #expect(try pages() < 60)
    #expect(try database.read { try $0.notes().count } == 480)
  }
}
