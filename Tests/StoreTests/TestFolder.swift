import Foundation
import Store
import WorkCalendar

/// A folder of one test, removed with it.
final class TestFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in it.
  func path(_ name: String = "test.sqlite") -> String { "\(path)/\(name)" }

  /// A database in it with a table of notes, and further steps.
  func database(
    _ name: String = "test.sqlite", adding steps: [Migration] = [], options: SQLiteOptions = SQLiteOptions()
  ) throws -> SQLiteDatabase {
    try SQLiteDatabase(
      path: path(name), migrations: [TestFolder.notes] + steps, at: Instant(secondsSinceEpoch: 1_000),
      options: options)
  }

  /// A table of numbered texts.
  static let notes = Migration(
    "notes", ["CREATE TABLE note (id {id}, content {text} NOT NULL, data {bytes}) {strict}"])
}

extension Queries {
  /// Adds a note and gives its number.
  func addNote(_ content: String, data: [UInt8]? = nil) throws -> Int64 {
    try first(
      "INSERT INTO note (content, data) VALUES ($1, $2) RETURNING id",
      [.text(content), data.map(SQLValue.bytes) ?? .null]
    ) { $0.integer(0) } ?? 0
  }

  /// The texts of all notes, by their numbers.
  func notes() throws -> [String] { try all("SELECT content FROM note ORDER BY id") { $0.text(0) } }
}
