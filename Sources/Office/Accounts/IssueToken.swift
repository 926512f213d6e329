public import Casework
import JSON
public import Secrets
import Store

/// A token with its number, shown once.
public struct IssuedToken: Sendable {
  /// The number, by which it can be revoked.
  public let id: Identifier<Record.Token>
  /// The token itself.
  public let token: SecretToken
}

/// Issues a token with which a member of staff uses the API.
public struct IssueToken: UseCase {
  private enum Holder {
    case address(String)
    case account(Identifier<Record.Account>)
  }

  private let holder: Holder

  /// A token for the account of an address.
  public init(email: String) { holder = .address(email.lowercased()) }

  /// A token for the account with a number.
  public init(account: Identifier<Record.Account>) { holder = .account(account) }

  /// Issues it. Only the administrator may, and the service itself. Fails with `notFound` where no active
  /// account has the address or number.
  public func perform(at desk: Desk) throws -> IssuedToken {
    if desk.principal != .service { try desk.require(.admin) }
    let found =
      switch holder {
      case .address(let email): try desk.queries.account(email: email)
      case .account(let number): try desk.queries.account(number)
      }
    guard let account = found, account.isActive else { throw Refusal.notFound }
    let token = SecretToken(from: desk.office.surroundings.random)
    let id = try desk.queries.addToken(of: account.id, digest: token.digest.bytes, at: desk.now)
    try desk.touch(.accounts)
    try desk.record(
      .tokenIssued, of: nil,
      detail: ["account": .string(account.id.description), "token": .string(id.description)])
    return IssuedToken(id: id, token: token)
  }
}
