import Casework
import Office
import Secrets
import Store
import Testing
import WorkCalendar

@Suite("Tokens of one's own")
struct OwnTokenTests {
  let test: TestOffice
  let account: Identifier<Record.Account>
  let own: Principal

  init() throws {
    test = try TestOffice()
    account = try test.office.perform(AccountTests.account(), as: .service).account
    own = .staff(StaffMember(account: account, name: "Ayu", roles: [.registry]))
  }

  private var tokens: [TokenRecord] {
    get throws { try test.office.ask(as: own) { try $0.ownTokens() } }
  }

  @Test("Everybody issues and revokes their own, and nobody else's but the administrator")
  func ownAlone() throws {
    let issued = try test.office.perform(IssueToken(account: account, purpose: " Laporan "), as: own)
    #expect(try tokens.map(\.purpose) == ["Laporan"] && tokens.first?.usedAt == nil)
    let other = try test.office.perform(AccountTests.account("bima@example.go.id"), as: .service).account
    let another = Principal.staff(StaffMember(account: other, name: "Bima", roles: [.registry]))
    #expect(refusal { try test.office.perform(IssueToken(account: account), as: another).id } == "forbidden")
    #expect(
      refusal { try test.office.perform(IssueToken(email: "ayu.lestari@example.go.id"), as: another).id }
        == "forbidden")
    #expect(refusal { try test.office.perform(RevokeToken(issued.id), as: another) } == "notFound")
    #expect(try tokens.count == 1)
    try test.office.perform(RevokeToken(issued.id), as: own)
    #expect(try tokens.isEmpty)
    #expect(refusal { try test.office.perform(RevokeToken(issued.id), as: own) } == "notFound")
  }

  @Test("What a token is for is one line, and an account has no more than may be")
  func limits() throws {
    for purpose in ["dua\nbaris", String(repeating: "a", count: 201)] {
      #expect(
        refusal { try test.office.perform(IssueToken(account: account, purpose: purpose), as: own).id }
          == "invalid")
    }
    for _ in 0..<IssueToken.most { _ = try test.office.perform(IssueToken(account: account), as: own) }
    #expect(refusal { try test.office.perform(IssueToken(account: account), as: own).id } == "invalid")
    #expect(try tokens.count == IssueToken.most)
  }

  @Test("When a token was last used is noted once an hour, and changes nothing that is kept in memory")
  func uses() throws {
    let register = TokenRegister(office: test.office)
    let token = try test.office.perform(IssueToken(account: account), as: own).token.text
    try register.noteUses()
    #expect(try tokens.first?.usedAt == nil)
    _ = try register.principal(token: token)
    let first = test.clock.now
    try register.noteUses()
    #expect(try tokens.first?.usedAt == first)
    test.clock.now = test.clock.now + Minutes(59)
    _ = try register.principal(token: token)
    try register.noteUses()
    #expect(try tokens.first?.usedAt == first)
    test.clock.now = test.clock.now + Minutes(1)
    _ = try register.principal(token: token)
    try register.noteUses()
    #expect(try tokens.first?.usedAt == first + Minutes(60))
  }
}
