public import Casework
import JSON
public import Store
public import WorkCalendar

/// Answers a rescheduling without moving the meeting (rules of the service, section 6.2).
public struct AnswerRescheduling: UseCase {
  /// The answers.
  public enum Answer: Hashable, Sendable {
    /// The offered times do not suit; the meeting stays as it is.
    case decline(reason: String)
    /// Other times are offered instead, by their starts.
    case counter(reason: String, starts: [Instant])
    /// The offer is taken back by who made it.
    case withdraw
  }

  let request: Identifier<Record.Request>
  let rescheduling: Identifier<Record.Rescheduling>
  let answer: Answer

  /// An answer to a rescheduling of a request.
  public init(
    request: Identifier<Record.Request>, rescheduling: Identifier<Record.Rescheduling>, answer: Answer
  ) {
    self.request = request
    self.rescheduling = rescheduling
    self.answer = answer
  }

  /// Takes the answer. Fails where it is not this side's turn, or a time is refused.
  public func perform(at desk: Desk) throws -> ReschedulingRecord {
    var request = try desk.request(self.request)
    let open = try desk.negotiation(rescheduling, of: request)
    let side = desk.principal.side
    switch answer {
    case .decline(let reason):
      try end(open, .decline(by: side), .reschedulingDeclined, &request, at: desk, reason: reason)
    case .withdraw:
      try end(open, .withdraw(by: side), .reschedulingEnded, &request, at: desk, reason: "")
    case .counter(let reason, let starts):
      try desk.checkMovable(open.meeting)
      let times = try starts.map { try desk.time(from: $0, duration: open.meeting.time.length) }
      let change = try desk.apply(.counter(by: side, reason: reason, times: times), to: open)
      try desk.checkOffer(times, by: side, for: request, open.meeting)
      try desk.clearOffer(of: open)
      try desk.keepRound(of: change, in: open.record.id, of: open.meeting)
      guard try desk.queries.change(open.record, to: open.record.state, closedAt: nil) else {
        throw Refusal.changedMeanwhile
      }
      try desk.save(&request)
      try desk.record(
        .reschedulingCountered, of: request,
        detail: desk.detail(
          of: open.record.id, of: open.meeting, round: change.negotiation.rounds.last),
        telling: [.applicant, .director, .officers],
        facts: (side == .unit ? desk.declinedCounter(in: open, of: request) : [:]).adding(
          "reason", .string(reason)))
      if side == .unit { try desk.confirm(open, of: request) }
    }
    return try desk.rescheduling(rescheduling)
  }

  private func end(
    _ open: OpenNegotiation, _ event: NegotiationEvent, _ told: Event, _ request: inout RequestRecord,
    at desk: Desk,
    reason: String
  ) throws {
    try desk.end(open, event, told, &request, facts: reason.isEmpty ? [:] : ["reason": .string(reason)])
  }
}

extension Desk {
  /// Ends a rescheduling without another time: the holds are given back, and the request is again where it
  /// was. `ground` is what the history tells besides.
  func end(
    _ open: OpenNegotiation, _ event: NegotiationEvent, _ told: Event, _ request: inout RequestRecord,
    because ground: JSONObject = [:], facts: JSONObject = [:]
  ) throws {
    let change = try apply(event, to: open)
    let decision = try decide(.endReschedule, on: request)
    try clearOffer(of: open)
    try close(open, as: change.negotiation.state)
    try enter(decision.state, &request)
    // A time that nobody has answered is refused as well.
    let isRefused = event == .decline(by: .unit) || event == .expire
    var facts = facts
    if isRefused { facts.members += declinedCounter(in: open, of: request).members }
    var detail = detail(
      of: open.record.id, of: open.meeting, round: open.negotiation.rounds.last, isOpen: false)
    detail.members += ground.members
    try record(told, of: request, detail: detail, telling: decision.tells, facts: facts)
    if isRefused { try confirm(open, of: request) }
  }
}
