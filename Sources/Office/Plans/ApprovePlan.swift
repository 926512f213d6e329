public import Casework
import JSON
import Store
public import WorkCalendar
import Wording

/// Approves a plan: every meeting of it is booked, or none (rules of the service, section 5.3).
public struct ApprovePlan: UseCase {
  /// A meeting that is to be booked.
  public struct Assignment: Hashable, Sendable {
    /// The request.
    public let request: Identifier<Record.Request>
    /// The officer.
    public let officer: Identifier<Record.Officer>
    /// When it begins; it lasts as long as the request asks for.
    public let start: Instant
    /// Whether the applicant has agreed to the time, so that it need lie in none of the proposed windows (SP
    /// mechanism 5).
    public let isAgreed: Bool

    /// A meeting.
    public init(
      request: Identifier<Record.Request>, officer: Identifier<Record.Officer>, start: Instant,
      isAgreed: Bool = false
    ) {
      self.request = request
      self.officer = officer
      self.start = start
      self.isAgreed = isAgreed
    }
  }

  /// What was booked.
  public struct Booked: Hashable, Sendable {
    /// The request.
    public let request: Identifier<Record.Request>
    /// Its meeting.
    public let meeting: StaffedMeeting
  }

  let plan: Identifier<Record.Plan>
  let assignments: [Assignment]?
  let seen: SeenVersion

  /// An approval of a plan as it stands, and as its reader has seen it where `seen` says so. With assignments these are
  /// booked in place of the plan's: the director has changed some, or left some out.
  public init(plan: Identifier<Record.Plan>, assignments: [Assignment]? = nil, seen: SeenVersion = .any) {
    self.plan = plan
    self.assignments = assignments
    self.seen = seen
  }

  /// Books it whole. Fails with `planApproved` where it was, with `changedMeanwhile` where it is not as it was seen,
  /// with `invalid` where an assignment is for a request that is not of the plan, and with `planChanged` where any
  /// meeting cannot be booked any more.
  public func perform(at desk: Desk) throws -> [Booked] {
    try desk.require(.director)
    guard let record = try desk.queries.plan(plan) else { throw Refusal.notFound }
    guard record.state == .proposed else { throw Refusal.planApproved }
    guard seen.allows(record.version) else { throw Refusal.changedMeanwhile }
    guard try desk.queries.approve(plan, at: desk.now) else { throw Refusal.planApproved }
    let planned = try PlannedRequests(record)
    if let assignments { try check(assignments, against: planned.requests) }
    var booked: [Booked] = []
    var changes: [PlanChange] = []
    for assignment in assignments ?? planned.assignments {
      do {
        // What one that fails has written must not stand in the way of the others.
        booked.append(try desk.attempt { try book(assignment, at: desk) })
      } catch let refusal as Refusal {
        changes.append(PlanChange(assignment.request, refusal.sentence))
      }
    }
    guard changes.isEmpty else { throw Refusal.planChanged(changes) }
    try desk.record(
      .planApproved, of: nil,
      detail: ["plan": .string(plan.description), "meetings": .integer(Int64(booked.count))])
    return booked
  }

  private func check(
    _ assignments: [Assignment], against requests: Set<Identifier<Record.Request>>
  ) throws {
    var problems: [FieldProblem] = []
    for (index, assignment) in assignments.enumerated() {
      let path = "assignments[\(index)].request"
      if !requests.contains(assignment.request) {
        problems.append(
          FieldProblem(path, Sentence("bukan bagian dari rencana ini", "is no request of this plan")))
      } else if assignments[..<index].contains(where: { $0.request == assignment.request }) {
        problems.append(FieldProblem(path, Sentence("disebut dua kali", "is named twice")))
      }
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
  }

  private func book(_ assignment: Assignment, at desk: Desk) throws -> Booked {
    var request = try desk.request(assignment.request)
    let decision = try desk.decide(.schedule, on: request, given: [.officers, .time])
    let time = try desk.time(from: assignment.start, duration: request.duration)
    try desk.checkMeeting(
      of: request, at: time, officers: [assignment.officer], agreed: assignment.isAgreed ? [time] : [])
    let meeting = try desk.book(
      &request, at: time, officers: [assignment.officer], isAgreed: assignment.isAgreed)
    try desk.enter(decision.state, &request)
    var detail = desk.detail(of: meeting, officers: [assignment.officer])
      .adding("plan", .string(plan.description))
    if assignment.isAgreed { detail = detail.adding("agreed", .boolean(true)) }
    try desk.record(.meetingBooked, of: request, detail: detail, telling: decision.tells)
    return Booked(request: request.id, meeting: try desk.staffed(meeting, by: [assignment.officer]))
  }
}
