/// Who is told of a step.
public enum Audience: String, CaseIterable, Hashable, Sendable {
  /// The applicant.
  case applicant
  /// Who comes along to the meetings of the request, and is told of those alone.
  case coApplicants = "co-applicants"
  /// The administration desk.
  case registry
  /// The deputy.
  case deputy
  /// The director.
  case director
  /// The officers of the request: those assigned, and those who were until now.
  case officers
}
