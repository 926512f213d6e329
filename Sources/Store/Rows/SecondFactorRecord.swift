public import Casework
public import WorkCalendar

/// What an account shows besides its password.
public struct SecondFactorRecord: Hashable, Sendable {
  /// The key of the one-time codes, sealed.
  public let sealedKey: [UInt8]
  /// When the first code of it was shown; `nil` until then, and nobody is asked for one.
  public let confirmedAt: Instant?
  /// The period of the code that was taken last; no code of it or of an earlier one is taken again.
  public let lastPeriod: Int64?
}

extension Queries {
  /// The second factor of an account, confirmed or not; `nil` where there is none.
  public func secondFactor(of account: Identifier<Record.Account>) throws -> SecondFactorRecord? {
    try first(
      "SELECT sealed_key, confirmed_at, last_period FROM second_factor WHERE account = $1",
      [.integer(account.number)]
    ) { row in
      SecondFactorRecord(
        sealedKey: row.bytes(0), confirmedAt: row.optionalInteger(1).map(Instant.init(secondsSinceEpoch:)),
        lastPeriod: row.optionalInteger(2))
    }
  }

  /// Gives an account a key that is not confirmed yet, in place of any that it had.
  public func setSecondFactor(of account: Identifier<Record.Account>, sealedKey: [UInt8]) throws {
    try removeSecondFactor(of: account)
    try execute(
      "INSERT INTO second_factor (account, sealed_key) VALUES ($1, $2)",
      [.integer(account.number), .bytes(sealedKey)])
  }

  /// Confirms the key of an account, and keeps the digests of its recovery codes.
  public func confirmSecondFactor(
    of account: Identifier<Record.Account>, recoveryDigests: [[UInt8]], at: Instant
  ) throws {
    try execute(
      "UPDATE second_factor SET confirmed_at = $2 WHERE account = $1",
      [.integer(account.number), .integer(at.secondsSinceEpoch)])
    for digest in recoveryDigests {
      try execute(
        "INSERT INTO recovery_code (account, digest) VALUES ($1, $2)",
        [.integer(account.number), .bytes(digest)])
    }
  }

  /// Notes that the code of a period was taken.
  public func takeCode(ofPeriod period: Int64, of account: Identifier<Record.Account>) throws {
    try execute(
      "UPDATE second_factor SET last_period = $2 WHERE account = $1",
      [.integer(account.number), .integer(period)])
  }

  /// Uses a recovery code up. Returns whether the account had it.
  public func takeRecoveryCode(digest: [UInt8], of account: Identifier<Record.Account>) throws -> Bool {
    try execute(
      "DELETE FROM recovery_code WHERE account = $1 AND digest = $2",
      [.integer(account.number), .bytes(digest)]) == 1
  }

  /// How many recovery codes an account has left.
  public func recoveryCodeCount(of account: Identifier<Record.Account>) throws -> Int {
    try first("SELECT count(*) FROM recovery_code WHERE account = $1", [.integer(account.number)]) {
      Int($0.integer(0))
    } ?? 0
  }

  /// Takes the second factor from an account with its recovery codes. Returns whether it had one.
  @discardableResult
  public func removeSecondFactor(of account: Identifier<Record.Account>) throws -> Bool {
    try execute("DELETE FROM recovery_code WHERE account = $1", [.integer(account.number)])
    return try execute("DELETE FROM second_factor WHERE account = $1", [.integer(account.number)]) == 1
  }
}
