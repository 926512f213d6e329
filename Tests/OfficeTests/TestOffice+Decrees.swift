import Casework
import ICalendar
import Office
import Store
import Testing
import WorkCalendar

extension TestOffice {
  /// The records of days off as they hold now.
  func records() throws -> [DayOffRecord] {
    try office.ask(as: .service) { try $0.calendars().holidays.records }
  }

  /// Imports a file, or shows what it would do.
  @discardableResult
  func take(
    _ document: HolidayDocument, _ mode: HolidayImportMode? = nil, applies: Bool = true,
    as principal: Principal? = nil
  ) throws -> HolidayReport {
    try office.perform(
      ImportHolidays(document, mode: mode, applies: applies), as: principal ?? staff(.director))
  }

  /// Imports the days of a decree, each of a table with `date kind`, or `-date kind` for one that it takes back.
  @discardableResult
  func amend(
    _ days: String..., decree: String = "SKB 2/2026 (2026-02-27)", applies: Bool = true
  ) throws -> HolidayReport {
    try take(decreeTable(days, decree), .amend, applies: applies)
  }

  /// A complete request that the unit has received now, whose applicant proposes the day of a moment, and a meeting
  /// of one of the officers at that moment.
  func booked(
    agenda: String, on start: String, officer: Int = 0
  ) throws -> (request: Identifier<Record.Request>, meeting: MeetingRecord) {
    let day = String(start.prefix(10))
    let id = try received(
      agenda: agenda, windows: [window("\(day)T07:30:00+07:00", "\(day)T16:00:00+07:00")])
    let held = try office.perform(
      BookMeeting(request: id, officers: [officers[officer]], start: moment(start)), as: staff(.director))
    return (id, held.meeting)
  }

  /// The meetings for which a rescheduling was ever opened, each as often as one was.
  func rescheduled() throws -> [Identifier<Record.Meeting>] {
    try database.read { queries in
      try queries.all("SELECT meeting FROM rescheduling ORDER BY id") { Identifier($0.integer(0)) }
    }
  }
}

/// A table of days off as `TestOffice.amend` takes them.
func decreeTable(_ days: [String], _ decree: String) throws -> HolidayDocument {
  var lines = ["date\tname_id\tname_en\tkind\tdecree\twithdrawal"]
  for day in days {
    let words = day.split(separator: " ").map(String.init)
    let isBack = words[0].hasPrefix("-")
    let date = isBack ? String(words[0].dropFirst()) : words[0]
    lines.append(
      [date, "Libur \(date)", "Day off \(date)", words[1], isBack ? "" : decree, isBack ? decree : ""]
        .joined(separator: "\t"))
  }
  return try HolidayDocument(Array(lines.joined(separator: "\n").utf8), named: "skb.tsv", as: .table)
}

/// A file of a whole year, or of all years where none is named.
func yearFile(_ year: Int? = nil, _ records: [DayOffRecord]) throws -> HolidayDocument {
  let text =
    year.map { HolidayFile.text(year: $0, records: records) } ?? HolidayFile.version(records: records)
  return try HolidayDocument(
    Array(text.utf8), named: year.map { "\($0).ics" } ?? "kalender.ics", as: .calendar)
}
