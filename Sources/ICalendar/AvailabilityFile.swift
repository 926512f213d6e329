public import WorkCalendar

/// A calendar that a person publishes to say when they can be met: VAVAILABILITY (RFC 7953), VFREEBUSY and
/// VEVENT (RFC 5545).
public enum AvailabilityFile {
  /// Reads what a calendar says of a window of time.
  ///
  /// - `zones` gives the zone of an IANA name, or `nil` where there is none. Only names that can be no path
  ///   are asked.
  /// - `defaultZone` is that of dates and of times without a zone, where the calendar names none
  ///   (X-WR-TIMEZONE).
  /// - `ignores` tells of a UID that its events are read past: they are known from elsewhere.
  ///
  /// Spans are cut to the window. Events that are transparent or cancelled are not busy; recurrences, their
  /// exceptions and changed instances are laid out on the clocks of the zone that they name. Of
  /// VAVAILABILITYs the one of higher precedence holds where they overlap; of equal precedence, a time is
  /// free that either lets be free (the RFC leaves that open). Fails on files that cannot be understood or go
  /// beyond an `ICalendarLimit`; what was read past is listed in the warnings.
  public static func read(
    _ bytes: [UInt8], named file: String, window: InstantRange, zones: @escaping @Sendable (String) -> Zone?,
    defaultZone: Zone = .wib, ignores: (_ uid: String) -> Bool = { _ in false }
  ) throws(ICalendarError) -> (availability: PublishedAvailability, warnings: [ICalendarWarning]) {
    let tree = try CalendarTree.read(bytes, named: file, request)
    let expansion = RecurrenceExpansion(tree: tree, window: window, budget: RecurrenceBudget())
    var reader = AvailabilityReader(expansion: expansion, warnings: tree.warnings)
    for calendar in tree.calendars {
      let zones = FileZones(
        tree: tree, calendar: calendar, expansion: expansion, defaultZone: defaultZone, lookup: zones)
      try reader.read(calendar, zones: zones, ignores: ignores)
    }
    return reader.result()
  }

  /// What bears on busy and free times. A value of it that cannot be read is an error, so that no event is
  /// left out by which someone is busy; a value of anything else refuses nothing.
  private static let request: CalendarTree.Request = {
    let times: Set<String> = ["DTSTART", "DTEND", "DURATION"]
    let recurring = times.union(["RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID"])
    let own: [String: CalendarTree.Request.Properties] = [
      "VCALENDAR": .init(wanted: ["X-WR-TIMEZONE"]),
      // Without these an event counts as busy, which takes no one's word for being free.
      "VEVENT": .init(needed: recurring, wanted: ["STATUS", "TRANSP", "UID", "SEQUENCE"]),
      "VFREEBUSY": .init(needed: ["FREEBUSY"]),
      "VAVAILABILITY": .init(needed: times.union(["RRULE", "RDATE", "RECURRENCE-ID", "PRIORITY"])),
      "AVAILABLE": .init(needed: recurring, wanted: ["UID", "SEQUENCE"]),
    ]
    return .init(own.merging(FileZones.properties) { own, _ in own })
  }()
}
