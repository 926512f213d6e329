public import Casework
public import Store

/// An account as the administrator sees it.
public struct AccountStanding: Sendable {
  /// The account.
  public let account: AccountRecord
  /// Its valid tokens, by number.
  public let tokens: [TokenRecord]
  /// Whether a code is asked for at every sign-in.
  public let hasSecondFactor: Bool
  /// The officer that the person is; `nil` where they are none.
  public let officer: OfficerRecord?
}

extension AccountStanding {
  /// Every account of the database, by number.
  public static func all(_ queries: any Queries) throws -> [AccountStanding] {
    let tokens = Dictionary(grouping: try queries.validTokens(), by: \.account)
    let withFactor = try queries.accountsWithSecondFactor()
    let officers = try queries.officers()
    return try queries.accounts().map { account in
      AccountStanding(
        account: account, tokens: tokens[account.id] ?? [], hasSecondFactor: withFactor.contains(account.id),
        officer: officers.first { $0.account == account.id })
    }
  }
}

extension Desk {
  /// Every account, by number. Fails with `forbidden` for all but the administrator.
  public func accounts() throws -> [AccountStanding] {
    try require(.admin)
    return try AccountStanding.all(queries)
  }

  /// An account by its number. Fails with `forbidden` for all but the administrator, and with `notFound` where there is
  /// none.
  public func account(_ id: Identifier<Record.Account>) throws -> AccountStanding {
    guard let found = try accounts().first(where: { $0.account.id == id }) else { throw Refusal.notFound }
    return found
  }

  /// The valid tokens of the member of staff who acts, by number.
  public func ownTokens() throws -> [TokenRecord] {
    let account = try ownAccount()
    return try queries.validTokens().filter { $0.account == account.id }
  }
}
