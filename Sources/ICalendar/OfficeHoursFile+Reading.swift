public import WorkCalendar

extension OfficeHoursFile {
  /// Reads a file of office hours.
  ///
  /// Fails on anything that would make the hours unclear: see `ICalendarError.OfficeHoursProblem`. What does
  /// not bear on the hours is listed in the warnings.
  public static func read(
    _ bytes: [UInt8], named file: String
  ) throws(ICalendarError) -> (hours: OfficeHours, warnings: [ICalendarWarning]) {
    let tree = try CalendarTree.read(
      bytes, named: file,
      .init(
        components: ["VAVAILABILITY", "AVAILABLE"],
        needed: [
          "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "PRIORITY",
          statusProperty,
        ],
        wanted: ["SUMMARY", "DESCRIPTION"]))
    var reader = Reader(tree: tree, warnings: tree.warnings)
    for calendar in tree.calendars {
      for component in calendar.components { try reader.read(component) }
    }
    return (try reader.hours(), reader.warnings)
  }

  private struct Reader {
    struct Normal {
      let pattern: WeekPattern
      let priority: Int
    }
    struct Period {
      let hours: OfficeHoursPeriod
      let priority: Int
      let place: ICalendarPlace
    }

    let tree: CalendarTree
    var warnings: [ICalendarWarning]
    var normal: Normal?
    var periods: [Period] = []
    var ignored: Set<String> = []

    mutating func read(_ component: CalendarComponent) throws(ICalendarError) {
      switch component.name {
      case "VAVAILABILITY":
        let pattern = try pattern(of: component)
        let priority = try priority(of: component)
        guard component.first("DTEND") != nil || component.first("DURATION") != nil else {
          guard normal == nil else { throw error(.severalNormalWeeks, component) }
          normal = Normal(pattern: pattern, priority: priority)
          return
        }
        periods.append(try period(component, pattern: pattern, priority: priority))
      case "VTIMEZONE": break
      default: warnIgnored(component)
      }
    }

    func hours() throws(ICalendarError) -> OfficeHours {
      guard let normal else {
        throw ICalendarError(.officeHours(.noNormalWeek), at: ICalendarPlace(file: tree.file))
      }
      let sorted = periods.sorted { $0.hours.days.lowerBound < $1.hours.days.lowerBound }
      var last: Period?
      for period in sorted {
        guard period.priority < normal.priority else {
          throw ICalendarError(.officeHours(.periodWithoutPrecedence), at: period.place)
        }
        if let last, last.hours.days.upperBound >= period.hours.days.lowerBound {
          throw ICalendarError(.officeHours(.overlappingPeriods), at: period.place)
        }
        last = period
      }
      return OfficeHours(normal: normal.pattern, periods: sorted.map(\.hours))
    }

    private func period(
      _ component: CalendarComponent, pattern: WeekPattern, priority: Int
    ) throws(ICalendarError) -> Period {
      let start = try time("DTSTART", of: component)
      let end = try time("DTEND", of: component)
      guard start.time == .midnight, end.time == .midnight else {
        throw error(.periodNotWholeDays, component)
      }
      guard start.date < end.date else {
        throw ICalendarError(.endBeforeStart, at: tree.place(component, component.first("DTEND")))
      }
      guard let name = component.first("SUMMARY")?.words else {
        throw ICalendarError(.missingProperty, at: place(component, property: "SUMMARY"))
      }
      let status: DayOffStatus
      switch component.text(statusProperty)?.utf8.asciiUpperCased {
      case "CONFIRMED": status = .decreed
      // Dates of which nothing is said are not taken for settled.
      case "TENTATIVE", nil: status = .tentative
      case .some(let text):
        throw ICalendarError(
          .unexpectedValue(text.utf8.quotedInError), at: place(component, property: statusProperty))
      }
      return Period(
        hours: OfficeHoursPeriod(
          days: start.date...end.date.advanced(by: -1), pattern: pattern,
          name: LocalizedName(indonesian: name, english: component.first("DESCRIPTION")?.words ?? name),
          status: status),
        priority: priority, place: tree.place(component))
    }

