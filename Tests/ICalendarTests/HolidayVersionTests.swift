import Foundation
import ICalendar
import Testing
import WorkCalendar

@Suite("A version of the calendar says that it is all of it, and reads back as what it was")
struct HolidayVersionTests {
  private func read(_ text: String) throws -> HolidayFile {
    try HolidayFile.read(Array(text.utf8), named: "x.ics")
  }

  @Test("It has every record of every year, in one text whatever their order, and passes without a warning")
  func roundTrip() throws {
    let records = try HolidayFacts().records()
    let text = HolidayFile.version(records: records)
    #expect(HolidayFile.version(records: records.reversed()) == text)
    let file = try read(text)
    #expect(Set(file.records) == Set(records) && file.records.count == records.count)
    #expect(file.scope == .all && file.warnings == [])
    #expect(HolidayFile.version(records: file.records) == text)
  }

  @Test("Files of a year and the public feed do not say how they are to be taken over")
  func others() throws {
    let records = try HolidayFacts().records()
    #expect(try read(HolidayFile.text(year: 2026, records: records)).scope == nil)
    #expect(try read(HolidayFile.feed(records: records)).scope == nil)
  }

  @Test("A day that was taken back may be named anew in one file, but not stand twice")
  func again() throws {
    let date = try #require(CivilDate(iso8601: "2028-04-26"))
    let name = LocalizedName(indonesian: "Cuti", english: "Leave")
    func decree(_ citation: String, _ day: String) throws -> Decree {
      Decree(citation: citation, published: try #require(CivilDate(iso8601: day)))
    }
    func day(_ decree: Decree, until withdrawal: Decree? = nil) -> DayOffRecord {
      DayOffRecord(
        dayOff: DayOff(date: date, kind: .collectiveLeave, name: name, decree: decree), withdrawal: withdrawal
      )
    }
    let records = try [
      day(decree("SKB 1", "2027-09-15"), until: decree("SKB 2", "2028-03-01")),
      day(decree("SKB 3", "2028-04-01")),
    ]
    #expect(Set(try read(HolidayFile.text(year: 2028, records: records)).records) == Set(records))
    let twice = try [day(decree("SKB 1", "2027-09-15")), day(decree("SKB 3", "2028-04-01"))]
    #expect(throws: ICalendarError.self) { try read(HolidayFile.text(year: 2028, records: twice)) }
  }

  @Test("Each day is told with its line, and whether its kind is stated")
  func entries() throws {
    let text = """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Test//EN
      BEGIN:VEVENT
      UID:2
      DTSTART;VALUE=DATE:20280817
      SUMMARY:Kemerdekaan
      END:VEVENT
      BEGIN:VEVENT
      UID:1
      DTSTART;VALUE=DATE:20280101
      SUMMARY:Tahun Baru
      CATEGORIES:NATIONAL-HOLIDAY
      END:VEVENT
      END:VCALENDAR
      """
    let entries = try read(text).entries
    #expect(entries.map(\.place.line) == [9, 4] && entries.map(\.isKindStated) == [true, false])
  }
}
