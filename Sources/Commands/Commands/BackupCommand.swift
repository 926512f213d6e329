import Wording

/// `jadwal backup`
enum BackupCommand {
  static let file = OperandDeclaration(
    value: .file(ending: "sqlite"), help: Sentence("berkas cadangan", "the backup"), count: 1...1)

  static let declaration = CommandDeclaration(
    "backup",
    summary: Sentence("cadangkan data layanan ke sebuah berkas", "back the service's data up into a file"),
    details: Sentence(
      """
      Menyalin basis data, juga selagi layanan berjalan: satu keadaan utuh yang memuat semua yang sudah \
      dijawab tersimpan. Salinannya diperiksa, dan hanya pemiliknya yang dapat membacanya. Berkas yang \
      sudah ada tidak ditimpa.
      """,
      """
      Copies the database, also while the service runs: one whole state with everything that was answered \
      as stored. The copy is checked, and only its owner can read it. A file that is there already is not \
      overwritten.
      """
    ),
    operand: file,
    examples: [
      .init(
        line: "jadwal backup --data /srv/jadwal cadangan.sqlite",
        meaning: Sentence("salinan di cadangan.sqlite", "a copy in cadangan.sqlite"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let path = context.arguments.operands[0]
    guard !InputFile.exists(path) else { throw ServiceProblem.fileExists(path) }
    let folder = DataFolder(context)
    let now = try RunningClock(context.environment).now()
    let database = try folder.openForReading()
    defer { database.close() }
    try database.backup(to: path)
    folder.noteBackup(at: now)
    return .success
  }
}
