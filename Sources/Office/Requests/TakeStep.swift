public import Casework
import JSON
import Store
import WorkCalendar
import Wording

/// Takes a request from one desk to the next (SP mechanism 2 to 4; rules of the service, section 4).
public struct TakeStep: UseCase {
  /// The step with what it needs.
  public enum Act: Hashable, Sendable {
    /// The desk gives the request its agenda number: its own, or the next of the service's.
    case register(agendaNumber: String?)
    /// The desk sends it back: for what it names, or else for all that is missing; and what it says of it.
    case `return`(items: [MissingItem]?, note: String)
    /// What was missing has been added; parts that are told replace what was told before.
    case complete(Completion)
    /// A related unit can solve it.
    case refer(RelatedUnit)
    /// The deputy disposes it to the director.
    case dispose(note: String)
    /// The unit takes it over: the clock starts. A request that has no agenda number yet gets it with it.
    case receive(agendaNumber: String?)
    /// Officers are assigned; where a meeting stands, they take it over.
    case assign([Identifier<Record.Officer>])
    /// A reply letter is sent; it is among the documents.
    case answer(note: String)
    /// The meeting was held; with what came of it, where no minutes are among the documents.
    case facilitate(note: String)
    /// The file is closed.
    case close
    /// The applicant withdraws.
    case withdraw(reason: String)
  }

  /// What an applicant adds to an incomplete request; `nil` leaves what was told before.
  public struct Completion: Hashable, Sendable {
    /// What happened.
    public var chronology: String?
    /// The consultations, all of them.
    public var consultations: [Consultation]?
    /// The related unit that could not solve it.
    public var relatedUnit: RelatedUnit?
    /// What the applicant is identified by.
    public var identity: String?
    /// The personal address of electronic mail.
    public var email: String?
    /// The WhatsApp number.
    public var whatsapp: WhatsAppNumber?
    /// The number of the letter.
    public var letterNumber: String?

    /// Nothing new: the documents alone complete it.
    public init() {}

    /// Whether it holds an item anew. A letter is brought as a document; its number is told where it stays
    /// elsewhere.
    func brings(_ item: MissingItem) -> Bool {
      switch item {
      case .letter: letterNumber != nil
      case .chronology: chronology != nil
      case .consultationProof: consultations != nil
      case .supportingData: false
      case .identity: identity != nil
      case .contactNumber: whatsapp != nil
      case .email: email != nil
      case .relatedUnitStatement: relatedUnit != nil
      }
    }
  }

  let request: Identifier<Record.Request>
  let act: Act
  let documents: [HandedDocument]

  /// A step of a request, with the documents that are handed in for it: where the step is refused, they are not taken
  /// either.
  public init(request: Identifier<Record.Request>, act: Act, documents: [HandedDocument] = []) {
    self.request = request
    self.act = act
    self.documents = documents
  }

  /// Takes it. Fails where the table does not allow it, or something that it needs is missing, and as `AddDocument`
  /// does.
  public func perform(at desk: Desk) throws -> RequestView {
    for document in documents { _ = try AddDocument(request: self.request, document).perform(at: desk) }
    var request = try desk.request(self.request)
    switch act {
    case .register(let agendaNumber): try register(&request, agendaNumber, at: desk)
    case .return(let items, let note): try sendBack(&request, items, note, at: desk)
    case .complete(let completion): try complete(&request, completion, at: desk)
    case .refer(let unit): try refer(&request, unit, at: desk)
    case .dispose(let note): try plain(.dispose, .requestDisposed, &request, note, at: desk)
    case .receive(let agendaNumber): try receive(&request, agendaNumber, at: desk)
    case .assign(let officers): try assign(&request, officers, at: desk)
    case .answer(let note): try end(.answer, .requestAnswered, &request, note, .replyLetter, at: desk)
    case .facilitate(let note): try end(.facilitate, .requestFacilitated, &request, note, .minutes, at: desk)
    case .close: try plain(.close, .requestClosed, &request, "", at: desk)
    case .withdraw(let reason): try plain(.withdraw, .requestWithdrawn, &request, reason, at: desk)
    }
    return try desk.view(of: request)
  }

  private func plain(
    _ step: Step, _ event: Event, _ request: inout RequestRecord, _ note: String, at desk: Desk
  ) throws {
    let decision = try desk.decide(step, on: request)
    let calledOff = try desk.enter(decision.state, &request)
    try desk.record(
      event, of: request, detail: desk.detail(of: calledOff), telling: decision.tells,
      facts: TakeStep.noted(note))
  }

  private func register(_ request: inout RequestRecord, _ stated: String?, at desk: Desk) throws {
    let agendaNumber = try stated ?? desk.nextAgendaNumber()
    let decision = try desk.decide(
      .register, on: request, given: [.agendaNumber], missing: try desk.missingItems(of: request))
    request.agendaNumber = agendaNumber
    try enterAgenda(decision, &request, at: desk)
    try desk.record(
      .requestRegistered, of: request, detail: ["agendaNumber": .string(agendaNumber)],
      telling: decision.tells)
  }

  private func sendBack(
    _ request: inout RequestRecord, _ named: [MissingItem]?, _ note: String, at desk: Desk
  ) throws {
    let items = try named ?? desk.missingItems(of: request)
    let decision = try desk.decide(.return, on: request, given: items.isEmpty ? [] : [.missingItems])
    request.returnedFor = MissingItem.allCases.filter(items.contains)
    try desk.enter(decision.state, &request)
    try desk.record(
      .requestReturned, of: request, detail: ["missing": .array(items.map { .string($0.rawValue) })],
      telling: decision.tells, facts: TakeStep.noted(note))
  }

