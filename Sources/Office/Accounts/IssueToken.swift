public import Casework
import JSON
public import Secrets
import Store
import Wording

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

  /// The most valid tokens of an account: enough for a program on every machine, and few enough to look through.
  public static let most = 50

  private let holder: Holder
  private let purpose: String

  /// A token for the account of an address, and what it is for.
  public init(email: String, purpose: String = "") {
    holder = .address(email.lowercased())
    self.purpose = purpose
  }

  /// A token for the account with a number, and what it is for.
  public init(account: Identifier<Record.Account>, purpose: String = "") {
    holder = .account(account)
    self.purpose = purpose
  }

  /// Issues it. The administrator may, the service itself, and everybody for their own account. Fails with `notFound`
  /// where no active account has the address or number, and with `invalid` where what it is for is more than a line, or
  /// the account has ``most`` already.
  public func perform(at desk: Desk) throws -> IssuedToken {
    if desk.principal != .service, !isOwn(of: desk.principal) { try desk.require(.admin) }
    let purpose = try checkedPurpose()
    let found =
      switch holder {
      case .address(let email): try desk.queries.account(email: email)
      case .account(let number): try desk.queries.account(number)
      }
    guard let account = found, account.isActive else { throw Refusal.notFound }
    let token = SecretToken(from: desk.office.surroundings.random)
    guard try desk.queries.validTokens().count(where: { $0.account == account.id }) < IssueToken.most else {
      throw Refusal.invalid([
        FieldProblem(
          "purpose",
          Sentence(
            "akun ini sudah punya \(IssueToken.most) token; cabut satu dahulu",
            "this account has \(IssueToken.most) tokens already; revoke one first"))
      ])
    }
    let id = try desk.queries.addToken(
      of: account.id, digest: token.digest.bytes, purpose: purpose, at: desk.now)
    try desk.touch(.accounts)
    try desk.record(
      .tokenIssued, of: nil,
      detail: ["account": .string(account.id.description), "token": .string(id.description)])
    return IssuedToken(id: id, token: token)
  }

  private func isOwn(of principal: Principal) -> Bool {
    guard case .staff(let member) = principal, case .account(let number) = holder else { return false }
    return member.account == number
  }

  private func checkedPurpose() throws -> String {
    guard !purpose.isEmpty else { return "" }
    guard let text = try? FreeText.name.checked(purpose) else {
      throw Refusal.invalid([
        FieldProblem("purpose", Sentence("satu baris, paling panjang 200", "one line of at most 200"))
      ])
    }
    return text
  }
}
