import JSON
import Secrets
import Wording

/// `jadwal init`
enum InitCommand {
  static let sample = OptionDeclaration(
    "sample",
    help: Sentence(
      "isi folder baru dengan akun, petugas, dan permohonan contoh, dan tulis kata sandi serta tokennya",
      "fill the new folder with sample accounts, officers and requests, and write their passwords and tokens")
  )

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
    options: [sample],
    examples: [
      .init(
        line: "jadwal init --data /srv/jadwal",
        meaning: Sentence("siapkan /srv/jadwal", "make /srv/jadwal ready"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let folder = DataFolder(context)
    let wasThere = folder.isInitialized
    let wantsSample = context.arguments.has(sample)
    if wantsSample, wasThere { throw ServiceProblem.folderNotEmpty(folder.path) }
    // Reads the calendars too: without them the service could promise nothing.
    _ = try context.calendarFolder().shipped()
    let database = try folder.initialize(at: context.environment.now())
    defer { database.close() }
    _ = try folder.linkKey()
    database.close()
    let accounts =
      wantsSample ? try context.withOffice { try SampleData.fill($0, random: SystemRandomSource()) } : []
    if context.wantsJSON {
      var answer: JSONObject = ["database": .string(folder.databasePath), "isNew": .boolean(!wasThere)]
      if wantsSample { answer.append("accounts", .array(accounts.map(\.json))) }
      try context.output.writeLine(JSONValue.object(answer).serialized())
      return .success
    }
    let path = Quotation.plain(folder.databasePath, atMost: 300)
    try context.output.writeLine(
      context.say(
        wasThere
          ? Sentence("sudah siap: \(path)", "ready already: \(path)")
          : Sentence("siap: \(path)", "ready: \(path)")))
    for account in accounts {
      let role = account.roles.map(\.rawValue).joined(separator: ",")
      try context.output.writeLine(
        TabSeparated.line([role, account.email, account.password, account.token]))
    }
    return .success
  }
}

extension SampleData.Account {
  /// The account for programs.
  fileprivate var json: JSONValue {
    [
      "email": .string(email), "roles": .array(roles.map { .string($0.rawValue) }),
      "password": .string(password), "token": .string(token),
    ]
  }
}
