import WorkCalendar

/// Lays the components of one UID, a series and the changes to its instances, out as spans of time in the
/// window.
struct RecurringSpans {
  /// Reads the components' times.
  let moments: MomentReader
  /// Lays their rules out.
  let expansion: RecurrenceExpansion

  /// How far a change of this and all later instances may move them: the window is widened by as much, and
  /// with it the time that the rule is followed.
  private static let longestMove: Int64 = 366 * 86_400

  /// One time that something happens.
  private struct Instance {
    let local: LocalDateTime
    let start: Instant
    let end: Instant
  }

  /// A component that changes instances of a series.
  private struct Change {
    let component: CalendarComponent
    /// The instance that it changes, as the series has it.
    let instance: CalendarMoment
    let isForAllLater: Bool
    let start: CalendarMoment
    let length: CalendarLength
  }

  /// The spans in the window, in order of time; they may overlap. Only components for which `counts` holds
  /// give spans; the others still take instances away that they change.
  func spans(
    of components: [CalendarComponent], where counts: (CalendarComponent) -> Bool
  ) throws(ICalendarError) -> [InstantRange] {
    var changes: [Change] = []
    for component in components where component.first("RECURRENCE-ID") != nil {
      changes.append(try change(component))
    }
    changes.sort { $0.instance.instant < $1.instance.instant }
    let series = components.filter { $0.first("RECURRENCE-ID") == nil }
    var spans: [InstantRange] = []
    for component in series {
      let instances = try instances(of: component, reach: reach(of: changes))
      spans += changed(instances, of: component, by: changes, where: counts)
    }
    // A change for all later instances moves those of the series; the others bring their own time.
    for change in changes where counts(change.component) && (!change.isForAllLater || series.isEmpty) {
      spans += clipped(change.start.instant, change.length.end(of: change.start.local, in: change.start.zone))
    }
    expansion.budget.instances -= spans.count
    guard expansion.budget.instances >= 0 else {
      throw ICalendarError(
        .overLimit(.instancesOfFile, found: ICalendarLimit.instancesOfFile.value + 1),
        at: ICalendarPlace(file: moments.tree.file))
    }
    return spans.sorted()
  }

  // MARK: A series

  private func instances(
    of component: CalendarComponent, reach: Int64
  ) throws(ICalendarError) -> [Instance] {
    let start = try moments.start(of: component)
    let length = try moments.length(of: component, from: start)
    let margin = reach + 2 * 86_400
    let window = expansion.window
    let first = start.zone.local(at: window.start).advanced(bySeconds: -margin - length.approximateSeconds)
    let last = start.zone.local(at: window.end).advanced(bySeconds: margin)

    var times: [LocalDateTime] = [start.local]
    for property in component.all("RRULE") {
      times += try expansion.times(
        .init(property: property, component: component), start: start.local, isDate: start.isDate,
        zone: start.zone, from: first, through: last)
    }
    var excludedTimes: [LocalDateTime] = []
    for property in component.all("EXRULE") {
      excludedTimes += try expansion.times(
        .init(property: property, component: component), start: start.local, isDate: start.isDate,
        zone: start.zone, from: first, through: last)
    }
    let excluded = try Exclusions(component, zone: start.zone, times: excludedTimes, moments: moments)

    var found: [Instant: Instance] = [:]
    for local in times where first.ordinal <= local.ordinal && local.ordinal <= last.ordinal {
      let instant = start.zone.instant(of: local)
      guard let end = length.end(of: local, in: start.zone), !excluded.contains(local, instant) else {
        continue
      }
      found[instant] = Instance(local: local, start: instant, end: end)
    }
    for property in component.all("RDATE") {
      let (moment, end) = try addition(property, of: component, start: start, length: length)
      let local = start.zone.local(at: moment.instant)
      guard let end, !excluded.contains(local, moment.instant) else { continue }
      found[moment.instant] = Instance(local: local, start: moment.instant, end: end)
    }
    guard found.count <= ICalendarLimit.instancesOfEvent.value else {
      throw ICalendarError(
        .overLimit(.instancesOfEvent, found: found.count), at: moments.tree.place(component))
    }
    return found.values.sorted { $0.start < $1.start }
  }

