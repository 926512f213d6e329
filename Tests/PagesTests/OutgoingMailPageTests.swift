import Casework
import Office
@testable import Pages
import Store
import Testing
import WorkCalendar

@Suite("The mail that goes out as a page")
struct OutgoingMailPageTests {
  static let path = "/staf/surel"

  /// A site with a request whose applicant is told of it, and the number of that mail.
  private func site() throws -> (test: TestSite, mail: Int64) {
    let test = try TestSite()
    try test.account(.admin)
    try test.account(.registry, email: "tu@example.go.id", name: "Tata Usaha")
    _ = try test.submitted()
    let waiting = try test.database.read { try $0.queuedMail(.waiting, before: .max, atMost: 10) }
    return (
      test, try #require(waiting.first { $0.message.recipient == "pemohon@example.com" }).message.number
    )
  }

  @Test("It tells whom a mail is for and what of, and never what it says; the administrator sees no address")
  func masked() throws {
    let (test, _) = try site()
    let seen = try test.signedIn().read(Self.path).text
    #expect(seen.contains("Permohonan diajukan") && seen.contains("pemohon, …@example.com"))
    #expect(!seen.contains("pemohon@example.com") && !seen.contains("NIB tidak terbit"))
    #expect(try test.signedIn("tu@example.go.id").read(Self.path).text.contains("pemohon@example.com"))
  }

  @Test(
    "Why it did not arrive is said in the words of people; it is sent again, alone or with all, or dropped")
  func failed() throws {
    let (test, mail) = try site()
    let browser = try test.signedIn()
    let failed = "\(Self.path)?keadaan=failed"
    func fail() throws {
      try test.database.write {
        try $0.markFailed(mail, error: "550 5.1.1 <pemohon@example.com>: no such user")
      }
    }
    try fail()
    let page = browser.read(failed).text
    #expect(page.contains("Alamat penerima tidak ada") && !page.contains("pemohon@example.com"))
    #expect(try browser.send("\(Self.path)/\(mail)/kirim", from: failed).status == 303)
    #expect(browser.read(failed).text.contains("Tidak ada surel yang gagal"))
    try fail()
    let all = try browser.send("\(Self.path)/kirim-ulang", from: failed)
    #expect(browser.read(all.header("location") ?? "").text.contains("1 surel dikirim lagi."))
    #expect(try browser.send("\(Self.path)/\(mail)/buang", from: Self.path).status == 303)
    let again = try browser.send("\(Self.path)/\(mail)/kirim", from: Self.path)
    #expect(again.status == 412 && again.text.contains("sudah terkirim sejak Anda membukanya"))
    #expect(try browser.send("\(Self.path)/99999/kirim", from: Self.path).status == 404)
  }
}
