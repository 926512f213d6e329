import Casework
import JSON
import Office
import Wording

/// `jadwal user add`
enum UserAddCommand {
  static let email = OptionDeclaration(
    "email", .text(Sentence("SUREL", "EMAIL")), isRequired: true,
    help: Sentence("alamat surel, untuk masuk", "the e-mail address, to sign in by"))
  static let name = OptionDeclaration(
    "name", .text(Sentence("NAMA", "NAME")), isRequired: true, help: Sentence("nama", "the name"))
  static let role = OptionDeclaration(
    "role", .text(Sentence("PERAN[,PERAN]", "ROLE[,ROLE]")), isRequired: true,
    help: Sentence(same: Role.allCases.map(\.rawValue).joined(separator: ", ")))
  static let competencies = OptionDeclaration(
    "officer-competencies", .text(Sentence("a,b", "a,b")),
    help: Sentence(
      "jadikan juga petugas yang dapat diberi pertemuan, dengan kompetensi ini",
      "make the person an officer too, whom meetings can be given, with these competencies"))

  static let declaration = CommandDeclaration(
    "user add",
    summary: Sentence("tambah akun pegawai", "add an account of a member of staff"),
    details: Sentence(
      """
      Kata sandinya dibaca dari masukan standar, satu baris, paling sedikit \(AccountPassword.shortest) \
      karakter. Hanya selagi layanan tidak berjalan atas folder data yang sama.
      """,
      """
      The password is read from standard input, one line of at least \(AccountPassword.shortest) \
      characters. Only while no service runs over the same data folder.
      """
    ),
    options: [email, name, role, competencies],
    examples: [
      .init(
        line: "jadwal user add --email tu@example.go.id --name 'Tata Usaha' --role registry",
        meaning: Sentence("akun meja tata usaha", "an account of the administration desk"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let roles = try context.requestedRoles()
    let password = try SecretInput.read(isTerminal: context.environment.inputIsTerminal)
    let hash = try AccountPassword.hash(password)
    let added = try context.withOffice { office in
      try office.perform(
        AddAccount(
          email: context.arguments.text(email) ?? "", name: context.arguments.text(name) ?? "", roles: roles,
          password: hash,
          competencies: context.arguments.text(competencies)?.split(separator: ",").map(String.init)),
        as: .service)
    }
    if context.wantsJSON {
      var object: JSONObject = ["account": .string(added.account.description)]
      if let officer = added.officer { object.append("officer", .string(officer.description)) }
      try context.output.writeLine(JSONValue.object(object).serialized())
    } else {
      try context.output.writeLine(
        context.say(
          Sentence("akun \(added.account)", "account \(added.account)")
            + (added.officer.map { Sentence(", petugas \($0)", ", officer \($0)") } ?? Sentence(same: ""))))
    }
    return .success
  }
}

extension CommandContext {
  /// The roles of `--role`. Fails where a word is none.
  func requestedRoles() throws(UsageProblem) -> Set<Role> {
    var roles: Set<Role> = []
    for word in (arguments.text(UserAddCommand.role) ?? "").split(
      separator: ",", omittingEmptySubsequences: false)
    {
      guard let role = Role(rawValue: String(word)) else {
        throw .badValue(
          of: UserAddCommand.role.spelling, text: String(word),
          expected: .choice(Role.allCases.map(\.rawValue)))
      }
      roles.insert(role)
    }
    return roles
  }
}
