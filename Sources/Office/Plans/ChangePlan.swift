public import Casework
import JSON
public import Scheduling
import Store
public import Wording

/// Changes a plan by hand before it is approved (rules of the service, section 5.3). Nothing is booked by it: the plan
/// is kept as it stands then, with how good it is, beside how it was worked out.
public struct ChangePlan: UseCase {
  /// What is changed.
  public enum Change: Hashable, Sendable {
    /// A request gets this meeting, in place of what it had.
    case place(ApprovePlan.Assignment)
    /// A request gets none.
    case takeOut(Identifier<Record.Request>)
    /// A request gets what the plan had for it as it was worked out.
    case putBack(Identifier<Record.Request>)
    /// The plan has these meetings and no others.
    case replace([ApprovePlan.Assignment])
    /// The plan stands as it was worked out.
    case restore
  }

  let plan: Identifier<Record.Plan>
  let change: Change
  let seen: SeenVersion
  let language: Language

  /// A change of a plan as its reader has seen it; what is kept for programs is explained in a language.
  public init(
    plan: Identifier<Record.Plan>, _ change: Change, seen: SeenVersion = .any,
    explainedIn language: Language = .indonesian
  ) {
    self.plan = plan
    self.change = change
    self.seen = seen
    self.language = language
  }

  /// Changes it. Fails with `planApproved` where it was approved, with `changedMeanwhile` where it is not as it was
  /// seen, and with `invalid` where something that is placed cannot stand: each with the rule that it breaks.
  public func perform(at desk: Desk) throws -> PlanSheet {
    try desk.require(.director)
    let record = try desk.plan(plan)
    guard record.state == .proposed else { throw Refusal.planApproved }
    guard seen.allows(record.version) else { throw Refusal.changedMeanwhile }
    let judgement = try PlanJudgement(record, at: desk)
    let changed = try document(judgement)
    guard try desk.queries.change(record, to: changed) else { throw Refusal.changedMeanwhile }
    try desk.record(.planChanged, of: nil, detail: ["plan": .string(plan.description)])
    return try desk.planSheet(plan)
  }

  /// How good the plan would be; nothing is kept. Fails as `perform` does.
  public static func preview(
    _ assignment: ApprovePlan.Assignment, in plan: Identifier<Record.Plan>, at desk: Desk
  ) throws -> Objective {
    try desk.require(.director)
    let record = try desk.plan(plan)
    guard record.state == .proposed else { throw Refusal.planApproved }
    let judgement = try PlanJudgement(record, at: desk)
    let judged = judgement.appraisal.appraised(judgement.placing(assignment))
    try refuse(judged, only: assignment.request)
    return judged.plan.objective
  }

  /// The plan as it stands after the change; `nil` where that is how it was worked out.
  private func document(_ judgement: PlanJudgement) throws -> String? {
    let placements: [Placement]
    var touched: Identifier<Record.Request>?
    switch change {
    case .restore: return nil
    case .replace(let assignments): placements = assignments.map(\.placement)
    case .place(let assignment):
      touched = assignment.request
      placements = judgement.placing(assignment)
    case .takeOut(let request): placements = judgement.without(request)
    case .putBack(let request):
      touched = request
      placements =
        judgement.without(request) + judgement.best.filter { $0.request == request.description }
    }
    if placements.count == judgement.best.count, Set(placements) == Set(judgement.best) { return nil }
    let judged = judgement.appraisal.appraised(placements)
    switch change {
    case .replace: try ChangePlan.refuse(judged)
    default: try touched.map { try ChangePlan.refuse(judged, only: $0) }
    }
    return JSONValue.object(try judgement.document(of: judged, in: language).json).serialized()
  }

  /// Fails where something cannot stand: of all that is placed, or of one request, which was placed last.
  private static func refuse(_ judged: AppraisedPlan, only request: Identifier<Record.Request>? = nil) throws
  {
    let problems = judged.refusals.compactMap { refused -> FieldProblem? in
      guard let request else {
        return FieldProblem(
          "assignments[\(refused.index)].\(refused.refusal.field)", refused.refusal.sentence)
      }
      guard refused.placement.request == request.description else { return nil }
      return FieldProblem(refused.refusal.field.rawValue, refused.refusal.sentence)
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
  }
}

extension PlanJudgement {
  /// What stands with a meeting in place of what its request had; it comes last, so that it is the one to be refused.
  fileprivate func placing(_ assignment: ApprovePlan.Assignment) -> [Placement] {
    without(assignment.request) + [assignment.placement]
  }

  fileprivate func without(_ request: Identifier<Record.Request>) -> [Placement] {
    current.filter { $0.request != request.description }
  }
}
