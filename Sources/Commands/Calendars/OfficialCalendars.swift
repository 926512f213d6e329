import WorkCalendar

/// The official calendars: the days off with their decrees, and the working days that follow.
struct OfficialCalendars {
  /// The folder that they were read from.
  let folder: String
  let holidays: HolidayCalendar
  let workingDays: WorkingDayCalendar

  /// Asks the calendars something, with an error that says how to add what they lack.
  func withinReach<Answer>(
    _ question: () throws(CalendarReachError) -> Answer
  ) throws(CalendarProblem) -> Answer {
    do throws(CalendarReachError) {
      return try question()
    } catch {
      throw .beyondReach(error, folder: folder)
    }
  }

  /// The years, ascending, because of which anything about the days from `start` to `end`, both included, may
  /// still change. Fails where the days are out of reach.
  func tentativeYears(from start: CivilDate, through end: CivilDate) throws(CalendarProblem) -> [Int] {
    try withinReach { () throws(CalendarReachError) in
      try workingDays.tentativeYears(from: start, through: end)
    }
  }
}
