public import Office

/// Knows whose a token is.
public protocol Authenticator: Sendable {
  /// Who shows this token, or `nil` where it is nobody's: unknown, revoked, or past its time. Fails where the
  /// database cannot be asked.
  func principal(token: String) throws -> Principal?
}
