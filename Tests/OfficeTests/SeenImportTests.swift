import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("An import does what the preview told that somebody has seen, or nothing")
struct SeenImportTests {
  let test: TestOffice
  let document: HolidayDocument

  init() throws {
    test = try TestOffice()
    document = try decreeTable(["2026-03-10 collective-leave"], "SKB 2/2026 (2026-02-27)")
  }

  private func apply(seen: String) throws -> HolidayReport {
    try test.office.perform(
      ImportHolidays(document, mode: .amend, applies: true, seen: seen), as: test.staff(.director))
  }

  private func versions() throws -> Int {
    try test.database.read { try $0.calendarVersions().count }
  }

  @Test("Nothing has changed meanwhile: it is done, and tells the same")
  func unchanged() throws {
    let (_, meeting) = try test.booked()
    let preview = try test.take(document, .amend, applies: false)
    #expect(try test.take(document, .amend, applies: false).digest == preview.digest)
    let done = try apply(seen: preview.digest)
    #expect(done.isApplied && done.version != nil && done.digest == preview.digest)
    #expect(done.consequences.meetings.map(\.meeting) == [meeting])
  }

  @Test("A meeting was booked on the day meanwhile: nothing is done")
  func booked() throws {
    let preview = try test.take(document, .amend, applies: false)
    _ = try test.booked()
    let before = (try test.records(), try versions(), try test.mails().count)
    #expect(throws: Refusal.self) { try apply(seen: preview.digest) }
    #expect(try test.records() == before.0)
    #expect(try versions() == before.1 && test.mails().count == before.2)
    #expect(try apply(seen: test.take(document, .amend, applies: false).digest).isApplied)
  }

  @Test("The calendar has another version meanwhile, even one that touches none of it: nothing is done")
  func otherVersion() throws {
    let preview = try test.take(document, .amend, applies: false)
    try test.amend("2026-12-28 collective-leave")
    #expect(throws: Refusal.self) { try apply(seen: preview.digest) }
    #expect(throws: Refusal.self) { try apply(seen: "") }
    #expect(try test.rescheduled().isEmpty)
  }

  @Test("What was done cannot be done once more under the same preview")
  func twice() throws {
    let preview = try test.take(document, .amend, applies: false)
    _ = try apply(seen: preview.digest)
    let before = try versions()
    #expect(throws: Refusal.self) { try apply(seen: preview.digest) }
    #expect(try versions() == before)
  }
}
