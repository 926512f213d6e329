import Casework
import Office
@testable import Pages
import Testing

@Suite("Personal data on the pages (rules of the service, section 9)")
struct ErasurePageTests {
  @Test("The applicant takes all data along as a file, and nobody else does")
  func taken() throws {
    let test = try TestSite()
    let submitted = try test.submitted()
    let browser = test.browser()
    #expect(
      browser.read("/permohonan/\(submitted.secret)").text.contains(
        "/permohonan/\(submitted.secret)/data.json"))
    let answer = browser.read("/permohonan/\(submitted.secret)/data.json")
    #expect(answer.status == 200 && answer.text.contains("pemohon@example.com"))
    #expect(answer.header("content-disposition")?.contains("SPB-2026-000001.json") ?? false)
    #expect(browser.read("/permohonan/AAAA/data.json").status == 404)
  }

  @Test("The director erases what has ended after one more question; what goes on cannot be erased")
  func erased() throws {
    let test = try TestSite()
    let submitted = try test.submitted()
    let path = "/staf/permohonan/\(submitted.id)"
    try test.account(.director)
    let director = try test.signedIn()
    #expect(!director.read(path).text.contains("\(path)/hapus-data"))
    #expect(director.read("\(path)/hapus-data").status == 409)
    _ = try test.office.perform(
      TakeStep(request: submitted.id, act: .withdraw(reason: "")), as: .applicant(submitted.id))
    #expect(director.read(path).text.contains("href=\"\(path)/hapus-data\""))
    func answer(to version: String) throws -> Int {
      try director.send("\(path)/hapus-data", [Visit.versionField: version]).status
    }
    #expect(try answer(to: "1") == 412, "what was withdrawn meanwhile is looked at again")
    #expect(try answer(to: "2") == 303)
    let page = director.read(path).text
    #expect(!page.contains("PT Contoh Sejahtera") && page.contains("data pribadi dihapus"))
    #expect(test.browser().read("/permohonan/\(submitted.secret)").status == 404)
  }
}
