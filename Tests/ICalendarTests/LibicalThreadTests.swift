import ICalendar
import Testing
import WorkCalendar

@Suite("libical under many hands")
struct LibicalThreadTests {
  @Test("Files that are read at the same time are each read as if alone")
  func readsAtOnce() async throws {
    let hours = try TestFiles.bytes(TestFiles.calendars.appending(path: "office-hours.ics"))
    let year = try TestFiles.bytes(TestFiles.calendars.appending(path: "2026.ics"))
    let window = try range("2026-01-01T00:00:00+07:00", "2026-07-01T00:00:00+07:00")
    let expectedFree = try AvailabilityFile.read(hours, named: "h", window: window, zones: { _ in nil })
      .availability.free
    let expectedRecords = try HolidayFile.read(year, named: "y").records
    await withTaskGroup(of: Bool.self) { group in
      for index in 0..<200 {
        group.addTask {
          switch index % 3 {
          case 0:
            (try? AvailabilityFile.read(hours, named: "h", window: window, zones: { _ in nil }))?.availability
              .free
              == expectedFree
          case 1: (try? HolidayFile.read(year, named: "y"))?.records == expectedRecords
          // One that fails leaves nothing behind for the others.
          default: (try? HolidayFile.read(Array(year.dropLast(200)), named: "y")) == nil
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }
}
