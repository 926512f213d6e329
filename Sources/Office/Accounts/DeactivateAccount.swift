public import Casework
import JSON
public import Store
import Wording

/// Switches an account off: its tokens and sessions open nothing from the next call on, and no more meetings are
/// given to the officer that the person is. Meetings that stand are left as they are; an absence finds a way for
/// them.
public struct DeactivateAccount: UseCase {
  let account: Identifier<Record.Account>

  /// The account with a number.
  public init(_ account: Identifier<Record.Account>) { self.account = account }

  /// Switches it off. Only the administrator may, and the service itself; nobody their own, and not the last active
  /// administrator's. Fails with `notFound` where there is no such account, and does nothing where it is off already.
  public func perform(at desk: Desk) throws -> AccountRecord {
    if desk.principal != .service { try desk.require(.admin) }
    if case .staff(let member) = desk.principal, member.account == account {
      throw Refusal.invalid([
        FieldProblem(
          "account",
          Sentence("akun sendiri tidak dapat dimatikan", "one's own account cannot be switched off"))
      ])
    }
    let record = try desk.administered(account)
    guard record.isActive else { return record }
    try desk.requireAnotherAdministrator(than: record, field: "account")
    try desk.queries.deactivate(account, at: desk.now)
    try desk.touch(.accounts)
    try desk.setOfficer(of: account, active: false)
    try desk.record(.accountDeactivated, of: nil, detail: ["account": .string(account.description)])
    return try desk.queries.account(account) ?? record
  }
}

extension Desk {
  /// Lets meetings be given to the officer that an account belongs to, or no more; nothing where it belongs to none.
  func setOfficer(of account: Identifier<Record.Account>, active: Bool) throws {
    for var officer in try queries.officers() where officer.account == account && officer.isActive != active {
      officer.isActive = active
      guard try queries.update(&officer, at: now) else { throw Refusal.changedMeanwhile }
      try touch(.officers)
    }
  }
}
