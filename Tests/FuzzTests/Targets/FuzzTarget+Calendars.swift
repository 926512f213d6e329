@testable import Commands
import ICalendar
import Office
import WorkCalendar

extension FuzzTarget {
  /// The month for which published calendars are asked.
  private static let month = InstantRange(
    start: Instant(secondsSinceEpoch: 1_772_298_000), end: Instant(secondsSinceEpoch: 1_774_976_400))

  /// The zones of the machine.
  @Sendable static func zone(_ identifier: String) -> Zone? {
    (try? ZoneFiles().zone(identifier)).flatMap(\.self)
  }

  static func answers(_ bytes: [UInt8]) throws {
    let read = try taken { try ItipMessage.read(bytes, named: "itip.ics", zones: zone) }
    guard let (message, warnings) = read else { return }
    for warning in warnings { try holdOneLine(warning.sentence) }
    let (uid, comment) =
      switch message {
      case .reply(let reply): (reply.uid, reply.comment)
      case .counter(let counter): (counter.uid, counter.comment)
      }
    try hold(!uid.isEmpty, "an answer names its meeting")
    try hold(comment.utf8.count <= ICalendarLimit.commentLength.value, "a comment keeps to its limit")
    if case .counter(let counter) = message { try hold(!counter.attendees.isEmpty, "somebody proposes") }
  }

  static func availability(_ bytes: [UInt8]) throws {
    guard let month else { return }
    let read = try taken {
      try AvailabilityFile.read(bytes, named: "petugas.ics", window: month, zones: zone)
    }
    guard let (availability, warnings) = read else { return }
    for warning in warnings { try holdOneLine(warning.sentence) }
    for span in availability.stated + availability.free + availability.busy {
      try hold(month.contains(span), "spans are cut to the window")
    }
    for span in availability.free {
      try hold(availability.stated.contains { $0.overlaps(span) }, "nobody is free where nothing is stated")
    }
  }

  static func holidays(_ bytes: [UInt8]) throws {
    _ = HolidayDocument.Form(ofFile: "libur", bytes)
    guard let file = try taken({ try HolidayDocument(bytes, named: "libur.ics", as: .calendar) }) else {
      return
    }
    for warning in file.warnings { try holdOneLine(warning.sentence) }
    try keep(file.records)
  }

  static func tables(_ bytes: [UInt8]) throws {
    guard let file = try taken({ try HolidayDocument(bytes, named: "libur.tsv", as: .table) }) else { return }
    try hold(file.entries.count <= HolidayTable.mostDays, "a table keeps to its limit")
    try keep(file.records)
  }

  /// Days off are kept as a version of the calendar, and are read from it when they are taken back.
  private static func keep(_ records: [DayOffRecord]) throws {
    let kept = try HolidayFile.read(Array(HolidayFile.version(records: records).utf8), named: "1.ics")
    try hold(kept.scope == .all, "a version says that it is all")
    try hold(
      kept.records.count == records.count && Set(kept.records) == Set(records), "days off stay as they are")
    let calendar = HolidayCalendar(records: records)
    _ = HolidayChange.changes(from: HolidayCalendar(records: []), to: calendar)
    if let first = records.first?.dayOff.date, let days = WorkingDayCalendar(calendar) {
      _ = try? days.date(WorkingDays(5), after: first)
    }
  }

  static func officeHours(_ bytes: [UInt8]) throws {
    guard let (hours, warnings) = try taken({ try OfficeHoursFile.read(bytes, named: "jam.ics") }) else {
      return
    }
    for warning in warnings { try holdOneLine(warning.sentence) }
    let again = try OfficeHoursFile.read(Array(OfficeHoursFile.text(hours).utf8), named: "lagi.ics").hours
    try hold(again == hours, "office hours that are written are read as they were")
  }

  static func times(_ bytes: [UInt8]) throws {
    let text = text(bytes)
    if let date = try taken({ try CivilDate(parsingISO8601: text) }) {
      try hold(CivilDate(iso8601: date.iso8601) == date, "a date is read as it was written")
    }
    if let time = try taken({ try LocalTime(parsingISO8601: text) }) {
      try hold(LocalTime(iso8601: time.iso8601) == time, "a time is read as it was written")
    }
    if let span = try taken({ try LocalSpan(parsingISO8601: text) }) {
      try hold(LocalSpan(iso8601: span.iso8601) == span, "a span is read as it was written")
    }
    if let moment = try taken({ try Instant(parsingISO8601: text) }) {
      for offset in [UTCOffset.utc, .wib, .wit] {
        let year = moment.local(offset: offset).date.year
        guard (1...9999).contains(year) else { continue }
        try hold(
          Instant(iso8601: moment.iso8601(offset: offset)) == moment, "a moment is read as it was written")
      }
    }
  }

  static func zones(_ bytes: [UInt8]) throws {
    guard let zone = try taken({ try Zone(identifier: "Uji/Zona", tzif: bytes) }) else { return }
    for seconds in [Int64.min, -62_135_596_800, -1, 0, 1_772_298_000, 4_102_444_800, 253_402_300_799, .max] {
      let moment = Instant(secondsSinceEpoch: seconds)
      _ = zone.isDaylightSaving(at: moment)
      try hold(zone.abbreviation(at: moment).utf8.count <= 2_048, "an abbreviation is one of the file's")
      _ = zone.instant(of: zone.local(at: moment))
    }
  }
}
