import Casework
import Store
import WorkCalendar
import Wording

extension EventNotice {
  /// The notice of a change of those who come along.
  func ofCoApplicants() throws -> Notice? {
    guard let request else { return nil }
    if facts.audience == .applicant {
      return writer.companions(try desk.queries.coApplicants(of: request.id).map(\.person.name))
    }
    guard let told = MeetingFacts(facts) else { return nil }
    let meeting = NoticeWriter.Meeting(
      time: told.time, room: try desk.settings().link(toRoom: told.room),
      officers: try officers("officers").map(\.name))
    let change = CoApplicantChange(facts)
    let reader = facts.email.lowercased()
    guard facts.audience == .coApplicants else { return writer.companions(of: meeting, .others) }
    if change.removed.contains(reader) { return writer.companions(of: meeting, .leaves) }
    return writer.companions(of: meeting, change.added.contains(reader) ? .joins : .others)
  }

  /// The notice of what the rules refuse of what came from a calendar: to who sent it, or to the applicant where
  /// that is somebody who comes along.
  func ofRefusedCounter() -> Notice? {
    let declined = DeclinedCounter(facts)
    if let declined, declined.attendee != facts.email.lowercased() {
      return writer.companionProposes(declined.time, name: facts.text("proposer") ?? declined.attendee)
    }
    return writer.counterRefused(
      declined?.time, because: CounterRefusal.reasons(in: facts).map(\.sentence))
  }
}
