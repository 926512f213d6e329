import WorkCalendar

extension DefinedZone {
  /// The zone of a VTIMEZONE, laid out for the window: the changes of the two years before it count, so that
  /// what holds at its beginning is known.
  init(
    _ definition: CalendarComponent, tree: CalendarTree, expansion: RecurrenceExpansion
  ) throws(ICalendarError) {
    let observances = definition.components.filter { $0.name == "STANDARD" || $0.name == "DAYLIGHT" }
    var found: [Change] = []
    var earliest: (start: LocalDateTime, before: UTCOffset)?
    for observance in observances {
      let before = try Self.offset("TZOFFSETFROM", of: observance, in: definition, tree)
      let after = try Self.offset("TZOFFSETTO", of: observance, in: definition, tree)
      guard case .time(let reading) = observance.first("DTSTART")?.value, let start = reading.localDateTime,
        !reading.isUTC
      else { throw Self.unusable(definition, at: tree.place(observance, observance.first("DTSTART"))) }
      if earliest.map({ start.ordinal < $0.start.ordinal }) ?? true { earliest = (start, before) }
      var starts = [start]
      for property in observance.all("RDATE") {
        guard case .time(let reading) = property.value, let time = reading.localDateTime else {
          throw Self.unusable(definition, at: tree.place(observance, property))
        }
        starts.append(time)
      }
      let zone = FileZone.defined(DefinedZone(initial: before, changes: []))
      for property in observance.all("RRULE") {
        starts += try expansion.times(
          .init(property: property, component: observance), start: start, isDate: false, zone: zone,
          from: zone.local(at: expansion.window.start).advanced(bySeconds: -2 * 366 * 86_400),
          through: zone.local(at: expansion.window.end).advanced(bySeconds: 2 * 86_400))
      }
      found += starts.map { Change(moment: Instant($0, offset: before), offset: after) }
      guard found.count <= ICalendarLimit.changesOfZone.value else {
        throw ICalendarError(
          .overLimit(.changesOfZone, found: ICalendarLimit.changesOfZone.value + 1),
          at: tree.place(definition))
      }
      // Setting a rule up takes time even where it gives nothing.
      expansion.budget.steps -= 50
    }
    guard expansion.budget.steps >= 0 else {
      throw ICalendarError(
        .overLimit(.recurrenceSteps, found: ICalendarLimit.recurrenceSteps.value + 1),
        at: tree.place(definition))
    }
    guard let earliest else { throw Self.unusable(definition, at: tree.place(definition)) }
    var changes: [Change] = []
    for change in found.sorted(by: { ($0.moment, $0.offset.seconds) < ($1.moment, $1.offset.seconds) })
    where changes.last?.moment != change.moment {
      changes.append(change)
    }
    self.init(initial: earliest.before, changes: changes)
  }

  private static func offset(
    _ name: String, of observance: CalendarComponent, in definition: CalendarComponent, _ tree: CalendarTree
  ) throws(ICalendarError) -> UTCOffset {
    guard case .offset(let seconds) = observance.first(name)?.value, let offset = UTCOffset(seconds: seconds)
    else {
      throw unusable(definition, at: tree.place(observance, observance.first(name)))
    }
    return offset
  }

  private static func unusable(_ definition: CalendarComponent, at place: ICalendarPlace) -> ICalendarError {
    ICalendarError(.unusableZone((definition.text("TZID") ?? "").utf8.quotedInError), at: place)
  }
}
