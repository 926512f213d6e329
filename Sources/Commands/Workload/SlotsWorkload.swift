import JSON
import WorkCalendar

/// A team's busy times over some days, for measuring how fast free slots are found.
struct SlotsWorkload: Hashable {
  /// Someone of the team.
  struct Member: Hashable {
    let id: String
    /// In any order, and overlapping as they come.
    let busy: [InstantRange]
  }

  /// The office's hours on the days in question, days off left out, in order.
  let windows: [InstantRange]
  /// The length of a slot; it divides a day, and slots begin at multiples of it from midnight.
  let slot: Minutes
  let members: [Member]

  /// The most days that all windows together may touch.
  static let mostDays = 100_000

  /// A span between two seconds of the epoch; `nil` where it is empty, or leaves the years 1 to 9999.
  static func range(from start: Int64, to end: Int64) -> InstantRange? {
    let first = Instant(startOf: .first, offset: .utc).secondsSinceEpoch
    let last = Instant(startOf: .last, offset: .utc).secondsSinceEpoch
    let years = first...last
    guard years.contains(start), years.contains(end) else { return nil }
    return InstantRange(start: Instant(secondsSinceEpoch: start), end: Instant(secondsSinceEpoch: end))
  }
}

/// A workload that cannot be read: what is wrong, and where.
struct WorkloadProblem: CommandError, Hashable {
  enum Reason: Hashable {
    case syntax(JSONSyntaxError)
    case structure(JSONStructureError)
    /// A date, a time or a span at a path that is none.
    case value(JSONPath)
    /// A line of the text form that is not what should stand there.
    case line(Int)
  }

  /// The file, as it was named.
  let file: String
  let reason: Reason

  var exitStatus: ExitStatus { .misuse }
}
