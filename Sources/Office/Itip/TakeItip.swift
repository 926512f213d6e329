public import Casework
public import ICalendar
import JSON
public import Store
public import WorkCalendar
import Wording

/// What came of an answer from a calendar client.
public struct TakenItip: Hashable, Sendable {
  /// The meeting that was answered.
  public let meeting: MeetingRecord
  /// What the attendee has answered; for a counterproposal `tentative`, since it never means yes.
  public let participation: MeetingEvent.Attendee.Participation
  /// The rescheduling that the attendee has opened or countered in; `nil` for a plain answer.
  public let rescheduling: Identifier<Record.Rescheduling>?
}

/// Takes an answer that a calendar client has sent to an invitation (rules of the service, section 6.3).
///
/// REPLY is noted; where the applicant declines, the unit is told that another time is asked for, and the
/// meeting stands until one is agreed on. COUNTER is a counterproposal: it opens a rescheduling, or answers
/// the one that is open. The length of the meeting stays what it is, whatever length is proposed.
public struct TakeItip: UseCase {
  let message: ItipMessage
  let sender: String?
  let isVouchedFor: Bool

  /// An answer. `sender` is the address from which the mail came, where that is known: it tells who of the
  /// attendees proposes where a counterproposal names several, and has to be who answers. `isVouchedFor` says
  /// that somebody at the desk knows it to be genuine, though it names another organizer.
  public init(_ message: ItipMessage, sender: String? = nil, isVouchedFor: Bool = false) {
    self.message = message
    self.sender = sender
    self.isVouchedFor = isVouchedFor
  }

  /// Reads an answer. Fails with `Refusal.calendar`.
  public init(
    _ bytes: [UInt8], sender: String? = nil, zones: @escaping @Sendable (String) -> Zone?
  ) throws(Refusal) {
    do throws(ICalendarError) {
      self.init(try ItipMessage.read(bytes, named: "itip.ics", zones: zones).message, sender: sender)
    } catch {
      throw .calendar(error)
    }
  }

  /// Takes it. The administration desk and the administrator pass on what came by mail; an applicant answers
  /// with the request's secret, and an officer with a token, each for themselves alone. Fails with `staleMessage` where it answers nothing
  /// that stands, and as a rescheduling does where the time is refused.
  public func perform(at desk: Desk) throws -> TakenItip {
    switch desk.principal {
    case .applicant, .service: break
    case .anonymous, .staff: try desk.require(.registry, .admin, .officer)
    }
    guard let meeting = try desk.queries.meeting(uid: message.uid),
      let request = try desk.queries.request(meeting.request)
    else { throw Refusal.staleMessage(.unknownMeeting) }
    // Whose meeting it is, is told to nobody else.
    if case .applicant(let own) = desk.principal, own != request.id {
      throw Refusal.staleMessage(.unknownMeeting)
    }
    let attendee = try self.attendee(of: meeting, request, at: desk)
    // A client that names no organizer answers the unit, whose meeting it is.
    if !isVouchedFor, let organizer = message.organizer,
      organizer.lowercased() != (try desk.settings().unitEmail.lowercased())
    {
      throw Refusal.staleMessage(.otherOrganizer)
    }
    guard meeting.state == .scheduled, meeting.time.end > desk.now else {
      throw Refusal.staleMessage(.over)
    }
    try note(attendee, to: meeting, request, at: desk)
    guard case .counter(let counter) = message else {
      return TakenItip(meeting: meeting, participation: message.participation, rescheduling: nil)
    }
    return TakenItip(
      meeting: meeting, participation: message.participation,
      rescheduling: try propose(counter, attendee, for: meeting, request, at: desk))
  }

