public import WorkCalendar

extension HolidayFile {
  /// The file of a year's days off, in the one form in which the service writes it; records of other years
  /// are not for this file and are left out.
  ///
  /// The text depends on nothing but the records: DTSTAMP and LAST-MODIFIED are the day on which the latest
  /// decree became public, and for a tentative day the first day of its year. Reading the text gives the same
  /// records.
  public static func text(year: Int, records: [DayOffRecord]) -> String {
    let header = CalendarHeader(
      name: "Hari Libur Nasional dan Cuti Bersama \(year)",
      summary: "Hari libur nasional, cuti bersama, dan hari pemungutan suara tahun \(year)", language: "id",
      zone: TimeZoneBlock.office.identifier, method: nil, refresh: Minutes(24 * 60))
    return text(header, records.filter { $0.dayOff.date.year == year })
  }

  /// The public feed of the days off: one calendar over all records, whatever their years, to be fetched
  /// every day.
  ///
  /// Each day is as in the file of its year, with the same UID; the text depends on nothing but the records,
  /// whatever their order. Reading it gives the same records.
  public static func feed(records: [DayOffRecord]) -> String {
    let header = CalendarHeader(
      name: "Hari Libur Nasional dan Cuti Bersama",
      summary: "Hari libur nasional, cuti bersama, dan hari pemungutan suara", language: "id",
      zone: TimeZoneBlock.office.identifier, method: nil, refresh: Minutes(24 * 60))
    return text(header, records)
  }

  /// A version of the calendar, to be kept and to be taken over again: all days off of all years, and the word
  /// that says so (X-JADWAL-SCOPE:ALL).
  ///
  /// The text depends on nothing but the records, whatever their order. Reading it gives the same records.
  public static func version(records: [DayOffRecord]) -> String {
    let header = CalendarHeader(
      name: "Hari Libur Nasional dan Cuti Bersama",
      summary: "Semua hari libur nasional, cuti bersama, dan hari pemungutan suara yang tercatat",
      language: "id",
      zone: TimeZoneBlock.office.identifier, method: nil, refresh: nil)
    return text(header, records, scope: .all)
  }

  private static func text(
    _ header: CalendarHeader, _ records: [DayOffRecord], scope: HolidayImportMode? = nil
  ) -> String {
    var identifiers: Set<String> = []
    return header.text { lines in
      for (mode, word) in scopes where mode == scope { lines.property(scopeProperty, word) }
      for record in records.sorted(by: precedes) {
        var identifier = identifier(of: record.dayOff)
        var copies = 1
        while !identifiers.insert(identifier).inserted {
          copies += 1
          identifier = self.identifier(of: record.dayOff) + "-\(copies)"
        }
        write(record, identifier: identifier, to: &lines)
      }
    }
  }

  private static func write(_ record: DayOffRecord, identifier: String, to lines: inout ContentLines) {
    let day = record.dayOff
    let firstOfYear = CivilDate(year: day.date.year, month: 1, day: 1) ?? day.date
    let changed = record.withdrawal?.published ?? day.decree?.published ?? firstOfYear
    let stamp = Instant(startOf: changed, offset: .utc)
    let isWithdrawn = record.withdrawal != nil
    lines.component(isWithdrawn ? "VJOURNAL" : "VEVENT") { lines in
      lines.property("UID", "\(identifier)@hari-libur.jadwal")
      lines.utc("DTSTAMP", stamp)
      lines.utc("LAST-MODIFIED", stamp)
      lines.property("SEQUENCE", isWithdrawn ? "1" : "0")
      lines.date("DTSTART", day.date)
      // The day after the last that can be written cannot be; a day without an end is one day all the same.
      if !isWithdrawn, day.date < .last { lines.date("DTEND", day.date.advanced(by: 1)) }
      lines.text("SUMMARY", day.name.indonesian, language: "id")
      lines.text("DESCRIPTION", day.name.english, language: "en")
      for (kind, category) in categories where kind == day.kind { lines.property("CATEGORIES", category) }
      if let decree = day.decree {
        lines.text("COMMENT", decree.citation)
        lines.date("X-JADWAL-PUBLISHED", decree.published)
      }
      if let withdrawal = record.withdrawal {
        lines.text("COMMENT", withdrawal.citation)
        lines.date("X-JADWAL-WITHDRAWN", withdrawal.published)
      }
      let status = day.status == .decreed ? "CONFIRMED" : "TENTATIVE"
      lines.property("STATUS", isWithdrawn ? "CANCELLED" : status)
      if !isWithdrawn { lines.property("TRANSP", "TRANSPARENT") }
      lines.property("CLASS", "PUBLIC")
    }
  }

  /// A name for the day that stays the same when its decree changes: date, kind, and the English name cut
  /// short, since two holidays may fall on one date.
  private static func identifier(of day: DayOff) -> String {
    let name = (day.name.english.isEmpty ? day.name.indonesian : day.name.english).prefix { $0 != "(" }
    var words: [String] = []
    var word = ""
    for character in name.lowercased() + " " {
      if character.isASCII, character.isLetter || character.isNumber {
        word.append(character)
      } else if character != "'", !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    let slug = words.prefix(3).joined(separator: "-")
    return ([day.date.iso8601, day.kind.rawValue] + (slug.isEmpty ? [] : [slug])).joined(separator: "-")
  }
}
