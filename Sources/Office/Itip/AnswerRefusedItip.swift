import Casework
import ICalendar
import JSON
import Store
import WorkCalendar

/// Answers who has sent something from a calendar that the rules refuse (rules of the service, section 6.3): a
/// proposal of another time is declined with the reason, and the meeting confirmed as it stands; who answered an
/// earlier revision is sent the present one.
///
/// To be done after `TakeItip` has failed for a message whose sender is known to be its attendee. Where somebody who
/// comes along has proposed another time, the applicant is told of it too.
public struct AnswerRefusedItip: UseCase {
  let taking: TakeItip
  let refusal: Refusal

  /// An answer to a message that was refused.
  public init(to taking: TakeItip, refusal: Refusal) {
    self.taking = taking
    self.refusal = refusal
  }

  /// Answers. Returns whether anybody is told: nobody is who was not invited, and nobody twice of the same proposal.
  /// For the service, the administration desk and the administrator.
  public func perform(at desk: Desk) throws -> Bool {
    if desk.principal != .service { try desk.require(.registry, .admin) }
    let reasons = CounterRefusal.reasons(of: refusal)
    let message = taking.message
    guard !reasons.isEmpty, let meeting = try desk.queries.meeting(uid: message.uid),
      let request = try desk.queries.request(meeting.request),
      let attendee = try attendee(of: meeting, request, at: desk)
    else { return false }
    var facts: JSONObject = ["refusedFor": .array(reasons.map { .object($0.facts) })]
    var recipients = [attendee.recipient]
    if case .counter(let counter) = message {
      guard try isNew(counter, of: attendee, for: meeting, at: desk) else { return false }
      facts.members +=
        desk.declinedCounter(
          of: meeting, sequence: counter.sequence ?? meeting.sequence, time: counter.time, by: attendee.email
        ).members
      if case .coApplicant = attendee.part, let applicant = Recipient(applicantOf: request) {
        facts.append("proposer", .string(attendee.recipient.name))
        recipients.append(applicant)
      }
    }
    try desk.record(
      .counterRefused, of: request,
      detail: [
        "meeting": .string(meeting.id.description), "by": .string(attendee.label),
        "reasons": .array(reasons.compactMap { $0.facts["code"] }),
      ], and: recipients, facts: facts)
    try desk.confirm(meeting.id, of: request, and: [attendee.recipient])
    return true
  }

  private func attendee(
    of meeting: MeetingRecord, _ request: RequestRecord, at desk: Desk
  ) throws -> Attendee? {
    do {
      return try taking.attendee(of: meeting, request, at: desk)
    } catch Refusal.staleMessage {
      return nil
    }
  }

  /// Keeps a proposal as an answer that is not yes. Returns whether it is later than what the attendee has sent
  /// until now: the same mail may come twice.
  private func isNew(
    _ counter: ItipMessage.Counter, of attendee: Attendee, for meeting: MeetingRecord, at desk: Desk
  ) throws -> Bool {
    let stamp = min(counter.stamp, desk.now)
    let earlier = try desk.queries.participation(of: meeting.id).first { $0.email == attendee.email }
    if let earlier, earlier.sequence == meeting.sequence, stamp <= earlier.stampedAt { return false }
    let answer = ParticipationRecord(
      email: attendee.email, answer: MeetingEvent.Attendee.Participation.tentative.rawValue,
      sequence: meeting.sequence, stampedAt: stamp)
    try desk.queries.keep(answer, to: meeting.id)
    return true
  }
}
