public import Casework
public import Store
public import WorkCalendar

/// A request with everything that belongs to it, as one moment of the database shows it.
public struct RequestView: Sendable {
  /// The request.
  public let request: RequestRecord
  /// Its dates by the five-day rules: from receipt by the unit, or as a lower bound from submission.
  public let leadTime: LeadTime
  /// The last day on which the standard is kept.
  public let dueDate: CivilDate
  /// Who comes along to its meetings.
  public let coApplicants: [CoApplicant]
  /// The consultations.
  public let consultations: [Consultation]
  /// The proposals of the last round, best first.
  public let proposals: [ProposalRecord]
  /// What it still lacks.
  public let missing: [MissingItem]
  /// Its documents.
  public let documents: [DocumentRecord]
  /// The officers assigned to it.
  public let officers: [Identifier<Record.Officer>]
  /// Its meetings, oldest first.
  public let meetings: [StaffedMeeting]
  /// Who is invited to the meeting that stands, with what they have answered; empty where none stands.
  public let attendance: [Attendance]
  /// Its reschedulings, oldest first.
  public let reschedulings: [ReschedulingRecord]
  /// The mails that belong to it, oldest first; for those who work on it.
  public let mails: [IncomingMail]
  /// What happened to it, in order.
  public let history: [HistoryEntry]
  /// The steps that the caller could take, whatever they still need.
  public let steps: [Step]

  /// The unit to which it was referred, with the reason; `nil` where it was not, or that was erased.
  public var referredTo: RelatedUnit? {
    let remark = history.last { $0.event == Event.requestReferred.rawValue }?.remark
    return remark.flatMap { remark in remark.unit.map { RelatedUnit(name: $0, reason: remark.text) } }
  }
}

extension Desk {
  /// A request with everything that belongs to it. Fails with `notFound` where the principal may not know of
  /// it.
  public func view(of id: Identifier<Record.Request>) throws -> RequestView {
    try view(of: request(id))
  }

  /// A request that has just been read or written, with everything that belongs to it.
  func view(of request: RequestRecord) throws -> RequestView {
    let id = request.id
    return RequestView(
      request: request, leadTime: try leadTime(of: request), dueDate: try dueDate(of: request),
      coApplicants: try queries.coApplicants(of: id).map(\.person),
      consultations: try queries.consultations(of: id), proposals: try queries.proposals(of: id),
      missing: try missingItems(of: request), documents: try queries.documents(of: id),
      officers: try queries.assignees(of: id),
      meetings: try queries.meetings(of: id).map {
        try staffed($0, by: try queries.officers(of: $0.id))
      },
      attendance: try queries.standingMeeting(of: id).map { try attendance(of: $0, request) } ?? [],
      reschedulings: try queries.reschedulings(of: id), mails: try incomingMail(about: id),
      history: try queries.history(of: id),
      steps: try possibleSteps(on: request))
  }

  /// Requests for a list, newest first; an officer who has no other role sees those that he or she is
  /// assigned to.
  public func requests(
    in state: RequestState?, holding text: String?, before cursor: Identifier<Record.Request>?,
    atMost limit: Int
  ) throws -> [RequestRecord] {
    var officer: Identifier<Record.Officer>?
    if case .staff(let member) = principal, member.roles.isDisjoint(with: Desk.rolesOfAllRequests) {
      guard let own = member.officer else { return [] }
      officer = own
    }
    return try queries.requests(in: state, holding: text, of: officer, before: cursor, atMost: limit)
  }
}
