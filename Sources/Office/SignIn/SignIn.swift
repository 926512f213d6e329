import Casework
public import Secrets
import Store

extension Office {
  /// Begins a session for whoever knows the password of an active account; `nil` where that is not shown, whatever
  /// is wrong with it and after the same work. Where the account has a second factor the session opens nothing
  /// until ``give(code:secret:)``. `device` is how the browser calls itself, for its owner to recognize.
  public func signIn(email: String, password: String, device: String) throws -> OpenedSession? {
    let account = try ask(as: .service) { try $0.queries.account(email: email.lowercased()) }
    // Outside of any transaction: this is work for the memory and the processor.
    let isRight = PasswordHash.matches(
      password, account.flatMap { PasswordHash(stored: $0.passwordHash) })
    guard isRight, let account, account.isActive else { return nil }
    var renewed: PasswordHash?
    if PasswordHash(stored: account.passwordHash)?.needsRehash() ?? false {
      renewed = PasswordHash(of: password)
    }
    return try perform(BeginSession(account: account, renewed: renewed, device: device), as: .service)
  }

  /// Shows a code behind the password: one of the authenticator app, or a recovery code, each taken once. The wrong
  /// ones are counted; after ``StaffSession/mostTries`` of them the waiting ends.
  public func give(code: String, secret: SecretToken) throws -> GivenCode {
    try perform(GiveCode(code: code, secret: secret), as: .service)
  }
}

/// What became of a code that was shown.
public enum GivenCode: Sendable {
  /// It was right: the session is open, under another secret.
  case opened(SecretToken)
  /// It was wrong, and so many may still be shown.
  case wrong(left: Int)
  /// Nothing waits for a code any more: the password is to be shown again.
  case over
}

/// Begins a session behind the right password.
private struct BeginSession: UseCase {
  let account: AccountRecord
  let renewed: PasswordHash?
  let device: String

  func perform(at desk: Desk) throws -> OpenedSession? {
    // The password may have been changed, or the account switched off, while it was compared.
    guard let current = try desk.queries.account(account.id), current.isActive,
      current.passwordHash == account.passwordHash, current.oneTimeUntil.map({ desk.now < $0 }) ?? true
    else { return nil }
    if let renewed {
      _ = try desk.queries.setPassword(
        of: account.id, hash: renewed.text, before: account.passwordHash, oneTimeUntil: current.oneTimeUntil)
    }
    let needsCode = try desk.queries.secondFactor(of: account.id)?.confirmedAt != nil
    let secret = try desk.beginSession(of: account.id, needsCode ? .code : .open, device: device)
    if !needsCode { try desk.tellSignedIn(current) }
    return OpenedSession(secret: secret, needsCode: needsCode)
  }
}

/// Takes a code for a session that waits for one.
private struct GiveCode: UseCase {
  let code: String
  let secret: SecretToken

  func perform(at desk: Desk) throws -> GivenCode {
    guard let session = try desk.queries.session(digest: secret.digest.bytes), session.stage == .code,
      session.isAlive(at: desk.now), let account = try desk.queries.account(session.account),
      account.isActive
    else { return .over }
    guard try desk.takeCode(code, of: account.id) else {
      let left = StaffSession.mostTries - session.tries - 1
      guard left > 0 else {
        _ = try desk.queries.endSession(session.id, of: account.id)
        return .over
      }
      try desk.queries.countTry(of: session.id)
      return .wrong(left: left)
    }
    _ = try desk.queries.endSession(session.id, of: account.id)
    let opened = try desk.beginSession(of: account.id, .open, device: session.device)
    try desk.tellSignedIn(account)
    return .opened(opened)
  }
}

extension Desk {
  /// Notes that a member of staff has signed in, and puts it into the history.
  fileprivate func tellSignedIn(_ account: AccountRecord) throws {
    try queries.noteSignIn(of: account.id, at: now)
    try acting(as: .staff(try member(of: account))).record(.signedIn, of: nil)
  }

  /// Takes a code of an account: of its app, or a recovery code. Returns whether it was one, and was not used before.
  fileprivate func takeCode(_ code: String, of account: Identifier<Record.Account>) throws -> Bool {
    guard let factor = try queries.secondFactor(of: account), factor.confirmedAt != nil else { return false }
    if let digest = RecoveryCode.digest(of: code) {
      return try queries.takeRecoveryCode(digest: digest, of: account)
    }
    // A key that cannot be read any more leaves the recovery codes.
    guard let codes = oneTimeCodes(of: factor),
      let period = codes.period(matching: code, at: now.secondsSinceEpoch, after: factor.lastPeriod)
    else { return false }
    try queries.takeCode(ofPeriod: period, of: account)
    return true
  }
}
