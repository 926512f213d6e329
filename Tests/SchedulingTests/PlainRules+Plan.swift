import Scheduling
import WorkCalendar

extension PlainRules {
  /// The meetings of a plan; those with unknown ids are left out.
  func meetings(of plan: Plan) -> [PlainMeeting] {
    plan.assignments.compactMap { assignment in
      guard let request = problem.requests.firstIndex(where: { $0.id == assignment.request }),
        let officer = problem.officers.firstIndex(where: { $0.id == assignment.officer })
      else { return nil }
      return PlainMeeting(
        request: request, officer: officer, start: assignment.time.start.secondsSinceEpoch,
        end: assignment.time.end.secondsSinceEpoch)
    }
  }

  /// Everything that a plan breaks or tells wrongly; empty where it is valid.
  func breaches(of plan: Plan) -> [String] {
    var breaches: [String] = []
    let meetings = meetings(of: plan)
    let standing = standing
    guard meetings.count == plan.assignments.count else { return ["an assignment names what is not there"] }
    for (index, (meeting, assignment)) in zip(meetings, plan.assignments).enumerated() {
      let request = problem.requests[meeting.request]
      if meeting.end - meeting.start != request.duration.seconds { breaches.append("\(request.id): length") }
      if !isAllowedAlone(meeting, standing: standing) { breaches.append("\(request.id): not allowed") }
      if !isCompatible(meeting, with: standing + meetings[..<index]) {
        breaches.append("\(request.id): not beside others")
      }
      if assignment.proposal != rank(meeting) { breaches.append("\(request.id): rank") }
      let earliest = earliestDate(of: request)
      if assignment.earliestDate != earliest { breaches.append("\(request.id): earliest date") }
      if assignment.dueDate != dueDate(of: request) { breaches.append("\(request.id): due date") }
      if assignment.afterEarliest.count != workingDays(from: earliest, to: day(of: meeting.start)) {
        breaches.append("\(request.id): working days after the earliest date")
      }
    }
    let met = Set(plan.assignments.map(\.request))
    let order = problem.requests.map(\.id)
    if plan.assignments.map(\.request) != order.filter(met.contains)
      || plan.unmatched.map(\.request) != order.filter({ !met.contains($0) })
    {
      breaches.append("assignments and unmatched are not the requests in their order")
    }
    if levels(of: plan.objective) != values(of: meetings) { breaches.append("objective") }
    return breaches
  }

  /// The due date by walking: five working days after the day that counts as the day of receipt.
  func dueDate(of request: MeetingRequest) -> CivilDate {
    var date = day(of: request.receivedAt.secondsSinceEpoch)
    while !isWorking(date) { date = date.advanced(by: 1) }
    for _ in 0..<5 {
      repeat { date = date.advanced(by: 1) } while !isWorking(date)
    }
    return date
  }

  /// The levels of an objective, less being better.
  func levels(of objective: Objective) -> [Int] {
    [
      -objective.priorityMatched, -objective.matched, objective.rankSum, objective.workingDaysAfterEarliest,
      objective.loadSquares, objective.startMinutes,
    ]
  }
}
