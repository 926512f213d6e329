public import Casework

/// Who calls.
public enum Caller: Hashable, Sendable {
  /// Somebody who shows no token.
  case stranger
  /// The applicant of a request, by its secret.
  case applicant(Identifier<Record.Request>)
  /// A member of staff: the account, and what the person may do.
  case staff(Identifier<Record.Account>, name: String, roles: Set<Role>)
}

/// Knows whose a token is.
public protocol Authenticator: Sendable {
  /// The caller with this token, or `nil` where it is nobody's: unknown, revoked, or past its time. Fails where the
  /// database cannot be asked.
  func caller(token: String) throws -> Caller?
}

extension Access {
  /// What stands against a call; `nil` where nothing does. `request` is the number of the request in the path, where
  /// there is one. The request of somebody else looks like one that is not there.
  func refusal(of caller: Caller, request: Identifier<Record.Request>?) -> ProblemKind? {
    switch caller {
    case .stranger: return allowsStrangers ? nil : .unauthenticated
    case .applicant(let own):
      guard allowsApplicant || self == .everyone else { return .forbidden }
      guard let request else { return nil }
      return request == own ? nil : .notFound
    case .staff(_, _, let held):
      return self == .everyone || !roles.isDisjoint(with: held) ? nil : .forbidden
    }
  }
}
