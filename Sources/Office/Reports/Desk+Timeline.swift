import Casework
import JSON
import Store
import WorkCalendar

extension Desk {
  /// What the clocks of a request run on (rules of the service, section 2). `canBeMetByDue` says whether a
  /// meeting can be had by the due date, where somebody has looked.
  func timeline(of request: RequestRecord, canBeMetByDue: Bool? = nil) throws -> ServiceTimeline {
    let meetings = try queries.meetings(of: request.id)
    return try timeline(
      of: request, changes: StateChange.read(from: queries.history(of: request.id), of: request),
      meetings: meetings, later: laterDate(of: request, meetings: meetings), canBeMetByDue: canBeMetByDue)
  }

  func timeline(
    of request: RequestRecord, changes: [StateChange], meetings: [MeetingRecord], later: LaterDate?,
    canBeMetByDue: Bool? = nil
  ) throws -> ServiceTimeline {
    let planned = meetings.last { $0.state == .scheduled }
    guard
      let timeline = ServiceTimeline(
        changes: changes, completedAt: request.completion(meetings: meetings), later: later,
        planned: planned?.time.start.local(offset: .wib).date, canBeMetByDue: canBeMetByDue)
    else { throw DatabaseError.unreadable("the history of request \(request.id) is no timeline") }
    return timeline
  }

  /// The later date that the applicant agreed to or asked for: that of the meeting, where one stands or was
  /// held; or else that of the last agreement; or else the last day of the windows, where all begin after the
  /// due date.
  func laterDate(of request: RequestRecord, meetings: [MeetingRecord]) throws -> LaterDate? {
    if let meeting = meetings.last(where: { $0.state != .cancelled }) {
      return request.laterGround.map { LaterDate($0, date: meeting.time.start.local(offset: .wib).date) }
    }
    let agreed = try queries.reschedulings(of: request.id).last { $0.state == .agreed }
    let option = agreed?.rounds.last?.options.first { $0.state == .accepted }
    if let option { return LaterDate(.agreed, date: option.time.start.local(offset: .wib).date) }
    let windows = try queries.proposals(of: request.id).filter(\.state.isOfUse).map(\.time)
    let due = try dueDate(of: request)
    guard windows.allSatisfy({ $0.start.local(offset: .wib).date > due }) else { return nil }
    let last = windows.map { ($0.end - Minutes(1)).local(offset: .wib).date }.max()
    return last.map { LaterDate(.asked, date: $0) }
  }
}

extension StateChange {
  /// The changes of state that the history of a request tells of, oldest first. Where it tells nothing of
  /// states they are read from the request itself.
  static func read(from history: [HistoryEntry], of request: RequestRecord) throws -> [StateChange] {
    var changes: [StateChange] = []
    for entry in history {
      let detail = try JSONValue(parsing: Array(entry.detail.utf8))
      guard case .object(let object) = detail, case .string(let word)? = object["state"],
        let state = RequestState(rawValue: word)
      else { continue }
      var turn: Side?
      if state == .rescheduling {
        turn = changes.last?.turn
        if case .string(let word)? = object["side"], let side = Side(rawValue: word) { turn = side.other }
      }
      guard changes.last?.state != state || changes.last?.turn != turn else { continue }
      // A clock that was set back must not make time run backwards.
      let moment = changes.last.map { max($0.at, entry.at) } ?? entry.at
      changes.append(StateChange(state, at: moment, turn: turn))
    }
    return changes.isEmpty ? of(request) : changes
  }

  /// The changes that the request itself tells of: when it was handed in, when the unit received it, and since when it
  /// stands where it stands, in a rescheduling with the side whose turn it is.
  static func of(_ request: RequestRecord, turn: Side? = nil) -> [StateChange] {
    var changes = [StateChange(.submitted, at: request.submittedAt)]
    if let receivedAt = request.receivedAt { changes.append(StateChange(.received, at: receivedAt)) }
    if changes.last?.state != request.state {
      changes.append(StateChange(request.state, at: max(request.stateSince, changes[0].at), turn: turn))
    }
    return changes.sorted { $0.at < $1.at }
  }
}

extension RequestRecord {
  /// When it was completed: at the end of the meeting that was held, or when the reply letter was sent. `nil`
  /// where it is not, or nothing is owed any more.
  func completion(meetings: [MeetingRecord]) -> Instant? {
    guard let completedAt, state != .referred, state != .withdrawn else { return nil }
    return meetings.last { $0.state == .held }?.time.end ?? completedAt
  }
}

extension ProposalState {
  /// Whether a meeting in the window was once possible: what it can be now is of no weight for what the
  /// applicant asked for.
  fileprivate var isOfUse: Bool {
    switch self {
    case .open, .taken, .past, .superseded: true
    case .tooEarly, .dayOff, .outsideHours, .pastCalendar: false
    }
  }
}
