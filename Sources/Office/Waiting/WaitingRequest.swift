public import Casework
public import Store
import WorkCalendar

/// A request that waits at a desk, as the desk lists it.
public struct WaitingRequest: Sendable {
  /// The request.
  public let request: RequestRecord
  /// How it does; `nil` where its dates lie out of the calendars' reach.
  public let standing: ServiceStanding?
  /// The meeting that stands for it; `nil` where none does.
  public let meeting: MeetingRecord?

  /// Whether it is late, or will be as things stand.
  public var isBreach: Bool { standing?.verdict == .late || standing?.verdict == .forecastBreach }
}

/// What waits in one place of a desk: the most urgent of it, and how much it is in all.
public struct WaitingList: Sendable {
  /// The most urgent first: what is late or will be, then by the due dates, priority applicants before others, then
  /// who waits longest.
  public let requests: [WaitingRequest]
  /// How many wait in all.
  public let count: Int

  /// Puts the most urgent first, and keeps so many of them.
  init(_ requests: [WaitingRequest], of count: Int, keeping limit: Int) {
    self.requests = Array(
      requests.sorted { first, second in
        if first.isBreach != second.isBreach { return first.isBreach }
        if let one = first.standing?.dueDate, let other = second.standing?.dueDate, one != other {
          return one < other
        }
        let (one, other) = (first.request, second.request)
        let isPriority = one.applicant.priority != .none
        if isPriority != (other.applicant.priority != .none) { return isPriority }
        return (one.stateSince, one.id) < (other.stateSince, other.id)
      }.prefix(limit))
    self.count = count
  }

  /// Those of the most urgent that something holds for.
  public func filter(_ holds: (WaitingRequest) -> Bool) -> WaitingList {
    let left = requests.filter(holds)
    return WaitingList(left, of: left.count, keeping: left.count)
  }
}

extension Desk {
  /// The requests that are looked at of one state: those that are due first. More than these at once have never waited,
  /// and what is due after them is not urgent.
  static let mostJudged = 200
  /// The most requests that a list of a desk shows.
  public static let mostListed = 20

  /// What waits in some states, of the officer that the principal is where `own` says so.
  public func waiting(in states: [RequestState], own: Bool = false) throws -> WaitingList {
    let officer = own ? ownOfficer : nil
    if own, officer == nil { return WaitingList([], of: 0, keeping: 0) }
    var found: [WaitingRequest] = []
    var count = 0
    for state in states {
      let requests = try queries.openRequests(in: state, of: officer, atMost: Desk.mostJudged)
      found += try requests.map { try waiting($0) }
      count +=
        requests.count < Desk.mostJudged
        ? requests.count : try queries.openRequestCount(in: state, of: officer)
    }
    return WaitingList(found, of: count, keeping: Desk.mostListed)
  }

  /// The requests whose meeting stands, and that are late or will be all the same: the meeting lies after the due date,
  /// or is over and nobody has said that it was held, without the applicant's asking or agreeing to a later date.
  public func breachesOfPlanned() throws -> WaitingList {
    let today = now.local(offset: .wib).date
    var dueDates: [CivilDate: CivilDate] = [:]
    var found: [Identifier<Record.Request>] = []
    for planned in try queries.plannedRequests() where !planned.isLaterGranted {
      let received = planned.receivedAt.local(offset: .wib).date
      // Whatever was received on the same day is due on the same day.
      let due = try dueDates[received] ?? dates(receivedAt: planned.receivedAt).dueDate
      dueDates[received] = due
      if max(today, planned.start.local(offset: .wib).date) > due { found.append(planned.request) }
    }
    let judged = try found.prefix(Desk.mostJudged).compactMap { try queries.request($0) }.map {
      try waiting($0)
    }
    let breaches = judged.filter(\.isBreach)
    return WaitingList(
      breaches, of: breaches.count + max(0, found.count - judged.count), keeping: Desk.mostListed)
  }

  /// The reschedulings that wait for the unit's answer: of the officer that the principal is where `own` says so.
  public func reschedulingsToAnswer(own: Bool = false) throws -> WaitingList {
    let officer = own ? ownOfficer : nil
    if own, officer == nil { return WaitingList([], of: 0, keeping: 0) }
    var found: [WaitingRequest] = []
    for id in try queries.openReschedulings() {
      guard let open = try queries.rescheduling(id), open.rounds.last?.side == .applicant,
        let request = try queries.request(open.request)
      else { continue }
      if let officer, try !queries.assignees(of: request.id).contains(officer) { continue }
      found.append(try waiting(request, turn: .unit))
    }
    return WaitingList(found, of: found.count, keeping: Desk.mostListed)
  }

  /// The officer that the principal is, whose requests and meetings are asked for; `nil` for nobody.
  public var ownOfficer: Identifier<Record.Officer>? {
    if case .staff(let member) = principal { member.officer } else { nil }
  }

  /// The officer's next meetings, those that are on now first.
  public func ownMeetings(atMost limit: Int) throws -> [(meeting: MeetingRecord, request: RequestRecord)] {
    guard let officer = ownOfficer else { return [] }
    return try queries.standingMeetings(endingAfter: now, of: officer, atMost: limit).compactMap { meeting in
      try queries.request(meeting.request).map { (meeting, $0) }
    }
  }

  private func waiting(_ request: RequestRecord, turn: Side? = nil) throws -> WaitingRequest {
    // Before the unit has received it, it can have neither a meeting nor a later date.
    let isReceived = request.receivedAt != nil
    let meetings = try isReceived ? queries.meetings(of: request.id) : []
    var standing: ServiceStanding?
    do {
      let timeline = try timeline(
        of: request, changes: StateChange.of(request, turn: turn), meetings: meetings,
        later: isReceived ? laterDate(of: request, meetings: meetings) : nil,
        canBeMetByDue: isReceived ? canBeMetByDue(request) : nil)
      standing = try self.standing(of: timeline)
    } catch Refusal.pastCalendar {
      standing = nil
    }
    return WaitingRequest(
      request: request, standing: standing, meeting: meetings.last { $0.state == .scheduled })
  }
}
