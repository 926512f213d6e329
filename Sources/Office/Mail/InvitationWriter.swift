import Casework
import ICalendar
import Mail
import Store
import WorkCalendar
import Wording

/// Writes what one reader's calendar is told of a meeting: the same event for everybody who is invited, in the
/// reader's language, on the reader's clocks.
struct InvitationWriter {
  let desk: Desk
  let facts: MailFacts
  let email: String
  let request: RequestRecord

  private var reader: String { email.lowercased() }

  /// Whether the reader comes to a meeting: the applicant, who comes along, or an officer who holds it.
  func isInvited(to meeting: MeetingFacts) throws -> Bool {
    try people(at: meeting).contains { $0.email.lowercased() == reader }
  }

  /// METHOD:REQUEST.
  func request(for meeting: MeetingFacts) throws -> OutgoingMail.Calendar {
    OutgoingMail.Calendar(method: .request, text: try CalendarText.invitation(for: event(of: meeting)))
  }

  /// METHOD:CANCEL for all.
  func cancellation(of meeting: MeetingFacts) throws -> OutgoingMail.Calendar {
    let text = try CalendarText.cancellation(for: event(of: meeting), comment: comment)
    return OutgoingMail.Calendar(method: .cancel, text: text)
  }

  /// METHOD:CANCEL for the reader alone, who was invited until now; `nil` where the reader was not.
  func removal(from meeting: MeetingFacts) throws -> OutgoingMail.Calendar? {
    guard try wasInvited(to: meeting) else { return nil }
    let text = try CalendarText.removal(of: [self.attendee], from: event(of: meeting), comment: comment)
    return OutgoingMail.Calendar(method: .cancel, text: text)
  }

  /// METHOD:DECLINECOUNTER. It repeats the revision and the time of the proposal.
  func refusal(of declined: DeclinedCounter) throws -> OutgoingMail.Calendar {
    var event = try bareEvent(uid: declined.uid, sequence: declined.sequence, time: declined.time)
    event.description = ""
    let text = try CalendarText.declineCounter(for: event, to: attendee, comment: comment)
    return OutgoingMail.Calendar(method: .declineCounter, text: text)
  }

  // MARK: The event

  private func event(of meeting: MeetingFacts) throws -> MeetingEvent {
    let settings = try desk.settings()
    var event = try bareEvent(uid: meeting.uid, sequence: meeting.sequence, time: meeting.time)
    let officers = try meeting.officers.compactMap { try desk.queries.officer($0)?.name }
    event.description = try InvitationDescription(
      reference: request.reference, subject: request.subject, applicant: request.applicant.name,
      officers: officers, pageLink: desk.pageLink(for: request, as: facts.audience)
    ).sentence(for: facts.audience).text(in: facts.language)
    event.link = settings.link(toRoom: meeting.room)
    event.location = Sentence("Ruang daring \(meeting.room)", "Online room \(meeting.room)")
      .text(in: facts.language)
    event.alarm = Desk.invitationAlarm
    event.attendees = try attendees(of: meeting)
    return event
  }

  private func bareEvent(uid: String, sequence: Int, time: InstantRange) throws -> MeetingEvent {
    let settings = try desk.settings()
    let title = MeetingTitle(
      reference: request.reference, subject: request.subject, applicant: request.applicant.name)
    let summary = facts.audience == .officers ? title.forStaff : title.forApplicants
    return MeetingEvent(
      uid: uid, sequence: sequence, stamp: facts.at, lastModified: facts.at, time: time,
      zone: desk.office.surroundings.zone(facts.timeZone) ?? .wib, summary: summary.text(in: facts.language),
      description: "",
      organizer: MeetingEvent.Organizer(name: settings.unitName, email: settings.unitEmail),
      language: facts.language == .english ? .english : .indonesian)
  }

  private var comment: String {
    let reasons = DateText.list(CounterRefusal.reasons(in: facts).map(\.sentence)).text(in: facts.language)
    return facts.text("reason") ?? facts.text("note") ?? reasons
  }

  // MARK: People

  private struct Person {
    let name: String
    let email: String
  }

  private var attendee: MeetingEvent.Attendee { MeetingEvent.Attendee(name: facts.name, email: email) }

  /// Everybody who comes, each address once, since calendars know people by it. The unit's own is left out: it
  /// is the organizer's.
  private func people(at meeting: MeetingFacts) throws -> [Person] {
    var people: [Person] = []
    if let email = request.applicant.email {
      people.append(Person(name: request.applicant.name, email: email))
    }
    people += try desk.queries.coApplicants(of: request.id).map {
      Person(name: $0.person.name, email: $0.person.email)
    }
    people += try officers(meeting.officers)
    return try unique(people)
  }

  private func officers(_ numbers: [Identifier<Record.Officer>]) throws -> [Person] {
    try numbers.compactMap(desk.queries.officer).map { Person(name: $0.name, email: $0.email) }
  }

  private func unique(_ people: [Person]) throws -> [Person] {
    var seen: Set<String> = [try desk.settings().unitEmail.lowercased()]
    return people.filter { seen.insert($0.email.lowercased()).inserted }
  }

  private func wasInvited(to meeting: MeetingFacts) throws -> Bool {
    try officers(meeting.earlier).contains { $0.email.lowercased() == reader }
      || CoApplicantChange(facts).removed.contains(reader)
  }

  /// Those who come, with what they have answered to this revision: the answer to an earlier one, which had
  /// another time or room or other officers, counts no more.
  private func attendees(of meeting: MeetingFacts) throws -> [MeetingEvent.Attendee] {
    let kept = try desk.queries.meeting(uid: meeting.uid).map { try desk.queries.participation(of: $0.id) }
    let answers = (kept ?? []).filter { $0.sequence == meeting.sequence }
    return try people(at: meeting).map { person in
      let answer = answers.first { $0.email == person.email.lowercased() }?.answer
      return MeetingEvent.Attendee(
        name: person.name, email: person.email,
        participation: answer.flatMap(MeetingEvent.Attendee.Participation.init) ?? .needsAction)
    }
  }
}
