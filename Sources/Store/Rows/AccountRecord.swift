public import Casework
public import WorkCalendar

/// The account of a member of staff.
public struct AccountRecord: Hashable, Sendable {
  /// The number.
  public let id: Identifier<Record.Account>
  /// The address by which the person signs in.
  public let email: String
  /// The name.
  public let name: String
  /// What the person may do.
  public let roles: Set<Role>
  /// The password's hash.
  public let passwordHash: String
  /// Whether the person may act at all.
  public let isActive: Bool
  /// Until when a password holds that somebody else has set, and that its owner has to replace at the next sign-in;
  /// `nil` where the owner has chosen it.
  public let oneTimeUntil: Instant?
  /// When the person last signed in to the pages; `nil` where that was never.
  public let signedInAt: Instant?
}

/// A token of an account; of the token itself only a digest is kept.
public struct TokenRecord: Hashable, Sendable {
  /// The number, by which it is revoked.
  public let id: Identifier<Record.Token>
  /// The account.
  public let account: Identifier<Record.Account>
  /// When it was issued.
  public let issuedAt: Instant
  /// What it is for, as its owner has written; may be empty.
  public let purpose: String
  /// When it was last used, give or take an hour; `nil` where that was never.
  public let usedAt: Instant?
}

extension AccountRecord {
  fileprivate static let columns =
    "id, email, name, roles, password_hash, is_active, one_time_until, signed_in_at"

  fileprivate init(row: any Row) throws {
    id = Identifier(row.integer(0))
    email = row.text(1)
    name = row.text(2)
    roles = Set(try row.text(3).split(separator: ",").map { try stored(String($0)) })
    passwordHash = row.text(4)
    isActive = row.integer(5) == 1
    oneTimeUntil = row.optionalInteger(6).map(Instant.init(secondsSinceEpoch:))
    signedInAt = row.optionalInteger(7).map(Instant.init(secondsSinceEpoch:))
  }
}

extension Queries {
  /// Every account, by number.
  public func accounts() throws -> [AccountRecord] {
    try all("SELECT \(AccountRecord.columns) FROM account ORDER BY id", [], AccountRecord.init(row:))
  }

  /// The account of an address, or `nil` where there is none.
  public func account(email: String) throws -> AccountRecord? {
    try first(
      "SELECT \(AccountRecord.columns) FROM account WHERE email = $1", [.text(email)],
      AccountRecord.init(row:))
  }

  /// An account by its number, or `nil` where there is none.
  public func account(_ id: Identifier<Record.Account>) throws -> AccountRecord? {
    try first(
      "SELECT \(AccountRecord.columns) FROM account WHERE id = $1", [.integer(id.number)],
      AccountRecord.init(row:))
  }

  /// Switches an account off, revokes its tokens, and ends its sessions.
  public func deactivate(_ account: Identifier<Record.Account>, at: Instant) throws {
    try execute("UPDATE account SET is_active = 0 WHERE id = $1", [.integer(account.number)])
    try revokeTokens(of: account, at: at)
    try endSessions(of: account)
  }

  /// Switches an account on again.
  public func activate(_ account: Identifier<Record.Account>) throws {
    try execute("UPDATE account SET is_active = 1 WHERE id = $1", [.integer(account.number)])
  }

  /// Gives an account other roles.
  public func setRoles(of account: Identifier<Record.Account>, to roles: Set<Role>) throws {
    try execute(
      "UPDATE account SET roles = $2 WHERE id = $1", [.integer(account.number), .text(words(of: roles))])
  }

  /// Gives an account another password, which somebody else has set where it is only to hold until a moment. Returns
  /// whether the account still had the one before.
  public func setPassword(
    of account: Identifier<Record.Account>, hash: String, before: String, oneTimeUntil: Instant?
  ) throws -> Bool {
    try execute(
      "UPDATE account SET password_hash = $2, one_time_until = $4 WHERE id = $1 AND password_hash = $3",
      [
        .integer(account.number), .text(hash), .text(before),
        SQLValue(oneTimeUntil?.secondsSinceEpoch),
      ]) == 1
  }

  /// Notes that somebody has signed in.
  public func noteSignIn(of account: Identifier<Record.Account>, at: Instant) throws {
    try execute(
      "UPDATE account SET signed_in_at = $2 WHERE id = $1",
      [.integer(account.number), .integer(at.secondsSinceEpoch)])
  }

