import WorkCalendar

/// Lays recurrence rules out as times within a window, under the caps of the file.
struct RecurrenceExpansion {
  /// The tree from which the rules come.
  let tree: CalendarTree
  /// The window that is read.
  let window: InstantRange
  /// What is left of the file's caps.
  let budget: RecurrenceBudget

  /// A rule and where it stands.
  struct Rule {
    let property: CalendarProperty
    let component: CalendarComponent
  }

  /// The times that a rule gives to something that starts at a time on a zone's clocks, from the first one at
  /// or after `first` to the last one at or before `last`, in order.
  func times(
    _ rule: Rule, start: LocalDateTime, isDate: Bool, zone: FileZone, from first: LocalDateTime,
    through last: LocalDateTime
  ) throws(ICalendarError) -> [LocalDateTime] {
    let text = rule.property.text ?? ""
    let parsed = try parsed(rule, text: text)
    guard (1...RecurrenceRule.lastYear).contains(start.date.year) else {
      throw ICalendarError(.impossibleDate(ContentLines.written(start)), at: place(rule))
    }
    guard parsed.canHappen(startingOn: start.date) else {
      throw ICalendarError(.impossibleRecurrence(text.utf8.quotedInError), at: place(rule))
    }
    let until = parsed.until.flatMap { self.until($0, isDate: isDate, zone: zone) } ?? last
    let end = until.ordinal < last.ordinal ? until : last
    guard end.ordinal >= start.ordinal else { return [] }
    let begin = parsed.count == nil && first.ordinal > start.ordinal ? first : start
    budget.steps -= parsed.idleSteps(
      overDays: max(0, begin.date.distance(to: end.date)), startDay: start.date.components.day)
    guard budget.steps >= 0 else { throw overLimit(.recurrenceSteps, rule) }
    let times: [LocalDateTime]?
    do {
      times = try Libical.occurrences(
        of: parsed, start: start, isDate: isDate, from: first, through: end, steps: &budget.steps)
    } catch {
      throw ICalendarError(.libraryFailure(error.code), at: place(rule))
    }
    guard let times else {
      throw ICalendarError(.impossibleRecurrence(text.utf8.quotedInError), at: place(rule))
    }
    guard times.count <= ICalendarLimit.instancesOfEvent.value else {
      throw overLimit(.instancesOfEvent, rule)
    }
    guard budget.steps >= 0 else { throw overLimit(.recurrenceSteps, rule) }
    return times
  }

  private func parsed(_ rule: Rule, text: String) throws(ICalendarError) -> RecurrenceRule {
    do {
      return try RecurrenceRule(text)
    } catch {
      let problem: ICalendarError.Problem =
        switch error {
        case .tooFine(let part): .recurrenceTooFine(part.utf8.quotedInError)
        case .malformed(let part): .malformedRecurrence(part.utf8.quotedInError)
        case .unsupported(let part): .unsupportedRecurrence(part.utf8.quotedInError)
        }
      throw ICalendarError(problem, at: place(rule))
    }
  }

  /// The last time that UNTIL lets through, on the zone's clocks. A date lets the whole day through, also
  /// where the rule is of times: many write it so, against RFC 5545, section 3.3.10.
  private func until(_ reading: ClockReading, isDate: Bool, zone: FileZone) -> LocalDateTime? {
    guard let written = reading.localDateTime else { return nil }
    let local = reading.isUTC ? zone.local(at: Instant(written, offset: .utc)) : written
    guard reading.isDate || isDate else { return local }
    return LocalDateTime(date: local.date, time: .midnight).advanced(bySeconds: 86_399)
  }

  private func place(_ rule: Rule) -> ICalendarPlace { tree.place(rule.component, rule.property) }

  private func overLimit(_ limit: ICalendarLimit, _ rule: Rule) -> ICalendarError {
    ICalendarError(.overLimit(limit, found: limit.value + 1), at: place(rule))
  }
}
