import Casework
import Office
@testable import Pages
import Testing
import Wording

@Suite("The settings as a page")
struct SettingPageTests {
  static let path = "/staf/setelan"

  @Test("Each is shown with what it is for, its value and its default")
  func shown() throws {
    let test = try TestSite()
    try test.account(.admin)
    let page = try test.signedIn().read(Self.path).text
    for setting in Setting.all {
      #expect(page.contains("<code>\(setting.name)</code>"))
      #expect(page.contains(Markup(text: setting.meaning.capitalized.text(in: .indonesian)).html))
    }
  }

  @Test("A value that has its form is set, told, and given back; another is refused beside its field")
  func changed() throws {
    let test = try TestSite()
    try test.account(.director)
    let browser = try test.signedIn()
    let wrong = try browser.send("\(Self.path)/online-rooms", from: Self.path, ["value": "banyak"])
    #expect(wrong.status == 422 && wrong.text.contains("Nilai baru: tulis bilangan bulat 1 sampai 1000"))
    #expect(try test.office.ask(as: .service) { try $0.settings().rules.onlineRooms } == 10)
    let right = try browser.send("\(Self.path)/online-rooms", from: Self.path, ["value": "3"])
    #expect(right.status == 303)
    #expect(browser.read(right.header("location") ?? "").text.contains("online-rooms sekarang: 3"))
    #expect(try test.office.ask(as: .service) { try $0.settings().rules.onlineRooms } == 3)
    #expect(try browser.send("\(Self.path)/online-rooms/bawaan", from: Self.path).status == 303)
    #expect(try test.office.ask(as: .service) { try $0.settings().rules.onlineRooms } == 10)
    #expect(try browser.send("\(Self.path)/lain", from: Self.path, ["value": "3"]).status == 404)
  }

  @Test("Who does not keep a setting reads it, and cannot change it")
  func keepers() throws {
    let test = try TestSite()
    try test.account(.admin)
    let browser = try test.signedIn()
    #expect(!browser.read(Self.path).text.contains("action=\"\(Self.path)/online-rooms\""))
    #expect(try browser.send("\(Self.path)/online-rooms", from: Self.path, ["value": "3"]).status == 403)
    #expect(try browser.send("\(Self.path)/unit-name", from: Self.path, ["value": "Unit Lain"]).status == 303)
  }
}
