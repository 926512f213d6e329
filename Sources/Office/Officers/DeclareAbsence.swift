public import Casework
import JSON
import Scheduling
import Store
public import WorkCalendar
import Wording

/// Declares an officer away, and in the same act finds a way for each meeting that the officer would have
/// held then (rules of the service, section 6.5).
public struct DeclareAbsence: UseCase {
  /// What is tried for the meetings.
  public enum Resolution: String, CaseIterable, Hashable, Sendable {
    /// Another competent officer takes the meeting over at its time; where none is free, as `reschedule`.
    case substitute
    /// The applicant is offered other times.
    case reschedule
  }

  /// What was done for a meeting.
  public enum Remedy: Hashable, Sendable {
    /// These officers hold it now.
    case substituted(by: [Identifier<Record.Officer>])
    /// The applicant was offered other times; the meeting stands until one is accepted.
    case rescheduling(Identifier<Record.Rescheduling>, times: [InstantRange])
    /// Another time is being agreed on already; that goes on.
    case underWay(Identifier<Record.Rescheduling>)
    /// Nobody is free, then or near then: somebody has to look after it.
    case none
  }

  /// A meeting with what was done for it.
  public struct Affected: Hashable, Sendable {
    /// The request.
    public let request: Identifier<Record.Request>
    /// The meeting.
    public let meeting: Identifier<Record.Meeting>
    /// When the officer would have held it.
    public let time: InstantRange
    /// What was done.
    public let remedy: Remedy
  }

  /// The longest absence; who is away for longer is no officer meanwhile.
  public static let longest = Minutes(366 * 1440)

  let officer: Identifier<Record.Officer>
  let time: InstantRange
  let reason: String
  let resolution: Resolution

  /// An absence. The reason is for the unit alone: applicants and the history are not told.
  public init(
    officer: Identifier<Record.Officer>, time: InstantRange, reason: String, resolution: Resolution
  ) {
    self.officer = officer
    self.time = time
    self.reason = reason
    self.resolution = resolution
  }

  /// Declares it. Fails unless it is the officer's own, or the director declares it.
  public func perform(at desk: Desk) throws -> [Affected] {
    let officer = try desk.ownOfficer(self.officer)
    guard time.end > desk.now, time.length.count <= DeclareAbsence.longest.count else {
      throw Refusal.invalid([
        FieldProblem(
          "end",
          Sentence(
            "ketidakhadiran berakhir sesudah sekarang dan paling lama 366 hari",
            "an absence ends after now and lasts 366 days at most"))
      ])
    }
    try desk.queries.addAbsence(of: officer.id, time: time, reason: reason)
    try desk.touch(.officers)
    try desk.releaseAlternatives(of: officer.id, in: time)
    var affected: [Affected] = []
    for meeting in try desk.queries.standingMeetings(of: officer.id, overlapping: time)
    where meeting.time.start > desk.now {
      guard var request = try desk.queries.request(meeting.request) else { continue }
      let remedy = try desk.remedy(
        for: meeting, of: &request, without: officer.id, bySubstitution: resolution == .substitute)
      affected.append(
        Affected(request: request.id, meeting: meeting.id, time: meeting.time, remedy: remedy))
    }
    try desk.record(
      .absenceDeclared, of: nil,
      detail: [
        "officer": .string(officer.id.description), "start": .string(time.start.iso8601(offset: .wib)),
        "end": .string(time.end.iso8601(offset: .wib)), "meetings": .integer(Int64(affected.count)),
      ])
    return affected
  }
}

extension Desk {
  /// The unit as it acts when an officer falls away: whoever may declare that sets in motion what follows.
  private static let unit: Set<Casework.Actor> = [.staff(.director)]

  /// Takes off the open offers what an absent officer would have held in a time.
  fileprivate func releaseAlternatives(of absent: Identifier<Record.Officer>, in time: InstantRange) throws {
    for id in try queries.openReschedulings() {
      guard let record = try queries.rescheduling(id), let request = try queries.request(record.request)
      else {
        continue
      }
      let gone = try (record.rounds.last?.options ?? []).filter { option in
        guard option.state == .offered, option.time.overlaps(time) else { return false }
        return try queries.officers(of: option.id).contains(absent)
      }
      guard !gone.isEmpty else { continue }
      try acting(as: .service).release(gone, of: record, for: request)
    }
  }

