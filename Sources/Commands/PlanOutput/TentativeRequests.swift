import Scheduling
import WorkCalendar

/// The requests of a plan whose answer may still change: the meeting, or for a request that is not met the
/// earliest date and the alternatives.
struct TentativeRequests {
  /// Their ids.
  let ids: Set<String>
  /// What to know about them; none where nothing may change.
  let warnings: [CalendarWarning]

  /// Looks at the plan of a problem. Fails where a date of it lies out of the calendar's reach, which no
  /// plan's does.
  init(_ plan: Plan, of problem: MatchingProblem, calendars: OfficialCalendars) throws(CalendarProblem) {
    let receipts = Dictionary(uniqueKeysWithValues: problem.requests.map { ($0.id, $0.receivedAt) })
    var ids: Set<String> = []
    var all = TentativeGrounds()
    func look(at id: String, earliest: CivilDate?, meetings: [InstantRange]) throws(CalendarProblem) {
      guard let receivedAt = receipts[id] else { return }
      var grounds = TentativeGrounds()
      if let earliest {
        grounds.formUnion(try calendars.tentativeGrounds(receivedAt: receivedAt, date: earliest))
      }
      for meeting in meetings {
        grounds.formUnion(
          try calendars.tentativeGrounds(
            receivedAt: receivedAt, date: meeting.start.local(offset: .wib).date,
            meetingHours: problem.officeHours))
      }
      if !grounds.isEmpty { ids.insert(id) }
      all.formUnion(grounds)
    }
    for assignment in plan.assignments {
      try look(at: assignment.request, earliest: assignment.earliestDate, meetings: [assignment.time])
    }
    for unmatched in plan.unmatched {
      try look(
        at: unmatched.request, earliest: unmatched.earliestDate, meetings: unmatched.alternatives.map(\.time))
    }
    self.ids = ids
    warnings = all.warnings
  }
}
