import Casework
import JSON
import Scheduling
import Store
import WorkCalendar
import Wording

/// Other working days in place of those that held, with all that follows for requests, meetings, offers and plans
/// (rules of the service, section 1.4). Nothing moves by itself: each meeting that can no longer be held as it is
/// booked gets a rescheduling, or the director is told.
struct CalendarChange {
  typealias Preview = HolidayImport<Identifier<Record.Request>, Identifier<Record.Meeting>>

  /// What is known of the open requests and the meetings ahead when the calendar changes.
  private struct Standing {
    let requests: [Identifier<Record.Request>: RequestRecord]
    let receipts: [Preview.Receipt]
    let meetings: [MeetingRecord]

    init(at desk: Desk) throws {
      let waiting = RequestState.allCases.filter(\.awaitsCompletion)
      let open = try waiting.flatMap { try desk.queries.requests(in: $0) }.sorted { $0.id < $1.id }
      requests = Dictionary(uniqueKeysWithValues: open.map { ($0.id, $0) })
      receipts = open.map { Preview.Receipt(request: $0.id, receivedAt: $0.receivedAt ?? $0.submittedAt) }
      meetings = try desk.queries.standingMeetings(endingAfter: desk.now)
    }

    /// The meetings, each with the request whose earliest date binds it: not that of who is served at the counter.
    var bookings: [Preview.Booking] {
      meetings.map { meeting in
        let isBound = !(requests[meeting.request]?.isPriorityAtCounter ?? true)
        return Preview.Booking(
          meeting: meeting.id, request: isBound ? meeting.request : nil, time: meeting.time)
      }
    }
  }

  /// The calendar as it held.
  let old: WorkingDayCalendar
  /// The calendar as it holds from now on, which is that of the desk.
  let new: WorkingDayCalendar
  /// The version of the calendar that the history names.
  let version: Identifier<Record.CalendarVersion>

  /// Does all that follows. Fails with `pastCalendar` where a date is out of reach of either calendar.
  func perform(at desk: Desk) throws -> CalendarConsequences {
    let waiting = try desk.waitingMail()
    let rules = try desk.settings().rules
    let standing = try Standing(at: desk)
    let found: Preview
    var moved: [HolidayReport.MovedRequest] = []
    do throws(CalendarReachError) {
      found = try Preview.preview(
        from: old, to: new, receipts: standing.receipts, bookings: standing.bookings, lead: rules.lead)
      for receipt in standing.receipts {
        guard let request = standing.requests[receipt.request] else { continue }
        if let row = try dates(of: receipt, request.reference, rules) { moved.append(row) }
      }
    } catch {
      throw Refusal.pastCalendar(error)
    }
    let plans = try plansHit(at: desk)
    let withoutProposals = try weighProposals(at: desk)
    let offers = try releaseAlternatives(at: desk)
    let meetings = Dictionary(uniqueKeysWithValues: standing.meetings.map { ($0.id, $0) })
    let affected = try found.meetings.compactMap { affected -> HolidayReport.AffectedMeeting? in
      guard let meeting = meetings[affected.meeting] else { return nil }
      return try reschedule(
        HolidayReport.AffectedMeeting(
          meeting: meeting, reference: standing.requests[meeting.request]?.reference ?? "",
          dayOff: affected.dayOff, earliestDate: affected.earliestDate, rescheduling: nil, alternatives: []),
        at: desk)
    }
    let restored = try found.restoredMeetings.compactMap { id in
      try meetings[id].map { meeting in
        let open = try endUntouched(of: id, at: desk)
        return HolidayReport.RestoredMeeting(
          meeting: meeting, reference: standing.requests[meeting.request]?.reference ?? "",
          rescheduling: open?.rescheduling, hasEnded: open?.hasEnded ?? false)
      }
    }
    for row in moved { try tell(row, besides: Set(withoutProposals), at: desk) }
    let movedRequests = Set(moved.map(\.id))
    return CalendarConsequences(
      requests: moved, meetings: affected, withoutProposals: withoutProposals, offers: offers, plans: plans,
      confirmedRequests: found.confirmedRequests.filter { !movedRequests.contains($0) },
      confirmedMeetings: found.confirmedMeetings, restored: restored, mails: try desk.waitingMail() - waiting)
  }

