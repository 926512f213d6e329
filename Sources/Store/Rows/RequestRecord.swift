public import Casework
public import WorkCalendar

/// A facilitation request as it is kept.
public struct RequestRecord: Hashable, Sendable {
  /// The number.
  public var id: Identifier<Record.Request>
  /// What people call it: `SPB-2026-000123`.
  public var reference: String
  /// Where it stands.
  public var state: RequestState
  /// One more after every change, so that two people cannot overwrite each other.
  public var version: Int64
  /// Who asks.
  public var applicant: Applicant
  /// The letter.
  public var letter: Letter
  /// What it is about.
  public var subject: String
  /// What happened; `nil` where it was not told yet.
  public var chronology: String?
  /// The related unit that could not solve it, with the reason; `nil` where it was not told yet.
  public var relatedUnit: RelatedUnit?
  /// Every competence that is needed.
  public var needs: [String]
  /// How long the meeting lasts.
  public var duration: Minutes
  /// When the letter reached the administration desk.
  public var submittedAt: Instant
  /// Since when it stands where it stands.
  public var stateSince: Instant
  /// The number in the administration's agenda.
  public var agendaNumber: String?
  /// When the unit received it.
  public var receivedAt: Instant?
  /// When it was completed.
  public var completedAt: Instant?
  /// Why the meeting may be later than the due date and the standard is kept all the same; `nil` where
  /// nothing says so.
  public var laterGround: LaterDate.Ground?
  /// What came of it.
  public var outcome: Outcome?
  /// What the desk named when it sent the request back and has not been given anew, in the order of the
  /// standard.
  public var returnedFor: [MissingItem]
  /// When what tells of a person was erased from it; `nil` where it is still there.
  public internal(set) var erasedAt: Instant?

  /// A request as it first arrives; `id` is given by the database.
  public init(
    reference: String, applicant: Applicant, letter: Letter, subject: String, chronology: String?,
    relatedUnit: RelatedUnit?, needs: [String], duration: Minutes, submittedAt: Instant
  ) {
    self.id = Identifier(0)
    self.reference = reference
    self.state = .submitted
    self.version = 1
    self.applicant = applicant
    self.letter = letter
    self.subject = subject
    self.chronology = chronology
    self.relatedUnit = relatedUnit
    self.needs = needs
    self.duration = duration
    self.submittedAt = submittedAt
    self.stateSince = submittedAt
    self.agendaNumber = nil
    self.receivedAt = nil
    self.completedAt = nil
    self.laterGround = nil
    self.outcome = nil
    self.returnedFor = []
    self.erasedAt = nil
  }
}
