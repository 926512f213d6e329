import Mail
import Testing
import WorkCalendar

@Suite("A mail from outside is read into values")
struct MailReadingTests {
  @Test("Sender, subject, date and thread are those of the header")
  func header() throws {
    let mail = try MailReading.read(
      SampleMail.bytes([
        "Return-Path: <budi@example.com>", "From: =?UTF-8?B?QnVkaSBTYW50b3Nv?= <Budi@example.com>",
        "Sender: Sekretaris <sekretaris@example.com>", "Reply-To: balas@example.com",
        "Subject: =?iso-8859-1?Q?Jadwal_caf=E9?=", "\t=?utf-8?Q?_pertemuan?=",
        "Date: Mon, 2 Mar 2026 09:00:00 +0700 (WIB)", "Message-ID: <satu@example.com>",
        "References: <a@example.go.id>", " <b@example.go.id>", "In-Reply-To: <b@example.go.id>",
      ]))
    #expect(mail.from == MailAddress(name: "Budi Santoso", email: "Budi@example.com"))
    #expect(mail.sender == MailAddress(name: "Sekretaris", email: "sekretaris@example.com"))
    #expect(mail.replyTo == MailAddress(email: "balas@example.com"))
    #expect(mail.subject == "Jadwal café pertemuan")
    #expect(mail.date == Instant(iso8601: "2026-03-02T09:00:00+07:00"))
    #expect(mail.messageID == "satu@example.com")
    #expect(mail.references == ["a@example.go.id", "b@example.go.id"])
    #expect(mail.automatic == nil)
    #expect(mail.authentication == .unknown)
    #expect(mail.text == "Isi surat.")
  }

  @Test(
    "What a field hides is taken out of it",
    arguments: [
      ("Subject: =?utf-8?Q?satu=0D=0ABcc:_lain@example.com?=", "satu Bcc: lain@example.com"),
      ("Subject: surat\u{202E}fdp.exe", "suratfdp.exe"), ("Subject:    ", ""),
      ("Subject: a\u{1B}[2Jb", "a [2Jb"),
      ("Subject: caf\u{E9} tanpa sandi", "café tanpa sandi"),
    ])
  func subject(field: String, expected: String) throws {
    let mail = try MailReading.read(SampleMail.bytes(["From: a@example.com", field]))
    #expect(mail.subject == expected)
  }

  @Test(
    "Only an address that can be written to is a sender",
    arguments: [
      ("From: \"Budi, S.\" <budi@example.com>", "budi@example.com"),
      ("From: budi@example.com (Budi)", "budi@example.com"),
      ("From: undisclosed-recipients:;", nil), ("From: Budi", nil), ("From: <>", nil),
      ("From: \"a b\"@example.com", nil), ("From: budi@localhost", nil), ("From: budi@contoh..id", nil),
      ("From: =?utf-8?Q?budi=40example.com?=", nil),
    ] as [(String, String?)])
  func sender(field: String, expected: String?) throws {
    let mail = try MailReading.read(SampleMail.bytes([field, "Subject: Permohonan"]))
    #expect(mail.from?.email == expected)
  }

  @Test(
    "A mail with several senders is suspicious and never authenticated",
    arguments: [["From: a@example.com, b@example.com"], ["From: a@example.com", "From: b@example.com"]])
  func severalSenders(fields: [String]) throws {
    let results = "Authentication-Results: mx.example.go.id; dmarc=pass header.from=example.com"
    let mail = try MailReading.read(SampleMail.bytes([results] + fields), trusting: ["mx.example.go.id"])
    #expect(mail.from?.email == "a@example.com")
    #expect(mail.suspicions == [.severalSenders])
    #expect(mail.authentication == .unknown)
  }

  @Test("The line that a pipe or a mailbox writes before the header is no part of the mail")
  func envelopeLine() throws {
    let line = Array("From budi@example.com  Mon Mar  2 09:00:00 2026\n".utf8)
    let mail = try MailReading.read(line + SampleMail.bytes(SampleMail.fields()))
    #expect(mail.from?.email == "budi@example.com")
  }

  @Test("Lines may end with LF alone")
  func bareLineFeeds() throws {
    let bytes = SampleMail.multipart(
      "mixed", parts: [["", "satu"], ["Content-Type: text/plain", "", "dua"]])
    let mail = try MailReading.read(bytes.filter { $0 != 0x0D })
    #expect(mail.text == "satu\n\ndua")
    #expect(try MailReading.read(bytes).text == mail.text)
  }
}
