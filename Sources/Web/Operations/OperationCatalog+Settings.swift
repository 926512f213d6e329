import Casework
import JSON
import Office
import Wording

extension OperationCatalog {
  /// The numbers and names of the service.
  static let settings: [Operation] = [
    Operation(
      "listSettings", .get, "/api/v1/settings", area: .administration,
      summary: Sentence("angka dan nama layanan", "the numbers and names of the service"),
      access: .staff(.admin, .director),
      answers: [.json(200, Sentence("setelan", "the settings"), .list(settingSchema))]
    ) { call in
      let language = call.language
      let standings = try call.context.office.ask(as: call.caller) { try $0.settingStandings() }
      return .json(200, .array(standings.map { $0.json(in: language) }))
    },
    Operation(
      "changeSetting", .put, "/api/v1/settings/{name}", area: .administration,
      summary: Sentence("ubah satu setelan", "change a setting"),
      details: Sentence(
        "Berlaku mulai panggilan berikutnya; yang sudah diputuskan tetap. keepers: peran yang boleh mengubahnya. Bilangan pun ditulis sebagai teks.",
        "It holds from the next call on; what was decided stays. keepers: the roles that may change it. Numbers, too, are written as texts."
      ),
      path: [settingName],
      body: .json(.named("NewSetting", .closed([.required("value", .text(.line, length: 1...500))]))),
      access: .staff(.admin, .director),
      answers: [.json(200, Sentence("setelannya", "the setting"), settingSchema)]
    ) { call in try change(call, to: call.json().text("value")) },
    Operation(
      "unsetSetting", .delete, "/api/v1/settings/{name}", area: .administration,
      summary: Sentence(
        "kembalikan satu setelan ke standar pelayanan", "give a setting back to the service standard"),
      path: [settingName], access: .staff(.admin, .director),
      answers: [.json(200, Sentence("setelannya", "the setting"), settingSchema)]
    ) { call in try change(call, to: nil) },
  ]

  private static let settingName = Parameter.Variable.variable(
    "name", .choice(Setting.all.map(\.name)), Sentence("nama setelan", "the name of the setting"))

  private static let settingSchema = Schema.named(
    "Setting",
    .extensible([
      .required("name", .anyText), .required("value", .nullable(.anyText)),
      .required("standard", .nullable(.anyText)), .required("isSet", .boolean),
      .required("form", .anyText), .required("meaning", .anyText),
      .required("keepers", .list(RequestSchema.choice(Role.self))),
    ]))

  private static func change(_ call: Call, to value: String?) throws -> Answer {
    let standing = try call.context.office.perform(
      ChangeSetting(try call.path.text("name"), to: value), as: call.caller)
    return .json(200, standing.json(in: call.language))
  }
}

extension SettingStanding {
  fileprivate func json(in language: Language) -> JSONValue {
    [
      "name": .string(setting.name), "value": .text(value), "standard": .text(standard),
      "isSet": .boolean(isSet), "form": .string(setting.form.expectation.text(in: language)),
      "meaning": .string(setting.meaning.text(in: language)),
      "keepers": .array(Role.allCases.filter(setting.keepers.contains).map { .string($0.rawValue) }),
    ]
  }
}
