import Foundation
import Store
import Testing

@Suite("A database file has one writer, and is its owner's alone")
struct StoredFileTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test("A second opener for writing is refused until the first has closed")
  func secondWriter() throws {
    let database = try folder.database()
    #expect {
      try folder.database()
    } throws: { error in
      if case .inUse = error as? DatabaseError { true } else { false }
    }
    _ = try database.write { try $0.addNote("still here") }
    database.close()
    #expect(try folder.database().read { try $0.notes() } == ["still here"])
  }

  @Test("Another opener may read while one writes, and sees what is committed")
  func secondReader() throws {
    let database = try folder.database()
    let reading = try SQLiteDatabase(readingPath: folder.path(), migrations: [TestFolder.notes])
    _ = try database.write { try $0.addNote("one") }
    #expect(try reading.read { try $0.notes() } == ["one"])
    #expect(try reading.integrityProblems() == [])
    #expect(throws: DatabaseError.self) { try reading.write { try $0.addNote("two") } }
    reading.close()
    _ = try database.write { try $0.addNote("two") }
    #expect(try database.read { try $0.notes() } == ["one", "two"])
  }

  @Test("Files and folder are for their owner only")
  func permissions() throws {
    let path = "\(folder.path)/new/test.sqlite"
    let database = try SQLiteDatabase(
      path: path, migrations: [TestFolder.notes], at: .init(secondsSinceEpoch: 0))
    _ = try database.write { try $0.addNote("secret") }
    try database.backup(to: "\(folder.path)/new/backup.sqlite")
    let files = FileManager.default
    let mode = { (path: String) in
      try files.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode("\(folder.path)/new") == 0o700)
    let names = try files.contentsOfDirectory(atPath: "\(folder.path)/new").sorted()
    #expect(
      names == ["backup.sqlite", "test.sqlite", "test.sqlite-shm", "test.sqlite-wal", "test.sqlite.lock"])
    for name in names { #expect(try mode("\(folder.path)/new/\(name)") == 0o600, "\(name)") }
  }

  @Test("A closed database is one file, with everything in it")
  func closedIsOneFile() throws {
    let database = try folder.database()
    _ = try database.write { try $0.addNote("one") }
    _ = try database.read { try $0.notes() }
    database.close()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "test.sqlite", "test.sqlite.lock",
      ])
  }

  @Test(
    "What is no database of this service is refused",
    arguments: [
      ("text", Array("This is no database, and long enough to be looked at as one.".utf8)),
      ("zeroes", [UInt8](repeating: 0, count: 8_192)),
    ])
  func foreign(_ name: String, content: [UInt8]) throws {
    try Data(content).write(to: URL(filePath: folder.path()))
    #expect {
      try folder.database()
    } throws: { error in
      if case .unreadable = error as? DatabaseError { true } else { false }
    }
    #expect(try Data(contentsOf: URL(filePath: folder.path())) == Data(content))
  }

  @Test("A file that is not there cannot be read, and is not made by that")
  func missing() throws {
    #expect(throws: DatabaseError.unreadable(folder.path())) {
      try SQLiteDatabase(readingPath: folder.path(), migrations: [])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test("Damage is found")
  func damage() throws {
    let database = try folder.database()
    try database.write { queries in
      for number in 0..<2_000 { _ = try queries.addNote("note \(number)") }
    }
    database.close()
    var content = try Data(contentsOf: URL(filePath: folder.path()))
    content.replaceSubrange(16_384..<16_784, with: [UInt8](repeating: 0xFF, count: 400))
    try content.write(to: URL(filePath: folder.path()))
    let damaged = try folder.database()
    #expect(try !damaged.integrityProblems().isEmpty)
    #expect(throws: DatabaseError.self) { try damaged.backup(to: folder.path("backup")) }
    #expect(!FileManager.default.fileExists(atPath: folder.path("backup")))
  }
}
