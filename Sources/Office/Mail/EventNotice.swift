import Casework
import JSON
import Scheduling
import Store
import WorkCalendar
import Wording

extension Desk {
  /// What somebody is told of an event; `nil` where mail tells nobody of it. What is said is what was so when
  /// it happened, however late the mail is sent: times and dates are those that the facts hold. Names, and the
  /// texts that were handed in, do not change and are read when they are needed.
  func notice(for facts: MailFacts) throws -> Notice? {
    var request: RequestRecord?
    if let id = facts.request {
      request = try queries.request(id)
      guard request != nil else { return nil }
    }
    return try EventNotice(desk: self, facts: facts, request: request).notice()
  }
}

/// Makes the notice of one event for one reader out of its facts.
struct EventNotice {
  let desk: Desk
  let facts: MailFacts
  let request: RequestRecord?
  let writer: NoticeWriter

  init(desk: Desk, facts: MailFacts, request: RequestRecord?) throws {
    self.desk = desk
    self.facts = facts
    self.request = request
    let zone = desk.office.surroundings.zone(facts.timeZone) ?? .wib
    writer = NoticeWriter(
      to: NoticeWriter.Reader(audience: facts.audience, name: facts.name, zone: zone),
      about: try request.map { request in
        NoticeWriter.Request(
          reference: request.reference, subject: request.subject, applicant: request.applicant.callName,
          isPriorityAtCounter: request.isPriorityAtCounter,
          page: try desk.pageLink(for: request, as: facts.audience))
      }, unit: try desk.settings().unitName)
  }

  /// The notice, or `nil` where mail tells nobody of the event. Where its dates hang on years without a decree it says
  /// so.
  func notice() throws -> Notice? {
    try noticeOfEvent().map { writer.adding(tentativeYears: facts.integers("tentativeYears"), to: $0) }
  }

  private func noticeOfEvent() throws -> Notice? {
    switch facts.event {
    case .requestSubmitted:
      writer.submitted(at: facts.at, missing: missing, earliest: date("earliestDate"))
    case .requestReturned: writer.returned(missing: missing, note: facts.text("note"))
    case .requestCompleted:
      writer.completed(isRegistered: facts.text("state") == RequestState.registered.rawValue)
    case .requestRegistered: writer.registered(agendaNumber: facts.text("agendaNumber") ?? "")
    case .requestReferred:
      writer.referred(to: facts.text("unit") ?? "", reason: facts.text("reason") ?? "")
    case .requestDisposed: writer.disposed(note: facts.text("note"))
    case .requestReceived:
      writer.received(
        at: facts.at, dates: dates, agendaNumber: request?.agendaNumber,
        needsProposals: isSo("needsProposals")
      )
    case .requestDatesMoved: datesMoved()
    case .proposalsNeeded: writer.proposalsNeeded(dates: dates, refused: refusedWindows)
    case .proposalsMade: writer.proposalsMade(ranges("windows"))
    case .requestAssigned: try assigned()
    case .requestFacilitated:
      writer.facilitated(note: facts.text("note"), hasMinutes: isSo("hasMinutes"))
    case .requestAnswered where facts.audience == .coApplicants,
      .requestWithdrawn where facts.audience == .coApplicants:
      MeetingFacts(facts).map { writer.calledOffForCompanions($0.time) }
    case .requestAnswered: writer.answered(note: facts.text("note"), calledOff: MeetingFacts(facts)?.time)
    case .requestClosed: writer.closed()
    case .requestWithdrawn:
      writer.withdrawn(reason: facts.text("note"), calledOff: MeetingFacts(facts)?.time)
    case .meetingBooked, .meetingMoved, .meetingCalledOff, .meetingConfirmed, .meetingReminded,
      .officersSubstituted:
      try ofMeeting()
    case .reschedulingProposed, .reschedulingCountered, .reschedulingDeclined, .reschedulingExpired,
      .reschedulingEnded, .alternativesReleased:
      ofRescheduling()
    case .participationAnswered: try ofParticipation()
    case .holidaysImported: withoutAlternative()
    case .complaintRegistered: try ofComplaint()
    case .mailFailed:
      writer.undelivered(
        to: facts.text("recipient") ?? "", number: facts.integer("message").map(String.init) ?? "",
        error: facts.text("error") ?? "")
    case .applicantLinksRevoked: writer.linksRevoked()
    case .subscriptionMade, .subscriptionRemoved, .subscriptionBroken, .subscriptionMended: ofSubscription()
    case .coApplicantsChanged: try ofCoApplicants()
    case .counterRefused: ofRefusedCounter()
    case .mailArrived, .mailSetAside: try ofIncomingMail()
    case .documentAdded, .planMade, .planChanged, .planApproved, .officerAdded,
      .availabilityPublished, .dateHoursPublished, .dateHoursWithdrawn, .absenceDeclared, .absenceWithdrawn,
      .feedMade, .feedRevoked,
      .complaintAnswered, .accountAdded,
      .accountDeactivated, .accountActivated, .rolesChanged, .signedIn, .signedOut, .passwordChanged,
      .passwordReset, .secondFactorAdded, .secondFactorRemoved,
      .tokenIssued, .tokenRevoked, .webhookAdded, .webhookRemoved, .settingChanged,
      .mailRetried, .mailDropped, .mailSettled, .mailVouched,
      .requestCorrected, .requestErased:
      nil
    }
  }
}

