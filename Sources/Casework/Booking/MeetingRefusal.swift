public import WorkCalendar

/// Why a meeting cannot be booked at a time, beside what the database refuses.
public enum MeetingRefusal: Error, Hashable, Sendable {
  /// It would begin before now.
  case inThePast(now: Instant)
  /// It lies where the calendar cannot answer.
  case pastCalendar(CalendarReachError)
  /// It lies before the earliest date of the five-day rule (SP requirement 6).
  case tooEarly(earliest: CivilDate)
  /// It is no working day: a weekend where no ground is on record.
  case dayOff(CalendarDay)
  /// It does not lie wholly inside one span of hours of each of these officers.
  case outsideHours(officers: [Identifier<Record.Officer>])
  /// It does not begin on the grid of this many minutes from midnight in office time.
  case offGrid(slot: Minutes)
  /// It lies in none of the windows that the applicant proposed, and is no time that both sides agreed on;
  /// with the windows.
  case notProposed(open: [InstantRange])
  /// No officer is named.
  case noOfficer
  /// No officer of the meeting has every competence that is needed; with what the one lacks who lacks the
  /// fewest, in the order of the alphabet.
  case notCompetent(lacking: [String])
  /// These officers have as many meetings on that day as they may.
  case dayFull(officers: [Identifier<Record.Officer>], cap: Int)
}