  /// The accounts whose second factor is confirmed.
  public func accountsWithSecondFactor() throws -> Set<Identifier<Record.Account>> {
    Set(
      try all("SELECT account FROM second_factor WHERE confirmed_at IS NOT NULL", []) {
        Identifier($0.integer(0))
      })
  }

  /// The officer that the person with an account is, or `nil`.
  public func officer(of account: Identifier<Record.Account>) throws -> Identifier<Record.Officer>? {
    try first("SELECT id FROM officer WHERE account = $1", [.integer(account.number)]) {
      Identifier($0.integer(0))
    }
  }

  /// The tokens that were not revoked, by number.
  public func validTokens() throws -> [TokenRecord] {
    try all(
      "SELECT id, account, created_at, purpose, used_at FROM token WHERE revoked_at IS NULL ORDER BY id", []
    ) {
      TokenRecord(
        id: Identifier($0.integer(0)), account: Identifier($0.integer(1)),
        issuedAt: Instant(secondsSinceEpoch: $0.integer(2)), purpose: $0.text(3),
        usedAt: $0.optionalInteger(4).map(Instant.init(secondsSinceEpoch:)))
    }
  }

  /// Revokes every token of an account. Returns how many were valid until now.
  @discardableResult
  public func revokeTokens(of account: Identifier<Record.Account>, at: Instant) throws -> Int {
    try execute(
      "UPDATE token SET revoked_at = $2 WHERE account = $1 AND revoked_at IS NULL",
      [.integer(account.number), .integer(at.secondsSinceEpoch)])
  }

  /// Notes when a token was used.
  public func noteUse(of token: Identifier<Record.Token>, at: Instant) throws {
    try execute(
      "UPDATE token SET used_at = $2 WHERE id = $1", [.integer(token.number), .integer(at.secondsSinceEpoch)])
  }

  /// Adds an account. Returns its number. Fails with `notUnique` where the address is taken.
  public func addAccount(
    email: String, name: String, roles: Set<Role>, passwordHash: String, oneTimeUntil: Instant? = nil,
    at: Instant
  ) throws -> Identifier<Record.Account> {
    Identifier(
      try inserted(
        """
        INSERT INTO account (email, name, roles, password_hash, is_active, one_time_until, created_at)
        VALUES ($1, $2, $3, $4, 1, $5, $6) RETURNING id
        """,
        [
          .text(email), .text(name), .text(words(of: roles)), .text(passwordHash),
          SQLValue(oneTimeUntil?.secondsSinceEpoch), .integer(at.secondsSinceEpoch),
        ]))
  }

  /// Adds a token of an account.
  public func addToken(
    of account: Identifier<Record.Account>, digest: [UInt8], purpose: String, at: Instant
  ) throws -> Identifier<Record.Token> {
    Identifier(
      try inserted(
        "INSERT INTO token (account, digest, purpose, created_at) VALUES ($1, $2, $3, $4) RETURNING id",
        [.integer(account.number), .bytes(digest), .text(purpose), .integer(at.secondsSinceEpoch)]))
  }

  /// Revokes a token. Returns whether it was valid until now.
  public func revokeToken(_ token: Identifier<Record.Token>, at: Instant) throws -> Bool {
    try execute(
      "UPDATE token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL",
      [.integer(token.number), .integer(at.secondsSinceEpoch)]) == 1
  }

  /// The number of the token with a digest, the account that may act by it, and the officer that it belongs to; `nil`
  /// where the token is unknown or revoked, or the account is no longer active.
  public func account(
    tokenDigest: [UInt8]
  ) throws -> (
    token: Identifier<Record.Token>, account: AccountRecord, officer: Identifier<Record.Officer>?
  )? {
    let columns = AccountRecord.columns.split(separator: ", ").map { "a.\($0)" }.joined(separator: ", ")
    return try first(
      """
      SELECT \(columns), o.id, t.id FROM token t JOIN account a ON a.id = t.account LEFT JOIN officer o ON
        o.account = a.id
      WHERE t.digest = $1 AND t.revoked_at IS NULL AND a.is_active = 1
      """, [.bytes(tokenDigest)]
    ) { row in
      (Identifier(row.integer(9)), try AccountRecord(row: row), row.optionalInteger(8).map(Identifier.init))
    }
  }
}

/// Roles as they are stored, in their order.
private func words(of roles: Set<Role>) -> String {
  Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: ",")
}
