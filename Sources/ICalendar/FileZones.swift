import WorkCalendar

/// Finds the zones that the times of one calendar name.
///
/// A name is looked for in this order: in the IANA database; among the calendar's own VTIMEZONEs; among the
/// names that Windows gives. One that is found nowhere is an error: a time is never taken for one of another
/// zone.
final class FileZones {
  /// What is read of the zones that a calendar defines.
  static let properties: [String: CalendarTree.Request.Properties] = {
    let observance: Set<String> = ["DTSTART", "RRULE", "RDATE", "TZOFFSETFROM", "TZOFFSETTO"]
    return [
      "VTIMEZONE": .init(needed: ["TZID"]), "STANDARD": .init(needed: observance),
      "DAYLIGHT": .init(needed: observance),
    ]
  }()

  private let tree: CalendarTree
  private let calendar: CalendarComponent
  private let expansion: RecurrenceExpansion
  private let lookup: @Sendable (String) -> Zone?
  private let defaultZone: Zone
  private var found: [String: FileZone] = [:]
  private var calendarZone: FileZone?

  init(
    tree: CalendarTree, calendar: CalendarComponent, expansion: RecurrenceExpansion, defaultZone: Zone,
    lookup: @escaping @Sendable (String) -> Zone?
  ) {
    self.tree = tree
    self.calendar = calendar
    self.expansion = expansion
    self.defaultZone = defaultZone
    self.lookup = lookup
  }

  /// The zone of dates and of times that name none: the calendar's X-WR-TIMEZONE, or else the default.
  func floating() throws(ICalendarError) -> FileZone {
    if let calendarZone { return calendarZone }
    let property = calendar.first("X-WR-TIMEZONE")
    var zone = FileZone.known(defaultZone)
    if let property, let name = property.text, !name.isEmpty {
      guard let named = try self.zone(named: name) else {
        throw ICalendarError(.unknownZone(name.utf8.quotedInError), at: tree.place(calendar, property))
      }
      zone = named
    }
    calendarZone = zone
    return zone
  }

  /// The zone that a property names with TZID.
  func zone(
    named name: String, of property: CalendarProperty, in component: CalendarComponent
  ) throws(ICalendarError) -> FileZone {
    guard let zone = try zone(named: name) else {
      throw ICalendarError(.unknownZone(name.utf8.quotedInError), at: tree.place(component, property))
    }
    return zone
  }

  /// A warning where the calendar names a zone of its own that is not known, and no time needed it.
  func warning() -> ICalendarWarning? {
    guard calendarZone == nil, let property = calendar.first("X-WR-TIMEZONE"), let name = property.text,
      (try? zone(named: name)) == nil
    else { return nil }
    return ICalendarWarning(.unknownCalendarZone(name.utf8.quotedInError), at: tree.place(calendar, property))
  }

  private func zone(named name: String) throws(ICalendarError) -> FileZone? {
    if let zone = found[name] { return zone }
    var zone = ianaZone(name)
    if zone == nil { zone = try definedZone(name) }
    if zone == nil { zone = WindowsZones.identifier(of: name).flatMap(ianaZone) }
    found[name] = zone
    return zone
  }

  private func definedZone(_ name: String) throws(ICalendarError) -> FileZone? {
    guard
      let definition = calendar.components.first(where: { $0.name == "VTIMEZONE" && $0.text("TZID") == name })
    else { return nil }
    return .defined(try DefinedZone(definition, tree: tree, expansion: expansion))
  }

  private func ianaZone(_ name: String) -> FileZone? {
    // Some write the database's names behind a prefix of theirs:
    // /freeassociation.sourceforge.net/Asia/Jakarta.
    var candidate = name.hasPrefix("/") ? name.dropFirst() : name[...]
    while true {
      if let zone = plainZone(String(candidate)) { return zone }
      guard name.hasPrefix("/"), let slash = candidate.firstIndex(of: "/") else { return nil }
      candidate = candidate[candidate.index(after: slash)...]
    }
  }

  private func plainZone(_ name: String) -> FileZone? {
    switch name {
    case "UTC", "Etc/UTC", "GMT", "Etc/GMT", "Z": .utc
    case Zone.wib.identifier: .known(.wib)
    case Zone.wita.identifier: .known(.wita)
    case Zone.wit.identifier: .known(.wit)
    // Whoever looks the name up may take it for the name of a file.
    default: isPlain(name) ? lookup(name).map(FileZone.known) : nil
    }
  }

  private func isPlain(_ name: String) -> Bool {
    name.utf8.count <= 64
      && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
        part.first?.isLetter == true
          && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_+-".contains($0)) }
      }
  }
}
