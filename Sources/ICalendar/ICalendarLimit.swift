/// A cap on what a calendar from outside may ask of the reader. A file that goes beyond one is refused, so
/// that no file can take the service's time or memory.
public enum ICalendarLimit: String, CaseIterable, Hashable, Sendable {
  /// The size of the file in bytes. Some years of a busy person's calendar take two megabytes.
  case fileSize = "file-size"
  /// The length of one line in bytes after unfolding. Only an attachment inside the file is longer, and
  /// libical's time grows with the square of it.
  case lineLength = "line-length"
  /// How deep components lie in each other. An alarm in an event in a calendar is three; libical runs out of
  /// stack at some ten thousand.
  case depth
  /// The number of components: ten years of eight meetings each working day are as many.
  case components
  /// The number of values in one line. libical reads no more and leaves the rest out without a word.
  case valuesInLine = "values-in-line"
  /// The number of parameters of one line. libical reads no more and leaves the rest out without a word.
  case parametersInLine = "parameters-in-line"
  /// The number of times that one event may happen within the window asked for: more than ten a day in a
  /// year.
  case instancesOfEvent = "instances-of-event"
  /// The number of times that all events of a file together may happen within the window asked for.
  case instancesOfFile = "instances-of-file"
  /// How many days or weeks libical may walk through for the rules of one file: a third of a second's work.
  case recurrenceSteps = "recurrence-steps"
  /// The number of changes of its offset that a zone defined in the file may have: the fullest of the IANA
  /// database has a quarter of it, from the beginning of standard time on.
  case changesOfZone = "changes-of-zone"
  /// The length in bytes of what a person writes with an answer: some pages.
  case commentLength = "comment-length"

  /// The highest number that is still accepted.
  public var value: Int {
    switch self {
    case .fileSize: 5_000_000
    case .lineLength: 100_000
    case .depth: 4
    case .components: 20_000
    case .valuesInLine: 500
    case .parametersInLine: 100
    case .instancesOfEvent: 5_000
    case .instancesOfFile: 50_000
    case .recurrenceSteps: 100_000
    case .changesOfZone: 1_000
    case .commentLength: 10_000
    }
  }
}
