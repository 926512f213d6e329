public import Casework
import JSON
import Store

/// Revokes a token: whoever shows it from now on is nobody.
public struct RevokeToken: UseCase {
  let token: Identifier<Record.Token>

  /// The token with a number.
  public init(_ token: Identifier<Record.Token>) { self.token = token }

  /// Revokes it. Only the administrator may, and the service itself. Fails with `notFound` where there is
  /// none, or it was revoked before.
  public func perform(at desk: Desk) throws {
    if desk.principal != .service { try desk.require(.admin) }
    guard try desk.queries.revokeToken(token, at: desk.now) else { throw Refusal.notFound }
    try desk.touch(.accounts)
    try desk.record(.tokenRevoked, of: nil, detail: ["token": .string(token.description)])
  }
}
