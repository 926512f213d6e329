import Foundation
import ICalendar
import Testing
import WorkCalendar

@Suite("The public feed of days off")
struct HolidayFeedTests {
  /// Two years in which decrees added days and took days back.
  private func records() throws -> [DayOffRecord] {
    try HolidayFacts().records().filter { $0.dayOff.date.year <= 2023 }
  }

  @Test("The feed is byte for byte the same, in whatever order its days come")
  func text() throws {
    let golden = TestFiles.fixtures.appending(path: "Golden").appending(path: "feed-holidays.ics")
    try TestFiles.expect(HolidayFile.feed(records: records()), equals: golden)
    try TestFiles.expect(HolidayFile.feed(records: records().reversed()), equals: golden)
  }

  @Test("The feed reads back as the records of every year, those taken back included")
  func roundTrip() throws {
    let records = try HolidayFacts().records()
    let file = try HolidayFile.read(Array(HolidayFile.feed(records: records).utf8), named: "feed.ics")
    #expect(Set(file.records) == Set(records))
    #expect(file.records.count == records.count)
    #expect(file.records.contains { $0.withdrawal != nil })
    #expect(file.warnings == [])
  }

  @Test("A day has the same UID in the feed as in the file of its year")
  func identifiers() throws {
    func identifiers(_ text: String) -> [String] { SampleMeeting.lines(text).filter { $0.hasPrefix("UID:") } }
    let records = try records()
    let ofYears = [2022, 2023].flatMap { identifiers(HolidayFile.text(year: $0, records: records)) }
    #expect(identifiers(HolidayFile.feed(records: records)) == ofYears)
    #expect(Set(ofYears).count == records.count)
  }

  @Test("The feed says its name and when to fetch it anew, in the words of every client")
  func head() {
    let lines = SampleMeeting.lines(HolidayFile.feed(records: []))
    for line in [
      "NAME;LANGUAGE=id:Hari Libur Nasional dan Cuti Bersama",
      "X-WR-CALNAME:Hari Libur Nasional dan Cuti Bersama", "REFRESH-INTERVAL;VALUE=DURATION:PT24H",
      "X-PUBLISHED-TTL:PT24H",
    ] {
      #expect(lines.contains(line))
    }
  }
}