  fileprivate func remedy(
    for meeting: MeetingRecord, of request: inout RequestRecord, without absent: Identifier<Record.Officer>,
    bySubstitution: Bool
  ) throws -> DeclareAbsence.Remedy {
    let others = try queries.officers(of: meeting.id).filter { $0 != absent }
    let open = try queries.openRescheduling(of: meeting.id)
    if bySubstitution,
      let officers = try substitutes(for: meeting, of: request, beside: others, without: absent, open)
    {
      let decision = try decide(.assign, on: request, by: Desk.unit, given: [.officers])
      try substitute(officers, in: meeting, of: &request, entering: decision)
      return .substituted(by: officers)
    }
    if let open { return .underWay(open.id) }
    return try offerAlternatives(to: meeting, of: &request, beside: others)
  }

  /// Who could hold a meeting in place of an officer: the others with one more officer, or the others alone.
  /// The officer with the fewest meetings that day comes first.
  private func substitutes(
    for meeting: MeetingRecord, of request: RequestRecord, beside others: [Identifier<Record.Officer>],
    without absent: Identifier<Record.Officer>, _ open: ReschedulingRecord?
  ) throws -> [Identifier<Record.Officer>]? {
    let held = open?.rounds.last.flatMap { $0.side == .unit ? $0.options.map(\.time) : nil } ?? []
    let times = [meeting.time] + held.filter { $0.start > now }
    let day = meeting.time.start.local(offset: .wib).date
    var candidates: [(load: Int, officer: Identifier<Record.Officer>)] = []
    for officer in try roster().officers {
      guard let id = Identifier<Record.Officer>(officer.id), id != absent, !others.contains(id),
        Set(request.needs).isSubset(of: officer.competencies)
      else { continue }
      candidates.append((try queries.load(of: id, on: day, besides: request.id), id))
    }
    candidates.sort { $0 < $1 }
    let teams = candidates.map { (others + [$0.officer]).sorted() } + (others.isEmpty ? [] : [others])
    return try teams.first { team in try times.allSatisfy { try canMeet(team, request, at: $0) } }
  }

  /// Whether officers could meet a request at a time by every rule, nothing else taking them.
  private func canMeet(
    _ officers: [Identifier<Record.Officer>], _ request: RequestRecord, at time: InstantRange
  ) throws -> Bool {
    let buffer = try settings().rules.buffer
    guard let kept = InstantRange(start: time.start, end: time.end + buffer) else { return false }
    do {
      try checkMeeting(of: request, at: time, officers: officers, agreed: [time])
      return try !officers.contains {
        try queries.isTaken(.officer($0), at: kept, besides: request.id)
      }
    } catch is Refusal {
      return false
    }
  }

  /// Offers the applicant up to three times near the meeting's, each held by a competent officer and those of
  /// the others who are free then.
  private func offerAlternatives(
    to meeting: MeetingRecord, of request: inout RequestRecord, beside others: [Identifier<Record.Officer>]
  ) throws -> DeclareAbsence.Remedy {
    let wish = MeetingRequest(
      id: request.id.description, receivedAt: request.receivedAt ?? request.submittedAt,
      priority: request.applicant.priority, needs: Set(request.needs), duration: meeting.time.length,
      proposals: [meeting.time])
    let found = Matcher(try matchingProblem(for: [wish])).outlooks().flatMap(\.alternatives)
    var times: [InstantRange] = []
    var officers: [[Identifier<Record.Officer>]] = []
    for alternative in found where alternative.time != meeting.time {
      guard let officer = Identifier<Record.Officer>(alternative.officer),
        try canMeet([officer], request, at: alternative.time),
        try hasRoom(at: alternative.time, for: request.id)
      else { continue }
      let free = try others.filter {
        try $0 != officer && canMeet([$0, officer], request, at: alternative.time)
      }
      times.append(alternative.time)
      officers.append((free + [officer]).sorted())
    }
    guard !times.isEmpty else { return .none }
    let decision = try decide(.proposeReschedule, on: request, by: Desk.unit, given: [.reason, .options])
    let language: Language = request.applicant.language == .english ? .english : .indonesian
    let reason = Sentence("petugas berhalangan", "the officer cannot attend").text(in: language)
    let offer = ReschedulingOffer(side: .unit, reason: reason, times: times, officers: officers)
    let rescheduling = try openRescheduling(
      begin(offer, for: meeting), offer, for: meeting, of: &request, entering: decision)
    return .rescheduling(rescheduling.id, times: times)
  }
}
