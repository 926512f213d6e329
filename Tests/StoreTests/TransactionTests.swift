import Store
import Testing

@Suite("A change is whole and durable, or was never there")
struct TransactionTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  struct Refusal: Error {}

  @Test("What was written is read by the next reader, and after the file was closed and opened")
  func durable() throws {
    let database = try folder.database()
    let number = try database.write { try $0.addNote("first") }
    #expect(number == 1)
    #expect(try database.read { try $0.notes() } == ["first"])
    database.close()
    #expect(try folder.database().read { try $0.notes() } == ["first"])
  }

  @Test("A change that throws leaves no trace, and the next one is taken")
  func throwing() throws {
    let database = try folder.database()
    #expect(throws: Refusal.self) {
      try database.write { queries in
        _ = try queries.addNote("lost")
        throw Refusal()
      }
    }
    _ = try database.write { try $0.addNote("kept") }
    #expect(try database.read { try $0.notes() } == ["kept"])
  }

  @Test("A part that throws is taken back alone, also inside another part, and the change goes on")
  func attempts() throws {
    let database = try folder.database()
    try database.write { queries in
      _ = try queries.addNote("first")
      try queries.attempt {
        _ = try queries.addNote("second")
        #expect(throws: Refusal.self) {
          try queries.attempt {
            _ = try queries.addNote("lost")
            throw Refusal()
          }
        }
      }
      #expect(throws: Refusal.self) {
        try queries.attempt {
          try queries.attempt { _ = try queries.addNote("lost with the outer") }
          throw Refusal()
        }
      }
      _ = try queries.addNote("third")
    }
    #expect(try database.read { try $0.notes() } == ["first", "second", "third"])
  }

  @Test("After closing nothing is done, and closing twice is the same as once")
  func closed() throws {
    let database = try folder.database()
    database.close()
    database.close()
    #expect(throws: DatabaseError.closed) { try database.read { try $0.notes() } }
    #expect(throws: DatabaseError.closed) { try database.write { try $0.addNote("late") } }
  }

  @Test("A reader sees one state from beginning to end, whatever is written meanwhile")
  func unchangingState() throws {
    let database = try folder.database()
    _ = try database.write { try $0.addNote("before") }
    let seen = try database.read { queries in
      let before = try queries.notes()
      _ = try database.write { try $0.addNote("meanwhile") }
      return [before, try queries.notes()]
    }
    #expect(seen == [["before"], ["before"]])
    #expect(try database.read { try $0.notes() } == ["before", "meanwhile"])
  }

  @Test("A write inside a write is refused; a read inside a write sees the state before it")
  func nested() throws {
    let database = try folder.database()
    let seen = try database.write { queries in
      _ = try queries.addNote("new")
      #expect(throws: DatabaseError.self) { try database.write { try $0.addNote("inner") } }
      return try database.read { try $0.notes() }
    }
    #expect(seen == [])
    #expect(try database.read { try $0.notes() } == ["new"])
  }

  @Test("The generation rises with what is committed, and only with it")
  func generation() throws {
    let database = try folder.database()
    #expect(database.generation == 0)
    _ = try database.write { try $0.addNote("one") }
    #expect(database.generation == 1)
    _ = try? database.write { _ in throw Refusal() }
    _ = try database.read { try $0.notes() }
    #expect(database.generation == 1)
  }
}
