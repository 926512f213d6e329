import Foundation
import Mail
import SeededRandom
import Testing
import WorkCalendar

extension OutgoingMail {
  /// An invitation as the service sends it.
  static func sample(calendar: Calendar? = .sample) -> OutgoingMail {
    OutgoingMail(
      messageID: "jadwal.12.345.1772420400@example.go.id",
      references: ["request.SPB-2026-0001@example.go.id"],
      date: Instant(secondsSinceEpoch: 1_772_420_400),
      from: MailAddress(name: "Direktorat Sistem Perizinan Berusaha", email: "tu@example.go.id"),
      to: MailAddress(name: "Wayan Ketut, S.H.", email: "wayan@example.com"),
      subject: "Undangan: pertemuan fasilitasi – SPB/2026/0001", language: "id",
      plain: "Yth. Wayan Ketut,\n\nPertemuan Anda: Senin, 9 Maret 2026, 10.00–11.00 WIB.\n.\nFrom sini\n",
      html: "<!DOCTYPE html>\n<html lang=\"id\"><title>Undangan</title><p>Yth. Wayan Ketut</p></html>\n",
      calendar: calendar)
  }
}

extension OutgoingMail.Calendar {
  static let sample = OutgoingMail.Calendar(
    method: .request,
    text:
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nSUMMARY:Pertemuan — fasilitasi\r\nEND:VCALENDAR\r\n"
  )
}

@Suite("A mail is written in the shape that every program of mail and calendar shows")
struct MailTextTests {
  private func wire(_ mail: OutgoingMail) throws -> WireMail { WireMail(try MailText.bytes(of: mail)) }