  /// Who answers: the applicant, who comes along, or an officer of the meeting. Fails with `notInvited` for
  /// anyone else, and with `unknownMeeting` where an officer does not hold it.
  func attendee(of meeting: MeetingRecord, _ request: RequestRecord, at desk: Desk) throws -> Attendee {
    var invited = try desk.attendees(of: meeting, request)
    var named = message.attendees.map { $0.lowercased() }
    if let sender { named = named.filter { $0 == sender.lowercased() } }
    switch desk.principal {
    case .applicant:
      // With the applicant's secret it is the applicant who answers, whoever else a proposal names.
      invited.removeAll { $0.part != .applicant }
      named = named.filter { $0 == invited.first?.email }
    case .staff(let member) where member.roles.isDisjoint(with: [.registry, .admin]):
      invited.removeAll { $0.officer == nil || $0.officer?.id != member.officer }
      guard let own = invited.first else { throw Refusal.staleMessage(.unknownMeeting) }
      named = named.filter { $0 == own.email }
    case .staff, .service, .anonymous: break
    }
    guard named.count == 1, let attendee = invited.first(where: { $0.email == named[0] }) else {
      throw Refusal.staleMessage(.notInvited)
    }
    return attendee
  }

  /// Keeps what the attendee has answered. Fails with `oldRevision` where the meeting has changed since, or
  /// the attendee has answered again since.
  private func note(
    _ attendee: Attendee, to meeting: MeetingRecord, _ request: RequestRecord, at desk: Desk
  ) throws {
    if message.sequence.map({ $0 < meeting.sequence }) ?? false { throw Refusal.staleMessage(.oldRevision) }
    // A client that says nothing of the revision answers the present one, unless it knew another time.
    if message.sequence == nil, let start = message.knownStart, start != meeting.time.start {
      throw Refusal.staleMessage(.oldRevision)
    }
    // A clock that runs ahead must not make every later answer an old one.
    let stamp = min(message.stamp, desk.now)
    let earlier = try desk.queries.participation(of: meeting.id).first { $0.email == attendee.email }
    if let earlier, earlier.sequence == meeting.sequence, stamp < earlier.stampedAt {
      throw Refusal.staleMessage(.oldRevision)
    }
    let answer = ParticipationRecord(
      email: attendee.email, answer: message.participation.rawValue, sequence: meeting.sequence,
      stampedAt: stamp)
    // The same mail may come twice.
    guard answer != earlier else { return }
    try desk.queries.keep(answer, to: meeting.id)
    guard case .reply(let reply) = message else { return }
    let tells: [Audience] =
      switch (reply.participation, attendee.part) {
      case (.declined, .applicant): [.director, .officers]
      case (.declined, .officer): [.director]
      default: []
      }
    try desk.record(
      .participationAnswered, of: request,
      detail: [
        "meeting": .string(meeting.id.description), "sequence": .integer(Int64(meeting.sequence)),
        "by": .string(attendee.label), "participation": .string(answer.answer),
        "asksForAnotherTime": .boolean(reply.participation == .declined && attendee.part == .applicant),
        "time": .object(meeting.time.facts),
      ], telling: tells,
      facts: TakeItip.text(reply.comment).map { ["reason": .string($0)] } ?? [:])
  }

  /// Opens a rescheduling with the time that is proposed, or answers the open one with it.
  private func propose(
    _ counter: ItipMessage.Counter, _ attendee: Attendee, for meeting: MeetingRecord,
    _ request: RequestRecord, at desk: Desk
  ) throws -> Identifier<Record.Rescheduling> {
    if case .coApplicant = attendee.part { throw Refusal.staleMessage(.onlyApplicant) }
    let acting = desk.acting(as: attendee.principal(for: request, through: desk.principal))
    let plain = Sentence("Waktu lain diusulkan dari kalender", "Another time was proposed from a calendar")
    let reason = TakeItip.text(counter.comment) ?? plain.text(in: Language(request.applicant.language))
    let starts = [counter.time.start]
    let kept: ReschedulingRecord
    if let open = try desk.queries.openRescheduling(of: meeting.id) {
      let answer = AnswerRescheduling.Answer.counter(reason: reason, starts: starts)
      kept = try AnswerRescheduling(request: request.id, rescheduling: open.id, answer: answer)
        .perform(at: acting)
    } else {
      kept = try ProposeRescheduling(request: request.id, reason: reason, starts: starts).perform(at: acting)
    }
    if attendee.officer == nil {
      try desk.queries.noteCalendar(
        sequence: counter.sequence ?? meeting.sequence, round: kept.rounds.count, of: kept.id)
    }
    return kept.id
  }

