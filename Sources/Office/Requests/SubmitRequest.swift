public import Casework
import JSON
import Scheduling
public import Secrets
import Store
public import WorkCalendar
import Wording

/// A request with the secret that opens it, shown to the applicant once.
public struct SubmittedRequest: Sendable {
  /// The request with what belongs to it.
  public let view: RequestView
  /// The applicant's secret.
  public let secret: SecretToken
}

/// Hands a request in; by an applicant on the page, or by the administration desk for a letter that came
/// another way (SP mechanism 1; rules of the service, section 3).
public struct SubmitRequest: UseCase {
  let applicant: Applicant
  let letter: Letter
  let subject: String
  let chronology: String?
  let consultations: [Consultation]
  let relatedUnit: RelatedUnit?
  let needs: [String]
  let duration: Minutes?
  let proposals: [InstantRange]
  let coApplicants: [NamedCoApplicant]
  private(set) var documents: [HandedDocument]
  let arrivedAt: Instant?
  let tellsApplicant: Bool
  /// The secret that opens the request; a new one where none is given.
  private var secret: SecretToken?

  /// A request with all that the applicant tells; what is missing can be completed later. `documents` came with
  /// it. `arrivedAt` is when the letter reached the administration desk, where that was before now (rules of the
  /// service, section 2.1). The applicant is told at once, unless nobody knows yet whether the letter is theirs.
  public init(
    applicant: Applicant, letter: Letter, subject: String, chronology: String?, consultations: [Consultation],
    relatedUnit: RelatedUnit?, needs: [String], duration: Minutes?, proposals: [InstantRange],
    coApplicants: [NamedCoApplicant] = [], documents: [HandedDocument] = [],
    arrivedAt: Instant? = nil, tellsApplicant: Bool = true
  ) {
    self.applicant = applicant
    self.letter = letter
    self.subject = subject
    self.chronology = chronology
    self.consultations = consultations
    self.relatedUnit = relatedUnit
    self.needs = needs
    self.duration = duration
    self.proposals = proposals
    self.coApplicants = coApplicants
    self.documents = documents
    self.arrivedAt = arrivedAt
    self.tellsApplicant = tellsApplicant
  }

  /// Takes the request in. Fails with `invalid` where a value cannot be meant: a letter from the future, a
  /// proposal in the past or before the earliest date, which is told, or a way that the letter cannot have
  /// come.
  public func perform(at desk: Desk) throws -> SubmittedRequest {
    if case .applicant = desk.principal { throw Refusal.forbidden([.staff(.registry)]) }
    let decision = try desk.decideSubmission()
    let settings = try desk.settings()
    let duration = self.duration ?? settings.rules.meeting
    let today = desk.now.local(offset: .wib).date
    try checkChannel(by: desk.principal)
    try desk.checkDates(letter: letter.date, consultations)
    try desk.checkAddress(of: applicant)
    let people = try desk.people(coApplicants, beside: applicant)
    let secret = secret ?? SecretToken(from: desk.office.surroundings.random)
    var request = RequestRecord(
      reference: try desk.nextReference(in: today.year), applicant: applicant, letter: letter,
      subject: subject,
      chronology: chronology, relatedUnit: relatedUnit, needs: Array(Set(needs)).sorted(), duration: duration,
      submittedAt: min(arrivedAt ?? desk.now, desk.now))
    request.state = decision.state
    let weighed = try desk.weigh(proposals, for: request)
    request.id = try desk.queries.add(request, secretDigest: secret.digest.bytes)
    try desk.queries.setConsultations(consultations, of: request.id)
    try desk.queries.propose(weighed, for: request.id)
    try desk.queries.setCoApplicants(people, of: request.id)
    let handedIn = documents.map(\.role.item)
    let missing = try desk.missingItems(of: request).filter { !handedIn.contains($0) }
    try desk.record(
      .requestSubmitted, of: request,
      detail: [
        "proposals": .integer(Int64(proposals.count)),
        "missing": .array(missing.map { .string($0.rawValue) }),
        "earliestDate": .string(try desk.leadTime(of: request).date.iso8601),
      ], telling: decision.tells.filter { tellsApplicant || $0 != .applicant })
    // Who has shown nothing is its applicant from here on.
    let owner = desk.principal == .anonymous ? desk.acting(as: .applicant(request.id)) : desk
    for document in documents {
      _ = try AddDocument(request: request.id, document).perform(at: owner)
    }
    let kept = try documents.isEmpty ? request : owner.request(request.id)
    return SubmittedRequest(view: try desk.view(of: kept), secret: secret)
  }

