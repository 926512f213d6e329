public import Casework
import JSON
import Store

/// Revokes a token: whoever shows it from now on is nobody.
public struct RevokeToken: UseCase {
  let token: Identifier<Record.Token>

  /// The token with a number.
  public init(_ token: Identifier<Record.Token>) { self.token = token }

  /// Revokes it. The administrator may, the service itself, and everybody their own. Fails with `notFound` where there
  /// is none that the one who acts may revoke, or it was revoked before.
  public func perform(at desk: Desk) throws {
    if desk.principal != .service, !desk.principal.roles.contains(.admin) {
      guard try desk.ownTokens().contains(where: { $0.id == token }) else { throw Refusal.notFound }
    }
    guard try desk.queries.revokeToken(token, at: desk.now) else { throw Refusal.notFound }
    try desk.touch(.accounts)
    try desk.record(.tokenRevoked, of: nil, detail: ["token": .string(token.description)])
  }
}
