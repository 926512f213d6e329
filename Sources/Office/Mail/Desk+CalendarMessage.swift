import Casework
import ICalendar
import Mail
import Store
import WorkCalendar
import Wording

extension Desk {
  /// How long before a meeting calendars remind of it.
  static let invitationAlarm = Minutes(30)

  /// What the recipient's calendar is told of an event (rules of the service, sections 6.3 and 7.1); `nil`
  /// where it concerns no meeting to which the recipient is or was invited.
  ///
  /// Only those are invited who come to the meeting: the desks are told by plain mail. Everything is as the
  /// facts of the event have it, whatever has happened since: the number of the revision and the moment of the
  /// event put the messages in order however late one is sent (RFC 5546, section 2.1.5), and it is the same
  /// text whenever it is tried again. Fails with a `CalendarTextError` where a part of it could break out of
  /// its line.
  func calendarMessage(for facts: MailFacts, to email: String) throws -> OutgoingMail.Calendar? {
    // Clients let nobody answer who is the organizer: the unit's own address is never invited.
    guard facts.audience.isInvited, let id = facts.request, let request = try queries.request(id),
      try email.lowercased() != settings().unitEmail.lowercased()
    else { return nil }
    let writer = InvitationWriter(desk: self, facts: facts, email: email, request: request)
    if let declined = DeclinedCounter(facts) {
      return try declined.attendee == email.lowercased() ? writer.refusal(of: declined) : nil
    }
    guard let meeting = MeetingFacts(facts) else { return nil }
    switch facts.event {
    case .meetingBooked, .meetingMoved, .officersSubstituted, .meetingConfirmed:
      return try writer.isInvited(to: meeting) ? writer.request(for: meeting) : writer.removal(from: meeting)
    case .coApplicantsChanged:
      let change = CoApplicantChange(facts)
      if change.removed.contains(email.lowercased()) { return try writer.removal(from: meeting) }
      let isConcerned = change.isRevised || change.added.contains(email.lowercased())
      return try isConcerned && writer.isInvited(to: meeting) ? writer.request(for: meeting) : nil
    case .meetingCalledOff, .requestAnswered, .requestWithdrawn:
      return try writer.isInvited(to: meeting) ? writer.cancellation(of: meeting) : nil
    default: return nil
    }
  }
}

extension Audience {
  /// Whether those who belong to it are invited to meetings.
  fileprivate var isInvited: Bool {
    switch self {
    case .applicant, .coApplicants, .officers: true
    case .registry, .deputy, .director: false
    }
  }
}
