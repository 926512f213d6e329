import Store
import Wording

/// `jadwal restore`
enum RestoreCommand {
  static let declaration = CommandDeclaration(
    "restore",
    summary: Sentence(
      "pulihkan cadangan ke folder data yang kosong", "restore a backup into an empty data folder"),
    details: Sentence(
      """
      Memeriksa cadangan dan menaruhnya di folder data, yang harus kosong atau belum ada.
      """,
      """
      Checks a backup and puts it into the data folder, which must be empty or not be there yet.
      """
    ),
    operand: BackupCommand.file,
    examples: [
      .init(
        line: "jadwal restore --data /srv/jadwal-baru cadangan.sqlite",
        meaning: Sentence("folder data baru dari cadangan", "a new data folder from the backup"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let path = context.arguments.operands[0]
    guard InputFile.exists(path) else { throw FileProblem.unreadable(path: path, .notFound) }
    let folder = DataFolder(context)
    let names = Folder.exists(folder.path) ? try Folder.names(in: folder.path) : []
    guard names.isEmpty else { throw ServiceProblem.folderNotEmpty(folder.path) }
    try SQLiteDatabase.restore(from: path, intoFolder: folder.path, name: DataFolder.databaseName)
    return .success
  }
}
