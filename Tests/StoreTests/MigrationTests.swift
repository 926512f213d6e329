import Store
import Testing
import WorkCalendar

@Suite("A database is brought to the form that the program knows, step by step")
struct MigrationTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func open(_ steps: [Migration], at second: Int64 = 0) throws -> SQLiteDatabase {
    try SQLiteDatabase(
      path: folder.path(), migrations: steps, at: Instant(secondsSinceEpoch: second))
  }

  private func recorded(_ database: SQLiteDatabase) throws -> [String] {
    try database.read { queries in
      try queries.all("SELECT position, name, applied_at FROM schema_migration ORDER BY position") {
        "\($0.integer(0)) \($0.text(1)) \($0.integer(2))"
      }
    }
  }

  private let more = Migration(
    "more",
    ["ALTER TABLE note ADD COLUMN more {integer}", "INSERT INTO note (content, more) VALUES ('n', 7)"])

  @Test("Each step is applied once, in order, with its name and time")
  func once() throws {
    try open([TestFolder.notes], at: 5).close()
    let later = try open([TestFolder.notes, more], at: 9)
    #expect(try recorded(later) == ["1 notes 5", "2 more 9"])
    later.close()
    let again = try open([TestFolder.notes, more], at: 99)
    #expect(try recorded(again) == ["1 notes 5", "2 more 9"])
    #expect(try again.read { try $0.all("SELECT more FROM note") { $0.integer(0) } } == [7])
  }

  @Test("A step that fails leaves nothing; those before it stay")
  func failing() throws {
    let broken = Migration(
      "broken", ["CREATE TABLE half (id {id}) {strict}", "INSERT INTO nowhere VALUES (1)"])
    #expect(throws: DatabaseError.self) { try open([TestFolder.notes, broken], at: 5) }
    let database = try open([TestFolder.notes], at: 6)
    #expect(try recorded(database) == ["1 notes 5"])
    #expect(
      try database.read { try $0.all("SELECT name FROM sqlite_schema WHERE name = 'half'") { $0.text(0) } }
        == [])
  }

  @Test("A database of a later program is refused, also for reading")
  func newer() throws {
    try open([TestFolder.notes, more]).close()
    #expect(throws: DatabaseError.newer(version: 2, known: 1)) { try open([TestFolder.notes]) }
    #expect(throws: DatabaseError.newer(version: 2, known: 1)) {
      try SQLiteDatabase(readingPath: folder.path(), migrations: [TestFolder.notes])
    }
  }

  @Test("Who only reads needs every step in place")
  func olderForReading() throws {
    try open([TestFolder.notes]).close()
    #expect(throws: DatabaseError.self) {
      try SQLiteDatabase(readingPath: folder.path(), migrations: [TestFolder.notes, more])
    }
    let reading = try SQLiteDatabase(readingPath: folder.path(), migrations: [TestFolder.notes])
    #expect(try reading.read { try $0.notes() } == [])
  }

  @Test("Steps of other names are another program's, and two steps of one name a mistake")
  func otherNames() throws {
    try open([TestFolder.notes]).close()
    #expect(throws: DatabaseError.self) { try open([Migration("others", [])]) }
    #expect(throws: DatabaseError.self) { try open([TestFolder.notes, TestFolder.notes]) }
  }

  @Test("A table can be rebuilt under the rows that name it")
  func rebuilding() throws {
    let lines = Migration(
      "lines",
      [
        """
        CREATE TABLE line (
          id {id}, note {integer} NOT NULL REFERENCES note (id) ON DELETE CASCADE
        ) {strict};
        INSERT INTO note (content) VALUES ('n');
        INSERT INTO line (note) VALUES (1);
        """
      ])
    let rebuilt = Migration(
      "rebuilt",
      [
        """
        CREATE TABLE note_new (id {id}, content {text} NOT NULL, data {bytes}) {strict};
        INSERT INTO note_new SELECT * FROM note;
        DROP TABLE note;
        ALTER TABLE note_new RENAME TO note;
        """
      ])
    let database = try open([TestFolder.notes, lines, rebuilt])
    #expect(try database.read { try $0.first("SELECT count(*) FROM line") { $0.integer(0) } } == 1)
    #expect(try database.integrityProblems() == [])
    // After the steps references are enforced again.
    #expect(throws: DatabaseError.missingReference) {
      try database.write { try $0.execute("INSERT INTO line (note) VALUES (2)", []) }
    }
  }

  @Test("A step that leaves a reference to nothing is refused")
  func brokenReference() throws {
    let orphan = Migration(
      "orphan",
      [
        "CREATE TABLE line (id {id}, note {integer} REFERENCES note (id)) {strict}",
        "INSERT INTO line (note) VALUES (3)",
      ])
    #expect(throws: DatabaseError.missingReference) { try open([TestFolder.notes, orphan]) }
    #expect(try recorded(open([TestFolder.notes])).count == 1)
  }
}

@Suite("A template says the same in each dialect")
struct DialectTests {
  private static let table = "CREATE TABLE t (a {id}, b {integer}, c {text} DEFAULT '{}', d {bytes}) {strict}"

  @Test(
    "Placeholders become the words of the dialect; other braces stay",
    arguments: [
      (
        Dialect.sqlite,
        "CREATE TABLE t (a INTEGER PRIMARY KEY, b INTEGER, c TEXT DEFAULT '{}', d BLOB) STRICT"
      ),
      (
        Dialect.postgresql,
        "CREATE TABLE t (a BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, b BIGINT, "
          + "c TEXT COLLATE \"C\" DEFAULT '{}', d BYTEA) "
      ),
    ])
  func placeholders(dialect: Dialect, text: String) throws {
    #expect(try Migration.Statement.shared(DialectTests.table).text(for: dialect) == text)
  }

  @Test("Each dialect gets its own template where there are two", arguments: Dialect.allCases)
  func perDialect(dialect: Dialect) throws {
    let statement = Migration.Statement.perDialect(
      sqlite: "sqlite {integer}", postgresql: "postgresql {integer}")
    #expect(try statement.text(for: dialect).hasPrefix(dialect.rawValue))
    #expect(try !statement.text(for: dialect).contains("{"))
  }

  @Test("An unknown placeholder is a mistake; what is none stays", arguments: Dialect.allCases)
  func unknown(dialect: Dialect) throws {
    #expect(throws: DatabaseError.self) { try dialect.text(ofTemplate: "{real}") }
    for text in ["", "{", "{}", "{ id }", "{id", "{Id}", "é{1}", "{\"a\": 1}"] {
      #expect(try dialect.text(ofTemplate: text) == text)
    }
  }
}
