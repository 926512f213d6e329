import Almanac
import Casework
import Foundation
import ICalendar
import Office
import Store
import Testing
import WorkCalendar

/// The late decrees of 2022 to 2025, imported one after another on the days on which they were made public, over the
/// calendars as their years' first decrees had them.
@Suite("The late decrees of four years, replayed")
struct DecreeReplayTests {
  /// A late decree: when it was made public, and the meetings that stand then.
  struct Late: Sendable {
    let published: String
    /// When the requests came whose meetings stand.
    let received: String
    /// The days of the meetings that it hits.
    let hit: [String]
    /// The days around them, whose meetings it does not concern.
    let spared: [String]
  }

  static let decrees: [Late] = [
    Late(
      published: "2022-04-07", received: "2022-03-28",
      hit: ["2022-04-29", "2022-05-04", "2022-05-05", "2022-05-06"],
      spared: ["2022-04-28", "2022-05-09"]),
    Late(published: "2022-07-07", received: "2022-06-27", hit: [], spared: ["2022-07-08", "2022-07-11"]),
    Late(
      published: "2023-03-29", received: "2023-03-17", hit: ["2023-04-19", "2023-04-20"],
      spared: ["2023-04-18", "2023-04-27", "2023-04-28"]),
    Late(
      published: "2023-06-16", received: "2023-06-06", hit: ["2023-06-28", "2023-06-30"],
      spared: ["2023-06-27", "2023-07-03"]),
    Late(
      published: "2024-02-06", received: "2024-01-29", hit: ["2024-02-14"],
      spared: ["2024-02-13", "2024-02-15"]),
    Late(
      published: "2024-11-21", received: "2024-11-11", hit: ["2024-11-27"],
      spared: ["2024-11-26", "2024-11-28"]),
    Late(
      published: "2025-08-07", received: "2025-07-28", hit: ["2025-08-18"],
      spared: ["2025-08-15", "2025-08-19"]),
  ]

  let test: TestOffice
  /// All that is on record today.
  let facts: HolidayCalendar

