import Foundation
import Store
import Testing

@Suite("A backup is one committed state, and comes back whole or not at all")
struct BackupTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func restored(_ backup: String, into name: String) throws -> [String] {
    try SQLiteDatabase.restore(from: backup, intoFolder: folder.path(name), name: "test.sqlite")
    return try folder.database("\(name)/test.sqlite").read { try $0.notes() }
  }

  @Test("Backups under writes hold everything that was acknowledged before, and nothing half")
  func underWrites() throws {
    let database = try folder.database()
    let told = Collected<String>()
    let backups = Collected<(path: String, before: [String])>()
    Threads.run(9) { thread in
      do {
        if thread == 8 {
          for number in 0..<5 {
            let before = told.values
            let path = folder.path("backup-\(number)")
            try database.backup(to: path)
            backups.add((path, before))
          }
        } else {
          for turn in 0..<60 {
            // Two notes a change: a half change would show.
            try database.write { queries in
              _ = try queries.addNote("\(thread)/\(turn)")
              _ = try queries.addNote("\(thread)/\(turn) too")
            }
            told.add("\(thread)/\(turn)")
          }
        }
      } catch {
        Issue.record(error)
      }
    }
    #expect(backups.values.count == 5)
    for (index, backup) in backups.values.enumerated() {
      let notes = try restored(backup.path, into: "restored-\(index)")
      let kept = Set(notes)
      for content in backup.before { #expect(kept.contains(content)) }
      // Changes follow one another in pairs, so that a prefix of them is a list of whole pairs.
      #expect(notes.count.isMultiple(of: 2))
      for pair in stride(from: 0, to: notes.count, by: 2) { #expect(notes[pair] + " too" == notes[pair + 1]) }
    }
  }

  @Test("A process that only reads makes the same backup")
  func byReader() throws {
    let database = try folder.database()
    _ = try database.write { try $0.addNote("one") }
    let reading = try SQLiteDatabase(readingPath: folder.path(), migrations: [TestFolder.notes])
    try reading.backup(to: folder.path("backup"))
    #expect(try restored(folder.path("backup"), into: "restored") == ["one"])
  }

  @Test("A backup replaces nothing, and leaves nothing beside it")
  func existing() throws {
    let database = try folder.database()
    try Data("mine".utf8).write(to: URL(filePath: folder.path("backup")))
    #expect(throws: DatabaseError.self) { try database.backup(to: folder.path("backup")) }
    #expect(try Data(contentsOf: URL(filePath: folder.path("backup"))) == Data("mine".utf8))
    #expect(throws: DatabaseError.self) { try database.backup(to: folder.path("nowhere/backup")) }
    try database.backup(to: folder.path("other"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.filter { !$0.hasPrefix("test.sqlite") }.sorted() == ["backup", "other"])
  }

  @Test("A folder that holds anything is left as it is")
  func folderInUse() throws {
    let database = try folder.database()
    try database.backup(to: folder.path("backup"))
    let target = folder.path("target")
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: false)
    try Data().write(to: URL(filePath: "\(target)/.hidden"))
    #expect(throws: DatabaseError.self) {
      try SQLiteDatabase.restore(from: folder.path("backup"), intoFolder: target, name: "test.sqlite")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: target) == [".hidden"])
  }

  @Test(
    "What is no whole backup is not restored, and the folder stays empty",
    arguments: ["missing", "text", "cut", "damaged"])
  func badBackup(kind: String) throws {
    let database = try folder.database()
    try database.write { queries in
      for number in 0..<2_000 { _ = try queries.addNote("note \(number)") }
    }
    let path = folder.path("backup")
    try database.backup(to: path)
    var content = try Data(contentsOf: URL(filePath: path))
    switch kind {
    case "missing": try FileManager.default.removeItem(atPath: path)
    case "text": content = Data("no database at all".utf8)
    case "cut": content.removeLast(content.count / 2)
    default: content.replaceSubrange(16_384..<16_784, with: [UInt8](repeating: 0xFF, count: 400))
    }
    if kind != "missing" { try content.write(to: URL(filePath: path)) }
    let target = folder.path("target")
    #expect(throws: DatabaseError.self) {
      try SQLiteDatabase.restore(from: path, intoFolder: target, name: "test.sqlite")
    }
    #expect(((try? FileManager.default.contentsOfDirectory(atPath: target)) ?? []) == [])
  }
}
