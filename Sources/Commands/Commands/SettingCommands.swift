import JSON
import Office
import Wording

/// `jadwal setting list`, `get`, `set` and `unset`
enum SettingCommands {
  static let group = CommandGroup(
    name: "setting", summary: Sentence("setelan layanan", "settings of the service"),
    commands: [list, get, set, unset])

  private static let names = OperandDeclaration(
    value: .text(Sentence("NAMA", "NAME")), help: Sentence("nama setelan", "the name of the setting"),
    count: 1...1)
  /// What every command of the group tells of the settings.
  private static let table = HelpTable(
    title: Sentence("Setelan", "Settings"),
    rows: Setting.all.map { setting in
      HelpTable.Row(
        name: setting.name,
        meaning: setting.meaning + Sentence(same: " (") + setting.form.expectation + standard(of: setting)
          + Sentence(same: ")"))
    })

  private static let list = CommandDeclaration(
    "setting list", summary: Sentence("semua setelan dengan nilainya", "all settings with their values"),
    details: Sentence(
      """
      Satu baris per setelan, dipisah tab: nama, nilai, set atau standard. Dengan --json satu objek per \
      baris. Hanya membaca, juga selagi layanan berjalan.
      """,
      """
      A line a setting, separated by tabs: name, value, set or standard. With --json an object a line. It \
      only reads, also while the service runs.
      """),
    table: table, run: writeAll)
  private static let get = CommandDeclaration(
    "setting get", summary: Sentence("nilai satu setelan", "the value of a setting"),
    details: Sentence(
      "Menulis nilai yang berlaku; kosong bila tidak ada. Hanya membaca, juga selagi layanan berjalan.",
      "Writes the value that holds; nothing where there is none. It only reads, also while the service runs."),
    operand: names, table: table, run: writeOne)
  private static let set = CommandDeclaration(
    "setting set", summary: Sentence("ubah satu setelan", "change a setting"),
    details: Sentence(
      """
      Hanya selagi layanan tidak berjalan atas folder data yang sama; selagi berjalan: PUT \
      /api/v1/settings/NAMA. Yang sudah diputuskan tetap.
      """,
      """
      Only while no service runs over the same data folder; while it runs: PUT /api/v1/settings/NAME. What \
      was decided stays.
      """),
    operand: OperandDeclaration(
      value: .text(Sentence("NAMA NILAI", "NAME VALUE")),
      help: Sentence("nama setelan, lalu nilainya", "the name of the setting, then its value"), count: 2...2),
    table: table,
    examples: [
      .init(
        line: "jadwal setting set unit-email tu.ditspb@example.go.id",
        meaning: Sentence("alamat surel unit", "the unit's e-mail address"))
    ],
    run: { context in
      try change(context, context.arguments.operands[0], to: context.arguments.operands[1])
    })
  private static let unset = CommandDeclaration(
    "setting unset",
    summary: Sentence("kembalikan satu setelan ke standar", "give a setting back to the standard"),
    details: Sentence(
      """
      Hanya selagi layanan tidak berjalan atas folder data yang sama; selagi berjalan: DELETE \
      /api/v1/settings/NAMA.
      """,
      "Only while no service runs over the same data folder; while it runs: DELETE /api/v1/settings/NAME."),
    operand: names, table: table, run: { try change($0, $0.arguments.operands[0], to: nil) })

  private static func standard(of setting: Setting) -> Sentence {
    guard let value = setting.standard else { return Sentence(same: "") }
    return Sentence("; bawaan: \(value)", "; default: \(value)")
  }

  private static func writeAll(_ context: CommandContext) throws -> ExitStatus {
    for standing in try standings(context) {
      try context.output.writeLine(context.wantsJSON ? standing.json.serialized() : standing.line)
    }
    return .success
  }

  private static func writeOne(_ context: CommandContext) throws -> ExitStatus {
    let name = context.arguments.operands[0]
    guard let standing = try standings(context).first(where: { $0.setting.name == name }) else {
      throw unknown(name)
    }
    try context.output.writeLine(context.wantsJSON ? standing.json.serialized() : standing.value ?? "")
    return .success
  }

  private static func standings(_ context: CommandContext) throws -> [SettingStanding] {
    let database = try DataFolder(context).openForReading()
    defer { database.close() }
    return try database.read { SettingStanding.all(try $0.settings()) }
  }

  private static func change(
    _ context: CommandContext, _ name: String, to value: String?
  ) throws -> ExitStatus {
    guard let setting = Setting.named(name) else { throw unknown(name) }
    if let value, setting.form.read(value) == nil {
      throw UsageProblem.badSetting(name, text: value, expected: setting.form)
    }
    _ = try context.withOffice { try $0.perform(ChangeSetting(name, to: value), as: .service) }
    return .success
  }

  private static func unknown(_ name: String) -> UsageProblem {
    .unknownSetting(name, nearest: NearestName.of(name, among: Setting.all.map(\.name)))
  }
}

extension SettingStanding {
  fileprivate var line: String {
    TabSeparated.line([setting.name, value ?? "", isSet ? "set" : "standard"])
  }

  fileprivate var json: JSONValue {
    [
      "name": .string(setting.name), "value": value.map(JSONValue.string) ?? .null,
      "standard": standard.map(JSONValue.string) ?? .null, "isSet": .boolean(isSet),
    ]
  }
}
