public import WorkCalendar

/// How a request does against the completion time (SP completion time; rules of the service, section 2.3).
public enum Verdict: String, CaseIterable, Hashable, Sendable {
  /// Completed by the due date.
  case onTime = "on-time"
  /// Completed after the due date, as the applicant asked or agreed.
  case asAgreed = "as-agreed"
  /// Completed after the due date, or not completed though it is over.
  case late
  /// Still to be completed, and as things stand it will be late (section 2.4).
  case forecastBreach = "forecast-breach"
  /// Still to be completed, and nothing is against it.
  case running
}

/// Why a verdict is what it is.
public enum VerdictGround: Hashable, Sendable {
  /// The unit has not received the request: the clock stands still.
  case notReceived
  /// The due date has not passed.
  case withinTime(due: CivilDate)
  /// The applicant asked for a later date or agreed to one, which has not passed.
  case later(LaterDate, due: CivilDate)
  /// No competent officer is free by the due date. The ways out: another officer or time agreed with the
  /// applicant, or a reply letter.
  case noMeetingByDue(due: CivilDate)
  /// The meeting is planned after the due date, and the applicant neither asked for that nor agreed.
  case plannedAfterDue(planned: CivilDate, due: CivilDate)
  /// The due date, or the later one that was asked for or agreed, has passed without completion.
  case overdue(due: CivilDate)
  /// It was completed on a day.
  case completed(on: CivilDate, due: CivilDate, later: LaterDate?)
}
