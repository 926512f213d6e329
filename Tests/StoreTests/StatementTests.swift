import Store
import Testing

@Suite("A statement takes values and gives values")
struct StatementTests {
  let folder: TestFolder
  let database: SQLiteDatabase

  init() throws {
    folder = try TestFolder()
    database = try folder.database(adding: [TestFolder.bookings])
  }

  @Test("Parameters go by their numbers, wherever and however often they stand")
  func numbers() throws {
    let rows = try database.read { queries in
      try queries.all("SELECT $2, $1, $3, $1", ["one", 2, .bytes([3])]) {
        "\($0.integer(0)) \($0.text(1)) \($0.bytes(2)) \($0.text(3))"
      }
    }
    #expect(rows == ["2 one [3] one"])
  }

  @Test(
    "A wrong use of parameters or statements is refused",
    arguments: [
      ("too few values", "SELECT $1, $2", [1]),
      ("too many values", "SELECT $1", [1, 2]),
      ("values for none", "SELECT 1", [1]),
      ("a gap", "SELECT $1, $3", [1, 2]),
      ("from zero", "SELECT $0", [1]),
      ("question marks", "SELECT ?", [1]),
      ("names", "SELECT :name", [1]),
      ("two statements", "SELECT $1; SELECT 2", [1]),
      ("no statement", " -- nothing", []),
      ("a value as a name", "SELECT \"text\"", []),
    ] as [(String, String, [SQLValue])])
  func misuse(_ name: String, sql: String, values: [SQLValue]) throws {
    #expect(throws: DatabaseError.self) { try database.read { try $0.all(sql, values) { _ in } } }
    // The connection is as good as before.
    #expect(try database.read { try $0.first("SELECT $1", [1]) { $0.integer(0) } } == 1)
  }

  @Test("Every value comes back as it went, and NULL as nothing else")
  func values() throws {
    let texts = ["", "a", "é\u{0}ü", "🗓️", String(repeating: "panjang ", count: 10_000)]
    for text in texts {
      let back = try database.read { queries in
        try queries.first("SELECT $1", [.text(text)]) { ($0.text(0), $0.isNull(0), $0.optionalText(0)) }
      }
      #expect(back?.0 == text)
      #expect(back?.1 == false)
      #expect(back?.2 == text)
    }
    for bytes in [[], [0], [UInt8](repeating: 7, count: 100_000)] {
      let back = try database.read { queries in
        try queries.first("SELECT $1", [.bytes(bytes)]) { ($0.bytes(0), $0.isNull(0)) }
      }
      #expect(back?.0 == bytes)
      #expect(back?.1 == false)
    }
    for number in [Int64.min, -1, 0, 1, Int64.max] {
      #expect(try database.read { try $0.first("SELECT $1", [.integer(number)]) { $0.integer(0) } } == number)
    }
    let null = try database.read { queries in
      try queries.first("SELECT $1", [.null]) {
        ($0.optionalText(0), $0.optionalInteger(0), $0.optionalBytes(0), $0.text(0), $0.integer(0))
      }
    }
    #expect(null?.0 == nil)
    #expect(null?.1 == nil)
    #expect(null?.2 == nil)
    #expect(null?.3 == "")
    #expect(null?.4 == 0)
  }

  @Test("The count of changed rows is that of the statement itself")
  func changes() throws {
    let counts = try database.write { queries in
      [
        try queries.execute("INSERT INTO note (content) VALUES ($1), ($2)", ["a", "b"]),
        try queries.execute("SELECT 1", []),
        try queries.execute("UPDATE note SET content = $1", ["c"]),
        try queries.execute("UPDATE note SET content = $1 WHERE id = $2", ["d", 99]),
        try queries.execute("DELETE FROM note WHERE id = $1", [1]),
      ]
    }
    #expect(counts == [2, 0, 2, 0, 1])
  }

  @Test("A statement runs inside itself, each run with its own rows")
  func insideItself() throws {
    _ = try database.write { queries in try (1...3).map { try queries.addNote("\($0)") } }
    let sql = "SELECT content FROM note WHERE id <= $1 ORDER BY id"
    let pairs = try database.read { queries in
      try queries.all(sql, [2]) { outer in
        try queries.all(sql, [3]) { outer.text(0) + $0.text(0) }
      }
    }
    #expect(pairs == [["11", "12", "13"], ["21", "22", "23"]])
  }

  @Test("An error of the visitor ends the visit and comes out")
  func visitorThrows() throws {
    struct Enough: Error {}
    _ = try database.write { queries in try (1...3).map { try queries.addNote("\($0)") } }
    let seen = Collected<String>()
    #expect(throws: Enough.self) {
      try database.read { queries in
        try queries.forEach("SELECT content FROM note", []) { row in
          seen.add(row.text(0))
          throw Enough()
        }
      }
    }
    #expect(seen.values.count == 1)
    #expect(try database.read { try $0.notes().count } == 3)
  }

  @Test("More different statements than are kept prepared all work, again and again")
  func manyStatements() throws {
    for _ in 0..<2 {
      let values = try database.read { queries in
        try (0..<700).map { number in try queries.first("SELECT \(number) + $1", [1]) { $0.integer(0) } }
      }
      #expect(values == (1...700).map { Int64($0) })
    }
  }

  @Test(
    "Inside a transaction nobody ends it, opens another file or changes a setting",
    arguments: [
      "COMMIT", "ROLLBACK", "BEGIN", "SAVEPOINT mine", "RELEASE write", "ROLLBACK TO write",
      "ATTACH DATABASE ':memory:' AS other", "PRAGMA foreign_keys = OFF", "PRAGMA journal_mode = DELETE",
    ])
  func control(sql: String) throws {
    #expect(throws: DatabaseError.self) {
      try database.write { queries in
        _ = try queries.addNote("lost")
        try queries.execute(sql, [])
      }
    }
    _ = try database.write { try $0.addNote("kept") }
    #expect(try database.read { try $0.notes() } == ["kept"])
  }

  @Test("A reader cannot write")
  func readerWrites() {
    #expect(throws: DatabaseError.self) { try database.read { try $0.addNote("no") } }
  }
}
