public import Casework
import JSON
public import Scheduling
import Store
public import WorkCalendar
import Wording

/// Corrects what a request tells, as long as it lies with the administration desk: a letter that came by mail or
/// by post says much of its writer that only a person can read (rules of the service, section 3).
public struct CorrectRequest: UseCase {
  /// What is corrected; `nil` leaves what was told before.
  public struct Correction: Hashable, Sendable {
    /// What kind of applicant.
    public var kind: ApplicantKind?
    /// The person's name.
    public var name: String?
    /// For whom the person writes.
    public var organization: String?
    /// What the applicant is identified by.
    public var identity: String?
    /// The personal address of electronic mail.
    public var email: String?
    /// The WhatsApp number.
    public var whatsapp: WhatsAppNumber?
    /// The name of the applicant's zone.
    public var timeZone: String?
    /// The applicant's language.
    public var language: ApplicantLanguage?
    /// Whether the applicant is served first.
    public var priority: Priority?
    /// The number of the letter.
    public var letterNumber: String?
    /// The date of the letter.
    public var letterDate: CivilDate?
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

  /// Corrects it. Fails with `step` where the request lies with the desk no more, and with `invalid` where a
  /// value cannot be meant.
  public func perform(at desk: Desk) throws -> RequestView {
    try desk.require(.registry)
    var request = try desk.request(self.request)
    guard CorrectRequest.states.contains(request.state) else {
      throw Refusal.step(.notInThisState(allowedIn: CorrectRequest.states))
    }
    if let date = correction.letterDate, date > desk.now.local(offset: .wib).date {
      throw Refusal.invalid([
        FieldProblem("letter.date", Sentence("tanggal ini belum tiba", "this date is still to come"))
      ])
    }
    let old = request
    request.applicant = corrected(old.applicant)
    request.letter = Letter(
      number: correction.letterNumber ?? old.letter.number, date: correction.letterDate ?? old.letter.date,
      channel: old.letter.channel)
    request.subject = correction.subject ?? old.subject
    request.chronology = correction.chronology ?? old.chronology
    request.relatedUnit = correction.relatedUnit ?? old.relatedUnit
    request.needs = correction.needs.map { Array(Set($0)).sorted() } ?? old.needs
    request.duration = correction.duration ?? old.duration
    try desk.checkAddress(of: request.applicant, among: desk.queries.coApplicants(of: request.id))
    if let consultations = correction.consultations {
      try desk.queries.setConsultations(consultations, of: request.id)
    }
    try desk.save(&request)
    try desk.record(.requestCorrected, of: request)
    return try desk.view(of: request)
  }

  private func corrected(_ old: Applicant) -> Applicant {
    Applicant(
      kind: correction.kind ?? old.kind, name: correction.name ?? old.name,
      organization: correction.organization ?? old.organization,
      identity: correction.identity ?? old.identity, email: correction.email ?? old.email,
      whatsapp: correction.whatsapp ?? old.whatsapp, timeZone: correction.timeZone ?? old.timeZone,
      language: correction.language ?? old.language, priority: correction.priority ?? old.priority)
  }
}
