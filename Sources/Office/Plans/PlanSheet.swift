public import Casework
public import Scheduling
public import Store
public import WorkCalendar
import Wording

/// A plan as whoever decides on it sees it: as it stands, beside how it was worked out, judged by everything that holds
/// now (rules of the service, section 5.3).
public struct PlanSheet: Sendable {
  /// The plan as it is kept.
  public let record: PlanRecord
  /// What it has for each request, and why others have nothing. Of an approved plan, what was booked.
  public let plan: Plan
  /// The objective of the plan as it was worked out, by what holds now; of an approved plan, as it was kept.
  public let best: Objective
  /// What it has and can no longer stand, with the reason.
  public let refusals: [RefusedPlacement]
  /// Why it has what it has, by the ids of the requests; empty once it is approved.
  public let grounds: [String: PlacementGround]
  /// What has changed since it was worked out; `nil` once it is approved, and for one that an earlier version of the
  /// service made.
  public let staleness: PlanStaleness?
  /// The requests that the plan had something for as it was worked out, and that somebody has taken out.
  public let takenOut: Set<String>
  /// The requests without a meeting that could have one in one of their windows beside the plan as it stands.
  public let possible: Set<String>
  /// The requests whose time, officer or both somebody has put there by hand.
  public let placedByHand: Set<String>
  /// The requests, by their ids, whose answer hangs on what is not decreed yet.
  public let tentative: Set<String>
  /// Its requests as they are kept, by their ids.
  public let requests: [String: RequestRecord]
  /// The windows of its requests that are open, best first, by the ids of the requests.
  public let windows: [String: [InstantRange]]

  /// Whether somebody has changed it by hand.
  public var isChanged: Bool { record.changed != nil }
}

extension Desk {
  /// A plan as it stands now, for those who plan or look on. Fails with `notFound` and `forbidden`.
  public func planSheet(_ id: Identifier<Record.Plan>) throws -> PlanSheet {
    let record = try plan(id)
    return record.state == .approved
      ? try approvedSheet(record) : try PlanJudgement(record, at: self).sheet(at: self)
  }

  /// In what ways a request of a plan could be met beside the others. Fails with `notFound`, `forbidden` and
  /// `planApproved`, and with `notFound` where the plan has no such request or it does not wait any more.
  public func planChoices(
    for request: Identifier<Record.Request>, of plan: Identifier<Record.Plan>
  ) throws -> (sheet: PlanSheet, choices: PlacementChoices) {
    try require(.director)
    let record = try self.plan(plan)
    guard record.state == .proposed else { throw Refusal.planApproved }
    let judgement = try PlanJudgement(record, at: self)
    guard
      let choices = judgement.appraisal.choices(for: request.description, beside: judgement.current)
    else { throw Refusal.notFound }
    return (try judgement.sheet(at: self), choices)
  }

  /// The plans that were made last, the newest first. Fails with `forbidden` as `plan` does.
  public func latestPlans(atMost limit: Int) throws -> [PlanRecord] {
    try require(.director, .officer, .auditor)
    return try queries.latestPlans(atMost: limit)
  }

  private func approvedSheet(_ record: PlanRecord) throws -> PlanSheet {
    let (best, current) = (try record.best, try record.current)
    let kept = Set(current.plan.assignments.map(Placement.init))
    return PlanSheet(
      record: record, plan: current.plan, best: best.plan.objective, refusals: [], grounds: [:],
      staleness: nil,
      takenOut: Set(best.plan.assignments.map(\.request)).subtracting(kept.map(\.request)), possible: [],
      placedByHand: Set(kept.subtracting(best.plan.assignments.map(Placement.init)).map(\.request)),
      tentative: current.tentativeRequests, requests: try records(best.plan.requests), windows: [:])
  }

  fileprivate func records(_ ids: [String]) throws -> [String: RequestRecord] {
    var found: [String: RequestRecord] = [:]
    for id in ids { found[id] = try Identifier<Record.Request>(id).flatMap(queries.request) }
    return found
  }
}