  /// Why a letter cannot have come over e-office.
  static let internalOnly = Sentence(
    "e-office hanya untuk unit internal", "e-office is for internal units alone")

  /// The same with documents, opened by a secret that its applicant has already.
  func handingIn(_ documents: [HandedDocument], under secret: SecretToken) -> SubmitRequest {
    var request = self
    request.documents = documents
    request.secret = secret
    return request
  }

  /// Who is at the counter is seen there by the desk, which serves a priority applicant at once; only internal
  /// units write over e-office (SP requirement 3, mechanism 6; rules of the service, section 3.2). What else
  /// somebody says of how the letter came changes nothing.
  private func checkChannel(by principal: Principal) throws {
    if letter.channel == .counter, !principal.roles.contains(.registry) {
      throw Refusal.invalid([
        FieldProblem(
          "letter.channel",
          Sentence(
            "yang datang ke loket dicatat Tata Usaha",
            "who comes to the counter is registered by the administration desk"))
      ])
    }
    if letter.channel == .eOffice, applicant.kind != .internal {
      throw Refusal.invalid([
        FieldProblem("letter.channel", SubmitRequest.internalOnly)
      ])
    }
  }
}

extension Desk {
  /// Fails with `invalid` where the date of a letter, or of a consultation, is still to come.
  func checkDates(letter: CivilDate?, _ consultations: [Consultation]) throws {
    let today = now.local(offset: .wib).date
    var problems: [FieldProblem] = []
    let future = Sentence("tanggal ini belum tiba", "this date is still to come")
    if let letter, letter > today { problems.append(FieldProblem("letter.date", future)) }
    for (index, consultation) in consultations.enumerated() {
      if let date = consultation.date, date > today {
        problems.append(FieldProblem("consultations[\(index)].date", future))
      }
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
  }

  /// The next reference of a year: `SPB-2026-000123`.
  func nextReference(in year: Int) throws -> String {
    try "\(settings().referencePrefix)-\(next("reference", in: year))"
  }

  /// The next agenda number of this year that nobody has given by hand: `AGD-2026-000123`.
  func nextAgendaNumber() throws -> String {
    let year = now.local(offset: .wib).date.year
    while true {
      let number = try "AGD-\(next("agenda", in: year))"
      if try !queries.isAgendaNumberTaken(number) { return number }
    }
  }

  private func next(_ series: String, in year: Int) throws -> String {
    let digits = String(try queries.nextNumber(of: "\(series)-\(year)"))
    return "\(year)-" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }

  /// Windows that an applicant proposes, weighed by the rules of booking. Fails with `invalid`, every window
  /// that breaks the five-day rule or cannot be used named with the reason and the earliest date (rules of
  /// the service, section 2.2).
  func weigh(
    _ windows: [InstantRange], for request: RequestRecord
  ) throws -> [(time: InstantRange, state: ProposalState)] {
    let earliest = try leadTime(of: request).date
    let check = try proposalCheck()
    var problems: [FieldProblem] = []
    for (index, window) in windows.enumerated() {
      let path = "proposals[\(index)]"
      if let twin = windows[..<index].firstIndex(of: window) {
        problems.append(
          FieldProblem(
            path, Sentence("sama dengan usulan nomor \(twin + 1)", "is the same as proposal \(twin + 1)")))
        continue
      }
      if window.length.count > ProposalCheck.longestWindow * 1440 {
        problems.append(
          FieldProblem(
            path,
            Sentence(
              "jendela waktu paling lama \(ProposalCheck.longestWindow) hari",
              "a window lasts \(ProposalCheck.longestWindow) days at most")))
        continue
      }
      let finding = check.finding(of: window, duration: request.duration, earliest: earliest)
      if finding.state != .open { problems.append(FieldProblem(path, finding.sentence)) }
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return windows.map { ($0, .open) }
  }

  /// The check of proposals at this moment.
  func proposalCheck() throws -> ProposalCheck {
    ProposalCheck(
      now: now, calendar: try calendars().workingDays, slot: try settings().rules.slot,
      hours: try meetingHours())
  }
}
