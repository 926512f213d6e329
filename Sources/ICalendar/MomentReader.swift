import WorkCalendar

/// Reads the times of a calendar's components, in the zones that they name.
struct MomentReader {
  /// The tree from which the components come.
  let tree: CalendarTree
  /// The zones of the calendar.
  let zones: FileZones

  /// When a component starts. Fails where DTSTART is missing or impossible.
  func start(of component: CalendarComponent) throws(ICalendarError) -> CalendarMoment {
    guard let property = component.first("DTSTART") else {
      throw ICalendarError(
        .missingProperty,
        at: ICalendarPlace(
          file: tree.file, line: component.line, component: component.name, property: "DTSTART"))
    }
    return try moment(property, of: component)
  }

  /// How long a component lasts that starts at a moment: from DTEND or DURATION; without either, a date lasts
  /// its day and a time no time at all (RFC 5545, section 3.6.1).
  func length(
    of component: CalendarComponent, from start: CalendarMoment
  ) throws(ICalendarError) -> CalendarLength {
    switch (component.first("DTEND"), component.first("DURATION")) {
    case (.some(let property), .some):
      throw ICalendarError(.endAndDuration, at: tree.place(component, property))
    case (.some(let property), nil):
      let end = try moment(property, of: component)
      guard end.isDate == start.isDate else {
        throw ICalendarError(.dateAgainstTime, at: tree.place(component, property))
      }
      guard end.instant >= start.instant else {
        throw ICalendarError(.endBeforeStart, at: tree.place(component, property))
      }
      guard start.isDate else {
        return .seconds(end.instant.secondsSinceEpoch - start.instant.secondsSinceEpoch)
      }
      // Some write the same day as the end of one day, against RFC 5545, section 3.6.1.
      return .nominal(days: max(1, start.local.date.distance(to: end.local.date)), seconds: 0)
    case (nil, .some(let property)):
      guard case .duration(let duration) = property.value else {
        throw ICalendarError(.unexpectedValue(property.text ?? ""), at: tree.place(component, property))
      }
      return try length(duration, at: tree.place(component, property))
    case (nil, nil): return start.isDate ? .nominal(days: 1, seconds: 0) : .seconds(0)
    }
  }

  /// The spans of a property of periods. Fails where one is reversed or impossible.
  func span(
    _ property: CalendarProperty, of component: CalendarComponent
  ) throws(ICalendarError) -> (start: CalendarMoment, end: Instant) {
    let start: CalendarMoment
    let end: Instant?
    switch property.value {
    case .period(let first, let last):
      start = try moment(first, property, of: component)
      end = try moment(last, property, of: component).instant
    case .span(let first, let duration):
      start = try moment(first, property, of: component)
      end = try length(duration, at: tree.place(component, property)).end(of: start.local, in: start.zone)
    default: throw ICalendarError(.unexpectedValue(property.text ?? ""), at: tree.place(component, property))
    }
    guard let end, end >= start.instant else {
      throw ICalendarError(.endBeforeStart, at: tree.place(component, property))
    }
    return (start, end)
  }

  /// The moment that a property states.
  func moment(
    _ property: CalendarProperty, of component: CalendarComponent
  ) throws(ICalendarError) -> CalendarMoment {
    guard case .time(let reading) = property.value else {
      throw ICalendarError(.unexpectedValue(property.text ?? ""), at: tree.place(component, property))
    }
    return try moment(reading, property, of: component)
  }

  private func moment(
    _ reading: ClockReading, _ property: CalendarProperty, of component: CalendarComponent
  ) throws(ICalendarError) -> CalendarMoment {
    guard let local = reading.localDateTime else {
      throw ICalendarError(.impossibleDate(reading.written), at: tree.place(component, property))
    }
    if reading.isUTC { return .time(local, .utc) }
    if reading.isDate { return .date(local.date, try zones.floating()) }
    guard let name = property.zone else { return .time(local, try zones.floating()) }
    return .time(local, try zones.zone(named: name, of: property, in: component))
  }

  /// A length that something may have: not negative, and no longer than a century.
  private func length(
    _ duration: CalendarDuration, at place: ICalendarPlace
  ) throws(ICalendarError) -> CalendarLength {
    guard duration.days >= 0, duration.seconds >= 0 else { throw ICalendarError(.endBeforeStart, at: place) }
    guard duration.days <= 36_525, duration.seconds <= 36_525 * 86_400 else {
      throw ICalendarError(.unexpectedValue("P\(duration.days)DT\(duration.seconds)S"), at: place)
    }
    return .nominal(days: duration.days, seconds: Int64(duration.seconds))
  }
}
