import WorkCalendar

extension HolidayFile {
  /// Reads a file of days off.
  ///
  /// Days without a known kind or without a decree are taken for tentative national holidays, with a warning.
  /// An event of several days gives a day off for each. Fails on what no calendar can be made of: see
  /// `ICalendarError`.
  public static func read(_ bytes: [UInt8], named file: String) throws(ICalendarError) -> HolidayFile {
    let days = CalendarTree.Request.Properties(
      needed: [
        "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "STATUS", "X-JADWAL-PUBLISHED",
        "X-JADWAL-WITHDRAWN",
      ], wanted: ["SUMMARY", "DESCRIPTION", "CATEGORIES", "COMMENT"])
    let tree = try CalendarTree.read(
      bytes, named: file,
      .init(["VEVENT": days, "VJOURNAL": days, "VCALENDAR": .init(needed: [scopeProperty])]))
    var reader = Reader(tree: tree, warnings: tree.warnings)
    var scope: HolidayImportMode?
    for calendar in tree.calendars {
      scope = try self.scope(of: calendar, in: tree) ?? scope
      for component in calendar.components { try reader.read(component) }
    }
    if reader.entries.isEmpty {
      reader.warnings.append(ICalendarWarning(.nothingFound, at: ICalendarPlace(file: file)))
    }
    return HolidayFile(
      entries: reader.entries.sorted { precedes($0.record, $1.record) }, scope: scope,
      warnings: reader.warnings)
  }

  private static func scope(
    of calendar: CalendarComponent, in tree: CalendarTree
  ) throws(ICalendarError) -> HolidayImportMode? {
    guard let property = calendar.first(scopeProperty) else { return nil }
    let word = property.text ?? ""
    guard let scope = scopes.first(where: { $0.1 == word.utf8.asciiUpperCased }) else {
      throw ICalendarError(.unexpectedValue(word.utf8.quotedInError), at: tree.place(calendar, property))
    }
    return scope.0
  }

  private struct Reader {
    let tree: CalendarTree
    var warnings: [ICalendarWarning]
    var entries: [Entry] = []
    private var seen: Set<DayOffRecord.Identity> = []
    private var ignored: Set<String> = []

    init(tree: CalendarTree, warnings: [ICalendarWarning]) {
      self.tree = tree
      self.warnings = warnings
    }

    mutating func read(_ component: CalendarComponent) throws(ICalendarError) {
      switch component.name {
      case "VEVENT": try readDays(component, withdrawal: nil)
      case "VJOURNAL" where component.first("X-JADWAL-WITHDRAWN") != nil:
        let withdrawn = try date("X-JADWAL-WITHDRAWN", of: component)
        guard let citation = component.all("COMMENT").last?.words else {
          throw ICalendarError(.missingProperty, at: place(component, property: "COMMENT"))
        }
        try readDays(component, withdrawal: Decree(citation: citation, published: withdrawn))
      case "VTIMEZONE": break
      default:
        guard ignored.insert(component.name).inserted else { return }
        warn(.ignoredComponent, at: tree.place(component))
      }
    }

    private mutating func readDays(
      _ component: CalendarComponent, withdrawal: Decree?
    ) throws(ICalendarError) {
      if let rule = component.first("RRULE") ?? component.first("RDATE") {
        throw ICalendarError(.recurringHoliday, at: tree.place(component, rule))
      }
      let status = component.text("STATUS")?.utf8.asciiUpperCased
      if status == "CANCELLED", withdrawal == nil {
        return warn(.cancelledHoliday, at: tree.place(component))
      }
      guard let days = try days(of: component) else {
        return warn(.timedHoliday, at: tree.place(component, component.first("DTSTART")))
      }
      guard let summary = component.first("SUMMARY")?.words else {
        throw ICalendarError(.missingProperty, at: place(component, property: "SUMMARY"))
      }
      let name = LocalizedName(indonesian: summary, english: component.first("DESCRIPTION")?.words ?? summary)
      let kind = kind(of: component)
      let decree = status == "TENTATIVE" ? nil : try decree(of: component)
      for date in days {
        let dayOff =
          if let kind, let decree {
            DayOff(date: date, kind: kind, name: name, decree: decree)
          } else {
            DayOff(tentative: date, kind: kind ?? .nationalHoliday, name: name)
          }
        let record = DayOffRecord(dayOff: dayOff, withdrawal: withdrawal)
        guard seen.insert(record.identity).inserted else {
          throw ICalendarError(.repeatedDay(date), at: tree.place(component))
        }
        entries.append(Entry(record: record, isKindStated: kind != nil, place: tree.place(component)))
      }
    }

