/// What a document is to its request (SP requirement 4; rules of the service, sections 3.3 and 8).
public enum DocumentRole: String, CaseIterable, Hashable, Sendable {
  /// The letter of the request.
  case letter
  /// The proof that the applicant had asked through the ministry's channels.
  case consultationProof = "consultation-proof"
  /// Supporting data.
  case supporting
  /// An identity document of the applicant.
  case identity
  /// The minutes of the meeting.
  case minutes
  /// The letter with which the unit answers.
  case replyLetter = "reply-letter"

  /// What the standard asks for that it gives; `nil` where it is the unit's.
  public var item: MissingItem? {
    switch self {
    case .letter: .letter
    case .consultationProof: .consultationProof
    case .supporting: .supportingData
    case .identity: .identity
    case .minutes, .replyLetter: nil
    }
  }

  /// Whether it is the applicant's to hand in; the others are the unit's.
  public var isOfApplicant: Bool {
    switch self {
    case .letter, .consultationProof, .supporting, .identity: true
    case .minutes, .replyLetter: false
    }
  }
}
