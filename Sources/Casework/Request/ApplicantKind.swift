/// Who asks (SP requirements 1 and 3; rules of the service, section 3.1). The raw values are those of the API
/// and of the database.
public enum ApplicantKind: String, CaseIterable, Hashable, Sendable {
  /// A member of the public.
  case `public`
  /// A business.
  case business
  /// A ministry or an agency.
  case ministry
  /// A regional government.
  case region
  /// A unit of the ministry itself; it writes over e-office.
  case `internal`
}

/// The language in which an applicant is written to.
public enum ApplicantLanguage: String, CaseIterable, Hashable, Sendable {
  /// Indonesian.
  case indonesian = "id"
  /// English.
  case english = "en"
}
