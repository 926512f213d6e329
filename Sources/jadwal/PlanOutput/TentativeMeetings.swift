import Scheduling
import WorkCalendar

/// The meetings of a plan that hang on a year without a decree: the day itself, or the way to its earliest
/// date.
struct TentativeMeetings {
  /// The ids of their requests.
  let requests: Set<String>
  /// The warning that names the years; none where nothing hangs on any.
  let warnings: [CalendarWarning]

  /// Looks at a plan's meetings. Fails where one lies out of the calendar's reach, which no plan's does.
  init(_ plan: Plan, calendars: OfficialCalendars) throws(CalendarProblem) {
    var requests: Set<String> = []
    var years: Set<Int> = []
    for assignment in plan.assignments {
      let date = assignment.time.start.local(offset: .wib).date
      let found = try calendars.tentativeYears(
        from: min(assignment.earliestDate, date), through: max(assignment.earliestDate, date))
      if !found.isEmpty { requests.insert(assignment.request) }
      years.formUnion(found)
    }
    self.requests = requests
    warnings = years.isEmpty ? [] : [.tentativeDates(years: years.sorted())]
  }
}
