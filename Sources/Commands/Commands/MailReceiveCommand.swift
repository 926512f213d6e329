import Glibc
import JSON
import Mail
import Office
import Store
import Wording

/// `jadwal mail receive`
enum MailReceiveCommand {
  static let declaration = CommandDeclaration(
    "mail receive",
    summary: Sentence("terima satu surel dari masukan standar", "take one mail from standard input"),
    details: Sentence(
      """
      Membaca satu surel (RFC 5322) sebagaimana diberikan pipa server surel: jawaban undangan dari kalender, surat \
      permohonan, atau yang lain. Surel disimpan dulu di mail/incoming; layanan yang berjalan memprosesnya dalam \
      sedetik, dan bila tidak ada yang berjalan, perintah ini. Kode keluar 0 begitu tersimpan, apa pun isinya; 1 \
      bila tidak dapat disimpan (server surel perlu mencoba lagi), 2 bila masukannya kosong atau terlalu besar.
      """,
      """
      Reads one mail (RFC 5322) as a mail server's pipe gives it: an answer of a calendar to an invitation, a \
      letter, or anything else. It is kept in mail/incoming first; a running service takes it within a second, \
      without one this command does. Exit code 0 once it is kept, whatever is in it; 1 where it cannot be kept \
      (the mail server has to try again), 2 where nothing came or it is too large.
      """
    ),
    examples: [
      .init(
        line: "jadwal mail receive --data /srv/jadwal < surel.eml",
        meaning: Sentence("terima satu surel", "takes one mail"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let data = DataFolder(context)
    guard data.isInitialized else { throw ServiceProblem.notInitialized(folder: data.path) }
    let mail = try ReceivedBytes.read()
    guard mail.size > 0 else { throw MailReceiptProblem.empty }
    let folder = IncomingFolder(data: data.path)
    let name = try folder.store(mail.bytes)
    try report(takeStored(name, in: folder, context), on: context)
    guard !mail.isTooLarge else { throw MailReceiptProblem.tooLarge(size: mail.size) }
    return .success
  }

  /// Takes the mail where no service runs. It is kept already: what stands against taking it now is told, and
  /// does not make the mail server send it again.
  private static func takeStored(
    _ name: String, in folder: IncomingFolder, _ context: CommandContext
  ) -> IncomingMailRecord? {
    do {
      return try takeNow(name, in: folder, context)
    } catch {
      context.diagnostics.warn(MailReceiptWarning.notTaken((error as? any Explained)?.sentence))
      return nil
    }
  }

  /// Takes the mail where no service runs. Returns what became of it, or `nil` where it waits for the service.
  private static func takeNow(
    _ name: String, in folder: IncomingFolder, _ context: CommandContext
  ) throws -> IncomingMailRecord? {
    let policy = try MailConfiguration.read(in: DataFolder(context).path).policy
    for attempt in 0..<attempts where folder.holds(name) {
      if attempt > 0 { usleep(rest) }
      do {
        return try context.withOffice { office in
          try MailIntake(office: office, folder: folder, policy: policy, log: { _ in })
            .takeAll { false }[WaitingMail(name)?.stem ?? name]
        }
      } catch DatabaseError.inUse {
        // The service takes it; or another command like this one, that may have looked before it came.
        continue
      }
    }
    return nil
  }

  /// How often the data are tried where another process has them, and how long to wait between, in microseconds.
  private static let attempts = 20
  private static let rest: UInt32 = 100_000

  private static func report(_ record: IncomingMailRecord?, on context: CommandContext) throws {
    guard context.wantsJSON else {
      guard let record else { return }
      let reason = record.reason.map { Sentence(": " + $0.indonesian, ": " + $0.english) }
      try context.output.writeLine(
        context.say(
          Sentence("surel \(record.id): ", "mail \(record.id): ") + record.kind.title
            + (reason ?? Sentence(same: ""))))
      return
    }
    let taken: JSONValue =
      record.map {
        [
          "id": .string($0.id.description), "kind": .string($0.kind.rawValue),
          "state": .string($0.state.rawValue),
          "request": $0.request.map { .string($0.description) } ?? .null,
        ]
      } ?? .null
    try context.output.writeLine((["stored": true, "taken": taken] as JSONValue).serialized())
  }
}

/// Why a mail was not received.
enum MailReceiptProblem: CommandError, Hashable {
  /// Nothing came on standard input.
  case empty
  /// It is larger than is taken; so many bytes.
  case tooLarge(size: Int)

  var exitStatus: ExitStatus { .misuse }
}

extension MailReceiptProblem: Explained {
  var sentence: Sentence {
    switch self {
    case .empty:
      Sentence(
        "masukan standar kosong; berikan satu surel, misalnya < surel.eml",
        "standard input is empty; give one mail, such as < mail.eml")
    case .tooLarge(let size):
      Sentence(
        "surel sebesar \(FileSize(size).text) melebihi \(FileSize(ReceivedBytes.most).text); hanya kepalanya yang disimpan",
        "a mail of \(FileSize(size).text) is larger than \(FileSize(ReceivedBytes.most).text); its header alone was kept"
      )
    }
  }
}

/// What the administrator should know of a mail that was kept all the same.
enum MailReceiptWarning: Explained, Hashable {
  /// It waits in the folder; with why it could not be taken now, where that can be said.
  case notTaken(Sentence?)

  var sentence: Sentence {
    switch self {
    case .notTaken(let reason):
      Sentence(
        "surel disimpan, tetapi belum dapat diproses", "the mail is kept, but could not be taken yet")
        + (reason.map { Sentence(same: ": ") + $0 } ?? Sentence(same: ""))
    }
  }
}
