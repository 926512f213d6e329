import Casework
import HTTPServer
import Office
@testable import Pages
import Store
import Testing

@Suite("The counter, and complaints that come there")
struct CounterPageTests {
  let test: TestSite

  init() throws {
    test = try TestSite()
    try test.account(.registry)
    _ = try test.office.perform(
      AddAccount(
        email: "bima@example.go.id", name: "Bima", roles: [.officer],
        password: try AccountPassword.hash(TestSite.password), competencies: ["nib"]), as: .service)
  }

  private let walkIn = [
    "priority": "elderly", "name": "Siti", "subject": "Akun terkunci", "needs": "nib", "officer": "segera",
  ]

  @Test("A walk-in is taken in, received and met in one form; pressing twice does it once")
  func walkInOnce() throws {
    let browser = try test.signedIn()
    let fields = walkIn.merging([FormToken.field: try #require(browser.token(on: "/staf/loket"))]) { $1 }
    let first = browser.post("/staf/loket", fields, origin: "http://127.0.0.1:8080")
    let second = browser.post("/staf/loket", fields, origin: "http://127.0.0.1:8080")
    #expect(first.status == 303 && second.status == 303)
    #expect(try test.count("request") == 1)
    #expect(try test.count("meeting") == 1)
    let place = { (answer: HTTPResponse) in answer.header("location")?.split(separator: "?").first }
    #expect(place(first) == "/staf/permohonan/1" && place(second) == place(first))
    #expect(
      browser.read(try #require(first.header("location"))).text.contains("SPB-2026-000001 dicatat: ditemui"))
  }

  @Test("What is missing is told, and nothing is taken in")
  func badInput() throws {
    let browser = try test.signedIn()
    let answer = try browser.send("/staf/loket", ["whatsapp": "12", "email": "x"])
    #expect(answer.status == 422)
    for field in ["priority", "name", "whatsapp", "email", "subject", "needs"] {
      #expect(answer.text.contains("id=\"loket-\(field)-galat\""), "\(field)")
    }
    let nobody = try browser.send("/staf/loket", walkIn.merging(["needs": "lkpm"]) { $1 })
    #expect(nobody.status == 409 && nobody.text.contains("terima dahulu"))
    #expect(try test.count("request") == 0)
  }

  @Test("A complaint is registered, answered once, and told to who comes too late")
  func complaint() throws {
    let browser = try test.signedIn()
    let path = "/staf/pengaduan"
    let bad = try browser.send(
      path, ["channel": "web", "name": "", "contact": "", "text": "", "request": "SPB-1"])
    #expect(bad.status == 422)
    let made = try browser.send(
      path, ["channel": "counter", "name": "Sari", "contact": "0812", "text": "Terlalu lama"])
    #expect(made.status == 303 && made.header("location")?.hasPrefix("\(path)/1") == true)
    let other = try test.signedIn()
    let token = try #require(other.token(on: "\(path)/1"))
    #expect(try browser.send("\(path)/1/jawab", from: "\(path)/1", ["answer": "Maaf."]).status == 303)
    let late = other.post(
      "\(path)/1/jawab", ["answer": "Lain.", FormToken.field: token], origin: "http://127.0.0.1:8080")
    #expect(
      late.status == 412 && late.text.contains("sudah dijawab orang lain") && late.text.contains("Maaf."))
    #expect(try test.database.read { try $0.complaint(Identifier(1))?.answer } == "Maaf.")
  }
}
