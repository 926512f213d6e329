public import Casework
import JSON
import Store
import Wording

/// Switches an account off: its tokens and sessions open nothing from the next call on, and no more meetings are
/// given to the officer that the person is. Meetings that stand are left as they are; an absence finds a way for
/// them.
public struct DeactivateAccount: UseCase {
  let account: Identifier<Record.Account>

  /// The account with a number.
  public init(_ account: Identifier<Record.Account>) { self.account = account }

  /// Switches it off. Only the administrator may, and nobody their own, so that one who can is always left. Fails
  /// with `notFound` where there is no such account, and does nothing where it is off already.
  public func perform(at desk: Desk) throws -> AccountRecord {
    try desk.require(.admin)
    if case .staff(let member) = desk.principal, member.account == account {
      throw Refusal.invalid([
        FieldProblem(
          "account",
          Sentence("akun sendiri tidak dapat dimatikan", "one's own account cannot be switched off"))
      ])
    }
    guard let record = try desk.queries.account(account) else { throw Refusal.notFound }
    guard record.isActive else { return record }
    try desk.queries.deactivate(account, at: desk.now)
    try desk.touch(.accounts)
    for var officer in try desk.queries.officers() where officer.account == account && officer.isActive {
      officer.isActive = false
      guard try desk.queries.update(&officer, at: desk.now) else { throw Refusal.changedMeanwhile }
      try desk.touch(.officers)
    }
    try desk.record(.accountDeactivated, of: nil, detail: ["account": .string(account.description)])
    return try desk.queries.account(account) ?? record
  }
}

extension Desk {
  /// Every account with its valid tokens, by number. Fails with `forbidden` for all but the administrator.
  public func accounts() throws -> [(account: AccountRecord, tokens: [TokenRecord])] {
    try require(.admin)
    let tokens = Dictionary(grouping: try queries.validTokens(), by: \.account)
    return try queries.accounts().map { ($0, tokens[$0.id] ?? []) }
  }
}