    /// The precedence; one that is not stated, or 0, is the lowest (RFC 7953, section 3.2).
    private func priority(of component: CalendarComponent) throws(ICalendarError) -> Int {
      guard let property = component.first("PRIORITY") else { return 10 }
      guard let priority = property.text.flatMap({ Int($0) }), (0...9).contains(priority) else {
        throw ICalendarError(
          .unexpectedValue((property.text ?? "").utf8.quotedInError), at: tree.place(component, property))
      }
      return priority == 0 ? 10 : priority
    }

    private mutating func pattern(of component: CalendarComponent) throws(ICalendarError) -> WeekPattern {
      var spans: [Weekday: [LocalSpan]] = [:]
      for available in component.components {
        guard available.name == "AVAILABLE" else {
          warnIgnored(available)
          continue
        }
        let start = try time("DTSTART", of: available)
        let end = try time("DTEND", of: available)
        // Midnight at the end of a day is written as the beginning of the next.
        let endsAtMidnight = end.time == .midnight && end.date == start.date.advanced(by: 1)
        guard let span = LocalSpan(start: start.time, end: endsAtMidnight ? .endOfDay : end.time),
          endsAtMidnight || start.date == end.date
        else { throw error(.hoursAcrossMidnight, available) }
        for weekday in try weekdays(of: available) { spans[weekday, default: []].append(span) }
      }
      return WeekPattern(spans)
    }

    private func weekdays(of available: CalendarComponent) throws(ICalendarError) -> [Weekday] {
      for name in ["RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID"] {
        if let property = available.first(name) {
          throw ICalendarError(.officeHours(.notWeekly(name)), at: tree.place(available, property))
        }
      }
      guard let property = available.first("RRULE"), let text = property.text else {
        throw error(.notWeekly("RRULE"), available)
      }
      guard let rule = try? RecurrenceRule(text), rule.frequency == .weekly, rule.interval == 1,
        rule.parts.isSubset(of: ["FREQ", "INTERVAL", "BYDAY", "WKST"]), !rule.days.isEmpty
      else {
        throw ICalendarError(
          .officeHours(.notWeekly(text.utf8.quotedInError)), at: tree.place(available, property))
      }
      return rule.days.map(\.weekday)
    }

    /// A time on the office's clocks.
    private func time(
      _ name: String, of component: CalendarComponent
    ) throws(ICalendarError) -> LocalDateTime {
      guard let property = component.first(name) else {
        throw ICalendarError(.missingProperty, at: place(component, property: name))
      }
      guard case .time(let reading) = property.value, !reading.isDate else {
        throw ICalendarError(.dateAgainstTime, at: tree.place(component, property))
      }
      guard !reading.isUTC, property.zone == TimeZoneBlock.office.identifier else {
        throw ICalendarError(
          .officeHours(.notOfficeTime((property.zone ?? reading.written).utf8.quotedInError)),
          at: tree.place(component, property))
      }
      guard let local = reading.localDateTime else {
        throw ICalendarError(.impossibleDate(reading.written), at: tree.place(component, property))
      }
      return local
    }

    private func place(_ component: CalendarComponent, property: String) -> ICalendarPlace {
      ICalendarPlace(
        file: tree.file, line: component.first(property)?.line ?? component.line, component: component.name,
        property: property)
    }

    private func error(
      _ problem: ICalendarError.OfficeHoursProblem, _ component: CalendarComponent
    ) -> ICalendarError {
      ICalendarError(.officeHours(problem), at: tree.place(component))
    }

    private mutating func warnIgnored(_ component: CalendarComponent) {
      guard ignored.insert(component.name).inserted else { return }
      warnings.append(ICalendarWarning(.ignoredComponent, at: tree.place(component)))
    }
  }
}
