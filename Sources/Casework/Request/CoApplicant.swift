/// Somebody who comes along to the meetings of a request: invited and told of everything that concerns a meeting,
/// but not of the desks (rules of the service, section 7.1). Only the applicant agrees on another time.
public struct CoApplicant: Hashable, Sendable {
  /// The most of a request.
  public static let most = 10

  /// The name.
  public let name: String
  /// The address of electronic mail, in lower case: calendars know people by it.
  public let email: String
  /// The name of the person's zone in the IANA database.
  public let timeZone: String
  /// The language in which the person is written to.
  public let language: ApplicantLanguage

  /// Somebody who comes along.
  public init(name: String, email: String, timeZone: String, language: ApplicantLanguage) {
    self.name = name
    self.email = email.lowercased()
    self.timeZone = timeZone
    self.language = language
  }
}
