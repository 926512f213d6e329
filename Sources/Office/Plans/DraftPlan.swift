public import Casework
public import JSON
import Scheduling
public import Store
import WorkCalendar
public import Wording

/// A plan that was worked out and is not kept yet. Nothing is booked by it.
public struct DraftPlan: Sendable {
  /// The plan as the JSON of the contract, with the numbers of requests and officers.
  public let document: JSONObject
  /// What it was worked out from.
  let basis: PlanBasis
}

extension Office {
  /// The seconds that a search for the best plan may take: a director waits for it.
  public static let planningSeconds = 5
  /// The most requests of one plan; no day brings more.
  public static let mostRequestsOfPlan = 1_000

  /// Works out the best plan for requests that wait for a meeting, or for all that do and have open windows
  /// (rules of the service, section 5.3). The search holds no transaction. Fails with `forbidden` for all but
  /// the director, with `invalid` where a request cannot be planned, and with `SearchUnderWay` while another
  /// is worked out.
  public func draftPlan(
    for requests: [Identifier<Record.Request>]? = nil, as principal: Principal, in language: Language
  ) throws -> DraftPlan {
    try searchTurn.take(atMost: Office.planningSeconds) {
      try searchPlan(for: requests, as: principal, in: language)
    }
  }

  private func searchPlan(
    for requests: [Identifier<Record.Request>]?, as principal: Principal, in language: Language
  ) throws -> DraftPlan {
    let (problem, basis) = try ask(as: principal) { desk in
      try desk.require(.director)
      let waiting = try requests.map(desk.plannable) ?? desk.waitingForPlan()
      let problem = try desk.matchingProblem(for: waiting)
      let basis = try PlanBasis(
        waiting, isOfAll: requests == nil, opening: problem.opening, at: desk)
      return (problem, basis)
    }
    let now = surroundings.now
    let began = now().secondsSinceEpoch
    let plan = Matcher(problem).plan {
      Double(Office.planningSeconds) - Double(now().secondsSinceEpoch - began)
    }
    return DraftPlan(
      document: PlanDocument(
        plan: plan, warnings: [], tentativeRequests: problem.tentativeRequests(of: plan), language: language
      ).json, basis: basis)
  }
}

extension MatchingProblem {
  /// The requests that a plan meets on a day, or from an earliest date, that is not decreed yet.
  func tentativeRequests(of plan: Plan) -> Set<String> {
    let receipts = Dictionary(uniqueKeysWithValues: requests.map { ($0.id, $0.receivedAt) })
    return Set(
      plan.assignments.filter { assignment in
        guard let receivedAt = receipts[assignment.request] else { return false }
        let lead = try? calendar.leadTime(receivedAt: receivedAt, lead: rules.lead)
        let day = try? calendar.day(assignment.time.start.local(offset: .wib).date)
        return lead?.isTentative ?? false || day?.isTentative ?? false
      }.map(\.request))
  }

  /// The first moment at which any of the requests may be met; now where there is none.
  fileprivate var opening: Instant {
    let dates = requests.compactMap {
      try? calendar.leadTime(receivedAt: $0.receivedAt, lead: rules.lead).date
    }
    return dates.min().map { max(now, Instant(startOf: $0, offset: .wib)) }
      ?? now
  }
}

extension Desk {
  /// Every request that waits for a meeting and has an open window, oldest first.
  func waitingForPlan() throws -> [MeetingRequest] {
    try waitingRequests().ready.map(meetingRequest)
  }

  /// The requests that wait for a meeting, oldest first: those with an open window, which can be planned, and the
  /// others. Fails with `forbidden` for all but the director.
  public func requestsToPlan() throws -> (ready: [RequestRecord], others: [RequestRecord]) {
    try require(.director)
    return try waitingRequests()
  }

  private func waitingRequests() throws -> (ready: [RequestRecord], others: [RequestRecord]) {
    let waiting = try queries.requests(in: .received) + queries.requests(in: .assigned)
    var (ready, others): ([RequestRecord], [RequestRecord]) = ([], [])
    for request in waiting.sorted(by: { $0.id < $1.id }) {
      let isReady = try queries.proposals(of: request.id).contains { $0.state == .open }
      if isReady, ready.count < Office.mostRequestsOfPlan { ready.append(request) }
      if !isReady { others.append(request) }
    }
    return (ready, others)
  }

  /// Requests that were named for a plan. Fails with `invalid`, every one named that cannot be planned.
  fileprivate func plannable(_ ids: [Identifier<Record.Request>]) throws -> [MeetingRequest] {
    var problems: [FieldProblem] = []
    var found: [MeetingRequest] = []
    for (index, id) in ids.enumerated() {
      let path = "requests[\(index)]"
      guard let request = try queries.request(id), request.state == .received || request.state == .assigned
      else {
        problems.append(
          FieldProblem(
            path,
            Sentence("tidak sedang menunggu pertemuan", "does not wait for a meeting")))
        continue
      }
      let wish = try meetingRequest(request)
      if wish.proposals.isEmpty {
        problems.append(
          FieldProblem(
            path,
            Sentence(
              "tidak punya usulan waktu yang masih berlaku", "has no proposed window that can still be used"))
        )
      }
      if !ids[..<index].contains(id) { found.append(wish) }
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return found
  }

  /// A plan by its number, for those who plan or look on. Fails with `notFound` and `forbidden`.
  public func plan(_ id: Identifier<Record.Plan>) throws -> PlanRecord {
    try require(.director, .officer, .auditor)
    guard let plan = try queries.plan(id) else { throw Refusal.notFound }
    return plan
  }
}

/// Keeps a plan until it is approved.
public struct KeepPlan: UseCase {
  let draft: DraftPlan

  /// A plan that was worked out.
  public init(_ draft: DraftPlan) { self.draft = draft }

  /// Keeps it. Fails with `forbidden` for all but the director.
  public func perform(at desk: Desk) throws -> PlanRecord {
    try desk.require(.director)
    guard case .staff(let member) = desk.principal else { throw Refusal.forbidden([.staff(.director)]) }
    let document = JSONValue.object(draft.document).serialized()
    let id = try desk.queries.addPlan(document, basis: draft.basis.text, at: desk.now, by: member.account)
    try desk.record(.planMade, of: nil, detail: ["plan": .string(id.description)])
    return try desk.plan(id)
  }
}
