import Casework
import HTTPServer
import Office
@testable import Pages
import Store
import Testing
import WorkCalendar

@Suite("The page of a request for the staff")
struct StaffRequestPageTests {
  let test: TestSite
  let id: Identifier<Record.Request>
  var path: String { "/staf/permohonan/\(id)" }

  init() throws {
    test = try TestSite()
    for (role, email) in [
      (Role.registry, "tu@example.go.id"), (.deputy, "deputi@example.go.id"),
      (.director, "direktur@example.go.id"),
      (.auditor, "auditor@example.go.id"),
    ] {
      try test.account(role, email: email, name: "Nama \(role.rawValue)")
    }
    id = try test.submitted().id
    _ = try test.office.perform(
      AddDocument(
        request: id, role: .supporting, name: "bukti.txt", mediaType: .text, content: Array("bukti".utf8)),
      as: .applicant(id))
  }

  private func state() throws -> RequestState? { try test.database.read { try $0.request(id)?.state } }

  /// The version that a page carries in its forms.
  private func version(_ browser: Browser) -> String {
    let parts = browser.read(path).text.split(separator: "name=\"versi\" value=\"")
    return parts.count > 1 ? String(parts[1].prefix { $0 != "\"" }) : ""
  }

  @Test("It has a form for each step that can be taken now, and the reason why for each that cannot")
  func steps() throws {
    let registry = try test.signedIn("tu@example.go.id").read(path).text
    for word in ["agendakan", "kembalikan", "teruskan", "cabut"] {
      #expect(registry.contains("action=\"\(path)/\(word)\""), "\(word)")
    }
    for word in ["disposisi", "terima", "tugaskan", "laksanakan", "jawab", "tutup"] {
      #expect(!registry.contains("action=\"\(path)/\(word)\""), "\(word)")
    }
    #expect(registry.contains("Langkah ini untuk: deputi"))
    #expect(
      registry.contains("Langkah ini hanya dapat diambil pada tahap: difasilitasi, dijawab dengan surat"))
    let deputy = try test.signedIn("deputi@example.go.id").read(path).text
    #expect(deputy.contains("Langkah ini hanya dapat diambil pada tahap: diagendakan"))
    #expect(!deputy.contains("action=\"\(path)/"))
  }

  @Test("A step goes through the desks, from the letter to the unit")
  func desks() throws {
    for (email, word, state) in [
      ("tu@example.go.id", "agendakan", RequestState.registered),
      ("deputi@example.go.id", "disposisi", .disposed),
      ("direktur@example.go.id", "terima", .received),
    ] {
      let browser = try test.signedIn(email)
      let answer = try browser.send("\(path)/\(word)", from: path, ["versi": version(browser)])
      #expect(answer.status == 303 && answer.header("location")?.hasPrefix(path) == true, "\(answer.text)")
      #expect(try self.state() == state)
    }
  }

  @Test("What does not fit stands beside its field, and changes nothing")
  func badInput() throws {
    let browser = try test.signedIn("tu@example.go.id")
    let seen = version(browser)
    let nothing = try browser.send(
      "\(path)/teruskan", from: path, ["versi": seen, "unit": " ", "reason": ""])
    #expect(nothing.status == 422 && nothing.text.contains("id=\"teruskan-unit-galat\""))
    #expect(nothing.text.contains("id=\"teruskan-reason-galat\""))
    let none = try browser.send(
      "\(path)/kembalikan", from: path, ["versi": seen, "note": "Mohon dilengkapi"])
    #expect(none.status == 422 && none.text.contains("sebutkan yang kurang"))
    #expect(none.text.contains("Mohon dilengkapi"))
    let other = try browser.send("\(path)/kembalikan", from: path, ["versi": seen, "missing": "uang"])
    #expect(other.status == 422)
    #expect(try state() == .submitted)
  }

  @Test("Who sends what somebody else has changed meanwhile is told what happened, and sends again")
  func lostUpdate() throws {
    let (first, second) = (try test.signedIn("tu@example.go.id"), try test.signedIn("tu@example.go.id"))
    let seen = version(first)
    #expect(seen == version(second))
    #expect(
      try first.send(
        "\(path)/kembalikan", from: path, ["versi": seen, "missing": "identity", "note": "x"]
      ).status == 303)
    let late = try second.send(
      "\(path)/teruskan", from: path, ["versi": seen, "unit": "Pusat Bantuan", "reason": "Bisa di sana"])
    #expect(late.status == 412)
    #expect(late.text.contains("Orang lain sudah mengubah permohonan ini"))
    #expect(late.text.contains("permohonan dikembalikan untuk dilengkapi, Nama registry"))
    #expect(try state() == .returned)
    // A form without the version changes nothing either.
    #expect(try second.send("\(path)/cabut", from: path, ["reason": "x"]).status == 412)
    #expect(try second.send("\(path)/cabut", from: path, ["reason": "x", "versi": "abc"]).status == 412)
    #expect(try state() == .returned)
    #expect(
      try second.send("\(path)/cabut", from: path, ["reason": "x", "versi": version(second)]).status == 303)
    #expect(try state() == .withdrawn)
  }

  @Test("Contacts and documents are for those who work on requests")
  func privacy() throws {
    let deputy = try test.signedIn("deputi@example.go.id").read(path).text
    #expect(deputy.contains("pemohon@example.com") && deputy.contains("\(path)/dokumen/"))
    let auditor = try test.signedIn("auditor@example.go.id")
    let seen = auditor.read(path).text
    #expect(!seen.contains("pemohon@example.com") && !seen.contains("6281234567890"))
    #expect(!seen.contains("9120001234567") && !seen.contains("\(path)/dokumen/"))
    #expect(seen.contains("PT Contoh Sejahtera"))
    let document = try #require(try test.database.read { try $0.documents(of: id).first })
    #expect(auditor.read("\(path)/dokumen/\(document.id)").status == 403)
    #expect(try test.signedIn("deputi@example.go.id").read("\(path)/dokumen/\(document.id)").status == 200)
  }

  @Test("A request of which nobody knows looks like a page that is not there", arguments: ["999", "x", "0"])
  func unknown(number: String) throws {
    #expect(try test.signedIn("tu@example.go.id").read("/staf/permohonan/\(number)").status == 404)
  }

  @Test("The list finds by what people know of a request, and leads from page to page")
  func list() throws {
    for number in 1...35 { _ = try test.submitted(name: "CV Nomor \(number)", subject: "Perihal \(number)") }
    let browser = try test.signedIn("tu@example.go.id")
    let first = browser.read("/staf/permohonan").text
    #expect(first.contains("CV Nomor 35") && !first.contains("CV Nomor 2<"))
    let next = try #require(first.split(separator: "href=\"/staf/permohonan?sebelum=").dropFirst().first)
    let second = browser.read("/staf/permohonan?sebelum=\(next.prefix { $0 != "\"" })").text
    #expect(second.contains("CV Nomor 2<") && !second.contains("CV Nomor 35"))
    let found = browser.read("/staf/permohonan?cari=000013").text
    #expect(found.contains("CV Nomor 12") && !found.contains("CV Nomor 35"))
    #expect(browser.read("/staf/permohonan?tahap=closed").text.contains("Tidak ada yang cocok"))
    #expect(browser.read("/staf/permohonan?tahap=karangan").status == 200)
  }
}
