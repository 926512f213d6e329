import Casework
import Office
import Testing
import WorkCalendar

@Suite("Free times of a request that was handed in")
struct RequestSlotsTests {
  /// The first time that is free for a request, as its applicant is told.
  private static func first(
    _ test: TestOffice, _ id: Identifier<Record.Request>, from: CivilDate? = nil
  ) throws -> Instant? {
    try test.office.ask(as: .applicant(id)) { desk in
      var first: Instant?
      try desk.freeSlots(for: desk.request(id), from: from, to: nil).forEach { start, _, _ in
        first = first ?? start
      }
      return first
    }
  }

  @Test("They begin at its own earliest date, not at that of one that is handed in now")
  func earliest() throws {
    let test = try TestOffice()
    let id = try test.received()
    try test.wait(until: "2026-03-06T10:00:00+07:00")
    let day = try #require(try Self.first(test, id)).local(offset: .wib).date
    #expect(day.iso8601 == "2026-03-09")
  }

  @Test("They are never past")
  func past() throws {
    let test = try TestOffice()
    let id = try test.received()
    try test.wait(until: "2026-03-10T10:05:00+07:00")
    let first = try #require(try Self.first(test, id, from: CivilDate(iso8601: "2026-03-09")))
    let quarter = try moment("2026-03-10T10:15:00+07:00")
    #expect(first == quarter)
  }
}
