public import Scheduling

/// Who asks, and how to reach them (SP requirement 4; rules of the service, section 3.1).
public struct Applicant: Hashable, Sendable {
  /// What kind of applicant.
  public let kind: ApplicantKind
  /// The person's name.
  public let name: String
  /// The business, agency or unit for which the person writes; `nil` where for nobody else.
  public let organization: String?
  /// The number of an identity document, of a business (NIB) or of staff; `nil` where not given.
  public let identity: String?
  /// The personal e-mail address; `nil` where not given.
  public let email: String?
  /// The WhatsApp number; `nil` where not given.
  public let whatsapp: WhatsAppNumber?
  /// The name of the applicant's zone in the IANA database.
  public let timeZone: String
  /// The language in which the applicant is written to.
  public let language: ApplicantLanguage
  /// Whether the applicant is served first (SP mechanism 6).
  public let priority: Priority

  /// An applicant with what is known of them.
  public init(
    kind: ApplicantKind, name: String, organization: String?, identity: String?, email: String?,
    whatsapp: WhatsAppNumber?, timeZone: String, language: ApplicantLanguage, priority: Priority
  ) {
    self.kind = kind
    self.name = name
    self.organization = organization
    self.identity = identity
    self.email = email
    self.whatsapp = whatsapp
    self.timeZone = timeZone
    self.language = language
    self.priority = priority
  }
}
