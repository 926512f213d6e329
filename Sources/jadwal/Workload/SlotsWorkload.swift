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
