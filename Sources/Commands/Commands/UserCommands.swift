import Casework
import JSON
import Office
import Secrets
import Store
import Web
import WorkCalendar
import Wording

/// `jadwal user list`, `roles`, `password`, `deactivate` and `activate`
enum UserCommands {
  static let all = [list, roles, password, deactivate, activate]

  /// What every command tells that changes an account.
  private static let onlyAlone = Sentence(
    "Hanya selagi layanan tidak berjalan atas folder data yang sama; selagi berjalan: halaman /staf/akun.",
    "Only while no service runs over the same data folder; while it runs: the page /staf/akun.")
  private static let removeSecondFactor = OptionDeclaration(
    "remove-second-factor",
    help: Sentence(
      "lepas juga kode masuknya, bila ponselnya hilang",
      "take the sign-in codes away, too, where the phone is lost"))

  private static let list = CommandDeclaration(
    "user list", summary: Sentence("semua akun pegawai", "all accounts of staff"),
    details: Sentence(
      """
      Satu baris per akun, dipisah tab: nomor, surel, nama, peran, active atau off, codes atau kosong, \
      terakhir masuk. Dengan --json satu objek per baris, beserta tokennya. Hanya membaca, juga selagi \
      layanan berjalan.
      """,
      """
      A line an account, separated by tabs: number, e-mail, name, roles, active or off, codes or nothing, \
      last sign-in. With --json an object a line, with its tokens. It only reads, also while the service \
      runs.
      """),
    run: writeAll)
  private static let roles = CommandDeclaration(
    "user roles", summary: Sentence("ubah peran sebuah akun", "change the roles of an account"),
    details: Sentence(
      "--role menyebut semua perannya sejak sekarang. ", "--role names all its roles from now on. ")
      + onlyAlone,
    options: [UserAddCommand.email, UserAddCommand.role],
    examples: [
      .init(
        line: "jadwal user roles --email ayu@example.go.id --role officer,registry",
        meaning: Sentence("petugas yang juga Tata Usaha", "an officer who is the administration desk, too"))
    ],
    run: { context in
      let roles = try context.requestedRoles()
      return try change(context) { ChangeRoles(of: $0, to: roles) }
    })
  private static let password = CommandDeclaration(
    "user password",
    summary: Sentence("atur ulang kata sandi sebuah akun", "reset the password of an account"),
    details: Sentence(
      """
      Menulis kata sandi sementara satu kali ini saja; berlaku tiga hari, dan pemiliknya memilih yang baru \
      saat masuk. Semua sesinya berakhir dan semua tokennya dicabut.
      """,
      """
      Writes a one-time password this once; it holds for three days, and its owner chooses another at \
      sign-in. All sessions end and all tokens are revoked.
      """) + Sentence(same: " ") + onlyAlone,
    options: [UserAddCommand.email, removeSecondFactor], run: resetPassword)
  private static let deactivate = CommandDeclaration(
    "user deactivate", summary: Sentence("nonaktifkan sebuah akun", "switch an account off"),
    details: Sentence(
      """
      Sesi dan tokennya berakhir, dan petugasnya tidak diberi pertemuan lagi. Administrator terakhir yang \
      aktif tetap aktif.
      """,
      """
      Its sessions and tokens end, and its officer is given no more meetings. The last active administrator \
      stays on.
      """) + Sentence(same: " ") + onlyAlone,
    options: [UserAddCommand.email], run: { try change($0) { DeactivateAccount($0) } })
  private static let activate = CommandDeclaration(
    "user activate", summary: Sentence("aktifkan sebuah akun lagi", "switch an account on again"),
    details: onlyAlone, options: [UserAddCommand.email], run: { try change($0) { ActivateAccount($0) } })

  private static func writeAll(_ context: CommandContext) throws -> ExitStatus {
    let database = try DataFolder(context).openForReading()
    defer { database.close() }
    for standing in try database.read({ try AccountStanding.all($0) }) {
      try context.output.writeLine(context.wantsJSON ? standing.json.serialized() : line(standing))
    }
    return .success
  }

  private static func line(_ standing: AccountStanding) -> String {
    let account = standing.account
    return TabSeparated.line([
      account.id.description, account.email, account.name,
      Role.allCases.filter(account.roles.contains).map(\.rawValue).joined(separator: ","),
      account.isActive ? "active" : "off", standing.hasSecondFactor ? "codes" : "",
      account.signedInAt?.iso8601(offset: .wib) ?? "",
    ])
  }

  private static func change<Case: UseCase>(
    _ context: CommandContext, _ useCase: (Identifier<Record.Account>) -> Case
  ) throws -> ExitStatus {
    try context.withOffice { office in
      _ = try office.perform(useCase(account(context, office)), as: .service)
    }
    return .success
  }

  private static func resetPassword(_ context: CommandContext) throws -> ExitStatus {
    let password = try context.withOffice { office in
      let account = try account(context, office)
      let password = try OneTimePassword(from: office.surroundings.random)
      try office.perform(ResetPassword(of: account, to: password), as: .service)
      if context.arguments.has(removeSecondFactor) {
        do { try office.perform(RemoveSecondFactor(of: account), as: .service) } catch Refusal.notFound {}
      }
      return password
    }
    let object: JSONValue = ["password": .string(password.text)]
    try context.output.writeLine(context.wantsJSON ? object.serialized() : password.text)
    return .success
  }

  /// The account that `--email` names. Fails where there is none.
  private static func account(_ context: CommandContext, _ office: Office) throws -> Identifier<
    Record.Account
  > {
    let email = (context.arguments.text(UserAddCommand.email) ?? "").lowercased()
    guard let account = try office.ask(as: .service, { try $0.queries.account(email: email) }) else {
      throw ServiceProblem.noAccount(email)
    }
    return account.id
  }
}