  /// How the dates of a request move; `nil` where they do not.
  private func dates(
    of receipt: Preview.Receipt, _ reference: String, _ rules: ServiceRules
  ) throws(CalendarReachError) -> HolidayReport.MovedRequest? {
    let received = receipt.receivedAt
    let completion = ServiceRules.completion
    let row = HolidayReport.MovedRequest(
      id: receipt.request, reference: reference,
      earliestBefore: try old.leadTime(receivedAt: received, lead: rules.lead).date,
      earliestAfter: try new.leadTime(receivedAt: received, lead: rules.lead).date,
      dueBefore: try old.leadTime(receivedAt: received, lead: completion).date,
      dueAfter: try new.leadTime(receivedAt: received, lead: completion).date)
    return row.earliestBefore == row.earliestAfter && row.dueBefore == row.dueAfter ? nil : row
  }

  /// Weighs the proposals of every open request again, and asks the applicants whose last usable one is gone
  /// for new ones.
  private func weighProposals(at desk: Desk) throws -> [Identifier<Record.Request>] {
    var without: [Identifier<Record.Request>] = []
    for state in RequestState.allCases where state.awaitsCompletion {
      for request in try desk.queries.requests(in: state) {
        let proposals = try desk.queries.proposals(of: request.id)
        let wasUsable = proposals.contains { $0.state == .open || $0.state == .taken }
        guard !proposals.isEmpty, try !desk.weighAgain(request), wasUsable,
          ProposeWindows.states.contains(state)
        else { continue }
        try desk.askForProposals(
          of: request,
          detail: [
            "earliestDate": .string(try desk.leadTime(of: request).date.iso8601),
            "dueDate": .string(try desk.dueDate(of: request).iso8601),
          ])
        without.append(request.id)
      }
    }
    return without.sorted()
  }

  /// Puts it into the history of a request that its dates have moved. Its applicant is told where nothing else
  /// that is told now says so: while the request waits for a time, and is not asked for new proposals.
  private func tell(
    _ row: HolidayReport.MovedRequest, besides asked: Set<Identifier<Record.Request>>, at desk: Desk
  ) throws {
    guard let request = try desk.queries.request(row.id) else { return }
    let isReceived = request.receivedAt != nil
    let hasProposals = try desk.queries.proposals(of: request.id).contains { $0.state == .open }
    let isAnyTold = row.earliestBefore != row.earliestAfter && !request.isPriorityAtCounter || isReceived
    let isTold = ProposeWindows.states.contains(request.state) && !asked.contains(request.id) && isAnyTold
    try desk.record(
      .requestDatesMoved, of: request,
      detail: [
        "version": .string(version.description),
        "earliestDateBefore": .string(row.earliestBefore.iso8601),
        "earliestDate": .string(row.earliestAfter.iso8601), "dueDateBefore": .string(row.dueBefore.iso8601),
        "dueDate": .string(row.dueAfter.iso8601), "isReceived": .boolean(isReceived),
        "needsProposals": .boolean(!hasProposals),
      ], telling: isTold ? [.applicant] : [])
  }

  /// How long a plan that nobody has approved is looked at.
  private static let ageOfPlans = Minutes(60 * 1440)

  /// The plans that nobody has approved, and of which a meeting ahead can no longer be held as it is planned: they
  /// cannot be approved as they are.
  private func plansHit(at desk: Desk) throws -> [HolidayReport.AffectedPlan] {
    let since = Instant(
      secondsSinceEpoch: desk.now.secondsSinceEpoch - Int64(CalendarChange.ageOfPlans.count) * 60)
    return try desk.queries.proposedPlans(since: since).compactMap { plan in
      let hit = try PlannedRequests(plan).assignments.filter { assignment in
        assignment.start > desk.now ? try isLost(assignment, at: desk) : false
      }
      return hit.isEmpty
        ? nil : HolidayReport.AffectedPlan(id: plan.id, requests: hit.map(\.request).sorted())
    }
  }

  private func isLost(_ assignment: ApprovePlan.Assignment, at desk: Desk) throws -> Bool {
    guard let request = try desk.queries.request(assignment.request), request.state.awaitsCompletion else {
      return false
    }
    let date = assignment.start.local(offset: .wib).date
    let received = request.receivedAt ?? request.submittedAt
    let lead = try desk.settings().rules.lead
    do throws(CalendarReachError) {
      let wasWorking = try old.isWorking(date)
      let isWorking = try new.isWorking(date)
      if wasWorking, !isWorking { return true }
      let before = try old.leadTime(receivedAt: received, lead: lead).date
      let after = try new.leadTime(receivedAt: received, lead: lead).date
      return !request.isPriorityAtCounter && date >= before && date < after
    } catch {
      return false
    }
  }
}

extension RequestState {
  /// Whether the request is still to be completed, by a meeting or by a reply letter.
  fileprivate var awaitsCompletion: Bool { isOpen && Outcome(entering: self) == nil }
}
