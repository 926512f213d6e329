import Foundation
import Store
import Testing
import WorkCalendar

@Suite("What was acknowledged survives the end of the process, and a failing disk is not trusted again")
struct CrashTests {
  @Test("A process that is killed while 16 threads write loses nothing that it acknowledged")
  func killed() async throws {
    let result = try #require(
      await #expect(processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]) {
        let path = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)").path
        let database = try SQLiteDatabase(
          path: "\(path)/test.sqlite", migrations: [TestFolder.notes], at: Instant(secondsSinceEpoch: 0))
        let told = Collected<Void>()
        CrashTests.say("folder \(path)")
        Threads.run(17) { thread in
          if thread == 16 {
            while told.values.count < 300 { sched_yield() }
            kill(getpid(), SIGKILL)
          }
          for turn in 0... {
            guard (try? database.write { try $0.addNote("\(thread)/\(turn)") }) != nil else { return }
            CrashTests.say("told \(thread)/\(turn)")
            told.add(())
          }
        }
      })
    let lines = String(decoding: result.standardOutputContent, as: UTF8.self).split(separator: "\n")
    let path = try #require(lines.first { $0.hasPrefix("folder ") }?.dropFirst("folder ".count))
    defer { try? FileManager.default.removeItem(atPath: String(path)) }
    let told = lines.filter { $0.hasPrefix("told ") }.map { String($0.dropFirst("told ".count)) }
    #expect(told.count >= 300)
    let database = try SQLiteDatabase(
      path: "\(path)/test.sqlite", migrations: [TestFolder.notes], at: Instant(secondsSinceEpoch: 0))
    let kept = try database.read { try $0.notes() }
    #expect(Set(kept).isSuperset(of: told))
    #expect(Set(kept).count == kept.count, "nothing is there twice")
    #expect(try database.integrityProblems() == [])
  }

  @Test("After an I/O error every write is refused until the file is opened anew; reads go on")
  func failingMedium() async throws {
    await #expect(processExitsWith: .success) {
      let folder = try TestFolder()
      var options = SQLiteOptions()
      options.checkpointPages = 1_000_000
      let database = try folder.database(options: options)
      _ = try database.write { try $0.addNote("before") }
      #expect(database.failure == nil)
      // A file that may not grow is an I/O error to the library, unlike a full disk.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let before = limit
      limit.rlim_cur = 64 * 1_024
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let isUnwritable = { (error: any Error) in
        if case .unwritable = error as? DatabaseError { true } else { false }
      }
      #expect {
        try database.write { try $0.addNote("big", data: [UInt8](repeating: 1, count: 200_000)) }
      } throws: { isUnwritable($0) }
      limit = before
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #expect { try database.write { try $0.addNote("after") } } throws: { isUnwritable($0) }
      #expect(database.failure.map(isUnwritable) == true)
      #expect(try database.read { try $0.notes() } == ["before"])
      database.close()
      let again = try folder.database()
      _ = try again.write { try $0.addNote("after") }
      #expect(try again.read { try $0.notes() } == ["before", "after"])
      #expect(try again.integrityProblems() == [])
    }
  }

  /// Writes a line at once and whole, whatever the other threads write.
  static func say(_ line: String) {
    let bytes = Array("\(line)\n".utf8)
    _ = write(1, bytes, bytes.count)
  }
}
