import Office
import WorkCalendar

/// The program was called wrongly.
enum UsageProblem: CommandError, Hashable {
  /// No command was given; `group` is the word before it, where there was one.
  case noCommand(group: String?, known: [String])
  case unknownCommand(String, group: String?, nearest: String?)
  case unknownOption(String, command: String?, nearest: String?)
  /// An option that needs a value stands last, or before another option.
  case missingValue(option: String, expected: ValueKind)
  /// A switch was given a value: `--json=yes`.
  case unexpectedValue(option: String)
  case repeatedOption(String)
  case missingOption(String, command: String)
  case missingOperand(ValueKind, command: String)
  case extraOperand(String, command: String)
  /// A value of an option, an operand or an environment variable, named by `of`.
  case badValue(of: String, text: String, expected: ValueKind)
  /// An instant that names no moment; `line` where it stood on standard input.
  case badInstant(text: String, line: Int?, ISO8601Error)
  /// A line of standard input with nothing on it.
  case blankLine(Int)
  /// A line of standard input with more bytes than are read.
  case lineTooLong(Int, limit: Int)
  case conflictingOptions(String, String)
  /// A request that the scenario does not have.
  case unknownRequest(String, scenario: String, nearest: String?)
  /// A setting that the service does not have.
  case unknownSetting(String, nearest: String?)
  /// A value that a setting cannot have.
  case badSetting(String, text: String, expected: Setting.Form)
  /// The end of a span of dates lies before its start.
  case reversedDates(from: CivilDate, to: CivilDate)

  var exitStatus: ExitStatus { .misuse }
}
