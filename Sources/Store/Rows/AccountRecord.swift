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
}

/// A token of an account; of the token itself only a digest is kept.
public struct TokenRecord: Hashable, Sendable {
  /// The number, by which it is revoked.
  public let id: Identifier<Record.Token>
  /// The account.
  public let account: Identifier<Record.Account>
  /// When it was issued.
  public let issuedAt: Instant
}

extension AccountRecord {
  fileprivate static let columns = "id, email, name, roles, password_hash, is_active"

  fileprivate init(row: any Row) throws {
    id = Identifier(row.integer(0))
    email = row.text(1)
    name = row.text(2)
    roles = Set(try row.text(3).split(separator: ",").map { try stored(String($0)) })
    passwordHash = row.text(4)
    isActive = row.integer(5) == 1
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
    try execute(
      "UPDATE token SET revoked_at = $2 WHERE account = $1 AND revoked_at IS NULL",
      [.integer(account.number), .integer(at.secondsSinceEpoch)])
    try endSessions(of: account)
  }

  /// Gives an account another password. Returns whether it still had the one before.
  public func setPassword(
    of account: Identifier<Record.Account>, hash: String, before: String
  ) throws -> Bool {
    try execute(
      "UPDATE account SET password_hash = $2 WHERE id = $1 AND password_hash = $3",
      [.integer(account.number), .text(hash), .text(before)]) == 1
  }

  /// The officer that the person with an account is, or `nil`.
  public func officer(of account: Identifier<Record.Account>) throws -> Identifier<Record.Officer>? {
    try first("SELECT id FROM officer WHERE account = $1", [.integer(account.number)]) {
      Identifier($0.integer(0))
    }
  }

  /// The tokens that were not revoked, by number.
  public func validTokens() throws -> [TokenRecord] {
    try all("SELECT id, account, created_at FROM token WHERE revoked_at IS NULL ORDER BY id", []) {
      TokenRecord(
        id: Identifier($0.integer(0)), account: Identifier($0.integer(1)),
        issuedAt: Instant(secondsSinceEpoch: $0.integer(2)))
    }
  }

  /// Adds an account. Returns its number. Fails with `notUnique` where the address is taken.
  public func addAccount(
    email: String, name: String, roles: Set<Role>, passwordHash: String, at: Instant
  ) throws -> Identifier<Record.Account> {
    let words = Role.allCases.filter(roles.contains).map(\.rawValue).joined(separator: ",")
    return Identifier(
      try inserted(
        """
        INSERT INTO account (email, name, roles, password_hash, is_active, created_at)
        VALUES ($1, $2, $3, $4, 1, $5) RETURNING id
        """,
        [.text(email), .text(name), .text(words), .text(passwordHash), .integer(at.secondsSinceEpoch)]))
  }

  /// Adds a token of an account.
  public func addToken(
    of account: Identifier<Record.Account>, digest: [UInt8], at: Instant
  ) throws -> Identifier<Record.Token> {
    Identifier(
      try inserted(
        "INSERT INTO token (account, digest, created_at) VALUES ($1, $2, $3) RETURNING id",
        [.integer(account.number), .bytes(digest), .integer(at.secondsSinceEpoch)]))
  }

  /// Revokes a token. Returns whether it was valid until now.
  public func revokeToken(_ token: Identifier<Record.Token>, at: Instant) throws -> Bool {
    try execute(
      "UPDATE token SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL",
      [.integer(token.number), .integer(at.secondsSinceEpoch)]) == 1
  }

  /// The account that may act by a token with a digest, and the officer that it belongs to; `nil` where the
  /// token is unknown or revoked, or the account is no longer active.
  public func account(
    tokenDigest: [UInt8]
  ) throws -> (account: AccountRecord, officer: Identifier<Record.Officer>?)? {
    let columns = AccountRecord.columns.split(separator: ", ").map { "a.\($0)" }.joined(separator: ", ")
    return try first(
      """
      SELECT \(columns), o.id FROM token t JOIN account a ON a.id = t.account LEFT JOIN officer o ON
        o.account = a.id
      WHERE t.digest = $1 AND t.revoked_at IS NULL AND a.is_active = 1
      """, [.bytes(tokenDigest)]
    ) { row in (try AccountRecord(row: row), row.optionalInteger(6).map(Identifier.init)) }
  }
}
