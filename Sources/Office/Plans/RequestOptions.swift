import Casework
public import Scheduling
public import Store
public import WorkCalendar

/// When one request could be met: at once, beside all that stands (rules of the service, section 5.2).
public struct RequestOptions: Sendable {
  /// A window that the applicant proposed.
  public struct Window: Hashable, Sendable {
    /// The rank, 0 being the first choice.
    public let rank: Int
    /// The window.
    public let time: InstantRange
    /// Why no meeting can be held in it; `nil` where one can.
    public let reason: UnmatchedReason?
  }

  /// The windows of the last round, best first.
  public let windows: [Window]
  /// The free times nearest to what was proposed, nearest first, each with an officer who is free then.
  public let alternatives: [Alternative]
  /// The first day on which the request could be met; `nil` past the calendars.
  public let earliestDate: CivilDate?
}

extension Desk {
  /// When a request could be met: which of its windows can be used and why others cannot, and what is near.
  public func options(for request: RequestRecord) throws -> RequestOptions {
    let proposals = try queries.proposals(of: request.id)
    let wish = MeetingRequest(
      id: request.id.description, receivedAt: request.receivedAt ?? request.submittedAt,
      priority: request.applicant.priority, needs: Set(request.needs), duration: request.duration,
      proposals: proposals.map(\.time))
    let outlook = Matcher(try matchingProblem(for: [wish])).outlooks().first
    let reasons = outlook?.windows ?? []
    return RequestOptions(
      windows: zip(proposals, reasons).map { proposal, reason in
        RequestOptions.Window(
          rank: proposal.rank, time: proposal.time, reason: reason == .outbid ? nil : reason)
      }, alternatives: outlook?.alternatives ?? [], earliestDate: outlook?.earliestDate)
  }
}
