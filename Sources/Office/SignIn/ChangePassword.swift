public import Secrets
import Store
import Wording

extension Office {
  /// Whether a password is that of the account of a session. It takes as long as a sign-in.
  public func isPassword(_ password: String, of session: StaffSession) throws -> Bool {
    let account = try ask(as: .service) { try $0.queries.account(session.member.account) }
    return PasswordHash.matches(password, account.flatMap { PasswordHash(stored: $0.passwordHash) })
  }

  /// Changes the password of the member of staff whose session it is. All sessions end, and the one in use goes on
  /// under the secret that is returned; with `revokesTokens` the account's tokens open nothing any more. Fails with `invalid` for `current` where the password until now is not
  /// right, for `password` where the new one does not fit.
  public func changePassword(
    from current: String, to new: String, in session: StaffSession, revokesTokens: Bool, device: String
  ) throws -> SecretToken {
    let account = try ask(as: .service) { try $0.queries.account(session.member.account) }
    guard let account,
      PasswordHash.matches(current, PasswordHash(stored: account.passwordHash))
    else {
      throw Refusal.invalid([
        FieldProblem(
          "current", Sentence("kata sandi sekarang tidak benar", "this is not the present password"))
      ])
    }
    return try perform(
      ChangePassword(
        before: account.passwordHash, hash: try AccountPassword.hash(new), revokesTokens: revokesTokens,
        device: device), as: .staff(session.member))
  }

  /// Chooses a password in place of the one that somebody else has set. All sessions end, and this one goes on under the
  /// secret that is returned. Fails with `invalid` for `password` where it does not fit, or is the one that was set; with
  /// `notFound` where no password waits to be chosen.
  public func choosePassword(
    _ new: String, in session: StaffSession, device: String
  ) throws -> SecretToken {
    let account = try ask(as: .service) { try $0.queries.account(session.member.account) }
    guard let account, account.oneTimeUntil != nil, !session.needsCode else { throw Refusal.notFound }
    let hash = try AccountPassword.hash(new)
    guard !PasswordHash.matches(new, PasswordHash(stored: account.passwordHash)) else {
      throw Refusal.invalid([
        FieldProblem(
          "password",
          Sentence("pilih yang lain dari kata sandi sementara", "choose another than the one-time password"))
      ])
    }
    return try perform(
      ChangePassword(before: account.passwordHash, hash: hash, revokesTokens: false, device: device),
      as: .staff(session.member))
  }
}

/// Gives the one who acts another password.
private struct ChangePassword: UseCase {
  let before: String
  let hash: PasswordHash
  let revokesTokens: Bool
  let device: String

  func perform(at desk: Desk) throws -> SecretToken {
    let account = try desk.ownAccount()
    guard
      try desk.queries.setPassword(of: account.id, hash: hash.text, before: before, oneTimeUntil: nil)
    else { throw Refusal.changedMeanwhile }
    try desk.queries.endSessions(of: account.id)
    if revokesTokens, try desk.queries.revokeTokens(of: account.id, at: desk.now) > 0 {
      try desk.touch(.accounts)
    }
    try desk.record(.passwordChanged, of: nil)
    return try desk.beginSession(of: account.id, .open, device: device)
  }
}
