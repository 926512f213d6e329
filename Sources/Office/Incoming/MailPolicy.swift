/// Whose word on the senders of mail is believed.
public struct MailPolicy: Hashable, Sendable {
  /// The servers whose Authentication-Results count, by the names that they write there (RFC 8601, section 2.2).
  public let authenticationServers: [String]
  /// Whether mail counts only where such a server has found that its sender's domain has sent it.
  public let requiresAuthentication: Bool

  /// A policy.
  public init(authenticationServers: [String] = [], requiresAuthentication: Bool = false) {
    self.authenticationServers = authenticationServers
    self.requiresAuthentication = requiresAuthentication
  }
}
