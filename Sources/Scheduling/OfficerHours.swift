public import WorkCalendar

extension MatchingProblem {
  /// The spans of a day in which an officer may hold meetings, whoever else needs the officer then: the officer's
  /// hours of that very date, or the hours that the officer's calendar states, or the officer's weekly hours, or
  /// the office's. Sorted; spans that only touch stay apart, since a meeting has to fit into one of them. Whether
  /// the day is a working day is not asked.
  public func hours(of officer: Officer, on day: CivilDate) -> [InstantRange] {
    let ofDate = officer.dateHours[day]
    let weekly = ofDate ?? officer.hours?.spans(on: day.weekday) ?? officeHours.spans(on: day)
    let standing = weekly.map { InstantRange($0, of: day, offset: .wib) }
    guard ofDate == nil, !officer.published.stated.isEmpty else { return standing }
    let stated = IntervalSet(officer.published.stated.lazy.map { ($0.start, $0.end) })
    let unstated = standing.flatMap { span in
      IntervalSet(from: span.start, to: span.end).subtracting(stated).intervals.compactMap {
        InstantRange(start: $0.lower, end: $0.upper)
      }
    }
    let midnight = Instant(startOf: day, offset: .wib)
    let nextMidnight = midnight + Minutes(1440)
    let published = officer.published.free.compactMap { span in
      InstantRange(start: max(span.start, midnight), end: min(span.end, nextMidnight))
    }
    return (unstated + published).sorted()
  }

  /// The time that is left of an officer's day for meetings: hours, less absence and busy times, less
  /// standing meetings with the buffer around them; one set for each span of hours. Empty on a day off. The
  /// day's cap is not asked.
  ///
  /// This is the plain reading of the rules; `StartMasks` gives the same answer for whole grids at once.
  /// Fails where the day is out of the calendar's reach.
  public func freeTime(of officer: Officer, on day: CivilDate) throws(CalendarReachError) -> [IntervalSet<
    Instant
  >] {
    guard try calendar.isWorking(day) else { return [] }
    let away = IntervalSet(
      (officer.unavailable + officer.published.busy).lazy.map { ($0.start, $0.end) })
    let taken = IntervalSet(
      booked.lazy.filter { $0.officer == officer.id }.map {
        ($0.time.start - rules.buffer, $0.time.end + rules.buffer)
      })
    return hours(of: officer, on: day).map {
      IntervalSet(from: $0.start, to: $0.end).subtracting(away).subtracting(taken)
    }
  }
}
