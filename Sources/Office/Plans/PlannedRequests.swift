import Casework
public import Scheduling
import Store

/// What a kept plan says of its requests as it stands.
struct PlannedRequests {
  let assignments: [ApprovePlan.Assignment]
  /// Those that the plan meets, and those that it does not.
  let requests: Set<Identifier<Record.Request>>

  /// Reads a kept plan. Fails with `DatabaseError.unreadable` where another program wrote it.
  init(_ plan: PlanRecord) throws {
    let unreadable = DatabaseError.unreadable("plan \(plan.id) names what is no number")
    assignments = try plan.current.plan.assignments.map { assignment in
      guard let found = ApprovePlan.Assignment(Placement(assignment)) else { throw unreadable }
      return found
    }
    requests = Set(try plan.best.plan.requests.compactMap { Identifier<Record.Request>($0) })
  }
}

extension Plan {
  /// The ids of all its requests.
  var requests: [String] { assignments.map(\.request) + unmatched.map(\.request) }
}

extension ApprovePlan.Assignment {
  /// What the matching calls a placement; `nil` where an id is no number.
  public init?(_ placement: Placement) {
    guard let request = Identifier<Record.Request>(placement.request),
      let officer = Identifier<Record.Officer>(placement.officer)
    else { return nil }
    self.init(request: request, officer: officer, start: placement.start, isAgreed: placement.isAgreed)
  }

  /// The same as the matching sees it.
  var placement: Placement {
    Placement(request: request.description, officer: officer.description, start: start, isAgreed: isAgreed)
  }
}
