import Casework
import Store

/// Somebody who is told of something.
struct Recipient: Hashable {
  /// As what the reader is told.
  let audience: Audience
  /// The reader's name.
  let name: String
  /// The reader's address of electronic mail.
  let email: String
  /// The code of the reader's language.
  let language: String
  /// The name of the reader's zone.
  let timeZone: String

  /// Staff read Indonesian, in office time.
  init(
    _ audience: Audience, name: String, email: String, language: String = "id",
    timeZone: String = "Asia/Jakarta"
  ) {
    self.audience = audience
    self.name = name
    self.email = email
    self.language = language
    self.timeZone = timeZone
  }

  /// The applicant of a request; `nil` where no address is known.
  init?(applicantOf request: RequestRecord) {
    guard let email = request.applicant.email else { return nil }
    self.init(
      .applicant, name: request.applicant.name, email: email, language: request.applicant.language.rawValue,
      timeZone: request.applicant.timeZone)
  }

  /// Somebody who comes along.
  init(_ person: CoApplicant) {
    self.init(
      .coApplicants, name: person.name, email: person.email, language: person.language.rawValue,
      timeZone: person.timeZone)
  }

  /// An officer.
  init(_ officer: OfficerRecord) { self.init(.officers, name: officer.name, email: officer.email) }
}
