import Casework
import Office
import Store
import Testing

@Suite("Roles, and the last administrator")
struct LastAdministratorTests {
  let test: TestOffice
  let first: Identifier<Record.Account>

  init() throws {
    test = try TestOffice()
    first = try test.office.perform(
      AccountTests.account("satu@example.go.id", roles: [.admin, .auditor]), as: .service
    ).account
  }

  private func account(_ id: Identifier<Record.Account>) throws -> AccountRecord {
    try #require(try test.office.ask(as: .service) { try $0.queries.account(id) })
  }

  @Test("The last active administrator cannot be switched off and stays administrator")
  func last() throws {
    #expect(refusal { try test.office.perform(DeactivateAccount(first), as: .service) } == "invalid")
    #expect(
      refusal { try test.office.perform(ChangeRoles(of: first, to: [.auditor]), as: .service) } == "invalid")
    let off = try test.office.perform(
      AccountTests.account("dua@example.go.id", roles: [.admin]), as: .service
    ).account
    _ = try test.office.perform(DeactivateAccount(off), as: .service)
    // One that is off counts for nothing.
    #expect(
      refusal { try test.office.perform(ChangeRoles(of: first, to: [.auditor]), as: .service) } == "invalid")
    #expect(try account(first).roles == [.admin, .auditor] && account(first).isActive)
    _ = try test.office.perform(ActivateAccount(off), as: .service)
    _ = try test.office.perform(ChangeRoles(of: first, to: [.auditor]), as: .service)
    #expect(refusal { try test.office.perform(DeactivateAccount(off), as: .service) } == "invalid")
    _ = try test.office.perform(DeactivateAccount(first), as: .service)
    try test.expectWholeHistory()
  }

  @Test("Roles hold from the next call on, are told in the history, and are at least one")
  func roles() throws {
    let officer = try test.office.perform(AccountTests.account(roles: [.officer]), as: .service).account
    let own = Principal.staff(StaffMember(account: first, name: "Satu", roles: [.admin]))
    let token = try test.office.perform(IssueToken(account: officer), as: own).token.text
    let register = TokenRegister(office: test.office)
    #expect(try register.principal(token: token)?.roles == [.officer])
    let changed = try test.office.perform(ChangeRoles(of: officer, to: [.registry, .deputy]), as: own)
    #expect(changed.roles == [.registry, .deputy])
    #expect(try register.principal(token: token)?.roles == [.registry, .deputy])
    let events = try test.events()
    #expect(events.last == "roles-changed")
    _ = try test.office.perform(ChangeRoles(of: officer, to: [.registry, .deputy]), as: own)
    #expect(try test.events() == events)
    #expect(refusal { try test.office.perform(ChangeRoles(of: officer, to: []), as: own) } == "invalid")
    for role in Role.allCases where role != .admin {
      #expect(
        refusal { try test.office.perform(ChangeRoles(of: officer, to: [.admin]), as: test.staff(role)) }
          == "forbidden")
    }
    #expect(
      refusal { try test.office.perform(ChangeRoles(of: Identifier(98), to: [.admin]), as: own) }
        == "notFound")
  }

  @Test(
    "An account that is switched on again signs in, its officer is given meetings, its tokens stay revoked")
  func activated() throws {
    let added = try test.office.perform(
      AccountTests.account("ayu@example.go.id", roles: [.officer], competencies: ["nib"]), as: .service)
    let token = try test.office.perform(IssueToken(account: added.account), as: .service).token.text
    _ = try test.office.perform(DeactivateAccount(added.account), as: .service)
    #expect(
      try test.office.signIn(email: "ayu@example.go.id", password: "kata sandi panjang", device: "")?.secret
        == nil)
    #expect(try test.office.perform(ActivateAccount(added.account), as: .service).isActive)
    #expect(
      try test.office.signIn(email: "ayu@example.go.id", password: "kata sandi panjang", device: "") != nil)
    #expect(try TokenRegister(office: test.office).principal(token: token) == nil)
    let officer = try #require(added.officer)
    #expect(try test.office.ask(as: .service) { try $0.roster().officer(officer) } != nil)
  }
}
