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

    /// By how much it moves its instance on the clocks of its own zone, in seconds.
    var move: Int64 { start.local.ordinal - start.zone.local(at: instance.instant).ordinal }
  }

  /// The changes to a series, laid out for being looked up.
  private struct Changes {
    /// The instances that are changed alone, by their start; those that are named by a date, by it.
    let instants: Set<Instant>
    let dates: Set<CivilDate>
    /// The changes that hold for all later instances, in order of time.
    let later: [Change]
    /// How far outside of the window an instance may start that a change brings into it, in seconds.
    let reach: Int64

    init(_ changes: [Change]) {
      let single = changes.filter { !$0.isForAllLater }.map(\.instance)
      instants = Set(single.filter { !$0.isDate }.map(\.instant))
      dates = Set(single.filter(\.isDate).map(\.local.date))
      later = changes.filter(\.isForAllLater).sorted { $0.instance.instant < $1.instance.instant }
      reach = later.map { abs($0.move) + max(0, $0.length.approximateSeconds) }.max() ?? 0
    }
  }

  /// The spans in the window, in order of time; they may overlap. Only components for which `counts` holds
  /// give spans; the others still take instances away that they change.
  func spans(
    of components: [CalendarComponent], where counts: (CalendarComponent) -> Bool
  ) throws(ICalendarError) -> [InstantRange] {
    var all: [Change] = []
    for component in components where component.first("RECURRENCE-ID") != nil {
      all.append(try change(component))
    }
    let changes = Changes(all)
    let series = components.filter { $0.first("RECURRENCE-ID") == nil }
    var spans: [InstantRange] = []
    for component in series {
      let instances = try instances(of: component, reach: changes.reach)
      spans += changed(instances, of: component, by: changes, where: counts)
    }
    // A change for all later instances moves those of the series; the others bring their own time.
    for change in all where counts(change.component) && (!change.isForAllLater || series.isEmpty) {
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
    guard !change.isForAllLater || abs(change.move) <= Self.longestMove else {
      throw ICalendarError(.unsupportedRecurrence("RANGE"), at: moments.tree.place(component, property))
    }
    return change
  }

  private func changed(
    _ instances: [Instance], of component: CalendarComponent, by changes: Changes,
    where counts: (CalendarComponent) -> Bool
  ) -> [InstantRange] {
    var later = changes.later[...]
    var holding: Change?
    var spans: [InstantRange] = []
    for instance in instances {
      // Of the changes that hold for all later instances, the latest one holds.
      while let next = later.first, next.instance.instant <= instance.start { holding = later.removeFirst() }
      if changes.instants.contains(instance.start) || changes.dates.contains(instance.local.date) { continue }
      guard let holding else {
        if counts(component) { spans += clipped(instance.start, instance.end) }
        continue
      }
      guard counts(holding.component) else { continue }
      let zone = holding.start.zone
      let local = zone.local(at: instance.start).advanced(bySeconds: holding.move)
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