  private func complete(
    _ request: inout RequestRecord, _ completion: Completion, at desk: Desk
  ) throws {
    let old = request
    request.chronology = completion.chronology ?? old.chronology
    request.relatedUnit = completion.relatedUnit ?? old.relatedUnit
    request.applicant = Applicant(
      kind: old.applicant.kind, name: old.applicant.name, organization: old.applicant.organization,
      identity: completion.identity ?? old.applicant.identity, email: completion.email ?? old.applicant.email,
      whatsapp: completion.whatsapp ?? old.applicant.whatsapp, timeZone: old.applicant.timeZone,
      language: old.applicant.language, priority: old.applicant.priority)
    request.letter = Letter(
      number: completion.letterNumber ?? old.letter.number, date: old.letter.date, channel: old.letter.channel
    )
    try desk.checkAddress(of: request.applicant, among: desk.queries.coApplicants(of: request.id))
    if let consultations = completion.consultations {
      try desk.queries.setConsultations(consultations, of: request.id)
    }
    request.returnedFor.removeAll(where: completion.brings)
    let decision = try desk.decide(.complete, on: old, missing: try desk.missingItems(of: request))
    try desk.enter(decision.state, &request)
    try desk.record(.requestCompleted, of: request, telling: decision.tells)
  }

  private func refer(_ request: inout RequestRecord, _ unit: RelatedUnit, at desk: Desk) throws {
    let decision = try desk.decide(.refer, on: request, given: [.relatedUnit, .reason])
    try desk.enter(decision.state, &request)
    try desk.record(
      .requestReferred, of: request, telling: decision.tells,
      facts: ["unit": .string(unit.name), "reason": .string(unit.reason)])
  }

  /// The clock starts: proposals are weighed again, and where none is left the applicant is asked for new
  /// ones.
  private func receive(_ request: inout RequestRecord, _ agendaNumber: String?, at desk: Desk) throws {
    let known = try agendaNumber ?? request.agendaNumber ?? desk.nextAgendaNumber()
    let decision = try desk.decide(.receive, on: request, given: [.agendaNumber])
    request.agendaNumber = known
    request.receivedAt = desk.now
    try enterAgenda(decision, &request, at: desk)
    let left = try desk.weighAgain(request)
    let leadTime = try desk.leadTime(of: request)
    let detail: JSONObject = [
      "effectiveReceiptDate": .string(leadTime.effectiveReceiptDate.iso8601),
      "earliestDate": .string(leadTime.date.iso8601),
      "dueDate": .string(try desk.dueDate(of: request).iso8601),
    ]
    try desk.record(
      .requestReceived, of: request, detail: detail.adding("needsProposals", .boolean(!left)),
      telling: decision.tells)
    if !left { try desk.askForProposals(of: request, detail: detail) }
  }

  private func enterAgenda(_ decision: StepDecision, _ request: inout RequestRecord, at desk: Desk) throws {
    do {
      try desk.enter(decision.state, &request)
    } catch DatabaseError.notUnique {
      throw Refusal.alreadyThere(field: "agendaNumber")
    }
  }

  private func assign(
    _ request: inout RequestRecord, _ named: [Identifier<Record.Officer>], at desk: Desk
  ) throws {
    let decision = try desk.decide(.assign, on: request, given: named.isEmpty ? [] : [.officers])
    let roster = try desk.roster()
    for (index, id) in named.enumerated() where roster.officer(id) == nil {
      throw Refusal.invalid([
        FieldProblem(
          "officers[\(index)]",
          Sentence("tidak ada petugas aktif dengan nomor ini", "no active officer has this number"))
      ])
    }
    let officers = Array(Set(named)).sorted()
    if let meeting = try desk.queries.standingMeeting(of: request.id) {
      try desk.substitute(officers, in: meeting, of: &request, entering: decision)
      return
    }
    let earlier = try desk.queries.assignees(of: request.id)
    try desk.queries.assign(officers, to: request.id)
    // A meeting that was called off while another time is agreed on is held by them then.
    if let last = try desk.queries.meetings(of: request.id).last,
      let open = try desk.queries.openRescheduling(of: last.id)
    {
      try desk.checkOffer(open, by: officers, for: request)
      try desk.hold(open, by: officers)
    }
    try desk.enter(decision.state, &request)
    try desk.record(
      .requestAssigned, of: request,
      detail: ["officers": .array(officers.map { .string($0.description) })], telling: decision.tells,
      until: earlier)
  }

  private func end(
    _ step: Step, _ event: Event, _ request: inout RequestRecord, _ note: String, _ role: DocumentRole,
    at desk: Desk
  ) throws {
    let hasDocument = try desk.queries.documents(of: request.id).contains { $0.role == role }
    let requirement: Requirement = role == .minutes ? .minutesOrNote : .replyLetter
    let isGiven = hasDocument || role == .minutes && !note.isEmpty
    let decision = try desk.decide(step, on: request, given: isGiven ? [requirement] : [])
    if role == .minutes, let meeting = try desk.queries.standingMeeting(of: request.id),
      desk.now < meeting.time.start
    {
      throw Refusal.meetingAhead
    }
    let calledOff = try desk.enter(decision.state, &request)
    var detail = desk.detail(of: calledOff)
    if role == .minutes { detail.append("hasMinutes", .boolean(hasDocument)) }
    try desk.record(event, of: request, detail: detail, telling: decision.tells, facts: TakeStep.noted(note))
  }

  private static func noted(_ note: String) -> JSONObject { note.isEmpty ? [:] : ["note": .string(note)] }
}
