import Casework
import JSON
import Store
import Wording

/// A setting with the value that holds now.
public struct SettingStanding: Sendable {
  /// The setting.
  public let setting: Setting
  /// The value that holds, or `nil` where there is none.
  public let value: String?
  /// The value of the published standard, which holds where none is set; `nil` where there is none.
  public let standard: String?
  /// Whether a value was set.
  public let isSet: Bool
}

extension SettingStanding {
  /// Every setting, where the database has these values.
  public static func all(_ stored: [(name: String, value: String)]) -> [SettingStanding] {
    let settings = ServiceSettings(stored)
    return Setting.all.map { setting in
      SettingStanding(
        setting: setting, value: setting.value(settings), standard: setting.standard,
        isSet: stored.contains { $0.name == setting.name && setting.form.read($0.value) != nil })
    }
  }
}

extension Desk {
  /// Every setting with its value.
  public func settingStandings() throws -> [SettingStanding] {
    SettingStanding.all(try queries.settings())
  }

  /// A setting with its value. Fails with `notFound` where there is none of that name.
  public func settingStanding(_ name: String) throws -> SettingStanding {
    guard let found = try settingStandings().first(where: { $0.setting.name == name }) else {
      throw Refusal.notFound
    }
    return found
  }
}

/// Changes a number or name of the service, or gives it back to the published standard. From the next use case
/// on it holds; what was decided before stays.
public struct ChangeSetting: UseCase {
  let name: String
  let value: String?

  /// Sets a value; without one the standard holds again.
  public init(_ name: String, to value: String?) {
    self.name = name
    self.value = value
  }

  /// Changes it. Only who keeps the setting may, and the service itself. Fails with `notFound` where there is
  /// no such setting, and with `invalid` where the value does not have its form.
  public func perform(at desk: Desk) throws -> SettingStanding {
    guard let setting = Setting.named(name) else { throw Refusal.notFound }
    let keepers = Role.allCases.filter(setting.keepers.contains)
    guard desk.principal == .service || !desk.principal.roles.isDisjoint(with: keepers) else {
      throw Refusal.forbidden(keepers.map(Casework.Actor.staff))
    }
    if let value {
      guard let kept = setting.form.read(value) else {
        throw Refusal.invalid([FieldProblem("value", Sentence("tulis ", "write ") + setting.form.expectation)]
        )
      }
      try desk.queries.set(name, to: kept)
    } else {
      try desk.queries.unset(name)
    }
    try desk.touch(.settings)
    let standing = try desk.settingStanding(name)
    var detail: JSONObject = ["setting": .string(name)]
    if let value = standing.value { detail.append("value", .string(value)) }
    try desk.record(.settingChanged, of: nil, detail: detail)
    return standing
  }
}
