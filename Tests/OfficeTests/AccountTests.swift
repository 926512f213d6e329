import Casework
import Locks
import Office
import Secrets
import Store
import Testing
import WorkCalendar

@Suite("Accounts and tokens")
struct AccountTests {
  static let cheap = PasswordCost(passes: 1, kibibytes: 8)

  static func account(
    _ email: String = "Ayu.Lestari@example.go.id", roles: Set<Role> = [.registry],
    competencies: [String]? = nil
  ) throws -> AddAccount {
    AddAccount(
      email: email, name: " Ayu Lestari ", roles: roles,
      password: try AccountPassword.hash("kata sandi panjang", cost: cheap), competencies: competencies)
  }

  @Test("Only the administrator and the service itself may add accounts")
  func roles() throws {
    let test = try TestOffice()
    for role in Role.allCases where role != .admin {
      #expect(throws: Refusal.self) { try test.office.perform(Self.account(), as: test.staff(role)) }
    }
    _ = try test.office.perform(Self.account(), as: test.staff(.admin))
    #expect(throws: Refusal.self) { try test.office.perform(Self.account(), as: .service) }
  }

  @Test("Values that do not fit are named", arguments: ["ayu", "ayu@localhost", "a b@example.com"])
  func values(email: String) throws {
    let test = try TestOffice()
    #expect(throws: Refusal.self) { try test.office.perform(Self.account(email), as: .service) }
    let competence = try Self.account(competencies: ["NIB"])
    #expect(throws: Refusal.self) { try test.office.perform(competence, as: .service) }
    let noRole = try Self.account(roles: [])
    #expect(throws: Refusal.self) { try test.office.perform(noRole, as: .service) }
    #expect(try test.office.ask(as: .service) { try $0.queries.accounts() }.isEmpty)
  }

  @Test("A password has 12 characters at least, and no more than are hashed")
  func passwords() throws {
    #expect(throws: Refusal.self) { try AccountPassword.hash("") }
    #expect(throws: Refusal.self) { try AccountPassword.hash("sebelas-hrf") }
    #expect(throws: Refusal.self) { try AccountPassword.hash(String(repeating: "a", count: 1_025)) }
    #expect(try AccountPassword.hash("duabelas-hrf", cost: Self.cheap).matches("duabelas-hrf"))
  }

  @Test("An officer's account belongs to the officer of its address, or to a new one")
  func officers() throws {
    let test = try TestOffice()
    let known = try test.office.perform(
      Self.account("petugas1@example.go.id", roles: [.officer], competencies: ["oss", "nib"]), as: .service)
    #expect(known.officer == test.officers[0])
    let new = try test.office.perform(
      Self.account(roles: [.officer], competencies: ["kbli"]), as: .service)
    let officer = try test.office.ask(as: .service) { try $0.queries.officer(#require(new.officer)) }
    #expect(officer?.account == new.account)
    #expect(officer?.competencies == ["kbli"])
    #expect(officer?.name == "Ayu Lestari")
  }

  @Test("A token shows who somebody is until it is revoked, and a secret shows an applicant")
  func tokens() throws {
    let test = try TestOffice()
    let register = TokenRegister(office: test.office)
    let added = try test.office.perform(
      Self.account(roles: [.officer], competencies: ["nib"]), as: .service)
    #expect(throws: Refusal.self) {
      try test.office.perform(IssueToken(email: "nobody@example.com"), as: .service)
    }
    let issued = try test.office.perform(IssueToken(email: "AYU.lestari@example.go.id"), as: .service)
    let expected = Principal.staff(
      StaffMember(account: added.account, name: "Ayu Lestari", roles: [.officer], officer: added.officer))
    #expect(try register.principal(token: issued.token.text) == expected)
    #expect(try register.principal(token: issued.token.text) == expected)
    #expect(try register.principal(token: "x") == nil)
    #expect(try register.principal(token: SecretToken(from: SeededRandomSource(seed: 9)).text) == nil)
    let request = try test.office.perform(SubmitRequest.sample(), as: .anonymous)
    #expect(try register.principal(token: request.secret.text) == .applicant(request.view.request.id))
    try test.office.perform(RevokeToken(issued.id), as: test.staff(.admin))
    #expect(try register.principal(token: issued.token.text) == nil)
    #expect(throws: Refusal.self) { try test.office.perform(RevokeToken(issued.id), as: .service) }
  }

  @Test("A known token costs no question while nothing is written, and no more are kept than may be")
  func cache() throws {
    let test = try TestOffice()
    let counting = CountingDatabase(test.database)
    let office = Office(database: counting, surroundings: test.office.surroundings)
    let register = TokenRegister(office: office, capacity: 2)
    let secrets = try (0..<3).map { _ in
      try office.perform(SubmitRequest.sample(), as: .anonymous).secret.text
    }
    for secret in secrets { _ = try register.principal(token: secret) }
    let before = counting.reads
    _ = try register.principal(token: secrets[2])
    #expect(counting.reads == before)
    _ = try register.principal(token: secrets[0])
    #expect(counting.reads == before + 1)
  }
}

/// A database that counts what it is asked.
private final class CountingDatabase: Database, @unchecked Sendable {
  private let database: SQLiteDatabase
  private let lock = PthreadLock()
  private var count = 0

  init(_ database: SQLiteDatabase) { self.database = database }

  var generation: Int64 { database.generation }

  var reads: Int { lock.withLock { count } }

  func read<Value>(_ body: (any Queries) throws -> Value) throws -> Value {
    lock.withLock { count += 1 }
    return try database.read(body)
  }

  func write<Value: Sendable>(_ body: @Sendable (any Queries) throws -> Value) throws -> Value {
    try database.write(body)
  }
}
