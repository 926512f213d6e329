public import Casework
import JSON
public import Secrets
import Store
import WorkCalendar
import Wording

/// The numbers of a new account and of the officer that it belongs to.
public struct AddedAccount: Hashable, Sendable {
  /// The account.
  public let account: Identifier<Record.Account>
  /// The officer, where the person is one.
  public let officer: Identifier<Record.Officer>?
}

/// Adds an account for a member of staff, and the officer that the person is.
public struct AddAccount: UseCase {
  let email: String
  let name: String
  let roles: Set<Role>
  let password: PasswordHash
  let isOneTime: Bool
  let competencies: [String]?

  /// An account with at least one role. With `competencies` the person is an officer whom requests can be
  /// given: one with the same address that has no account yet gets it, or else a new one.
  public init(
    email: String, name: String, roles: Set<Role>, password: PasswordHash, competencies: [String]? = nil
  ) {
    self.init(email, name, roles, password, isOneTime: false, competencies)
  }

  /// The same with a password that the person replaces at the first sign-in.
  public init(
    email: String, name: String, roles: Set<Role>, password: OneTimePassword, competencies: [String]? = nil
  ) {
    self.init(email, name, roles, password.hash, isOneTime: true, competencies)
  }

  private init(
    _ email: String, _ name: String, _ roles: Set<Role>, _ password: PasswordHash, isOneTime: Bool,
    _ competencies: [String]?
  ) {
    self.email = email.lowercased()
    self.name = name
    self.roles = roles
    self.password = password
    self.isOneTime = isOneTime
    self.competencies = competencies.map { Array(Set($0)).sorted() }
  }

  /// Adds it. Only the administrator may, and the service itself. Fails with `invalid` where a value does not
  /// fit and with `alreadyThere` where the address has an account.
  public func perform(at desk: Desk) throws -> AddedAccount {
    if desk.principal != .service { try desk.require(.admin) }
    let name = try checked()
    let account: Identifier<Record.Account>
    do {
      account = try desk.queries.addAccount(
        email: email, name: name, roles: roles, passwordHash: password.text,
        oneTimeUntil: isOneTime ? desk.now + OneTimePassword.lifetime : nil, at: desk.now)
    } catch DatabaseError.notUnique {
      throw Refusal.alreadyThere(field: "email")
    }
    try desk.touch(.accounts)
    let words = Role.allCases.filter(roles.contains).map { JSONValue.string($0.rawValue) }
    try desk.record(
      .accountAdded, of: nil, detail: ["account": .string(account.description), "roles": .array(words)])
    let officer = try competencies.map { try addOfficer(name, $0, account, at: desk) }
    return AddedAccount(account: account, officer: officer)
  }

  private func addOfficer(
    _ name: String, _ competencies: [String], _ account: Identifier<Record.Account>, at desk: Desk
  ) throws -> Identifier<Record.Officer> {
    try desk.touch(.officers)
    if var known = try desk.queries.officers().first(where: { $0.email == email }) {
      guard known.account == nil else { throw Refusal.alreadyThere(field: "email") }
      known.account = account
      known.competencies = competencies
      guard try desk.queries.update(&known, at: desk.now) else { throw Refusal.changedMeanwhile }
      return known.id
    }
    let officer = try desk.queries.add(
      OfficerRecord(account: account, name: name, email: email, competencies: competencies), at: desk.now)
    try desk.record(.officerAdded, of: nil, detail: ["officer": .string(officer.description)])
    return officer
  }

  /// The name as it is kept. Fails with every value that does not fit.
  private func checked() throws -> String {
    var problems: [FieldProblem] = []
    if !EmailAddress.isValid(email) {
      problems.append(
        FieldProblem("email", Sentence("bukan alamat surel yang dapat dipakai", "no usable e-mail address")))
    }
    if roles.isEmpty {
      problems.append(FieldProblem("roles", Sentence("paling sedikit satu peran", "at least one role")))
    }
    for (index, word) in (competencies ?? []).enumerated() where !AddAccount.isCompetence(word) {
      problems.append(
        FieldProblem("competencies[\(index)]", AddAccount.competenceForm))
    }
    let name = try? FreeText.name.checked(self.name)
    if name == nil {
      problems.append(
        FieldProblem("name", Sentence("satu baris, 1 sampai 200 karakter", "one line of 1 to 200 characters"))
      )
    }
    guard let name, problems.isEmpty else { throw Refusal.invalid(problems) }
    return name
  }

  /// What a competence is written with.
  static let competenceForm = Sentence(
    "huruf kecil, angka dan tanda hubung, paling panjang 40",
    "lower-case letters, digits and hyphens, at most 40")

  /// Whether a word can be a competence: lower-case letters, digits and hyphens, at most 40.
  static func isCompetence(_ word: String) -> Bool {
    (1...40).contains(word.utf8.count) && !word.hasPrefix("-") && !word.hasSuffix("-")
      && word.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
