public import WorkCalendar

extension OfficeHoursFile {
  /// The file of office hours, in the one form in which the service writes it. Reading the text gives the
  /// same hours, as long as no two periods share a day.
  ///
  /// The text depends on nothing but the hours. DTSTAMP is the day of Perpres 21/2023 for the normal week,
  /// the eve of a period whose dates are settled, and two years before the year of one whose dates are only
  /// computed.
  public static func text(_ hours: OfficeHours) -> String {
    let office = TimeZoneBlock.office
    let header = CalendarHeader(
      name: "Jam kerja", summary: "Jam kerja biasa dan jam kerja bulan Ramadan", language: "id",
      zone: office.identifier, method: nil, refresh: Minutes(24 * 60))
    return header.text { lines in
      office.write(to: &lines)
      lines.component("VAVAILABILITY") { lines in
        head("normal", stamp: regulation, priority: normalPriority, to: &lines)
        lines.local("DTSTART", .init(date: firstDay, time: .midnight), zone: office.identifier)
        lines.text("SUMMARY", "Jam kerja", language: "id")
        lines.text("DESCRIPTION", "Office hours", language: "en")
        write(hours.normal, "normal", from: firstDay, stamp: regulation, to: &lines)
      }
      for period in hours.periods {
        let identifier = period.days.lowerBound.iso8601
        let stamp =
          period.status == .decreed
          ? period.days.lowerBound.advanced(by: -1)
          : CivilDate(year: period.days.lowerBound.year - 2, month: 1, day: 1) ?? regulation
        lines.component("VAVAILABILITY") { lines in
          head(identifier, stamp: stamp, priority: periodPriority, to: &lines)
          let end = period.days.upperBound.advanced(by: 1)
          lines.local(
            "DTSTART", .init(date: period.days.lowerBound, time: .midnight), zone: office.identifier)
          lines.local("DTEND", .init(date: end, time: .midnight), zone: office.identifier)
          lines.text("SUMMARY", period.name.indonesian, language: "id")
          lines.text("DESCRIPTION", period.name.english, language: "en")
          lines.property(statusProperty, period.status == .decreed ? "CONFIRMED" : "TENTATIVE")
          write(period.pattern, identifier, from: period.days.lowerBound, stamp: stamp, to: &lines)
        }
      }
    }
  }

  /// The day of Perpres 21/2023, which sets the hours.
  private static let regulation = CivilDate(year: 2023, month: 4, day: 12) ?? .first

  /// The first day on record, from which the normal week is written.
  private static let firstDay = CivilDate(year: 2022, month: 1, day: 1) ?? .first

  private static func head(
    _ identifier: String, stamp: CivilDate, priority: Int, to lines: inout ContentLines
  ) {
    lines.property("UID", "\(identifier)@jam-kerja.jadwal")
    lines.utc("DTSTAMP", Instant(startOf: stamp, offset: .utc))
    lines.property("PRIORITY", String(priority))
    lines.property("BUSYTYPE", "BUSY-UNAVAILABLE")
  }

  /// Writes a span of hours once for all the weekdays that have it.
  private static func write(
    _ pattern: WeekPattern, _ identifier: String, from first: CivilDate, stamp: CivilDate,
    to lines: inout ContentLines
  ) {
    var weekdays: [LocalSpan: [Weekday]] = [:]
    for weekday in Weekday.allCases {
      for span in pattern.spans(on: weekday) { weekdays[span, default: []].append(weekday) }
    }
    let spans = weekdays.sorted {
      ($0.value[0], $0.key.start, $0.key.end) < ($1.value[0], $1.key.start, $1.key.end)
    }
    for (index, (span, weekdays)) in spans.enumerated() {
      let start = (0..<7).map { first.advanced(by: $0) }.first { weekdays.contains($0.weekday) } ?? first
      let zone = TimeZoneBlock.office.identifier
      lines.component("AVAILABLE") { lines in
        lines.property("UID", "\(identifier)-\(index + 1)@jam-kerja.jadwal")
        lines.utc("DTSTAMP", Instant(startOf: stamp, offset: .utc))
        lines.local("DTSTART", .init(date: start, time: span.start), zone: zone)
        lines.local("DTEND", .init(date: start, time: span.end), zone: zone)
        lines.property(
          "RRULE", "FREQ=WEEKLY;BYDAY=" + weekdays.map(RecurrenceRule.name(of:)).joined(separator: ","))
      }
    }
  }
}
