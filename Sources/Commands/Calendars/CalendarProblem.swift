import ICalendar
import WorkCalendar
import Wording

/// The official calendars cannot answer.
enum CalendarProblem: CommandError, Hashable {
  /// No folder of calendars was named, and none stands where the program would have brought it.
  case noFolder
  /// The folder cannot be listed.
  case unreadableFolder(path: String, SystemError)
  /// The folder has no file for any year.
  case noYears(folder: String)
  /// The folder has no file of the office's hours.
  case noOfficeHours(folder: String)
  /// No year of the files has a decree, or none had one at the end of the day asked for.
  case noDecree(folder: String, knownOn: CivilDate?)
  /// A calendar file cannot be read.
  case unreadable(ICalendarError)
  /// The answer lies further from the decrees on record than an answer may reach.
  case beyondReach(CalendarReachError, folder: String)

  var exitStatus: ExitStatus {
    switch self {
    case .beyondReach: .refusal
    default: .misuse
    }
  }
}

/// What to know about an answer that the official calendars gave.
enum CalendarWarning: Explained, Hashable {
  /// Dates hang on years without a decree: they are lower bounds.
  case tentativeDates(years: [Int])
  /// Days of years without a decree were listed.
  case tentativeDays(years: [Int])
  /// Days of years without a decree were counted: the number is an upper bound.
  case tentativeCount(years: [Int])
  /// Meetings lie in periods of office hours, by name, with dates that are only computed.
  case tentativeHours(periods: [LocalizedName])
}
