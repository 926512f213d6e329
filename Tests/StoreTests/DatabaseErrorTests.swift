import Testing

@testable import Store

@Suite("What breaks a rule is refused by the name of the rule")
struct DatabaseErrorTests {
  let folder: TestFolder
  let database: SQLiteDatabase

  init() throws {
    folder = try TestFolder()
    let rules: Migration.Statement = """
      CREATE TABLE ruled (
        id {id}, code {text} NOT NULL UNIQUE, size {integer} NOT NULL, note {integer} REFERENCES note (id),
        UNIQUE (size, note), CONSTRAINT size_is_positive CHECK (size > 0)
      ) {strict};
      CREATE TRIGGER ruled_stays BEFORE DELETE ON ruled BEGIN SELECT RAISE(ABORT, 'rows stay'); END;
      """
    database = try folder.database(adding: [TestFolder.bookings, Migration("ruled", [rules])])
    try database.write { queries in
      _ = try queries.addNote("first")
      try queries.execute("INSERT INTO ruled (code, size, note) VALUES ('a', 1, 1)", [])
      try queries.execute("INSERT INTO booking (officer, starts_at, ends_at) VALUES (1, 10, 20)", [])
    }
  }

  @Test(
    "Each kind of rule has its error",
    arguments: [
      ("a value twice", "INSERT INTO ruled (code, size) VALUES ('a', 2)", .notUnique("ruled.code")),
      ("a number twice", "INSERT INTO ruled (id, code, size) VALUES (1, 'b', 2)", .notUnique("ruled.id")),
      (
        "two values twice", "INSERT INTO ruled (code, size, note) VALUES ('b', 1, 1)",
        .notUnique("ruled.size, ruled.note")
      ),
      (
        "a row that is not there", "INSERT INTO ruled (code, size, note) VALUES ('b', 2, 9)",
        .missingReference
      ),
      ("a row that is named", "DELETE FROM note", .missingReference),
      ("a check", "INSERT INTO ruled (code, size) VALUES ('b', 0)", .broken(rule: "size_is_positive")),
      (
        "a value missing", "INSERT INTO ruled (code) VALUES ('b')",
        .broken(rule: "NOT NULL constraint failed: ruled.size")
      ),
      (
        "a value of another type", "INSERT INTO ruled (code, size) VALUES ('b', 'many')",
        .broken(rule: "cannot store TEXT value in INTEGER column ruled.size")
      ),
      ("a trigger", "DELETE FROM ruled", .broken(rule: "rows stay")),
      (
        "an overlap", "INSERT INTO booking (officer, starts_at, ends_at) VALUES (1, 19, 21)", .overlap
      ),
    ] as [(String, String, DatabaseError)])
  func rules(_ name: String, sql: String, error: DatabaseError) throws {
    #expect(throws: error) { try database.write { try $0.execute(sql, []) } }
  }

  @Test(
    "Each kind of result code has its error",
    arguments: [
      ("full disk", 13, .unwritable("m")),
      ("failed sync", 10 | 4 << 8, .unwritable("m")),
      ("read-only", 8, .unwritable("m")),
      ("no such file", 14, .unwritable("m")),
      ("no database", 26, .unreadable("m")),
      ("damaged", 11, .unreadable("m")),
      ("busy", 5, .inUse("m")),
      ("busy snapshot", 5 | 2 << 8, .inUse("m")),
      ("anything else", 21, .failed(code: 21, "m")),
    ] as [(String, Int32, DatabaseError)])
  func codes(_ name: String, code: Int32, error: DatabaseError) {
    #expect(DatabaseError(resultCode: code, message: "m") == error)
  }

  @Test("A full database refuses what does not fit, and takes what does")
  func full() throws {
    var options = SQLiteOptions()
    options.mostPages = 40
    let small = try folder.database("small.sqlite", options: options)
    _ = try small.write { try $0.addNote("before") }
    do {
      _ = try small.write { try $0.addNote("big", data: [UInt8](repeating: 1, count: 400_000)) }
      Issue.record("more than 40 pages were taken")
    } catch {
      guard case .unwritable = error as? DatabaseError else { throw error }
    }
    _ = try small.write { try $0.addNote("after") }
    small.close()
    #expect(try folder.database("small.sqlite").read { try $0.notes() } == ["before", "after"])
  }
}
