import WorkCalendar

/// Gathers what the calendars of a file say of a person's time.
struct AvailabilityReader {
  private let expansion: RecurrenceExpansion
  private var warnings: [ICalendarWarning]
  private var busy: [InstantRange] = []
  private var layers: [AvailabilityLayer] = []
  private var ignored: Set<String> = []
  private var hasFoundAny = false

  init(expansion: RecurrenceExpansion, warnings: [ICalendarWarning]) {
    self.expansion = expansion
    self.warnings = warnings
  }

  /// Reads one calendar of the file.
  mutating func read(
    _ calendar: CalendarComponent, zones: FileZones, ignores: (_ uid: String) -> Bool
  ) throws(ICalendarError) {
    let moments = MomentReader(tree: expansion.tree, zones: zones)
    for component in calendar.components {
      switch component.name {
      case "VEVENT": warnIgnored(component.components.filter { $0.name != "VALARM" })
      case "VFREEBUSY": try readFreeBusy(component, moments)
      case "VAVAILABILITY": try readAvailability(component, moments)
      case "VTIMEZONE": continue
      default:
        warnIgnored([component])
        continue
      }
      hasFoundAny = true
    }
    let events = calendar.components.filter { $0.name == "VEVENT" && !($0.text("UID").map(ignores) ?? false) }
    busy += try spans(of: events, moments) { event in
      event.text("STATUS")?.utf8.asciiUpperCased != "CANCELLED"
        && event.text("TRANSP")?.utf8.asciiUpperCased != "TRANSPARENT"
    }
    if let warning = zones.warning() { warnings.append(warning) }
  }

  /// What was gathered.
  func result() -> (PublishedAvailability, [ICalendarWarning]) {
    var warnings = warnings
    if !hasFoundAny {
      warnings.append(ICalendarWarning(.nothingFound, at: ICalendarPlace(file: expansion.tree.file)))
    }
    let (stated, free) = AvailabilityLayer.resolved(layers)
    return (PublishedAvailability(stated: stated, free: free, busy: busy.joinedWhereOverlapping()), warnings)
  }

  // MARK: Components

  private mutating func readFreeBusy(
    _ component: CalendarComponent, _ moments: MomentReader
  ) throws(ICalendarError) {
    for property in component.all("FREEBUSY") where property.modifier != "FREE" {
      let (start, end) = try moments.span(property, of: component)
      if let range = InstantRange(start: start.instant, end: end) {
        busy += range.clipped(to: expansion.window)
      }
    }
  }

  private mutating func readAvailability(
    _ component: CalendarComponent, _ moments: MomentReader
  ) throws(ICalendarError) {
    if let rule = component.first("RRULE") ?? component.first("RDATE") ?? component.first("RECURRENCE-ID") {
      throw ICalendarError(.unsupportedRecurrence(rule.name), at: expansion.tree.place(component, rule))
    }
    let available = component.components.filter { $0.name == "AVAILABLE" }
    warnIgnored(component.components.filter { $0.name != "AVAILABLE" })
    let priority = try priority(of: component)
    let free = try spans(of: available, moments) { _ in true }
    guard let range = try bounds(of: component, moments) else { return }
    layers.append(
      AvailabilityLayer(priority: priority, range: range, free: free.flatMap { $0.clipped(to: range) }))
  }

  /// The part of the window for which a VAVAILABILITY speaks; without bounds it speaks for all time.
  private func bounds(
    of component: CalendarComponent, _ moments: MomentReader
  ) throws(ICalendarError) -> InstantRange? {
    let window = expansion.window
    var start: Instant?
    var end: Instant?
    if component.first("DTSTART") != nil {
      let moment = try moments.start(of: component)
      start = moment.instant
      if component.first("DTEND") != nil || component.first("DURATION") != nil {
        end = try moments.length(of: component, from: moment).end(of: moment.local, in: moment.zone)
      }
    } else if let property = component.first("DTEND") {
      end = try moments.moment(property, of: component).instant
    } else if component.first("DURATION") != nil {
      // A length from nowhere: the start is what is missing.
      _ = try moments.start(of: component)
    }
    return InstantRange(
      start: start.map { max($0, window.start) } ?? window.start,
      end: end.map { min($0, window.end) } ?? window.end)
  }

  private func priority(of component: CalendarComponent) throws(ICalendarError) -> Int {
    guard let property = component.first("PRIORITY") else { return 0 }
    guard let priority = property.text.flatMap({ Int($0) }), (0...9).contains(priority) else {
      throw ICalendarError(
        .unexpectedValue((property.text ?? "").utf8.quotedInError),
        at: expansion.tree.place(component, property))
    }
    return priority
  }

  /// The spans of components that belong together by their UID.
  private mutating func spans(
    of components: [CalendarComponent], _ moments: MomentReader, where counts: (CalendarComponent) -> Bool
  ) throws(ICalendarError) -> [InstantRange] {
    var order: [String] = []
    var groups: [String: [CalendarComponent]] = [:]
    for component in components {
      // One without a UID is of no series.
      let identifier = component.text("UID") ?? "line \(component.line)"
      if groups[identifier] == nil { order.append(identifier) }
      groups[identifier, default: []].append(component)
    }
    var found: [InstantRange] = []
    for identifier in order {
      let current = withoutSuperseded(groups[identifier] ?? [])
      found += try RecurringSpans(moments: moments, expansion: expansion).spans(of: current, where: counts)
    }
    return found.joinedWhereOverlapping()
  }

  /// The components of one UID without earlier revisions of the same instance, told by SEQUENCE
  /// (RFC 5546, section 2.1.5). Components of equal revision all stay.
  private mutating func withoutSuperseded(_ components: [CalendarComponent]) -> [CalendarComponent] {
    guard components.count > 1 else { return components }
    func instance(_ component: CalendarComponent) -> CalendarValue? {
      component.first("RECURRENCE-ID")?.value
    }
    func revision(_ component: CalendarComponent) -> Int {
      component.text("SEQUENCE").flatMap { Int($0) } ?? 0
    }
    var latest: [CalendarValue?: Int] = [:]
    for component in components {
      latest[instance(component)] = max(latest[instance(component)] ?? 0, revision(component))
    }
    return components.filter { component in
      let isCurrent = revision(component) >= latest[instance(component)] ?? 0
      if !isCurrent { warnings.append(ICalendarWarning(.superseded, at: expansion.tree.place(component))) }
      return isCurrent
    }
  }

  private mutating func warnIgnored(_ components: [CalendarComponent]) {
    for component in components where ignored.insert(component.name).inserted {
      warnings.append(ICalendarWarning(.ignoredComponent, at: expansion.tree.place(component)))
    }
  }
}
