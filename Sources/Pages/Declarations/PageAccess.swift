import Casework

/// Who may open a page.
enum PageAccess: Hashable, Sendable {
  /// Everybody. Whoever has signed in is known all the same.
  case everyone
  /// The applicant of the request that `{secret}` in the path opens: the link in the applicant's mail. A secret that
  /// opens nothing looks like a page that is not there.
  case applicant
  /// Whoever is writing the draft that `{secret}` in the path opens. Once it is handed in the secret opens the request,
  /// and leads there.
  case draft
  /// Members of staff who have signed in and have one of these roles.
  case staff(Set<Role>)

  /// Every member of staff.
  static let anyStaff = PageAccess.staff(Set(Role.allCases))

  /// Members of staff with one of these roles.
  static func staff(_ roles: Role...) -> PageAccess { .staff(Set(roles)) }
}
