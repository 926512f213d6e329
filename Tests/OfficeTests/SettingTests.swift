import Casework
import Office
import Store
import Testing

@Suite("Settings")
struct SettingTests {
  /// Texts for each form, with what is kept of them; `nil` where they are refused.
  static let values: [(name: String, text: String, kept: String?)] = [
    ("lead-working-days", "5", "5"), ("lead-working-days", "007", "7"), ("lead-working-days", "0", "0"),
    ("lead-working-days", "-1", nil), ("lead-working-days", "31", nil), ("lead-working-days", "lima", nil),
    ("lead-working-days", "5.0", nil), ("lead-working-days", "00000000005", nil),
    ("hold-working-days", "0", nil), ("slot-minutes", "4", nil), ("slot-minutes", "30", "30"),
    ("meeting-minutes", "481", nil), ("buffer-minutes", "10", "10"), ("online-rooms", "0", nil),
    ("online-rooms", "99999999999999999999", nil), ("meetings-per-officer-and-day", "6", "6"),
    ("reminder-hours", "0", "0"), ("reminder-hours", "73", nil), ("reminder-working-days", "11", nil),
    ("unit-name", " Direktorat ", "Direktorat"), ("unit-name", "a\nb", nil), ("unit-name", " ", nil),
    ("reference-prefix", "SPB2", "SPB2"), ("reference-prefix", "spb", nil), ("reference-prefix", "", nil),
    ("unit-email", "tu@example.go.id", "tu@example.go.id"), ("unit-email", "tu@localhost", nil),
    ("unit-email", "tu@example.go.id\r\nBcc: x@example.com", nil), ("unit-email", "", nil),
    ("public-address", "https://jadwal.example.go.id/", "https://jadwal.example.go.id"),
    ("public-address", "http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"),
    ("public-address", "ftp://example.go.id", nil), ("public-address", "https://", nil),
    ("public-address", "https://example b", nil), ("public-address", "https://example.com\"b", nil),
    ("room-link", "https://rapat.example.go.id/{room}", "https://rapat.example.go.id/{room}"),
    ("room-link", "https://rapat.example.go.id/?r={room}&x=1", "https://rapat.example.go.id/?r={room}&x=1"),
    ("room-link", "https://rapat.example.go.id/", nil), ("room-link", "javascript:{room}", nil),
    ("room-link", "https:///{room}", nil), ("room-link", "https://example.com/{room}\r\nX:1", nil),
    ("room-link", "https://example.com/{room}\"", nil), ("room-link", "https://example.com/{room} b", nil),
  ]

  @Test(
    "A value is kept in one form, and what does not fit is refused and changes nothing", arguments: values)
  func forms(name: String, text: String, kept: String?) throws {
    let test = try TestOffice()
    let director = Principal.staff(
      StaffMember(account: Identifier(1), name: "Ayu", roles: [.director, .admin]))
    let before = try test.office.ask(as: .service) { try $0.settingStanding(name).value }
    do {
      let standing = try test.office.perform(ChangeSetting(name, to: text), as: director)
      #expect(standing.value == kept && standing.isSet)
    } catch Refusal.invalid(let problems) {
      #expect(kept == nil && problems.map(\.path) == ["value"])
      #expect(try test.office.ask(as: .service) { try $0.settingStanding(name).value } == before)
    }
  }

  @Test("Names are unique, and what the standard sets has the form of its setting")
  func table() {
    #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
    for setting in Setting.all {
      #expect(!setting.keepers.isEmpty)
      if let standard = setting.standard {
        #expect(setting.form.read(standard) == standard, "\(setting.name)")
      }
    }
  }

  @Test("A change holds from the next use case on, is in the history, and can be taken back")
  func change() throws {
    let test = try TestOffice()
    let director = test.staff(.director)
    func rooms() throws -> Int { try test.office.ask(as: .service) { try $0.settings().rules.onlineRooms } }
    #expect(try rooms() == 10)
    _ = try test.office.perform(ChangeSetting("online-rooms", to: "3"), as: director)
    #expect(try rooms() == 3)
    let standing = try test.office.perform(ChangeSetting("online-rooms", to: nil), as: director)
    #expect(try rooms() == 10 && !standing.isSet && standing.value == "10")
  }

  @Test("Only who keeps a setting may change it, and a name that is none is not found")
  func keepers() throws {
    let test = try TestOffice()
    for setting in Setting.all {
      for role in Role.allCases where !setting.keepers.contains(role) {
        #expect(throws: Refusal.self, "\(setting.name) by \(role)") {
          try test.office.perform(ChangeSetting(setting.name, to: nil), as: test.staff(role))
        }
      }
      for role in setting.keepers {
        _ = try test.office.perform(ChangeSetting(setting.name, to: nil), as: test.staff(role))
      }
    }
    #expect(throws: Refusal.self) {
      try test.office.perform(ChangeSetting("warna", to: "biru"), as: .service)
    }
  }

  @Test("What another program wrote in another form is not taken over")
  func foreign() throws {
    let test = try TestOffice()
    try test.office.database.write { queries in
      try queries.set("online-rooms", to: "-4")
      try queries.set("room-link", to: "zoom")
      try queries.set("warna", to: "biru")
      try queries.touch(.settings)
    }
    let settings = try test.office.ask(as: .service) { try $0.settings() }
    #expect(settings.rules.onlineRooms == 10 && settings.roomLink == nil)
    #expect(try test.office.ask(as: .service) { try !$0.settingStanding("online-rooms").isSet })
  }
}