/// A plan that waits for approval, with all that it is judged by.
struct PlanJudgement {
  let record: PlanRecord
  let problem: MatchingProblem
  let appraisal: PlanAppraisal
  /// As it was worked out.
  let best: [Placement]
  /// As it stands.
  let current: [Placement]
  let isProved: Bool
  private let requests: [String: RequestRecord]

  init(_ record: PlanRecord, at desk: Desk) throws {
    let (best, current) = (try record.best, try record.current)
    self.record = record
    self.best = best.plan.assignments.map(Placement.init)
    self.current = current.plan.assignments.map(Placement.init)
    isProved = best.plan.isOptimal
    let requests = try desk.records(best.plan.requests)
    self.requests = requests
    let waiting = best.plan.requests.compactMap { requests[$0] }.filter { request in
      request.state == .received || request.state == .assigned
    }
    problem = try desk.matchingProblem(for: waiting.sorted { $0.id < $1.id }.map(desk.meetingRequest))
    appraisal = PlanAppraisal(problem)
  }

  /// A plan of some placements as it is kept: with what can no longer stand as it was, so that nothing is lost unseen.
  func document(of judged: AppraisedPlan, in language: Language) throws -> PlanDocument {
    let before = Dictionary(
      try record.current.plan.assignments.map { ($0.request, $0) }, uniquingKeysWith: { first, _ in first })
    let stale = judged.refusals.compactMap { before[$0.placement.request] }
    let plan = Plan(
      assignments: judged.plan.assignments + stale,
      unmatched: judged.plan.unmatched.filter { unmet in !stale.contains { $0.request == unmet.request } },
      objective: judged.plan.objective, isOptimal: isBest(judged))
    return PlanDocument(
      plan: plan, warnings: [], tentativeRequests: problem.tentativeRequests(of: plan), language: language)
  }

  /// Whether a plan is as good as the one that is proved to be the best, and nothing of either has fallen.
  private func isBest(_ judged: AppraisedPlan) -> Bool {
    let worked = appraisal.appraised(best)
    return isProved && worked.refusals.isEmpty && judged.refusals.isEmpty
      && judged.plan.objective == worked.plan.objective
  }

  func sheet(at desk: Desk) throws -> PlanSheet {
    let judged = appraisal.appraised(current)
    let staleness = try PlanBasis(text: record.basis ?? "").map { basis in
      // Of a plan for all, whatever waits now counts; of one for some, those that it names.
      let waiting =
        basis.isOfAll ? try desk.waitingForPlan() : problem.requests.filter { !$0.proposals.isEmpty }
      return basis.staleness(
        at: try PlanBasis(waiting, isOfAll: basis.isOfAll, opening: basis.opening, at: desk))
    }
    let isBest = isBest(judged) && staleness?.isFresh ?? true
    let kept = Set(current)
    let open = judged.plan.unmatched.filter { $0.windows.contains(.outbid) }.map(\.request)
    return PlanSheet(
      record: record,
      plan: Plan(
        assignments: judged.plan.assignments, unmatched: judged.plan.unmatched,
        objective: judged.plan.objective, isOptimal: isBest),
      best: appraisal.appraised(best).plan.objective, refusals: judged.refusals,
      grounds: appraisal.grounds(of: current), staleness: staleness,
      takenOut: Set(best.map(\.request)).subtracting(kept.map(\.request)),
      possible: Set(
        open.filter { !(appraisal.choices(for: $0, beside: current)?.slots.isEmpty ?? true) }),
      placedByHand: Set(kept.subtracting(best).map(\.request)),
      tentative: problem.tentativeRequests(of: judged.plan), requests: requests,
      windows: Dictionary(uniqueKeysWithValues: problem.requests.map { ($0.id, $0.proposals) }))
  }
}
