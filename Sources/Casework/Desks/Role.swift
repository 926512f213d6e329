/// What a member of staff may do (rules of the service, section 4). One person may have several.
public enum Role: String, CaseIterable, Hashable, Sendable {
  /// The administration desk (Tata Usaha): takes letters in, checks and registers them.
  case registry
  /// The deputy: disposes requests to the director.
  case deputy
  /// The director: receives for the unit, plans, assigns, approves.
  case director
  /// An officer: holds meetings and answers.
  case officer
  /// The administrator of the system: accounts, calendars, feeds; no requests.
  case admin
  /// Reads everything, changes nothing.
  case auditor
}
