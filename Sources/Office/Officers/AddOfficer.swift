public import Casework
import JSON
public import Store
import Wording

/// Adds an officer, who has the office's hours until they publish others.
public struct AddOfficer: UseCase {
  let name: String
  let email: String
  let competencies: [String]
  let account: Identifier<Record.Account>?

  /// An officer; with the account by which the officer signs in, where there is one. Addresses are compared
  /// in lower case, and kept so.
  public init(name: String, email: String, competencies: [String], account: Identifier<Record.Account>?) {
    self.name = name
    self.email = email.lowercased()
    self.competencies = Array(Set(competencies)).sorted()
    self.account = account
  }

  /// Adds the officer. Fails where the address is another officer's, or the account is another's or none, and with
  /// `invalid` where a competence is no word of the service.
  public func perform(at desk: Desk) throws -> OfficerRecord {
    try desk.require(.admin, .director)
    guard competencies.allSatisfy(AddAccount.isCompetence) else {
      throw Refusal.invalid([FieldProblem("competencies", AddAccount.competenceForm)])
    }
    var officer = OfficerRecord(account: account, name: name, email: email, competencies: competencies)
    do {
      officer.id = try desk.queries.add(officer, at: desk.now)
    } catch DatabaseError.notUnique(let column) {
      throw Refusal.alreadyThere(field: column.hasSuffix("account") ? "account" : "email")
    } catch DatabaseError.missingReference {
      throw Refusal.invalid([
        FieldProblem("account", Sentence("tidak ada akun dengan nomor ini", "no account has this number"))
      ])
    }
    try desk.touch(.officers)
    try desk.record(.officerAdded, of: nil, detail: ["officer": .string(officer.id.description)])
    return officer
  }
}
