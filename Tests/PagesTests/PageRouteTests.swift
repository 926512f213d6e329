import Casework
import HTTPServer
import Office
@testable import Pages
import Secrets
import Store
import Testing
import Web
import Wording

@Suite("What a page declares")
struct PageRouteTests {
  struct Mistake: Error {}

  /// A page with a form, whose handler does what the field `act` says.
  static let page: @Sendable (Visit) throws -> Page = { visit in
    let form = Form(visit, to: "/coba")
    return Page(
      Sentence("Coba", "Try"),
      main: form.markup(
        form.field("name", Sentence("Nama", "Name")) + form.area("story", Sentence("Cerita", "Story"))
          + form.button(Sentence("Kirim", "Send"))))
  }

  static func site() throws -> TestSite {
    try TestSite(
      pages: [
        .get("/coba", .everyone, page),
        .get("/salah", .everyone) { _ in throw Mistake() },
        .get("/hilang/{id}", .everyone) { visit in
          _ = try visit.identifier("id", of: Record.Request.self)
          throw Refusal.notFound
        },
        .get("/staf/tu", .staff(.registry), menu: MenuEntry(Sentence("TU", "Registry"), at: 20), page),
        .get("/staf", .anyStaff, menu: MenuEntry(Sentence("Meja", "Desk"), at: 10), page),
        .get("/permohonan/{secret}", .applicant) { visit in
          Page(Sentence(same: "Permohonan \(try visit.applicantRequest)"), main: "")
        },
        .post("/coba", .everyone, showing: page) { visit in
          let name = try visit.entered { $0.line("name", 1...5) }
          switch name {
          case "lama": throw Refusal.changedMeanwhile
          case "penuh": throw Refusal.invalid([FieldProblem("story", Sentence("kurang", "too little"))])
          case "mati": throw DatabaseError.unwritable("full")
          case "salah": throw Mistake()
          case "tiada": throw Refusal.notFound
          default: return .redirect(to: "/coba", telling: Sentence("Terkirim.", "Sent."))
          }
        },
      ] + SignInPage.routes)
  }

  @Test(
    "A form that does not fit comes back with what was entered, the problem beside its field and a summary",
    arguments: [
      ("", 422, "Nama: isi bagian ini"), ("terlalu panjang", 422, "Nama: paling banyak 5 karakter"),
      ("lama", 412, "sudah diubah orang lain"), ("penuh", 422, "Cerita: kurang"),
      ("mati", 503, "tidak ada yang disimpan"),
    ])
  func shownAgain(name: String, status: Int, told: String) throws {
    let answer = try Self.site().browser().send("/coba", ["name": name, "story": "Aku & <kamu>"])
    #expect(answer.status == status)
    #expect(answer.text.contains(told), "\(answer.text)")
    #expect(
      answer.text.contains("Aku &amp; &lt;kamu&gt;</textarea>") && answer.text.contains("value=\"\(name)\""))
    #expect(answer.text.contains("role=\"alert\"") && answer.text.contains("<title>Perlu diperbaiki: Coba"))
  }

  @Test("The summary leads to the field, and the field names its problem")
  func connected() throws {
    let answer = try Self.site().browser().send("/coba", ["name": ""])
    #expect(answer.text.contains("href=\"#coba-name\""))
    #expect(answer.text.contains("id=\"coba-name\" name=\"name\" value=\"\" aria-invalid=\"true\""))
    #expect(
      answer.text.contains("aria-describedby=\"coba-name-galat\"")
        && answer.text.contains("id=\"coba-name-galat\""))
  }

  @Test("What goes well leads on by GET, and is told there once")
  func told() throws {
    let browser = try Self.site().browser()
    let answer = try browser.send("/coba", ["name": "baik"])
    let next = try #require(answer.header("location"))
    #expect(answer.status == 303 && next.hasPrefix("/coba?kabar="))
    #expect(browser.read(next).text.contains("Terkirim."))
    #expect(!browser.read(next).text.contains("Terkirim."))
    #expect(!browser.read("/coba?kabar=Terkirim").text.contains("role=\"status\""))
  }

  @Test("A mistake of the program is a bare page and a line in the log, without what was sent")
  func failure() throws {
    let test = try Self.site()
    #expect(test.browser().read("/salah").status == 500)
    #expect(try test.browser().send("/coba", ["name": "salah"]).status == 500)
    #expect(test.lines.all.count == 2)
    #expect(test.lines.all.allSatisfy { $0.contains("Mistake") })
    #expect(test.lines.all.first?.hasPrefix("GET /salah") ?? false)
  }

  @Test(
    "What is not there is a page of its own",
    arguments: ["/tiada", "/hilang/1", "/hilang/x", "/permohonan/salah", "/aset/gaya.css"])
  func notFound(path: String) throws {
    let answer = try Self.site().browser().read(path)
    #expect(answer.status == 404)
    #expect(path.hasPrefix("/aset") || answer.text.contains("Halaman tidak ditemukan"))
  }

  @Test(
    "Programs are told of problems as they read them", arguments: ["/api/v1/tiada", "/feeds/x", "/metrics/x"])
  func machines(path: String) throws {
    #expect(try Self.site().browser().read(path).header("content-type") == "application/problem+json")
  }

  @Test("A page of the staff is for those with the role, and in their menu alone")
  func roles() throws {
    let test = try Self.site()
    try test.account(.registry)
    try test.account(.deputy, email: "bima@example.go.id")
    let registry = try test.signedIn()
    #expect(registry.read("/staf/tu").status == 200)
    #expect(registry.read("/staf").text.contains("href=\"/staf/tu\""))
    let deputy = try test.signedIn("bima@example.go.id")
    let answer = deputy.read("/staf/tu")
    #expect(answer.status == 403 && answer.text.contains("Tata Usaha"))
    #expect(!deputy.read("/staf").text.contains("href=\"/staf/tu\""))
    #expect(test.browser().read("/staf/tu").status == 303)
  }

  @Test("The applicant's secret opens the applicant's request, and a token of the staff opens nothing there")
  func applicant() throws {
    let test = try Self.site()
    let account = try test.account(.registry)
    let submitted = try test.submitted()
    #expect(
      test.browser().read("/permohonan/\(submitted.secret)").text.contains("Permohonan \(submitted.id)"))
    let token = try test.office.perform(IssueToken(account: account), as: .service).token.text
    #expect(test.browser().read("/permohonan/\(token)").status == 404)
  }

  @Test("Guesses at an applicant's secret are counted")
  func guesses() throws {
    let test = try TestSite(
      limits: true,
      pages: [.get("/permohonan/{secret}", .applicant) { _ in Page(Sentence(same: ""), main: "") }])
    let browser = test.browser()
    for _ in 0..<10 { #expect(browser.read("/permohonan/salah").status == 404) }
    #expect(browser.read("/permohonan/salah").status == 429)
  }

  @Test("A form that is too large, broken or of another kind is refused with a page")
  func malformed() throws {
    let browser = try Self.site().browser()
    for (type, body, status) in [
      ("application/x-www-form-urlencoded", String(repeating: "a", count: FormShape.mostBytes + 1), 413),
      ("application/x-www-form-urlencoded", String(repeating: "a&", count: FormShape.mostFields), 413),
      ("application/x-www-form-urlencoded", "a=%zz", 400), ("text/plain", "a=b", 415),
    ] {
      browser.headers = ["content-type": type, "origin": "http://127.0.0.1:8080"]
      let answer = browser.sendRaw("/coba", body)
      #expect(answer.status == status)
      #expect(answer.header("content-type") == "text/html; charset=utf-8")
    }
  }
}
