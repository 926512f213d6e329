public import JSON
public import Scheduling
import WorkCalendar

/// A plan as the JSON of the contract, times in office time.
public struct PlanDocument {
  /// The plan.
  public let plan: Plan
  /// The requests, by id, whose answer hangs on what is not decreed yet.
  public let tentativeRequests: Set<String>
  private let warnings: [String]
  private let language: Language

  /// A plan with what is told of it in one language. `warnings` is what was ignored, or may be a mistake;
  /// `tentativeRequests` are the requests, by id, whose answer hangs on what is not decreed yet.
  public init(plan: Plan, warnings: [String], tentativeRequests: Set<String>, language: Language) {
    self.plan = plan
    self.warnings = warnings
    self.tentativeRequests = tentativeRequests
    self.language = language
  }

  /// The plan as a JSON object.
  public var json: JSONObject {
    [
      "assignments": .array(plan.assignments.map(json)),
      "unmatched": .array(plan.unmatched.map(json)),
      "objective": PlanDocument.json(plan.objective),
      "optimal": .boolean(plan.isOptimal),
      "warnings": .array(warnings.map { .string($0) }),
    ]
  }

  private func json(_ assignment: Assignment) -> JSONValue {
    var object: JSONObject = [
      "request": .string(assignment.request), "officer": .string(assignment.officer),
      "start": instant(assignment.time.start), "end": instant(assignment.time.end),
      "proposal": .integer(Int64(assignment.proposal)),
      "earliestDate": .string(assignment.earliestDate.iso8601),
      "dueDate": .string(assignment.dueDate.iso8601),
      "workingDaysAfterEarliest": .integer(Int64(assignment.afterEarliest.count)),
      "tentative": .boolean(tentativeRequests.contains(assignment.request)),
    ]
    if assignment.isAgreed { object.append("agreed", .boolean(true)) }
    return .object(object)
  }

  private func json(_ unmatched: Unmatched) -> JSONValue {
    var object: JSONObject = [
      "request": .string(unmatched.request), "reason": .string(unmatched.reason.rawValue),
      "explanation": .string(unmatched.reason.sentence.text(in: language)),
    ]
    if let date = unmatched.earliestDate { object.append("earliestDate", .string(date.iso8601)) }
    object.append("tentative", .boolean(tentativeRequests.contains(unmatched.request)))
    let windows = unmatched.windows.enumerated().map { rank, reason -> JSONValue in
      [
        "proposal": .integer(Int64(rank)), "reason": .string(reason.rawValue),
        "explanation": .string(reason.sentence.text(in: language)),
      ]
    }
    object.append("windows", .array(windows))
    let alternatives = unmatched.alternatives.map { alternative -> JSONValue in
      [
        "start": instant(alternative.time.start), "end": instant(alternative.time.end),
        "officer": .string(alternative.officer),
      ]
    }
    object.append("alternatives", .array(alternatives))
    return .object(object)
  }

  /// An objective as a JSON object.
  public static func json(_ objective: Objective) -> JSONValue {
    [
      "priorityMatched": .integer(Int64(objective.priorityMatched)),
      "matched": .integer(Int64(objective.matched)),
      "rankSum": .integer(Int64(objective.rankSum)),
      "workingDaysAfterEarliest": .integer(Int64(objective.workingDaysAfterEarliest)),
      "loadSquares": .integer(Int64(objective.loadSquares)),
      "startMinutes": .integer(Int64(objective.startMinutes)),
    ]
  }

  private func instant(_ instant: Instant) -> JSONValue { .string(instant.iso8601(offset: .wib)) }
}