  init() throws {
    let shipped = try TestOffice.shippedCalendars()
    var records: [DayOffRecord] = []
    var first = shipped.files
    for (name, bytes) in shipped.files where name != ShippedCalendars.officeHoursName {
      let year = try HolidayFile.read(bytes, named: name).records
      let decree = try #require(year.compactMap(\.dayOff.decree?.published).min())
      let known = HolidayCalendar(records: year).asKnown(on: decree).records
      first[name] = Array(HolidayFile.text(year: try #require(Int(name.prefix(4))), records: known).utf8)
      records += year
    }
    facts = HolidayCalendar(records: records)
    test = try TestOffice(
      officers: 3, at: "2022-03-25T08:00:00+07:00",
      calendars: ShippedCalendars(files: first, forecast: .computed))
  }

  /// The decree of a day as a table of the days that it changes, names and all.
  private func document(published: String) throws -> HolidayDocument {
    let day = date(published)
    var lines = ["date\tname_id\tname_en\tkind\tdecree\tpublished\twithdrawal\twithdrawn"]
    for record in facts.records {
      let off = record.dayOff
      let head = [off.date.iso8601, off.name.indonesian, off.name.english, off.kind.rawValue]
      if off.decree?.published == day {
        lines.append((head + [off.decree?.citation ?? "", published, "", ""]).joined(separator: "\t"))
      } else if let withdrawal = record.withdrawal, withdrawal.published == day {
        lines.append((head + ["", "", withdrawal.citation, published]).joined(separator: "\t"))
      }
    }
    return try HolidayDocument(
      Array(lines.joined(separator: "\n").utf8), named: "skb-\(published).tsv", as: .table)
  }

  private func workingDays() throws -> WorkingDayCalendar {
    try test.office.ask(as: .service) { try $0.calendars().workingDays }
  }

  /// Expects that the service counts as anybody could at the end of a day, on each day of that year, and that every
  /// worked example of the year that differs is one of those in which the facts have named another date.
  private func expectCounting(asKnownOn day: CivilDate, in year: Int) throws {
    let known = try #require(WorkingDayCalendar(facts.asKnown(on: day)))
    let counted = try workingDays()
    for offset in 0..<365 {
      let receipt = Instant(
        LocalDateTime(
          date: date("\(year)-01-01").advanced(by: offset), time: .midnight), offset: .wib)
      let (expected, found) = (
        try known.leadTime(receivedAt: receipt, lead: WorkingDays(5)),
        try counted.leadTime(receivedAt: receipt, lead: WorkingDays(5))
      )
      // The calendars hold the decrees of later years, too, which could not be known yet.
      guard expected.date.year == year, expected != found else { continue }
      Issue.record("as known on \(day), received at \(receipt): \(found.date) instead of \(expected.date)")
      return
    }
    #expect(counted.holidays.daysOff(in: year) == known.holidays.daysOff(in: year))
  }

  /// Expects each worked example to be what it was at the end of a day: that of its own column, or where the note
  /// says what the calendar before a decree would give, that.
  private func expectExamples(asKnownOn day: CivilDate, of year: Int) throws {
    let calendar = try workingDays()
    for row in try Self.examples() where row.receivedAt.local(offset: .wib).date.year == year {
      let receipt = row.receivedAt.local(offset: .wib).date
      let late = Self.decrees.map { date($0.published) }.filter { $0.year == year && $0 > day }
      let found = try calendar.leadTime(receivedAt: row.receivedAt, lead: WorkingDays(5))
      if late.isEmpty {
        #expect(
          found.date == row.earliest && found.effectiveReceiptDate == row.effective, "\(row.receivedAt)")
      } else if let before = row.before, receipt >= day {
        #expect(found.date == before, "\(row.receivedAt) before the decree")
      }
    }
  }

  private struct Example {
    let receivedAt: Instant
    let effective: CivilDate
    let earliest: CivilDate
    /// What the calendar before a late decree gives.
    let before: CivilDate?
  }

  private static func examples() throws -> [Example] {
    let folder = URL(filePath: #filePath).appending(path: "../../WorkCalendarTests/Fixtures").standardized
    let text = try String(contentsOf: folder.appending(path: "leadtime-examples.tsv"), encoding: .utf8)
    return try text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t").map(String.init)
      let words = cells[3].split(separator: "would give ")
      return Example(
        receivedAt: try moment(cells[0]), effective: date(cells[1]), earliest: date(cells[2]),
        before: words.count == 2 ? CivilDate(iso8601: String(words[1].prefix(10))) : nil)
    }
  }

  @Test(
    "Before and after each, all dates are what they were then, and exactly the meetings that it hits are rescheduled"
  )
  func replay() throws {
    var expected: [Identifier<Record.Meeting>] = []
    var agenda = 0
    for late in Self.decrees {
      let published = date(late.published)
      try expectCounting(asKnownOn: published.advanced(by: -1), in: published.year)
      try expectExamples(asKnownOn: published.advanced(by: -1), of: published.year)
      try test.wait(until: "\(late.received)T08:00:00+07:00")
      var meetings: [String: Identifier<Record.Meeting>] = [:]
      for day in (late.hit + late.spared).sorted() {
        agenda += 1
        let start = "\(day)T09:00:00+07:00"
        meetings[day] = try test.booked(agenda: "A-\(agenda)", on: start, officer: agenda % 3).meeting.id
      }
      try test.wait(until: "\(late.published)T10:00:00+07:00")
      let report = try test.take(document(published: late.published), .amend)
      #expect(report.consequences.meetings.map(\.meeting.id) == late.hit.compactMap { meetings[$0] })
      #expect(report.consequences.meetings.allSatisfy { $0.dayOff != nil && !$0.alternatives.isEmpty })
      expected += late.hit.compactMap { meetings[$0] }
      #expect(try test.rescheduled() == expected, "\(late.published)")
      try expectCounting(asKnownOn: published, in: published.year)
      try expectExamples(asKnownOn: published, of: published.year)
      // And the day before can still be asked.
      let eve = published.advanced(by: -1)
      let asked = try workingDays().holidays.asKnown(on: eve).daysOff(in: published.year)
      #expect(asked == facts.asKnown(on: eve).daysOff(in: published.year))
      test.expectWhole()
    }
    let (found, known) = (Set(try test.records()), Set(facts.records))
    #expect(found == known && expected.count == 11)
    let versions = try test.office.ask(as: test.staff(.auditor)) { try $0.calendarVersions() }
    #expect(versions.count == 1 + Self.decrees.count)
    try test.expectWholeHistory()
  }
}
