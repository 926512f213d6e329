public import Casework
import JSON
public import Secrets
import Store
import Wording

/// How an account stands with its second factor.
public struct SecondFactorStanding: Hashable, Sendable {
  /// Whether a code is asked for at every sign-in.
  public let isConfirmed: Bool
  /// How many recovery codes are left.
  public let recoveryCodes: Int
}

extension Desk {
  /// How the member of staff who acts stands with the second factor.
  public func ownSecondFactor() throws -> SecondFactorStanding {
    let account = try ownAccount()
    return SecondFactorStanding(
      isConfirmed: try queries.secondFactor(of: account.id)?.confirmedAt != nil,
      recoveryCodes: try queries.recoveryCodeCount(of: account.id))
  }

  /// The codes of the key that the member of staff who acts was given and has not confirmed yet; `nil` where there
  /// is none.
  public func unconfirmedCodes() throws -> OneTimeCodes? {
    let account = try ownAccount()
    guard let factor = try queries.secondFactor(of: account.id), factor.confirmedAt == nil else { return nil }
    return oneTimeCodes(of: factor)
  }

  /// The codes of a factor; `nil` where its key was sealed with another key than the service has now.
  func oneTimeCodes(of factor: SecondFactorRecord) -> OneTimeCodes? {
    SealedBytes.unseal(factor.sealedKey, with: sealingWord).flatMap(OneTimeCodes.init(stored:))
  }

  /// The word that seals keys in the database: made of the key that lies beside it, so that a copy of the database
  /// opens nothing.
  fileprivate var sealingWord: String {
    Hexadecimal.text(
      of: MessageAuthentication.hmac(
        key: office.surroundings.linkKey.bytes, message: Array("second-factor".utf8)))
  }
}

/// Gives the one who acts a key for an authenticator app. Nothing is asked for until it is confirmed.
public struct BeginSecondFactor: UseCase {
  /// A key for the one who acts.
  public init() {}

  /// Makes it, in place of one that was not confirmed. Fails with `alreadyThere` where one is confirmed.
  public func perform(at desk: Desk) throws {
    let account = try desk.ownAccount()
    guard try desk.queries.secondFactor(of: account.id)?.confirmedAt == nil else {
      throw Refusal.alreadyThere(field: "code")
    }
    let codes = OneTimeCodes(from: desk.office.surroundings.random)
    try desk.queries.setSecondFactor(
      of: account.id,
      sealedKey: SealedBytes.seal(
        codes.key, with: desk.sealingWord, random: desk.office.surroundings.random))
  }
}

/// Confirms the key of the one who acts by a first code of it: from then on a code is asked for at every sign-in.
public struct ConfirmSecondFactor: UseCase {
  let code: String

  /// The code that the app shows.
  public init(code: String) { self.code = code }

  /// Confirms it, and returns the recovery codes, shown this once. Fails with `invalid` for `code` where it is
  /// wrong, with `notFound` where no key waits to be confirmed.
  public func perform(at desk: Desk) throws -> [String] {
    let account = try desk.ownAccount()
    guard let codes = try desk.unconfirmedCodes() else { throw Refusal.notFound }
    guard let period = codes.period(matching: code, at: desk.now.secondsSinceEpoch, after: nil) else {
      throw Refusal.invalid([
        FieldProblem(
          "code",
          Sentence(
            "kode tidak cocok; periksa jam ponsel, lalu ketik kode yang sedang tampil",
            "the code does not match; check the phone's clock, then type the code shown now"))
      ])
    }
    let recovery = (0..<RecoveryCode.count).map { _ in
      RecoveryCode.make(from: desk.office.surroundings.random)
    }
    try desk.queries.confirmSecondFactor(
      of: account.id, recoveryDigests: recovery.compactMap(RecoveryCode.digest), at: desk.now)
    try desk.queries.takeCode(ofPeriod: period, of: account.id)
    try desk.record(.secondFactorAdded, of: nil)
    return recovery
  }
}

/// Takes the second factor from an account: one's own, or anybody's by the administrator and the service
/// itself where a phone is lost.
public struct RemoveSecondFactor: UseCase {
  let account: Identifier<Record.Account>

  /// The account with a number.
  public init(of account: Identifier<Record.Account>) { self.account = account }

  /// Takes it. Fails with `forbidden` for another's account where the one who acts is no administrator, and with
  /// `notFound` where the account has none.
  public func perform(at desk: Desk) throws {
    if desk.principal != .service, try desk.ownAccount().id != account { try desk.require(.admin) }
    guard try desk.queries.removeSecondFactor(of: account) else { throw Refusal.notFound }
    try desk.record(.secondFactorRemoved, of: nil, detail: ["account": .string(account.description)])
  }
}
