import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("The days ahead of an officer, and what an absence would bring about")
struct OfficerOutlookTests {
  let office: StaffedOffice

  init() throws { office = try StaffedOffice() }

  private func outlook(_ officer: Int, as principal: Principal? = nil) throws -> [OfficerDay] {
    try office.office.ask(as: principal ?? office.staff[officer]) {
      try $0.outlook(of: office.officers[officer], days: 14)
    }
  }

  private func day(_ date: String, _ days: [OfficerDay]) throws -> OfficerDay {
    try #require(days.first { $0.day.date.iso8601 == date })
  }

  @Test("Meetings and absences are taken from the hours; a day off has none")
  func free() throws {
    let request = try office.meet(at: span(9, "09:00", "10:00"), with: 1)
    _ = try office.office.perform(
      DeclareAbsence(
        officer: office.officers[1], time: span(10, "00:00", "23:59"), reason: "dinas",
        resolution: .substitute),
      as: office.staff[1])
    let days = try outlook(1)
    #expect(days.count == 14)
    let met = try day("2026-03-09", days)
    #expect(
      met.meetings.map(\.request) == [request] && met.meetings.map(\.time) == [span(9, "09:00", "10:00")])
    #expect(!met.free.isEmpty && met.free.allSatisfy { !$0.overlaps(span(9, "09:00", "10:00")) })
    #expect(met.free.allSatisfy { free in met.hours.contains { $0.contains(free) } })
    let away = try day("2026-03-10", days)
    #expect(away.free.isEmpty && away.absences == [span(10, "00:00", "23:59")] && !away.hours.isEmpty)
    let weekend = try day("2026-03-08", days)
    #expect(weekend.hours.isEmpty && weekend.free.isEmpty && !weekend.day.isWorking)
  }

  @Test("They are for the officer and the director")
  func readers() throws {
    #expect(try !outlook(1, as: office.director).isEmpty)
    #expect(throws: Refusal.self) { try outlook(1, as: office.staff[0]) }
    #expect(throws: Refusal.self) { try outlook(1, as: .anonymous) }
  }

  @Test("A look at an absence tells what its declaration then does, and leaves nothing")
  func preview() throws {
    let first = try office.meet(at: span(9, "09:00", "10:00"), with: 1)
    let look = {
      try office.office.perform(
        PreviewAbsence(officer: office.officers[1], time: span(9, "00:00", "23:00"), resolution: .substitute),
        as: office.staff[1])
    }
    let seen = try look()
    #expect(seen.map(\.request) == [first])
    #expect(seen.map(\.remedy) == [.substituted(by: [office.officers[0]])])
    let stays = try office.office.ask(as: office.director) { desk in
      (
        try desk.queries.absences(after: desk.now).count,
        try desk.queries.standingMeeting(of: first).map { try desk.queries.officers(of: $0.id) }
      )
    }
    #expect(stays.0 == 0 && stays.1 == [office.officers[1]])
    let done = try office.office.perform(
      DeclareAbsence(
        officer: office.officers[1], time: span(9, "00:00", "23:00"), reason: "sakit", resolution: .substitute
      ),
      as: office.staff[1])
    #expect(done == seen)
  }
}
