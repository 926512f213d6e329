import Casework
import JSON
import Store
import WorkCalendar

/// What a kept plan says of its requests.
struct PlannedRequests {
  let assignments: [ApprovePlan.Assignment]
  /// Those that the plan meets, and those that it does not.
  let requests: Set<Identifier<Record.Request>>

  /// Reads a kept plan. Fails with `DatabaseError.unreadable` where another program wrote it.
  init(_ plan: PlanRecord) throws {
    let unreadable = DatabaseError.unreadable("plan \(plan.id) is none")
    guard case .object(let document) = try JSONValue(parsing: Array(plan.document.utf8)),
      case .array(let met)? = document["assignments"], case .array(let unmet)? = document["unmatched"]
    else { throw unreadable }
    assignments = try met.map { value in
      guard case .object(let object) = value, case .string(let request)? = object["request"],
        case .string(let officer)? = object["officer"], case .string(let start)? = object["start"],
        let request = Identifier<Record.Request>(request),
        let officer = Identifier<Record.Officer>(officer), let start = Instant(iso8601: start)
      else { throw unreadable }
      return ApprovePlan.Assignment(request: request, officer: officer, start: start)
    }
    let others = try unmet.map { value in
      guard case .object(let object) = value, case .string(let request)? = object["request"],
        let request = Identifier<Record.Request>(request)
      else { throw unreadable }
      return request
    }
    requests = Set(assignments.map(\.request) + others)
  }
}
