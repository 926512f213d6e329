import Casework
import Office
import Store
import Testing

@Suite("An account can be switched off while the service runs")
struct DeactivationTests {
  @Test("Its tokens open nothing from then on, and its officer is given no meeting")
  func off() throws {
    let test = try TestOffice()
    let added = try test.office.perform(
      AccountTests.account(roles: [.officer], competencies: ["nib"]), as: .service)
    let administrator = Principal.staff(
      StaffMember(account: Identifier(99), name: "Admin", roles: [.admin]))
    let issued = try test.office.perform(IssueToken(account: added.account), as: administrator)
    let register = TokenRegister(office: test.office)
    #expect(try register.principal(token: issued.token.text)?.roles == [.officer])
    let listed = try test.office.ask(as: administrator) { try $0.accounts() }
    #expect(listed.map(\.account.id) == [added.account] && listed.first?.tokens.map(\.id) == [issued.id])
    let off = try test.office.perform(DeactivateAccount(added.account), as: administrator)
    #expect(!off.isActive)
    #expect(try register.principal(token: issued.token.text) == nil)
    let officer = try #require(added.officer)
    let bookable = try test.office.ask(as: administrator) { try $0.roster().officer(officer) }
    let tokens = try test.office.ask(as: administrator) { try $0.accounts().first?.tokens }
    #expect(bookable == nil && tokens?.isEmpty == true)
    #expect(
      refusal { try test.office.perform(IssueToken(account: added.account), as: administrator) } == "notFound"
    )
    let events = try test.events()
    _ = try test.office.perform(DeactivateAccount(added.account), as: administrator)
    #expect(try test.events() == events && events.last == "account-deactivated")
    try test.expectWholeHistory()
  }

  @Test("Only the administrator may, and nobody their own account")
  func rights() throws {
    let test = try TestOffice()
    let added = try test.office.perform(AccountTests.account(roles: [.admin]), as: .service)
    let own = Principal.staff(StaffMember(account: added.account, name: "Admin", roles: [.admin]))
    #expect(refusal { try test.office.perform(DeactivateAccount(added.account), as: own) } == "invalid")
    for role in Role.allCases where role != .admin {
      let member = Principal.staff(StaffMember(account: Identifier(99), name: "Staf", roles: [role]))
      #expect(
        refusal { try test.office.perform(DeactivateAccount(added.account), as: member) } == "forbidden")
      #expect(throws: Refusal.self) { try test.office.ask(as: member) { try $0.accounts() } }
    }
    let other = Principal.staff(StaffMember(account: Identifier(99), name: "Admin", roles: [.admin]))
    #expect(refusal { try test.office.perform(DeactivateAccount(Identifier(98)), as: other) } == "notFound")
  }
}
