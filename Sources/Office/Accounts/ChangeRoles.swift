public import Casework
import JSON
public import Store
import Wording

/// Gives an account other roles. They hold from the next call and the next page on.
public struct ChangeRoles: UseCase {
  let account: Identifier<Record.Account>
  let roles: Set<Role>

  /// The account with a number, and all the roles that it has from now on.
  public init(of account: Identifier<Record.Account>, to roles: Set<Role>) {
    self.account = account
    self.roles = roles
  }

  /// Changes them. Only the administrator may, and the service itself. Fails with `notFound` where there is no such
  /// account, and with `invalid` where no role is left, or the last active administrator would be none any more.
  public func perform(at desk: Desk) throws -> AccountRecord {
    let record = try desk.administered(account)
    guard !roles.isEmpty else {
      throw Refusal.invalid([
        FieldProblem("roles", Sentence("paling sedikit satu peran", "at least one role"))
      ])
    }
    guard record.roles != roles else { return record }
    if !roles.contains(.admin) { try desk.requireAnotherAdministrator(than: record, field: "roles") }
    try desk.queries.setRoles(of: account, to: roles)
    try desk.touch(.accounts)
    let words = Role.allCases.filter(roles.contains).map { JSONValue.string($0.rawValue) }
    try desk.record(
      .rolesChanged, of: nil, detail: ["account": .string(account.description), "roles": .array(words)])
    return try desk.administered(account)
  }
}

/// Switches an account on again, and the officer that the person is. What it was revoked stays revoked.
public struct ActivateAccount: UseCase {
  let account: Identifier<Record.Account>

  /// The account with a number.
  public init(_ account: Identifier<Record.Account>) { self.account = account }

  /// Switches it on. Only the administrator may, and the service itself. Fails with `notFound` where there is no such
  /// account, and does nothing where it is on already.
  public func perform(at desk: Desk) throws -> AccountRecord {
    let record = try desk.administered(account)
    guard !record.isActive else { return record }
    try desk.queries.activate(account)
    try desk.touch(.accounts)
    try desk.setOfficer(of: account, active: true)
    try desk.record(.accountActivated, of: nil, detail: ["account": .string(account.description)])
    return try desk.administered(account)
  }
}
