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
      Membaca mail.json di folder data, lalu menyambung ke server yang disebutnya: TLS, nama dan kata sandi, kotak \
      surat. Tidak ada yang dikirim atau diambil. Kode keluar 2 bila setelannya salah, 1 bila server tidak menerima.
      """,
      """
      Reads mail.json in the data folder, then connects to the servers that it names: TLS, name and password, the \
      mailbox. Nothing is sent, and nothing fetched. Exit code 2 where the settings are wrong, 1 where a server \
      does not accept them.
      """
    ),
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let folder = DataFolder(context)
    let configuration = try MailConfiguration.read(in: folder.path)
    for warning in configuration.warnings(in: folder) { context.diagnostics.warn(warning) }
    try context.output.writeLine(context.say(configuration.destination(in: folder)))
    if let smtp = configuration.smtp {
      if let refusal = smtp.sending.greet() { throw MailServerProblem.unavailable(refusal) }
      try context.output.writeLine(context.say(Sentence("server menerima kita", "the server accepts us")))
    }
    if let imap = configuration.imap {
      if let refusal = imap.greet() { throw MailServerProblem.mailboxClosed(refusal) }
      try context.output.writeLine(context.say(Sentence("kotak surat terbuka", "the mailbox opens")))
    }
    return .success
  }
}