  /// What an attendee has written, where it is a text that people may be shown.
  private static func text(_ comment: String) -> String? { try? FreeText.note.checked(comment) }
}

/// Who answers an invitation.
struct Attendee {
  /// As what somebody comes to a meeting.
  enum Part: Equatable {
    case applicant
    case coApplicant(Identifier<Record.CoApplicant>)
    case officer(OfficerRecord)
  }

  /// As what the person comes.
  let part: Part
  /// How the person is told of things.
  let recipient: Recipient

  /// The address in lower case.
  var email: String { recipient.email.lowercased() }

  /// The officer; `nil` for anybody else.
  var officer: OfficerRecord? { if case .officer(let officer) = part { officer } else { nil } }

  /// How the history names the attendee.
  var label: String {
    switch part {
    case .applicant: "applicant"
    case .coApplicant(let id): "co-applicant:\(id)"
    case .officer(let officer): "officer:\(officer.id)"
    }
  }

  /// Who the attendee is at the desks. An officer without an account acts through the one that passed the
  /// message on.
  func principal(for request: RequestRecord, through caller: Principal) -> Principal {
    guard let officer else { return .applicant(request.id) }
    guard case .staff(let member) = caller else { return caller }
    return .staff(
      StaffMember(
        account: officer.account ?? member.account, name: officer.name, roles: [.officer],
        officer: officer.id))
  }
}

extension Desk {
  /// Everybody who is invited to a meeting, each address once: the applicant, who comes along, the officers.
  func attendees(of meeting: MeetingRecord, _ request: RequestRecord) throws -> [Attendee] {
    var invited: [Attendee] = []
    if let recipient = Recipient(applicantOf: request) {
      invited.append(Attendee(part: .applicant, recipient: recipient))
    }
    invited += try queries.coApplicants(of: request.id).map {
      Attendee(part: .coApplicant($0.id), recipient: Recipient($0.person))
    }
    invited += try queries.officers(of: meeting.id).compactMap(roster().record).map {
      Attendee(part: .officer($0), recipient: Recipient($0))
    }
    return invited
  }
}

extension ItipMessage {
  var uid: String {
    switch self {
    case .reply(let reply): reply.uid
    case .counter(let counter): counter.uid
    }
  }

  var sequence: Int? {
    switch self {
    case .reply(let reply): reply.sequence
    case .counter(let counter): counter.sequence
    }
  }

  var stamp: Instant {
    switch self {
    case .reply(let reply): reply.stamp
    case .counter(let counter): counter.stamp
    }
  }

  fileprivate var organizer: String? {
    switch self {
    case .reply(let reply): reply.organizer
    case .counter(let counter): counter.organizer
    }
  }

  /// Whether it names more than one attendee.
  var namesSeveral: Bool { attendees.count > 1 }

  fileprivate var attendees: [String] {
    switch self {
    case .reply(let reply): [reply.attendee]
    case .counter(let counter): counter.attendees
    }
  }

  /// When the meeting was to start as who answers knew it; `nil` where the message does not say.
  fileprivate var knownStart: Instant? {
    switch self {
    case .reply(let reply): reply.start
    case .counter(let counter): counter.originalStart
    }
  }

  fileprivate var participation: MeetingEvent.Attendee.Participation {
    switch self {
    case .reply(let reply): reply.participation
    case .counter: .tentative
    }
  }
}