// MARK: Facts

extension EventNotice {
  var missing: [MissingItem] { facts.texts("missing").compactMap(MissingItem.init) }

  func date(_ name: String) -> CivilDate? { facts.text(name).flatMap(CivilDate.init(iso8601:)) }

  func isSo(_ name: String) -> Bool { facts.members[name] == .boolean(true) }

  var dates: NoticeWriter.Dates? {
    guard let earliest = date("earliestDate"), let due = date("dueDate") else { return nil }
    return NoticeWriter.Dates(earliest: earliest, due: due)
  }

  private func datesMoved() -> Notice? {
    func moved(_ name: String) -> NoticeWriter.MovedDate? {
      guard let before = date(name + "Before"), let after = date(name) else { return nil }
      return NoticeWriter.MovedDate(from: before, to: after)
    }
    // Until the unit has received the request nobody was told a due date.
    return writer.datesMoved(
      earliest: moved("earliestDate"), due: isSo("isReceived") ? moved("dueDate") : nil,
      needsProposals: isSo("needsProposals"))
  }

  func ranges(_ name: String) -> [InstantRange] { facts.objects(name).compactMap(InstantRange.init) }

  private var refusedWindows: [(window: InstantRange, state: ProposalState)] {
    facts.objects("refused").compactMap { object in
      guard let window = InstantRange(object), case .string(let word)? = object["state"],
        let state = ProposalState(rawValue: word)
      else { return nil }
      return (window, state)
    }
  }

  /// The officers that a member of the facts names.
  func officers(_ name: String) throws -> [OfficerRecord] {
    try facts.texts(name).compactMap(Identifier<Record.Officer>.init).compactMap(desk.roster().record)
  }

  /// Whether the reader is one of some officers.
  func isReader(among officers: [OfficerRecord]) -> Bool {
    officers.contains { $0.email.lowercased() == facts.email.lowercased() }
  }

  private func assigned() throws -> Notice {
    let officers = try officers("officers")
    return writer.assigned(officers: officers.map(\.name), isReader: isReader(among: officers))
  }
}

extension Applicant {
  /// The person, with whom the person writes for.
  fileprivate var callName: String {
    guard let organization, organization != name else { return name }
    return "\(name) (\(organization))"
  }
}

extension InstantRange {
  /// The span that facts tell with `start` and `end`.
  init?(_ object: JSONObject) {
    guard case .string(let start)? = object["start"], case .string(let end)? = object["end"],
      let start = Instant(iso8601: start), let end = Instant(iso8601: end)
    else { return nil }
    self.init(start: start, end: end)
  }

  /// The span as facts tell it, in office time.
  var facts: JSONObject {
    ["start": .string(start.iso8601(offset: .wib)), "end": .string(end.iso8601(offset: .wib))]
  }
}
