import Foundation
import SeededRandom
import Store
import Testing

@Suite("Changes of many threads become durable together, and each is on its own")
struct GroupCommitTests {
  let folder: TestFolder

  init() throws { folder = try TestFolder() }

  @Test("What any of 64 threads was told is there after reopening, by fewer commits than changes")
  func acknowledged() throws {
    let database = try folder.database()
    let told = Collected<String>()
    Threads.run(64) { thread in
      for turn in 0..<20 {
        let content = "\(thread)/\(turn)"
        do {
          let number = try database.write { try $0.addNote(content) }
          told.add("\(number) \(content)")
        } catch {
          Issue.record(error)
        }
      }
    }
    #expect(told.values.count == 64 * 20)
    #expect(database.generation > 0)
    #expect(database.generation < 64 * 20)
    database.close()
    let kept = try folder.database().read { queries in
      try queries.all("SELECT id, content FROM note") { "\($0.integer(0)) \($0.text(1))" }
    }
    #expect(kept.sorted() == told.values.sorted())
  }

  @Test("A change that throws is taken back alone; its neighbours stay")
  func throwingNeighbours() throws {
    struct Refusal: Error {}
    let database = try folder.database()
    let refused = Collected<Int>()
    Threads.run(64) { thread in
      for turn in 0..<10 {
        do {
          try database.write { queries in
            _ = try queries.addNote("\(thread)/\(turn)")
            if thread.isMultiple(of: 2) { throw Refusal() }
            _ = try queries.addNote("\(thread)/\(turn) too")
          }
        } catch is Refusal {
          refused.add(thread)
        } catch {
          Issue.record(error)
        }
      }
    }
    #expect(refused.values.count == 32 * 10)
    #expect(refused.values.allSatisfy { $0.isMultiple(of: 2) })
    let expected = (0..<64).filter { !$0.isMultiple(of: 2) }.flatMap { thread in
      (0..<10).flatMap { ["\(thread)/\($0)", "\(thread)/\($0) too"] }
    }
    #expect(try database.read { try $0.notes() }.sorted() == expected.sorted())
  }

  @Test("References that are missing at the end of a change refuse it alone")
  func deferredReference() throws {
    let database = try folder.database(adding: [
      Migration(
        "line",
        [
          """
          CREATE TABLE line (
            id {id}, note {integer} NOT NULL REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED
          ) {strict}
          """
        ])
    ])
    let answers = Collected<DatabaseError?>()
    Threads.run(16) { thread in
      do {
        try database.write { queries in
          try queries.execute("INSERT INTO line (note) VALUES ($1)", [.integer(Int64(thread + 1))])
          if thread < 8 {
            try queries.execute(
              "INSERT INTO note (id, content) VALUES ($1, $2)", [.integer(Int64(thread + 1)), "late"])
          }
        }
        answers.add(nil)
      } catch {
        answers.add(error as? DatabaseError)
      }
    }
    #expect(answers.values.filter { $0 == nil }.count == 8)
    #expect(answers.values.filter { $0 == .missingReference }.count == 8)
    #expect(try database.integrityProblems() == [])
  }

  @Test("Of bookings that overlap, 32 threads get one stored, and the others the reason")
  func overlaps() throws {
    let database = try folder.database(adding: [TestFolder.bookings])
    let booked = Collected<Range<Int64>>()
    Threads.run(32) { thread in
      var random = SplitMix64(seed: UInt64(thread))
      for _ in 0..<20 {
        let start = Int64(random.next() % 400)
        let end = start + 1 + Int64(random.next() % 20)
        do {
          _ = try database.write { queries in
            try queries.execute(
              "INSERT INTO booking (officer, starts_at, ends_at) VALUES ($1, $2, $3)",
              [1, .integer(start), .integer(end)])
          }
          booked.add(start..<end)
        } catch {
          #expect(error as? DatabaseError == .overlap)
        }
      }
    }
    let stored = try database.read { queries in
      try queries.all("SELECT starts_at, ends_at FROM booking ORDER BY starts_at") {
        $0.integer(0)..<$0.integer(1)
      }
    }
    #expect(stored == booked.values.sorted { $0.lowerBound < $1.lowerBound })
    #expect(!stored.isEmpty)
    for (one, next) in zip(stored, stored.dropFirst()) { #expect(one.upperBound <= next.lowerBound) }
  }

  @Test("A read sees the same sum from beginning to end while writes go on")
  func readersAmongWriters() throws {
    let database = try folder.database(adding: [
      Migration(
        "purse",
        [
          "CREATE TABLE purse (id {id}, amount {integer} NOT NULL) {strict}",
          "INSERT INTO purse (amount) VALUES (500), (500)",
        ])
    ])
    Threads.run(12) { thread in
      do {
        for turn in 0..<40 {
          if thread.isMultiple(of: 2) {
            try database.write { queries in
              try queries.execute(
                "UPDATE purse SET amount = amount - $1 WHERE id = 1", [.integer(Int64(turn))])
              try queries.execute(
                "UPDATE purse SET amount = amount + $1 WHERE id = 2", [.integer(Int64(turn))])
            }
          } else {
            let sums = try database.read { queries in
              try (1...2).map { _ in try queries.all("SELECT amount FROM purse ORDER BY id") { $0.integer(0) }
              }
            }
            #expect(sums[0] == sums[1])
            #expect(sums[0].reduce(0, +) == 1_000)
          }
        }
      } catch {
        Issue.record(error)
      }
    }
  }

  @Test("Closing finishes what waits: whoever was told is kept, the others are told that it is closed")
  func closingUnderLoad() throws {
    let database = try folder.database()
    let told = Collected<String>()
    Threads.run(33) { thread in
      if thread == 32 {
        while told.values.count < 100 { sched_yield() }
        return database.close()
      }
      for turn in 0... {
        do {
          _ = try database.write { try $0.addNote("\(thread)/\(turn)") }
          told.add("\(thread)/\(turn)")
        } catch {
          #expect(error as? DatabaseError == .closed)
          return
        }
      }
    }
    #expect(try folder.database().read { try $0.notes() }.sorted() == told.values.sorted())
  }
}

extension TestFolder {
  /// Bookings of officers, of which the database refuses two that overlap.
  static let bookings = Migration(
    "bookings",
    [
      """
      CREATE TABLE booking (
        id {id}, officer {integer} NOT NULL, starts_at {integer} NOT NULL, ends_at {integer} NOT NULL,
        CONSTRAINT booking_is_a_span CHECK (starts_at < ends_at)
      ) {strict}
      """,
      .perDialect(
        sqlite: """
          CREATE TRIGGER booking_overlap BEFORE INSERT ON booking
          WHEN EXISTS (
            SELECT 1 FROM booking
            WHERE officer = NEW.officer AND starts_at < NEW.ends_at AND ends_at > NEW.starts_at)
          BEGIN SELECT RAISE(ABORT, 'overlap'); END
          """, postgresql: ""),
    ])
}
