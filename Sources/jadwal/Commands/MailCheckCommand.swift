import JSON
import Mail
import Transfers
import Wording

/// `jadwal mail check`
enum MailCheckCommand {
  static let declaration = CommandDeclaration(
    "mail check",
    summary: Sentence("periksa setelan surel dan servernya", "check the settings of mail, and the server"),
    details: Sentence(
      """
      Membaca mail.json di folder data, lalu menyambung ke server yang disebutnya: TLS, nama dan kata sandi, tanpa \
      mengirim apa pun. Kode keluar 2 bila setelannya salah, 1 bila server tidak menerima.
      """,
      """
      Reads mail.json in the data folder, then connects to the server that it names: TLS, name and password, \
      and nothing is sent. Exit code 2 where the settings are wrong, 1 where the server does not accept them.
      """
    ),
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let folder = DataFolder(context)
    let configuration = try MailConfiguration.read(in: folder.path)
    for warning in configuration.warnings(in: folder) { context.diagnostics.warn(warning) }
    try context.output.writeLine(context.say(configuration.destination(in: folder)))
    guard let smtp = configuration.smtp else { return .success }
    if let refusal = smtp.sending.greet() { throw MailServerProblem.unavailable(refusal) }
    try context.output.writeLine(context.say(Sentence("server menerima kita", "the server accepts us")))
    return .success
  }
}
