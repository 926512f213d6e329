import Casework
import Office
import Secrets
import Store
import Testing
import WorkCalendar

@Suite("A password that the administrator sets for somebody")
struct ResetPasswordTests {
  static let chosen = "sandi-baru-yang-panjang"
  let test: TestOffice
  let account: Identifier<Record.Account>
  let administrator = Principal.staff(StaffMember(account: Identifier(99), name: "Admin", roles: [.admin]))

  init() throws {
    test = try TestOffice()
    account = try test.office.perform(AccountTests.account("ayu@example.go.id"), as: .service).account
  }

  private func reset() throws -> String {
    let password = try OneTimePassword(from: SystemRandomSource())
    try test.office.perform(ResetPassword(of: account, to: password), as: administrator)
    return password.text
  }

  private func session(_ password: String) throws -> StaffSession? {
    try test.office.signIn(email: "ayu@example.go.id", password: password, device: "").flatMap {
      try test.office.session(secret: $0.secret.text)
    }
  }

  @Test("It ends all sessions and revokes all tokens, and the old password opens nothing")
  func ends() throws {
    let before = try #require(
      try test.office.signIn(email: "ayu@example.go.id", password: "kata sandi panjang", device: ""))
    let token = try test.office.perform(IssueToken(account: account), as: administrator).token.text
    let register = TokenRegister(office: test.office)
    #expect(try register.principal(token: token) != nil)
    let password = try reset()
    #expect(try test.office.session(secret: before.secret.text) == nil)
    #expect(try register.principal(token: token) == nil)
    #expect(try session("kata sandi panjang") == nil)
    #expect(try #require(try session(password)).needsPassword)
    #expect(try test.events().contains("password-reset"))
    try test.expectWholeHistory()
  }

  @Test("It is replaced by its owner, by another than itself, and then opens nothing any more")
  func replaced() throws {
    let password = try reset()
    let session = try #require(try session(password))
    for wrong in [password, "pendek"] {
      #expect(
        refusal { try test.office.choosePassword(wrong, in: session, device: "").text } == "invalid")
    }
    let opened = try test.office.choosePassword(Self.chosen, in: session, device: "")
    #expect(try test.office.session(secret: opened.text)?.needsPassword == false)
    #expect(try self.session(password) == nil)
    #expect(try self.session(Self.chosen)?.needsPassword == false)
    #expect(
      refusal { try test.office.choosePassword("sandi-lain-yang-panjang", in: session, device: "").text }
        == "notFound")
  }

  @Test("It holds for three days, and not a moment longer")
  func lifetime() throws {
    let password = try reset()
    let end = test.clock.now + OneTimePassword.lifetime
    test.clock.now = end - Minutes(1)
    #expect(try session(password) != nil)
    test.clock.now = end
    #expect(try session(password) == nil)
  }

  @Test("Only the administrator and the service may, nobody their own, and not of an account that is off")
  func rights() throws {
    let password = try OneTimePassword(from: SystemRandomSource())
    let useCase = ResetPassword(of: account, to: password)
    for role in Role.allCases where role != .admin {
      #expect(refusal { try test.office.perform(useCase, as: test.staff(role)) } == "forbidden")
    }
    let own = Principal.staff(StaffMember(account: account, name: "Ayu", roles: [.admin]))
    #expect(refusal { try test.office.perform(useCase, as: own) } == "invalid")
    _ = try test.office.perform(DeactivateAccount(account), as: administrator)
    #expect(refusal { try test.office.perform(useCase, as: administrator) } == "invalid")
    let unknown = ResetPassword(of: Identifier(98), to: password)
    #expect(refusal { try test.office.perform(unknown, as: .service) } == "notFound")
  }

  @Test("A new account may begin with one")
  func begins() throws {
    let password = try OneTimePassword(from: SystemRandomSource())
    _ = try test.office.perform(
      AddAccount(email: "bima@example.go.id", name: "Bima", roles: [.deputy], password: password),
      as: .service)
    let opened = try #require(
      try test.office.signIn(email: "bima@example.go.id", password: password.text, device: ""))
    #expect(try test.office.session(secret: opened.secret.text)?.needsPassword == true)
  }

  @Test("Another password of one's own revokes the tokens where that is asked, and only then")
  func ownChange() throws {
    let register = TokenRegister(office: test.office)
    let token = try test.office.perform(IssueToken(account: account), as: administrator).token.text
    let first = try #require(try session("kata sandi panjang"))
    _ = try test.office.changePassword(
      from: "kata sandi panjang", to: Self.chosen, in: first, revokesTokens: false, device: "")
    #expect(try register.principal(token: token) != nil)
    let second = try #require(try session(Self.chosen))
    _ = try test.office.changePassword(
      from: Self.chosen, to: "sandi-lain-yang-panjang", in: second, revokesTokens: true, device: "")
    #expect(try register.principal(token: token) == nil)
  }
}
