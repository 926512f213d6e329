public import Casework

/// Who does something, and by what they have shown who they are.
public enum Principal: Hashable, Sendable {
  /// Somebody who has shown nothing.
  case anonymous
  /// The applicant of a request, by its secret.
  case applicant(Identifier<Record.Request>)
  /// A member of staff, by a token.
  case staff(StaffMember)
  /// The service itself, when a time has come.
  case service

  /// The roles that the actor has; none but staff has any.
  public var roles: Set<Role> {
    if case .staff(let member) = self { member.roles } else { [] }
  }

  /// How the history names the actor: by number, never by a person's name, so that it can be kept when
  /// personal data is erased (rules of the service, section 9).
  public var label: String {
    switch self {
    case .anonymous: "anonymous"
    case .applicant: "applicant"
    case .staff(let member): "staff:\(member.account)"
    case .service: "service"
    }
  }
}

/// A member of staff who has shown a valid token.
public struct StaffMember: Hashable, Sendable {
  /// The account.
  public let account: Identifier<Record.Account>
  /// The name.
  public let name: String
  /// What the person may do.
  public let roles: Set<Role>
  /// The officer that the person is, where the account belongs to one.
  public let officer: Identifier<Record.Officer>?

  /// A member of staff.
  public init(
    account: Identifier<Record.Account>, name: String, roles: Set<Role>,
    officer: Identifier<Record.Officer>? = nil
  ) {
    self.account = account
    self.name = name
    self.roles = roles
    self.officer = officer
  }
}

extension Principal {
  /// Whether the principal is an applicant, or has a role that works on requests: for those are contacts and
  /// names (rules of the service, section 9). Auditors and administrators read without them.
  public var worksOnRequests: Bool {
    switch self {
    case .applicant, .service: true
    case .anonymous: false
    case .staff(let member): !member.roles.isDisjoint(with: [.registry, .deputy, .director, .officer])
    }
  }

  /// Who may use a key again: the same applicant or the same account. Strangers share one space, in which the
  /// key alone tells them apart.
  var key: String {
    switch self {
    case .anonymous: "anonymous"
    case .applicant(let request): "request:\(request)"
    case .staff(let member): "staff:\(member.account)"
    case .service: "service"
    }
  }

  /// The actors of the table of steps that the principal can be.
  public var actors: Set<Casework.Actor> {
    switch self {
    case .anonymous: []
    case .applicant: [.applicant]
    case .staff(let member): Set(member.roles.map(Actor.staff))
    case .service: [.service]
    }
  }
}
