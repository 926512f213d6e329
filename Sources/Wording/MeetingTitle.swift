/// What a meeting is called in calendars: the same in feeds and in mail, where it is one and the same event.
public struct MeetingTitle: Hashable, Sendable {
  /// What people call the request.
  public let reference: String
  /// What the request is about.
  public let subject: String
  /// The applicant's name.
  public let applicant: String

  /// The title of a meeting for a request.
  public init(reference: String, subject: String, applicant: String) {
    self.reference = reference
    self.subject = subject
    self.applicant = applicant
  }

  /// For the applicant and whoever comes along.
  public var forApplicants: Sentence { Sentence("Fasilitasi: \(subject)", "Facilitation: \(subject)") }

  /// For the unit, which has many.
  public var forStaff: Sentence { Sentence(same: "\(reference) \(subject) \u{2013} \(applicant)") }
}
