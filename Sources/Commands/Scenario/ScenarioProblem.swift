import ICalendar
import JSON
import WorkCalendar

/// A scenario that cannot be used: what is wrong, and where.
struct ScenarioProblem: CommandError, Hashable {
  /// Where in the file.
  enum Place: Hashable {
    /// At a value.
    case value(JSONPath)
    /// At a character, where the file is no JSON.
    case character(line: Int, column: Int)
  }

  /// What is wrong.
  enum Reason: Hashable {
    case syntax(JSONSyntaxError.Problem)
    case structure(JSONStructureError.Problem)
    /// A text that is no instant.
    case instant(String, ISO8601Error)
    /// A text that is no span of a day's hours.
    case hours(String, ISO8601Error)
    /// Two spans of one day share a moment.
    case overlappingHours(LocalSpan, LocalSpan)
    /// The end is not after the start.
    case reversedWindow(start: Instant, end: Instant)
    /// A proposed window that spans more days than the limit.
    case windowTooLong(limit: Int)
    /// An id that another entry has already.
    case repeatedID(String, first: JSONPath)
    /// An officer that the scenario does not have.
    case unknownOfficer(String, nearest: String?)
    case notOneOf(String, [String])
    case email(String)
    case unknownZone(String)
    case unusableZone(String, ZoneFileError)
    case emptyText
    case textTooLong(limit: Int)
    /// A control character in a text; the value is its code.
    case controlCharacter(UInt32)
    /// A grid that does not begin anew at each midnight.
    case slotDoesNotDivideDay(Int)
    /// A name of a file that is not one beside the scenario.
    case fileName(String)
    /// The officer's calendar file cannot be read.
    case file(FileProblem)
    /// The officer's calendar file is no calendar that we read.
    case calendar(ICalendarError)
    /// The address of the unit's own mailbox, which invites and cannot be invited.
    case organizerAddress(String)
    /// What invitations need and the scenario may otherwise leave out.
    case neededForInvitations
    /// An error that reading a scenario is not known to have; the value describes it.
    case unforeseen(String)
  }

  /// The file, as it was named.
  let file: String
  let place: Place
  let reason: Reason

  init(_ reason: Reason, in file: String, at path: JSONPath) {
    self.init(file: file, place: .value(path), reason: reason)
  }

  init(_ error: JSONSyntaxError, in file: String) {
    self.init(
      file: file, place: .character(line: error.line, column: error.column), reason: .syntax(error.problem))
  }

  private init(file: String, place: Place, reason: Reason) {
    self.file = file
    self.place = place
    self.reason = reason
  }

  var exitStatus: ExitStatus { .misuse }
}
