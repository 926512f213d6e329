public import Casework
import JSON
public import Scheduling
import Store
public import WorkCalendar
import Wording

/// Corrects what a request tells, as long as it lies with the administration desk: a letter that came by mail or
/// by post says much of its writer that only a person can read (rules of the service, section 3).
public struct CorrectRequest: UseCase {
  /// What becomes of something that need not be told.
  public enum Change<Value: Hashable & Sendable>: Hashable, Sendable {
    /// It stays.
    case none
    /// It is not told any more.
    case clear
    /// It is told anew.
    case set(Value)

    fileprivate func applied(to old: Value?) -> Value? {
      switch self {
      case .none: old
      case .clear: nil
      case .set(let new): new
      }
    }
  }

  /// What is corrected; `nil` leaves what was told before.
  public struct Correction: Hashable, Sendable {
    /// What kind of applicant.
    public var kind: ApplicantKind?
    /// The person's name.
    public var name: String?
    /// For whom the person writes.
    public var organization: Change<String> = .none
    /// What the applicant is identified by.
    public var identity: Change<String> = .none
    /// The personal address of electronic mail.
    public var email: String?
    /// The WhatsApp number.
    public var whatsapp: Change<WhatsAppNumber> = .none
    /// The name of the applicant's zone.
    public var timeZone: String?
    /// The applicant's language.
    public var language: ApplicantLanguage?
    /// Whether the applicant is served first.
    public var priority: Priority?
    /// The number of the letter.
    public var letterNumber: Change<String> = .none
    /// The date of the letter.
    public var letterDate: Change<CivilDate> = .none
    /// What it is about.
    public var subject: String?
    /// What happened.
    public var chronology: String?
    /// The consultations, all of them.
    public var consultations: [Consultation]?
    /// The related unit that could not solve it.
    public var relatedUnit: RelatedUnit?
    /// Every competence that is needed.
    public var needs: [String]?
    /// How long the meeting lasts.
    public var duration: Minutes?

    /// Nothing is corrected.
    public init() {}
  }

  /// The states in which the desk may correct a request.
  public static let states: [RequestState] = [.submitted, .returned, .registered]

  let request: Identifier<Record.Request>
  let correction: Correction

  /// A correction of a request.
  public init(request: Identifier<Record.Request>, _ correction: Correction) {
    self.request = request
    self.correction = correction
  }

  /// Corrects it. Where the address changes, the links in mail to the old one end, and the new one is sent its own.
  /// Fails with `step` where the request lies with the desk no more, and with `invalid` where a value cannot be
  /// meant.
  public func perform(at desk: Desk) throws -> RequestView {
    try desk.require(.registry)
    let old = try desk.request(self.request)
    guard CorrectRequest.states.contains(old.state) else {
      throw Refusal.step(.notInThisState(allowedIn: CorrectRequest.states))
    }
    var request = old
    request.applicant = corrected(old.applicant)
    request.letter = Letter(
      number: correction.letterNumber.applied(to: old.letter.number),
      date: correction.letterDate.applied(to: old.letter.date), channel: old.letter.channel)
    request.subject = correction.subject ?? old.subject
    request.chronology = correction.chronology ?? old.chronology
    request.relatedUnit = correction.relatedUnit ?? old.relatedUnit
    request.needs = correction.needs.map { Array(Set($0)).sorted() } ?? old.needs
    request.duration = correction.duration ?? old.duration
    try check(request, at: desk)
    if let consultations = correction.consultations {
      try desk.queries.setConsultations(consultations, of: request.id)
    }
    try desk.save(&request)
    if request.duration != old.duration { _ = try desk.weighAgain(request) }
    try desk.record(
      .requestCorrected, of: request,
      detail: ["fields": .array(changed(from: old, to: request).map(JSONValue.string))])
    if request.applicant.email != old.applicant.email {
      _ = try RevokeApplicantLinks(request: request.id).perform(at: desk)
    }
    return try desk.view(of: request)
  }

  private func check(_ request: RequestRecord, at desk: Desk) throws {
    try desk.checkDates(letter: request.letter.date, correction.consultations ?? [])
    try desk.checkAddress(of: request.applicant, among: desk.queries.coApplicants(of: request.id))
    if request.letter.channel == .eOffice, request.applicant.kind != .internal {
      throw Refusal.invalid([FieldProblem("applicant.kind", SubmitRequest.internalOnly)])
    }
  }

  /// The names of what has changed: the history says what was corrected, not what it was.
  private func changed(from old: RequestRecord, to new: RequestRecord) -> [String] {
    let (was, now) = (old.applicant, new.applicant)
    let differences: [(String, Bool)] = [
      ("applicant.kind", was.kind != now.kind), ("applicant.name", was.name != now.name),
      ("applicant.organization", was.organization != now.organization),
      ("applicant.identity", was.identity != now.identity), ("applicant.email", was.email != now.email),
      ("applicant.whatsapp", was.whatsapp != now.whatsapp),
      ("applicant.timeZone", was.timeZone != now.timeZone),
      ("applicant.language", was.language != now.language),
      ("applicant.priority", was.priority != now.priority),
      ("letter.number", old.letter.number != new.letter.number),
      ("letter.date", old.letter.date != new.letter.date), ("subject", old.subject != new.subject),
      ("chronology", old.chronology != new.chronology), ("consultations", correction.consultations != nil),
      ("relatedUnit", old.relatedUnit != new.relatedUnit), ("needs", old.needs != new.needs),
      ("durationMinutes", old.duration != new.duration),
    ]
    return differences.filter(\.1).map(\.0)
  }

  private func corrected(_ old: Applicant) -> Applicant {
    Applicant(
      kind: correction.kind ?? old.kind, name: correction.name ?? old.name,
      organization: correction.organization.applied(to: old.organization),
      identity: correction.identity.applied(to: old.identity), email: correction.email ?? old.email,
      whatsapp: correction.whatsapp.applied(to: old.whatsapp), timeZone: correction.timeZone ?? old.timeZone,
      language: correction.language ?? old.language, priority: correction.priority ?? old.priority)
  }
}
