public import Casework
import JSON
import Store
import WorkCalendar
import Wording

/// Gives an account a password that its owner replaces at the next sign-in: where the owner has forgotten it, or somebody
/// else has got to know it. All sessions end, and all tokens are revoked: nobody knows who has them.
public struct ResetPassword: UseCase {
  let account: Identifier<Record.Account>
  let password: OneTimePassword

  /// The account with a number, and the password that it gets.
  public init(of account: Identifier<Record.Account>, to password: OneTimePassword) {
    self.account = account
    self.password = password
  }

  /// Does it. Only the administrator may, and the service itself. Fails with `notFound` where there is no such account,
  /// and with `invalid` where it is off, or the administrator's own: that changes it by knowing it.
  public func perform(at desk: Desk) throws {
    let record = try desk.administered(account)
    if case .staff(let member) = desk.principal, member.account == account {
      throw Refusal.invalid([
        FieldProblem(
          "account",
          Sentence("kata sandi sendiri diganti di Akun saya", "one's own password is changed in My account"))
      ])
    }
    guard record.isActive else {
      throw Refusal.invalid([
        FieldProblem("account", Sentence("akun ini tidak aktif", "this account is switched off"))
      ])
    }
    guard
      try desk.queries.setPassword(
        of: account, hash: password.hash.text, before: record.passwordHash,
        oneTimeUntil: desk.now + OneTimePassword.lifetime)
    else { throw Refusal.changedMeanwhile }
    try desk.queries.endSessions(of: account)
    try desk.queries.revokeTokens(of: account, at: desk.now)
    try desk.touch(.accounts)
    try desk.record(.passwordReset, of: nil, detail: ["account": .string(account.description)])
  }
}

extension Desk {
  /// An account that is to be changed by whoever may: the administrator, and the service itself. Fails with `notFound`
  /// where there is none.
  func administered(_ account: Identifier<Record.Account>) throws -> AccountRecord {
    if principal != .service { try require(.admin) }
    guard let record = try queries.account(account) else { throw Refusal.notFound }
    return record
  }

  /// Fails with `invalid` for a field where an account is the last active one of an administrator: one who can add others
  /// is always left.
  func requireAnotherAdministrator(than account: AccountRecord, field: String) throws {
    guard account.isActive, account.roles.contains(.admin) else { return }
    let isLeft = try queries.accounts().contains {
      $0.id != account.id && $0.isActive && $0.roles.contains(.admin)
    }
    guard isLeft else {
      throw Refusal.invalid([
        FieldProblem(
          field,
          Sentence(
            "ini administrator terakhir yang aktif; tunjuk yang lain dahulu",
            "this is the last active administrator; appoint another first"))
      ])
    }
  }
}
