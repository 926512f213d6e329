/// Something that a request has to contain (SP requirements 4 and 5; rules of the service, section 3.3).
public enum MissingItem: String, CaseIterable, Hashable, Sendable {
  /// The letter itself (SP requirement 1).
  case letter
  /// The chronology of the technical problem (4a).
  case chronology
  /// The proof of a consultation through the ministry's channels (4a).
  case consultationProof = "consultation-proof"
  /// Supporting data (4b).
  case supportingData = "supporting-data"
  /// The identity of the applicant (4c).
  case identity
  /// A contact number, on WhatsApp (4d).
  case contactNumber = "contact-number"
  /// A personal e-mail address (4d).
  case email
  /// The statement why the related unit could not solve it (5).
  case relatedUnitStatement = "related-unit-statement"
}
