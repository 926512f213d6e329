import ICalendar
import JSON
import Scheduling
import WorkCalendar
import Wording

/// The calendar files of a plan: an invitation for each meeting, and a feed for each officer.
struct PlanFiles {
  private let scenario: Scenario
  private let language: Language
  private let officers: [String: ScenarioOfficer]
  private let requests: [String: ScenarioRequest]

  /// The files of a scenario's plans. Fails where the scenario leaves out an applicant or an officer's
  /// address, which any plan might need, or where the unit's own mailbox is to be invited.
  init(_ scenario: Scenario, language: Language) throws(ScenarioProblem) {
    self.scenario = scenario
    self.language = language
    for request in scenario.requests {
      guard let applicant = request.applicant else {
        throw ScenarioProblem(.neededForInvitations, in: scenario.file, at: request.path["applicant"])
      }
      try PlanFiles.check(applicant.email, at: request.path["applicant"]["email"], in: scenario)
    }
    for officer in scenario.officers {
      guard let email = officer.email else {
        throw ScenarioProblem(.neededForInvitations, in: scenario.file, at: officer.path["email"])
      }
      try PlanFiles.check(email, at: officer.path["email"], in: scenario)
    }
    officers = Dictionary(uniqueKeysWithValues: scenario.officers.map { ($0.id, $0) })
    requests = Dictionary(uniqueKeysWithValues: scenario.requests.map { ($0.meeting.id, $0) })
  }

  private static func check(
    _ email: String, at path: JSONPath, in scenario: Scenario
  ) throws(ScenarioProblem) {
    guard email.lowercased() != ServiceUnit.email else {
      throw ScenarioProblem(.organizerAddress(email), in: scenario.file, at: path)
    }
  }

  /// The files of a plan, invitations in the order of the plan and then feeds in the order of the officers.
  /// Fails where calendar text cannot be made of a meeting.
  func files(of plan: Plan) throws(CalendarTextError) -> [(name: String, text: String)] {
    var names = FileNames()
    var files: [(name: String, text: String)] = []
    var events: [String: [MeetingEvent]] = [:]
    for assignment in plan.assignments {
      guard let event = event(for: assignment) else { continue }
      let text = try CalendarText.invitation(for: event)
      files.append((names.name(prefix: "invite", id: assignment.request), text))
      events[assignment.officer, default: []].append(event)
    }
    for officer in scenario.officers {
      let feed = Feed(
        name: InvitationText.feedName(of: officer).text(in: language),
        language: calendarLanguage, events: events[officer.id] ?? [])
      files.append((names.name(prefix: "feed", id: officer.id), try CalendarText.feed(feed)))
    }
    return files
  }

  /// The meeting of an assignment; `nil` only for a plan of another scenario.
  private func event(for assignment: Assignment) -> MeetingEvent? {
    guard let officer = officers[assignment.officer], let officerEmail = officer.email,
      let request = requests[assignment.request], let applicant = request.applicant
    else { return nil }
    var attendees = [
      MeetingEvent.Attendee(name: officer.name, email: officerEmail, role: .chair),
      MeetingEvent.Attendee(name: applicant.name, email: applicant.email),
    ]
    // A colleague may be both; clients expect a mailbox once.
    if officerEmail.lowercased() == applicant.email.lowercased() { attendees.removeLast() }
    return MeetingEvent(
      uid: PlanFiles.uid(of: request.meeting, applicant: applicant), sequence: 0, stamp: scenario.now,
      lastModified: scenario.now, time: assignment.time, zone: applicant.zone,
      summary: InvitationText.summary(request: assignment.request, applicant: applicant).text(in: language),
      description: InvitationText.description(
        request: assignment.request, applicant: applicant, officer: officer, time: assignment.time
      ).text(in: language),
      location: InvitationText.location.text(in: language),
      organizer: .init(name: ServiceUnit.name.text(in: language), email: ServiceUnit.email),
      attendees: attendees, alarm: Minutes(60), language: calendarLanguage)
  }

  /// The name of a request's meeting for calendars: the same in every plan, whatever time it gives. It
  /// depends on what makes the request: id, receipt and applicant. A plan knows of none before it: every
  /// invitation has sequence 0 and the stamp of its scenario, so that clients may keep the time of an earlier
  /// plan.
  private static func uid(of request: MeetingRequest, applicant: Applicant) -> String {
    let identity = [request.id, request.receivedAt.iso8601(offset: .utc), applicant.email.lowercased()]
    // The unit separator occurs in none of the parts.
    return "fasilitasi-\(StableHash.hexadecimal(of: identity.joined(separator: "\u{1F}")))@jadwal"
  }

  private var calendarLanguage: MeetingEvent.Language {
    switch language {
    case .indonesian: .indonesian
    case .english: .english
    }
  }
}
