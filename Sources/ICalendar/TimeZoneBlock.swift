import WorkCalendar

/// The definition of a zone without daylight saving time, as calendars carry it.
///
/// Indonesia's zones have not changed since 1988 (Keppres 41/1987), so that one block says all of them for
/// any date of a meeting. libical's own blocks reach back to 1867 and carry a prefix in the name.
struct TimeZoneBlock {
  /// The name in the IANA database.
  let identifier: String
  /// What the zone's time is called.
  let abbreviation: String
  /// The offset in hours.
  let hours: Int

  /// The zones for which a block is kept.
  static let all = [
    TimeZoneBlock(identifier: "Asia/Jakarta", abbreviation: "WIB", hours: 7),
    TimeZoneBlock(identifier: "Asia/Pontianak", abbreviation: "WIB", hours: 7),
    TimeZoneBlock(identifier: "Asia/Makassar", abbreviation: "WITA", hours: 8),
    TimeZoneBlock(identifier: "Asia/Jayapura", abbreviation: "WIT", hours: 9),
  ]

  /// The office's zone.
  static let office = all[0]

  /// The block of a zone, or `nil` where none is kept.
  init?(of zone: Zone) {
    guard let block = Self.all.first(where: { $0.identifier == zone.identifier }) else { return nil }
    self = block
  }

  private init(identifier: String, abbreviation: String, hours: Int) {
    self.identifier = identifier
    self.abbreviation = abbreviation
    self.hours = hours
  }

  /// The date and time that the zone's clocks show.
  func local(at instant: Instant) -> LocalDateTime {
    instant.local(offset: UTCOffset(seconds: hours * 3600) ?? .wib)
  }

  /// Writes the block.
  func write(to lines: inout ContentLines) {
    lines.component("VTIMEZONE") { lines in
      lines.property("TZID", identifier)
      lines.component("STANDARD") { lines in
        lines.property("DTSTART", "19700101T000000")
        lines.property("TZNAME", abbreviation)
        lines.property("TZOFFSETFROM", "+0\(hours)00")
        lines.property("TZOFFSETTO", "+0\(hours)00")
      }
    }
  }
}
