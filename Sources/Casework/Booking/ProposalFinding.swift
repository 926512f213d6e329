public import WorkCalendar

/// What a proposed window is found to be, with the reason.
public enum ProposalFinding: Hashable, Sendable {
  /// A meeting can be held in it, at the earliest at this moment.
  case possible(firstStart: Instant)
  /// No start in it lies on or after the earliest date.
  case tooEarly(earliest: CivilDate)
  /// None of the days that are left is a working day; those days.
  case dayOff([CalendarDay])
  /// The meeting fits into no span of hours in it.
  case outsideHours
  /// The window has no start of the grid from which the meeting would end inside it.
  case tooShort(duration: Minutes)
  /// Every start in it is past.
  case past
  /// It lies where the calendar cannot answer.
  case pastCalendar(CalendarReachError)

  /// The finding as a state: a window that is too short is outside hours.
  public var state: ProposalState {
    switch self {
    case .possible: .open
    case .tooEarly: .tooEarly
    case .dayOff: .dayOff
    case .outsideHours, .tooShort: .outsideHours
    case .past: .past
    case .pastCalendar: .pastCalendar
    }
  }
}