  /// A time that RDATE adds; a period brings its own end.
  private func addition(
    _ property: CalendarProperty, of component: CalendarComponent, start: CalendarMoment,
    length: CalendarLength
  ) throws(ICalendarError) -> (CalendarMoment, Instant?) {
    if case .time = property.value {
      let moment = try moments.moment(property, of: component)
      guard moment.isDate == start.isDate else {
        throw ICalendarError(.dateAgainstTime, at: moments.tree.place(component, property))
      }
      return (moment, length.end(of: moment.local, in: moment.zone))
    }
    let span = try moments.span(property, of: component)
    return (span.start, span.end)
  }

  /// What EXDATE and EXRULE take away.
  private struct Exclusions {
    private var instants: Set<Instant> = []
    /// EXDATE of a date takes the whole day of a time away: some write it so, against RFC 5545, section
    /// 3.8.5.1.
    private var dates: Set<CivilDate> = []

    init(
      _ component: CalendarComponent, zone: FileZone, times: [LocalDateTime], moments: MomentReader
    ) throws(ICalendarError) {
      instants = Set(times.map(zone.instant(of:)))
      for property in component.all("EXDATE") {
        switch try moments.moment(property, of: component) {
        case .date(let date, _): dates.insert(date)
        case let moment: instants.insert(moment.instant)
        }
      }
    }

    func contains(_ local: LocalDateTime, _ instant: Instant) -> Bool {
      instants.contains(instant) || dates.contains(local.date)
    }
  }

  // MARK: Changes to a series

  private func change(_ component: CalendarComponent) throws(ICalendarError) -> Change {
    guard let property = component.first("RECURRENCE-ID") else {
      throw ICalendarError(.missingProperty, at: moments.tree.place(component))
    }
    if let rule = component.first("RRULE") ?? component.first("RDATE") {
      throw ICalendarError(.unsupportedRecurrence(rule.name), at: moments.tree.place(component, rule))
    }
    let start = try moments.start(of: component)
    let instance = try moments.moment(property, of: component)
    let change = Change(
      component: component, instance: instance, isForAllLater: property.modifier == "THISANDFUTURE",
      start: start,
      length: try moments.length(of: component, from: start))
    guard !change.isForAllLater || abs(move(of: change)) <= Self.longestMove else {
      throw ICalendarError(.unsupportedRecurrence("RANGE"), at: moments.tree.place(component, property))
    }
    return change
  }

  private func reach(of changes: [Change]) -> Int64 {
    changes.filter(\.isForAllLater).map { abs(move(of: $0)) + max(0, $0.length.approximateSeconds) }.max()
      ?? 0
  }

  /// By how much a change moves its instance on the clocks of the change's own zone, in seconds.
  private func move(of change: Change) -> Int64 {
    change.start.local.ordinal - change.start.zone.local(at: change.instance.instant).ordinal
  }

  private func changed(
    _ instances: [Instance], of component: CalendarComponent, by changes: [Change],
    where counts: (CalendarComponent) -> Bool
  ) -> [InstantRange] {
    let single = changes.filter { !$0.isForAllLater }.map(\.instance)
    let changedInstants = Set(single.filter { !$0.isDate }.map(\.instant))
    // A date stands for the instance of that day.
    let changedDates = Set(single.filter(\.isDate).map(\.local.date))
    var later = changes.filter(\.isForAllLater)[...]
    var holding: Change?
    var spans: [InstantRange] = []
    for instance in instances {
      // Of the changes that hold for all later instances, the latest one holds.
      while let next = later.first, next.instance.instant <= instance.start { holding = later.removeFirst() }
      if changedInstants.contains(instance.start) || changedDates.contains(instance.local.date) { continue }
      guard let holding else {
        if counts(component) { spans += clipped(instance.start, instance.end) }
        continue
      }
      guard counts(holding.component) else { continue }
      let zone = holding.start.zone
      let local = zone.local(at: instance.start).advanced(bySeconds: move(of: holding))
      spans += clipped(zone.instant(of: local), holding.length.end(of: local, in: zone))
    }
    return spans
  }

  private func clipped(_ start: Instant, _ end: Instant?) -> [InstantRange] {
    guard let end else { return [] }
    let window = expansion.window
    return InstantRange(start: max(start, window.start), end: min(end, window.end)).map { [$0] } ?? []
  }
}
