import HTTPServer
@testable import Pages
import Testing

extension Browser {
  /// What the first step of a draft holds.
  static let applicant = [
    "applicant.kind": "business", "applicant.name": "Siti Rahma", "applicant.email": "siti@example.com",
    "applicant.timeZone": "Asia/Jayapura", "applicant.language": "id", "applicant.priority": "none",
    "lakukan": "lanjut",
  ]
  /// A time on the earliest day of what is handed in on 2 March 2026.
  static let time = "2026-03-09T09:00:00+07:00/2026-03-09T10:00:00+07:00"

  /// Begins a draft. Returns the secret in its address.
  func begunDraft() throws -> String {
    let answer = try send("/ajukan", Browser.applicant)
    try #require(answer.status == 303, "\(answer.text)")
    let parts = try #require(answer.header("location")).split(separator: "/")
    return String(try #require(parts.dropFirst().first))
  }

  /// Fills a draft in as far as it can be sent. Returns the secret in its address.
  func filledDraft() throws -> String {
    let secret = try begunDraft()
    let path = "/ajukan/\(secret)"
    #expect(
      try send("\(path)/kendala", ["subject": "NIB tidak terbit", "needs": "nib", "lakukan": "lanjut"]).status
        == 303)
    #expect(try send("\(path)/waktu", from: path, ["lakukan": "tambah \(Browser.time)"]).status == 303)
    return secret
  }
}