    private mutating func kind(of component: CalendarComponent) -> DayOffKind? {
      let named = component.all("CATEGORIES").compactMap(\.text).flatMap { $0.split(separator: ",") }
        .map { $0.utf8.asciiUpperCased }
      for category in named {
        if let (kind, _) = categories.first(where: { $0.1 == category }) { return kind }
      }
      warn(.unknownHolidayKind, at: tree.place(component, component.first("CATEGORIES")))
      return nil
    }

    private mutating func decree(of component: CalendarComponent) throws(ICalendarError) -> Decree? {
      guard let citation = component.first("COMMENT")?.words, component.first("X-JADWAL-PUBLISHED") != nil
      else {
        warn(.missingDecree, at: tree.place(component))
        return nil
      }
      return Decree(citation: citation, published: try date("X-JADWAL-PUBLISHED", of: component))
    }

    /// The days of an event; `nil` where it is not made of whole days.
    private func days(of component: CalendarComponent) throws(ICalendarError) -> [CivilDate]? {
      guard case .time(let start) = component.first("DTSTART")?.value else {
        throw ICalendarError(.missingProperty, at: place(component, property: "DTSTART"))
      }
      guard start.isDate else { return nil }
      let first = try date("DTSTART", of: component)
      var end = first.advanced(by: 1)
      switch (component.first("DTEND"), component.first("DURATION")) {
      case (.some(let property), .some):
        throw ICalendarError(.endAndDuration, at: tree.place(component, property))
      case (.some(let property), nil):
        guard case .time(let reading) = property.value, reading.isDate else {
          throw ICalendarError(.dateAgainstTime, at: tree.place(component, property))
        }
        // Some write the same day as the end of one day, against RFC 5545, section 3.6.1.
        end = max(try date("DTEND", of: component), end)
        if try date("DTEND", of: component) < first {
          throw ICalendarError(.endBeforeStart, at: tree.place(component, property))
        }
      case (nil, .some(let property)):
        guard case .duration(let length) = property.value, length.seconds == 0,
          (1...366).contains(length.days)
        else { throw ICalendarError(.dateAgainstTime, at: tree.place(component, property)) }
        end = first.advanced(by: length.days)
      case (nil, nil): break
      }
      // No holiday lasts a year: a reversed or mistyped year does.
      guard first.distance(to: end) <= 366 else {
        throw ICalendarError(
          .impossibleDate(ContentLines.written(end)), at: place(component, property: "DTEND"))
      }
      guard end <= CivilDate.last.advanced(by: 1) else {
        throw ICalendarError(
          .impossibleDate(ContentLines.written(first)), at: place(component, property: "DURATION"))
      }
      return Array(first..<end)
    }

    private func date(_ name: String, of component: CalendarComponent) throws(ICalendarError) -> CivilDate {
      guard let property = component.first(name), case .time(let reading) = property.value, reading.isDate
      else { throw ICalendarError(.dateAgainstTime, at: place(component, property: name)) }
      guard let date = reading.date else {
        throw ICalendarError(.impossibleDate(reading.written), at: tree.place(component, property))
      }
      return date
    }

    private func place(_ component: CalendarComponent, property: String) -> ICalendarPlace {
      ICalendarPlace(
        file: tree.file, line: component.first(property)?.line ?? component.line, component: component.name,
        property: property)
    }

    private mutating func warn(_ problem: ICalendarWarning.Problem, at place: ICalendarPlace) {
      warnings.append(ICalendarWarning(problem, at: place))
    }
  }
}
