import Scheduling
public import WorkCalendar

extension Desk {
  /// Tells the spans of a day in which a meeting may be held, whoever holds it: the office's, and those of officers who
  /// have their own. They may overlap. Whether the day is a working day, and whether anybody is free, is not asked.
  public func meetingHours() throws -> @Sendable (CivilDate) -> [InstantRange] {
    let officers = try roster().officers.filter {
      $0.hours != nil || !$0.dateHours.isEmpty || !$0.published.stated.isEmpty
    }
    let calendars = try self.calendars()
    let problem = MatchingProblem(
      now: now, rules: try settings().rules, officers: officers, requests: [], booked: [],
      calendar: calendars.workingDays, officeHours: calendars.officeHours)
    return { day in
      problem.officeHours.ranges(on: day) + officers.flatMap { problem.hours(of: $0, on: day) }
    }
  }
}
