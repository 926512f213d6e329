import JSON
import Office
import Secrets
import Wording

/// `jadwal verify`
enum VerifyCommand {
  static let declaration = CommandDeclaration(
    "verify",
    summary: Sentence("periksa semua data yang tersimpan", "check everything that is stored"),
    details: Sentence(
      """
      Memeriksa berkas basis data dan rujukannya, bahwa tidak ada pertemuan yang beririsan, bahwa yang \
      terpakai cocok dengan pertemuan dan tawaran, keadaan tiap permohonan, keutuhan riwayat, dan isi \
      dokumen. Hanya membaca, juga selagi layanan berjalan. Tiap pelanggaran satu baris; kode keluarnya \
      lalu 1.
      """,
      """
      Checks the database file and its references, that no meetings overlap, that what is taken agrees with \
      meetings and offers, the state of each request, that the history is whole, and the contents of \
      documents. It only reads, also while the service runs. A line for each breach; the exit code is 1 \
      then.
      """
    ),
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let database = try DataFolder(context).openForReading()
    defer { database.close() }
    let breaches = try database.breaches(at: context.environment.now()) { Digest(of: $0).bytes }
    for breach in breaches {
      let text = context.say(breach.sentence)
      let object: JSONValue = ["rule": .string(breach.name), "text": .string(text)]
      try context.output.writeLine(context.wantsJSON ? object.serialized() : text)
    }
    if breaches.isEmpty, !context.wantsJSON {
      try context.output.writeLine(context.say(Sentence("semuanya utuh", "all is whole")))
    }
    return breaches.isEmpty ? .success : .refusal
  }
}
