import JSON
import Wording

/// `jadwal init`
enum InitCommand {
  static let declaration = CommandDeclaration(
    "init",
    summary: Sentence("siapkan folder data layanan", "make the data folder of the service"),
    details: Sentence(
      """
      Membuat folder data (hanya pemiliknya yang dapat membukanya) dengan basis data layanan. Folder yang \
      sudah siap dibiarkan seperti adanya.
      """,
      """
      Makes the data folder (only its owner can look into it) with the database of the service. A folder \
      that is ready already is left as it is.
      """
    ),
    examples: [
      .init(
        line: "jadwal init --data /srv/jadwal",
        meaning: Sentence("siapkan /srv/jadwal", "make /srv/jadwal ready"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let folder = DataFolder(context)
    let wasThere = folder.isInitialized
    // Reads the calendars too: without them the service could promise nothing.
    _ = try context.calendarFolder().shipped()
    try folder.initialize(at: context.environment.now()).close()
    if context.wantsJSON {
      let answer: JSONValue = ["database": .string(folder.databasePath), "isNew": .boolean(!wasThere)]
      try context.output.writeLine(answer.serialized())
    } else {
      let path = Quotation.plain(folder.databasePath, atMost: 300)
      try context.output.writeLine(
        context.say(
          wasThere
            ? Sentence("sudah siap: \(path)", "ready already: \(path)")
            : Sentence("siap: \(path)", "ready: \(path)")))
    }
    return .success
  }
}
