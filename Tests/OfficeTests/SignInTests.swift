import Casework
import Office
import Secrets
import Store
import Testing
import WorkCalendar

@Suite("Signing in to the pages")
struct SignInTests {
  static let password = "kata-sandi-yang-panjang"

  /// An office with an account for `ayu@example.go.id`.
  private func staffed() throws -> (test: TestOffice, account: Identifier<Record.Account>) {
    let test = try TestOffice()
    let added = try test.office.perform(
      AddAccount(
        email: "ayu@example.go.id", name: "Ayu", roles: [.registry],
        password: try AccountPassword.hash(Self.password)), as: .service)
    return (test, added.account)
  }

  private func opened(_ test: TestOffice) throws -> SecretToken {
    try #require(
      try test.office.signIn(email: "Ayu@example.go.id", password: Self.password, device: "Firefox")
    ).secret
  }

  @Test("Whoever knows the password gets a session with what the account may do, and a new secret each time")
  func open() throws {
    let (test, account) = try staffed()
    let first = try opened(test)
    let second = try opened(test)
    #expect(first != second)
    let session = try #require(try test.office.session(secret: first.text))
    #expect(session.member.account == account && session.member.roles == [.registry] && !session.needsCode)
  }

  @Test("Nobody else gets one: a wrong password, an unknown address, an account that was switched off")
  func refused() throws {
    let (test, account) = try staffed()
    #expect(try test.office.signIn(email: "ayu@example.go.id", password: "salah", device: "")?.secret == nil)
    #expect(
      try test.office.signIn(email: "siapa@example.go.id", password: Self.password, device: "")?.secret == nil
    )
    let boss = StaffMember(account: Identifier(99), name: "Admin", roles: [.admin])
    _ = try test.office.perform(DeactivateAccount(account), as: .staff(boss))
    #expect(
      try test.office.signIn(email: "ayu@example.go.id", password: Self.password, device: "")?.secret == nil)
  }

  @Test(
    "What is no secret of a session opens nothing", arguments: ["", "x", String(repeating: "A", count: 43)])
  func unknown(secret: String) throws {
    let (test, _) = try staffed()
    _ = try opened(test)
    #expect(try test.office.session(secret: secret) == nil)
  }

  @Test("Of a session's secret nothing but a digest is stored")
  func digest() throws {
    let (test, _) = try staffed()
    let secret = try opened(test)
    let stored = try test.database.read { try $0.all("SELECT digest FROM session") { $0.bytes(0) } }
    #expect(stored == [secret.digest.bytes])
  }

  @Test(
    "A session ends two hours after its last use, and twelve hours after its beginning however it is used")
  func expiry() throws {
    let (test, _) = try staffed()
    let secret = try opened(test)
    try test.wait(until: "2026-03-02T09:59:00+07:00")
    #expect(try test.office.session(secret: secret.text) != nil)
    for hour in ["11:55", "13:50", "15:45", "17:40", "19:35"] {
      try test.wait(until: "2026-03-02T\(hour):00+07:00")
      #expect(try test.office.session(secret: secret.text) != nil, "\(hour)")
    }
    try test.wait(until: "2026-03-02T20:00:00+07:00")
    #expect(try test.office.session(secret: secret.text) == nil)
    let idle = try opened(test)
    try test.wait(until: "2026-03-02T22:00:00+07:00")
    #expect(try test.office.session(secret: idle.text) == nil)
    try test.office.perform(ForgetSessions(), as: .service)
    #expect(try test.database.read { try $0.first("SELECT count(*) FROM session") { $0.integer(0) } } == 0)
  }

  @Test("It ends when it is signed out of, and when the account ends")
  func ended() throws {
    let (test, account) = try staffed()
    let (one, other) = (try opened(test), try opened(test))
    let session = try #require(try test.office.session(secret: one.text))
    try test.office.perform(EndSession(session.id), as: .staff(session.member))
    #expect(try test.office.session(secret: one.text) == nil)
    #expect(try test.office.session(secret: other.text) != nil)
    let boss = StaffMember(account: Identifier(99), name: "Admin", roles: [.admin])
    _ = try test.office.perform(DeactivateAccount(account), as: .staff(boss))
    #expect(try test.office.session(secret: other.text) == nil)
  }

  @Test("Nobody ends the session of somebody else")
  func others() throws {
    let (test, _) = try staffed()
    let session = try #require(try test.office.session(secret: try opened(test).text))
    let added = try test.office.perform(
      AddAccount(
        email: "bima@example.go.id", name: "Bima", roles: [.deputy],
        password: try AccountPassword.hash(Self.password)), as: .service)
    let other = StaffMember(account: added.account, name: "Bima", roles: [.deputy])
    #expect(throws: Refusal.self) {
      try test.office.perform(EndSession(session.id), as: .staff(other))
    }
    #expect(try test.office.ask(as: .staff(session.member)) { try $0.ownSessions() }.count == 1)
  }

  @Test("Another password ends all sessions, and the one in use goes on under another secret")
  func password() throws {
    let (test, _) = try staffed()
    let (one, other) = (try opened(test), try opened(test))
    let session = try #require(try test.office.session(secret: one.text))
    for (current, new) in [("salah", "sandi-baru-yang-panjang"), (Self.password, "pendek")] {
      #expect(throws: Refusal.self) {
        try test.office.changePassword(from: current, to: new, in: session, revokesTokens: true, device: "")
      }
    }
    #expect(try test.office.session(secret: other.text) != nil)
    let renewed = try test.office.changePassword(
      from: Self.password, to: "sandi-baru-yang-panjang", in: session, revokesTokens: true, device: "")
    #expect(try test.office.session(secret: one.text) == nil)
    #expect(try test.office.session(secret: other.text) == nil)
    #expect(try test.office.session(secret: renewed.text) != nil)
    #expect(
      try test.office.signIn(email: "ayu@example.go.id", password: Self.password, device: "")?.secret == nil)
    #expect(
      try test.office.signIn(email: "ayu@example.go.id", password: "sandi-baru-yang-panjang", device: "")?
        .secret
        != nil)
  }
}