  @Test("An invitation reads, byte for byte, as it was agreed")
  func goldenInvitation() throws {
    let text = String(decoding: try MailText.bytes(of: .sample()), as: UTF8.self)
    let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Fixtures/invitation.eml")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: golden)
      Issue.record("recorded \(golden.lastPathComponent)")
      return
    }
    #expect(text == String(decoding: try Data(contentsOf: golden), as: UTF8.self))
  }

  @Test("A calendar message stands last among the alternatives, undisposed, and is attached as a file")
  func invitationParts() throws {
    let mail = OutgoingMail.sample()
    let wire = try wire(mail)
    #expect(wire.head.mediaType == "multipart/mixed" && wire.strayBytes == 0)
    #expect(wire.leaves.map(\.mediaType) == ["text/plain", "text/html", "text/calendar", "application/ics"])
    let calendar = wire.leaves[2]
    #expect(calendar.field("Content-Type") == "text/calendar; charset=UTF-8; method=REQUEST")
    #expect(calendar.field("Content-Disposition") == nil)
    #expect(calendar.field("Content-Transfer-Encoding") == "base64")
    #expect(wire.leaves[3].field("Content-Disposition") == "attachment; filename=invite.ics")
    #expect(wire.leaves[3].field("Content-Type") == "application/ics; name=invite.ics")
    #expect(calendar.content == mail.calendar?.text && wire.leaves[3].content == calendar.content)
    #expect(wire.leaves[0].content == mail.plain && wire.leaves[1].content == mail.html)
  }

  @Test("A notice is text and HTML")
  func noticeParts() throws {
    let wire = try wire(.sample(calendar: nil))
    #expect(wire.head.mediaType == "multipart/alternative")
    #expect(wire.leaves.map(\.mediaType) == ["text/plain", "text/html"])
  }

  @Test("The head says who, when, in which thread and language, and that no machine is to answer")
  func head() throws {
    let wire = try wire(.sample())
    let names = wire.head.fields.map(\.name)
    #expect(
      names == [
        "Date", "From", "To", "Subject", "Message-ID", "In-Reply-To", "References", "Content-Language",
        "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version", "Content-Type",
      ])
    #expect(wire.head.field("Date") == "Mon, 2 Mar 2026 10:00:00 +0700")
    #expect(wire.head.field("From") == "\"Direktorat Sistem Perizinan Berusaha\" <tu@example.go.id>")
    #expect(wire.head.field("To") == "\"Wayan Ketut, S.H.\" <wayan@example.com>")
    #expect(wire.decoded("Subject") == "Undangan: pertemuan fasilitasi – SPB/2026/0001")
    #expect(wire.head.field("Message-ID") == "<jadwal.12.345.1772420400@example.go.id>")
    #expect(wire.head.field("In-Reply-To") == "<request.SPB-2026-0001@example.go.id>")
    #expect(wire.head.field("Auto-Submitted") == "auto-generated")
  }

  @Test(
    "An address that is not plain is refused",
    arguments: [
      "", "a", "a@", "@b.id", "a@b.id\r\nBcc: x@y.id", "a@b.id\n", "a b@c.id", "\"a b\"@c.id",
      "a@[127.0.0.1]",
      "à@b.id", "a@bü.id", "a..b@c.id", "a@b..id", "a@-b.id", "a@b.id>", "<a@b.id", "a@b.id\0", "a@b@c.id",
      String(repeating: "a", count: 65) + "@b.id", "a@" + String(repeating: "b", count: 64) + ".id",
    ])
  func refusesAddresses(email: String) throws {
    var mail = OutgoingMail.sample()
    mail.to = MailAddress(email: email)
    #expect(throws: MailTextError.address(.to, email)) { try MailText.bytes(of: mail) }
    mail = .sample()
    mail.from = MailAddress(email: email)
    #expect(throws: MailTextError.address(.from, email)) { try MailText.bytes(of: mail) }
  }

  @Test("Message-IDs, languages and METHOD that do not fit are refused, each by its name")
  func refusesValues() throws {
    var mail = OutgoingMail.sample()
    mail.messageID = "a@b\r\nX: y"
    #expect(throws: MailTextError.value(.messageID, mail.messageID)) { try MailText.bytes(of: mail) }
    mail = .sample()
    mail.references = ["a@b", "a b@c"]
    #expect(throws: MailTextError.value(.references, "a b@c")) { try MailText.bytes(of: mail) }
    mail = .sample()
    mail.language = "id\nX: y"
    #expect(throws: MailTextError.value(.contentLanguage, mail.language)) { try MailText.bytes(of: mail) }
    for text in ["METHOD:CANCEL\r\n", "", "METHOD:REQUEST\r\nMETHOD:REQUEST\r\n"] {
      mail = .sample(calendar: OutgoingMail.Calendar(method: .request, text: text))
      #expect(throws: MailTextError.calendarMethod) { try MailText.bytes(of: mail) }
    }
  }

  @Test(
    "A subject comes back as it was written, whatever it looks like",
    arguments: [
      "Pertemuan", "=?utf-8?q?Bcc=3A?=", String(repeating: "kata panjang ", count: 20) + "akhir",
      String(repeating: "x", count: 300), String(repeating: "日本語 ✓ ", count: 30) + ".", "a: b; c <d@e> \"f\"",
      "👩‍👩‍👧‍👦", "",
    ])
  func subjects(subject: String) throws {
    var mail = OutgoingMail.sample()
    mail.subject = subject
    let wire = try wire(mail)
    #expect(wire.decoded("Subject") == subject)
    #expect(wire.lines.prefix { !$0.isEmpty }.allSatisfy { $0.utf8.count <= 78 })
  }

  @Test("Line ends, control characters and marks of direction in names and subjects become blanks")
  func cleans() throws {
    var mail = OutgoingMail.sample()
    mail.subject = " a\r\nBcc: x\0\u{2028}\u{202E}b\u{85}\tc "
    mail.to = MailAddress(name: "N\r\nX: y", email: "a@b.id")
    let wire = try wire(mail)
    #expect(wire.decoded("Subject") == "a Bcc: x b c")
    #expect(wire.head.field("To") == "\"N X: y\" <a@b.id>")
  }

  @Test("No text in any field adds a field or a part, or leaves the 7 bits and 998 characters of a line")
  func hostileTexts() throws {
    var random = SplitMix64(seed: 20_261_124)
    let pieces = [
      "\r\n", "\n", "\r", "\0", "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}", "Bcc: x@example.com", "\r\n\r\n",
      "--=_mixed_",
      "--=_alternative_", "=?utf-8?q?=0D=0ABcc:?=", "=?", "?=", "\"", "\\", "<", ">", ",", ";", ":", "(", ")",
      "@", "é", "日",
      "😀", "\u{301}", ".", "\r\n.\r\n", "From ", " ", "\t", String(repeating: "x", count: 1_200), "=", "a",
      "Content-Type: text/html\r\n\r\n", "\u{FEFF}", "\u{FFFE}",
    ]
    func text() -> String {
      (0..<(random.next() % 12)).reduce(into: "") { text, _ in text += random.pick(pieces) }
    }
    let plain = WireMail(try MailText.bytes(of: .sample()))
    for _ in 0..<2_000 {
      var mail = OutgoingMail.sample()
      mail.subject = text()
      mail.from = MailAddress(name: text(), email: mail.from.email)
      mail.to = MailAddress(name: text(), email: mail.to.email)
      mail.plain = text()
      mail.html = text()
      let body = text().replacing("METHOD", with: "")
      mail.calendar = OutgoingMail.Calendar(method: .request, text: "METHOD:REQUEST\r\n" + body)
      let wire = WireMail(try MailText.bytes(of: mail))
      try #require(wire.head.fields.map(\.name) == plain.head.fields.map(\.name), "\(mail)")
      try #require(
        wire.leaves.map { $0.fields.map(\.name) } == plain.leaves.map { $0.fields.map(\.name) }, "\(mail)")
      try #require(wire.strayBytes == 0, "\(mail)")
      try #require(wire.leaves[2].content == mail.calendar?.text, "\(mail)")
      for email in [text() + mail.to.email, mail.to.email + text()] where email != mail.to.email {
        mail.to = MailAddress(email: email)
        if let wire = try? MailText.bytes(of: mail) {
          try #require(WireMail(wire).head.field("To") == email, "\(mail)")
        }
      }
    }
  }
}
