public import Casework

/// Who may call an operation.
///
///     Access.staff(.registry)                  // the administration desk
///     Access.staff(.director).orApplicant()    // or the applicant of the request that the path names
public struct Access: Hashable, Sendable {
  /// Whether somebody who shows no token may call.
  public let allowsStrangers: Bool
  /// Whether the applicant of the request in the path's `id` may call, by the request's secret. An operation
  /// without an `id` looks for itself what an applicant may see.
  public let allowsApplicant: Bool
  /// The roles that may call; one of them is enough.
  public let roles: Set<Role>

  private init(allowsStrangers: Bool, allowsApplicant: Bool, roles: Set<Role>) {
    self.allowsStrangers = allowsStrangers
    self.allowsApplicant = allowsApplicant
    self.roles = roles
  }

  /// Everybody, whoever they are; a token is not looked at.
  public static let everyone = Access(allowsStrangers: true, allowsApplicant: false, roles: [])
  /// Everybody; of those who show a token it is asked who they are.
  public static let everyoneKnown = Access(
    allowsStrangers: true, allowsApplicant: true, roles: Set(Role.allCases))
  /// Every member of staff.
  public static let anyStaff = Access(
    allowsStrangers: false, allowsApplicant: false, roles: Set(Role.allCases))
  /// The applicant of the request alone.
  public static let applicant = Access(allowsStrangers: false, allowsApplicant: true, roles: [])

  /// Members of staff with one of these roles.
  public static func staff(_ roles: Role...) -> Access {
    Access(allowsStrangers: false, allowsApplicant: false, roles: Set(roles))
  }

  /// The same, and the applicant of the request.
  public func orApplicant() -> Access {
    Access(allowsStrangers: allowsStrangers, allowsApplicant: true, roles: roles)
  }

  /// Whether a token matters.
  public var asksForToken: Bool { self != .everyone }
}
