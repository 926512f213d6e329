import JSON
import Office
import Store
import Wording

/// `jadwal mail send`
enum MailSendCommand {
  static let declaration = CommandDeclaration(
    "mail send",
    summary: Sentence("kirim surel yang diantrekan", "send the mail that is queued"),
    details: Sentence(
      """
      Mengirim surel yang sudah waktunya selagi layanan tidak berjalan, lewat server yang disebut mail.json di \
      folder data, atau sebagai berkas ke mail/outgoing bila tidak ada. Layanan yang berjalan mengirim sendiri; \
      perintah ini lalu hanya menyebut berapa yang menunggu dan gagal. Kode keluar 1 bila server tidak menerima.
      """,
      """
      Sends the mail that is due while no service runs, over the server that mail.json in the data folder \
      names, or as files to mail/outgoing where it names none. A service that runs sends by itself; this \
      command then only tells how many wait and have failed. Exit code 1 where the server takes none.
      """
    ),
    examples: [
      .init(
        line: "jadwal mail send --data /srv/jadwal",
        meaning: Sentence("kirim yang menunggu", "sends what waits"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let folder = DataFolder(context)
    let configuration = try MailConfiguration.read(in: folder.path)
    for warning in configuration.warnings(in: folder) { context.diagnostics.warn(warning) }
    do {
      return try context.withOffice { office in
        let deliveries = DeliverMail(
          office: office, sender: configuration.sender(in: folder),
          messagesPerMinute: configuration.smtp?.messagesPerMinute)
        let run = try deliveries.perform { false }
        try tell(office.database, sent: run.sent, on: context)
        guard let reason = run.unavailable else { return .success }
        context.diagnostics.report(MailServerProblem.unavailable(reason))
        return .refusal
      }
    } catch DatabaseError.inUse {
      let database = try folder.openForReading()
      defer { database.close() }
      try tell(database, sent: nil, on: context)
      return .success
    }
  }

  /// Tells how the queue stands; without `sent` the service does the sending.
  private static func tell(_ database: any Database, sent: Int?, on context: CommandContext) throws {
    let counts = try database.read { try $0.outgoingCounts() }.filter { $0.channel == .mail }
    let waiting = counts.first { $0.state == "waiting" }?.count ?? 0
    let failed = counts.first { $0.state == "failed" }?.count ?? 0
    if context.wantsJSON {
      try context.output.writeLine(
        ([
          "sent": sent.map { .integer(Int64($0)) } ?? .null, "waiting": .integer(waiting),
          "failed": .integer(failed),
        ] as JSONValue).serialized())
      return
    }
    let begin =
      sent.map { Sentence("terkirim: \($0)", "sent: \($0)") }
      ?? Sentence("layanan berjalan dan mengirim sendiri", "the service runs and sends by itself")
    try context.output.writeLine(
      context.say(
        begin
          + Sentence(
            "; menunggu: \(waiting); gagal: \(failed)", "; waiting: \(waiting); failed: \(failed)")))
  }
}

/// What keeps mail from going out, or from coming in.
enum MailServerProblem: CommandError, Hashable {
  /// The server takes nothing now: what it said, or what kept from reaching it.
  case unavailable(String)
  /// The mailbox cannot be opened: what the server said, or what kept from reaching it.
  case mailboxClosed(String)

  var exitStatus: ExitStatus { .refusal }
}

extension MailServerProblem: Explained {
  var sentence: Sentence {
    switch self {
    case .unavailable(let reason):
      Sentence("server surel tidak menerima: ", "the mail server takes nothing: ")
        + Sentence(same: Quotation.plain(reason, atMost: 300))
    case .mailboxClosed(let reason):
      Sentence("kotak surat tidak dapat dibuka: ", "the mailbox cannot be opened: ")
        + Sentence(same: Quotation.plain(reason, atMost: 300))
    }
  }
}
