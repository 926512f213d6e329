import Casework
import Office
import Secrets
import Store
import Testing
import WorkCalendar

@Suite("The second factor of an account")
struct SecondFactorTests {
  /// An account with a confirmed key, the codes of that key, and the recovery codes.
  private struct Protected {
    let test: TestOffice
    let member: StaffMember
    let codes: OneTimeCodes
    let recovery: [String]

    init() throws {
      test = try TestOffice()
      let added = try test.office.perform(
        AddAccount(
          email: "ayu@example.go.id", name: "Ayu", roles: [.registry],
          password: try AccountPassword.hash(SignInTests.password)), as: .service)
      member = StaffMember(account: added.account, name: "Ayu", roles: [.registry])
      try test.office.perform(BeginSecondFactor(), as: .staff(member))
      codes = try #require(try test.office.ask(as: .staff(member)) { try $0.unconfirmedCodes() })
      recovery = try test.office.perform(
        ConfirmSecondFactor(code: codes.code(inPeriod: test.clock.now.secondsSinceEpoch / 30)),
        as: .staff(member))
      test.clock.now = test.clock.now + Minutes(10)
    }

    /// The code of now, or of so many periods away.
    func code(_ away: Int64 = 0) -> String {
      codes.code(inPeriod: test.clock.now.secondsSinceEpoch / 30 + away)
    }

    /// A session behind the right password.
    func waiting() throws -> SecretToken {
      let opened = try test.office.signIn(
        email: "ayu@example.go.id", password: SignInTests.password, device: "")
      #expect(opened?.needsCode == true)
      return try #require(opened).secret
    }

    func give(_ code: String, _ secret: SecretToken) throws -> SecretToken? {
      guard case .opened(let opened) = try test.office.give(code: code, secret: secret) else { return nil }
      return opened
    }
  }

  @Test("The password alone opens nothing; with the code the session is open, under another secret")
  func code() throws {
    let account = try Protected()
    let waiting = try account.waiting()
    #expect(try account.test.office.session(secret: waiting.text)?.needsCode == true)
    let opened = try #require(try account.give(account.code(), waiting))
    #expect(try account.test.office.session(secret: opened.text)?.needsCode == false)
    #expect(try account.test.office.session(secret: waiting.text) == nil)
  }

  @Test("A code is taken once")
  func once() throws {
    let account = try Protected()
    let code = account.code()
    #expect(try account.give(code, account.waiting()) != nil)
    #expect(try account.give(code, account.waiting()) == nil)
    #expect(try account.give(account.code(-1), account.waiting()) == nil)
    #expect(try account.give(account.code(1), account.waiting()) != nil)
  }

  @Test("Five wrong codes end the waiting, and so do five minutes")
  func limits() throws {
    let account = try Protected()
    let waiting = try account.waiting()
    for left in [4, 3, 2, 1] {
      guard case .wrong(left) = try account.test.office.give(code: "000000", secret: waiting) else {
        Issue.record("\(left) left")
        return
      }
    }
    guard case .over = try account.test.office.give(code: "000000", secret: waiting) else {
      Issue.record("a sixth try")
      return
    }
    #expect(try account.give(account.code(), waiting) == nil)
    let slow = try account.waiting()
    account.test.clock.now = account.test.clock.now + Minutes(5)
    #expect(try account.give(account.code(), slow) == nil)
  }

  @Test("Each of ten recovery codes stands in once, however it is typed")
  func recovery() throws {
    let account = try Protected()
    #expect(Set(account.recovery).count == 10)
    let typed = account.recovery[0].lowercased().split(separator: "-").joined(separator: " ")
    #expect(try account.give(typed, account.waiting()) != nil)
    #expect(try account.give(account.recovery[0], account.waiting()) == nil)
    #expect(try account.give(account.recovery[1], account.waiting()) != nil)
    let standing = try account.test.office.ask(as: .staff(account.member)) { try $0.ownSecondFactor() }
    #expect(standing.isConfirmed && standing.recoveryCodes == 8)
  }

  @Test("Neither the key nor a recovery code can be read in the database")
  func sealed() throws {
    let account = try Protected()
    let stored = try account.test.database.read { queries in
      try queries.all("SELECT sealed_key FROM second_factor") { $0.bytes(0) }
        + queries.all("SELECT digest FROM recovery_code") { $0.bytes(0) }
    }
    for bytes in stored {
      #expect(!bytes.indices.contains { bytes[$0...].starts(with: account.codes.key) })
      for code in account.recovery {
        #expect(!bytes.indices.contains { bytes[$0...].starts(with: Array(code.utf8)) })
      }
    }
  }

  @Test("A key is asked of nobody before a code of it was shown")
  func unconfirmed() throws {
    let test = try TestOffice()
    let added = try test.office.perform(
      AddAccount(
        email: "ayu@example.go.id", name: "Ayu", roles: [.registry],
        password: try AccountPassword.hash(SignInTests.password)), as: .service)
    let member = StaffMember(account: added.account, name: "Ayu", roles: [.registry])
    try test.office.perform(BeginSecondFactor(), as: .staff(member))
    #expect(throws: Refusal.self) {
      try test.office.perform(ConfirmSecondFactor(code: "000000"), as: .staff(member))
    }
    let opened = try test.office.signIn(
      email: "ayu@example.go.id", password: SignInTests.password, device: "")
    #expect(opened?.needsCode == false)
  }

  @Test("It is taken away by its owner and by the administrator, and by nobody else")
  func removed() throws {
    let account = try Protected()
    let other = try account.test.office.perform(
      AddAccount(
        email: "bima@example.go.id", name: "Bima", roles: [.deputy],
        password: try AccountPassword.hash(SignInTests.password)), as: .service)
    let stranger = StaffMember(account: other.account, name: "Bima", roles: [.deputy])
    #expect(throws: Refusal.self) {
      try account.test.office.perform(
        RemoveSecondFactor(of: account.member.account), as: .staff(stranger))
    }
    let boss = StaffMember(account: other.account, name: "Bima", roles: [.admin])
    try account.test.office.perform(RemoveSecondFactor(of: account.member.account), as: .staff(boss))
    let opened = try account.test.office.signIn(
      email: "ayu@example.go.id", password: SignInTests.password, device: "")
    #expect(opened?.needsCode == false)
  }
}
