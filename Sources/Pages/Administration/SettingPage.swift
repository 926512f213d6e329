import Casework
import Office
import Store
import Web
import Wording

/// `/staf/setelan`: the numbers and names of the service, each with what it is for, the value that holds and the one of
/// the published standard; whoever keeps one changes it here.
enum SettingPage {
  static let path = "/staf/setelan"
  private static let readers = PageAccess.staff(.admin, .director)
  static let routes: [PageRoute] = [
    .get(path, readers, menu: MenuEntry(Sentence("Setelan", "Settings"), at: 89), page),
    .post("\(path)/{name}", readers, showing: page, change),
    .post("\(path)/{name}/bawaan", readers, showing: page, unset),
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let standings = try visit.ask { try $0.settingStandings() }
    let parts = standings.map { standing($0, visit) }
    return Page(
      Sentence("Setelan", "Settings"),
      lead: Sentence(
        "Perubahan berlaku seketika; yang sudah diputuskan tetap.",
        "A change holds at once; what was decided stays."), address: path, main: parts.joined())
  }

  private static func standing(_ standing: SettingStanding, _ visit: Visit) -> Markup {
    let (setting, language) = (standing.setting, visit.language)
    let nothing = Sentence("tidak ada", "none")
    var facts = FactList()
    facts.add(
      Sentence("Berlaku sekarang", "Holds now"),
      "<strong>\(standing.value.map(Sentence.init(same:)) ?? nothing, in: language)</strong>")
    facts.add(
      Sentence("Bawaan", "Default"), standing.standard.map(Sentence.init(same:)) ?? nothing, in: language)
    let badge: Markup =
      standing.isSet ? " \(Badge(Sentence("diubah", "changed"), .moving).markup(in: language))" : ""
    return """
      <section>
      <h2><code>\(setting.name)</code>\(badge)</h2>
      <p>\(setting.meaning.capitalized, in: language).</p>
      \(facts.markup(in: language))\(forms(standing, visit))</section>

      """
  }

  private static func forms(_ standing: SettingStanding, _ visit: Visit) -> Markup {
    let (setting, language) = (standing.setting, visit.language)
    guard !visit.principal.roles.isDisjoint(with: setting.keepers) else {
      let keepers = DateText.list(Role.allCases.filter(setting.keepers.contains).map(\.name))
      return
        "<p class=\"hint\">\(Sentence("Yang mengubahnya: ", "Changed by: ") + keepers, in: language).</p>\n"
    }
    let form = Form(visit, to: "\(path)/\(setting.name)")
    let open: Markup = form.entry.isRefused ? " open" : ""
    let back = Form(visit, to: "\(path)/\(setting.name)/bawaan")
    let unset: Markup =
      standing.isSet
      ? back.markup(
        back.button(
          Sentence("Kembalikan \(setting.name) ke bawaan", "Give \(setting.name) its default back"), .second))
      : ""
    return """
      <details class="step"\(open)>
      <summary>\(Sentence("Ubah \(setting.name)", "Change \(setting.name)"), in: language)</summary>
      \(form.markup(
        form.field(
          "value", Sentence("Nilai baru", "New value"), setting.form.field, value: standing.value ?? "",
          hint: setting.form.expectation.capitalized + Sentence(same: "."), autocomplete: "off")
          + form.button(Sentence("Simpan", "Save"))))\(unset)</details>

      """
  }

  @Sendable private static func change(_ visit: Visit) throws -> PageAnswer {
    let value = try visit.entered { $0.line("value", 1...500) }
    return try told(visit.perform(ChangeSetting(visit.values["name"], to: value)))
  }

  @Sendable private static func unset(_ visit: Visit) throws -> PageAnswer {
    try told(visit.perform(ChangeSetting(visit.values["name"], to: nil)))
  }

  private static func told(_ standing: SettingStanding) -> PageAnswer {
    let (name, value) = (standing.setting.name, standing.value ?? "–")
    return .redirect(
      to: path, telling: Sentence("\(name) sekarang: \(value)", "\(name) is now: \(value)"))
  }
}

extension Setting.Form {
  /// The field that takes a value.
  fileprivate var field: Form.Kind {
    switch self {
    case .number: .number
    case .email: .email
    case .name, .prefix, .address, .roomLink: .text
    }
  }
}
