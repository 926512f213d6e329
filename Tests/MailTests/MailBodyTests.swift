import Mail
import Testing

@Suite("What is written in a mail, and what comes with it")
struct MailBodyTests {
  @Test("Of two versions of a text the plain one is read")
  func alternative() throws {
    let mail = try MailReading.read(
      SampleMail.multipart(
        "alternative",
        parts: [["Content-Type: text/html", "", "<p>indah"], ["Content-Type: text/plain", "", "polos"]]))
    #expect(mail.text == "polos")
    #expect(mail.attachments.isEmpty)
  }

  @Test(
    "HTML is read as its text",
    arguments: [
      (
        "<html><head><title>x</title><style>p{}</style></head><body><p>Satu<br>dua</p><p>tiga",
        "Satu\ndua\n\ntiga"
      ),
      (
        "Lihat <a href=\"https://example.com/a?b=1&amp;c=2\">berkas</a>.",
        "Lihat berkas <https://example.com/a?b=1&c=2>."
      ),
      ("<a href='https://example.com/'>https://example.com/</a>", "https://example.com/"),
      ("<a href=\"javascript:alert(1)\">klik</a>", "klik"),
      ("a &lt;b&gt; &amp;&nbsp;&#233;&#x2014;&rsquo;&tidakada;", "a <b> & é—’&tidakada;"),
      ("<ul><li>satu<li>dua</ul>", "- satu\n- dua"), ("1 < 2 dan 3 > 2", "1 < 2 dan 3 > 2"),
      ("<!-- <p>tak terlihat --> terlihat", "terlihat"), ("a<script>if (a</b) x()</script>b", "ab"),
      ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"), ("<", "<"), ("a<b", "a"),
    ])
  func html(html: String, expected: String) throws {
    let mail = try MailReading.read(
      SampleMail.bytes(SampleMail.fields("Content-Type: text/html; charset=utf-8"), body: [html]))
    #expect(mail.text == expected)
  }

  @Test("Lines that the sender's program has broken are whole again")
  func flowed() throws {
    let mail = try MailReading.read(
      SampleMail.bytes(
        SampleMail.fields("Content-Type: text/plain; format=flowed"),
        body: ["Kami memohon ", "fasilitasi.", "", " From Jakarta", "> kutipan ", "> lanjut", "-- ", "Budi"]))
    #expect(mail.text == "Kami memohon fasilitasi.\n\nFrom Jakarta\n> kutipan lanjut\n--\nBudi")
  }

  @Test(
    "A charset that is wrong or unknown never makes a mail unreadable",
    arguments: [
      ("utf-8", [0x63, 0xC3, 0xA9], "cé"), ("iso-8859-1", [0x93, 0xE9, 0x94], "“é”"),
      ("windows-1252", [0x80], "€"), ("utf-16", [0xFF, 0xFE, 0x61, 0x00, 0x62, 0x00], "ab"),
      ("utf-16le", [0x61, 0x00, 0x62, 0x00], "ab"), ("gb18030", [0xC4, 0xE3, 0xBA, 0xC3], "你好"),
      ("gb2312", [0xC4, 0xE3], "你"), ("shift_jis", [0x93, 0xFA], "日"),
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42], "日"),
      ("utf-8", [0x61, 0xE9, 0x62], "a\u{FFFD}b"), ("us-ascii", [0xE9], "é"),
      ("us-ascii", [0xC3, 0xA9], "é"),
      ("x-tidak-ada", [0xE9], "é"), ("utf-8//TRANSLIT", [0xE9], "é"), ("", [0xC3, 0xA9], "é"),
    ] as [(String, [UInt8], String)])
  func charset(name: String, bytes: [UInt8], expected: String) throws {
    let fields = SampleMail.fields(
      "Content-Type: text/plain; charset=\"\(name)\"", "Content-Transfer-Encoding: 8bit")
    let mail = try MailReading.read(SampleMail.bytes(fields, body: []) + bytes)
    #expect(mail.text == expected)
  }

  @Test("An unknown transfer encoding leaves the bytes as they are, broken ones give what can be had")
  func encodings() throws {
    func text(_ encoding: String, _ body: String) throws -> String {
      try MailReading.read(
        SampleMail.bytes(SampleMail.fields("Content-Transfer-Encoding: \(encoding)"), body: [body])
      ).text
    }
    #expect(try text("x-lain", "apa adanya") == "apa adanya")
    #expect(try text("BASE64", "c2F0dQ==") == "satu")
    #expect(try text("base64", "c2F0!!dQ==") == "satu")
    #expect(try text("quoted-printable", "a=3Db=\r\nc=ZZ") == "a=bc=ZZ")
  }

  @Test("A calendar is read from each place in which clients put it, and each content once")
  func calendars() throws {
    let lines = SampleMail.reply()
    let mail = try MailReading.read(
      SampleMail.multipart(
        "mixed",
        parts: [
          ["Content-Type: text/plain", "", "Diterima"],
          ["Content-Type: text/calendar; charset=UTF-8; method=REPLY", ""] + lines,
          [
            "Content-Type: application/ics; name=invite.ics",
            "Content-Disposition: attachment; filename=invite.ics", "",
          ] + lines,
        ]))
    #expect(mail.calendars == [Array((lines.joined(separator: "\r\n") + "\r\n").utf8)])
    #expect(mail.attachments.isEmpty)
    #expect(mail.suspicions.isEmpty)
    #expect(mail.text == "Diterima")
  }

  @Test("A method that differs from the one inside is told")
  func differingMethod() throws {
    let mail = try MailReading.read(
      SampleMail.bytes(
        SampleMail.fields("Content-Type: text/calendar; method=REQUEST"),
        body: SampleMail.reply(method: "REPLY")))
    #expect(mail.calendars.count == 1)
    #expect(mail.suspicions == [.differingMethod])
  }

  @Test("The calendar of an enclosed mail is nobody's answer, and the mail is a file")
  func enclosed() throws {
    let mail = try MailReading.read(
      SampleMail.multipart(
        "mixed",
        parts: [
          ["", "Diteruskan"],
          [
            "Content-Type: message/rfc822", "", "From: lain@example.com",
            "Content-Type: text/calendar; method=REPLY", "",
          ]
            + SampleMail.reply(),
        ]))
    #expect(mail.calendars.isEmpty)
    #expect(mail.attachments.map(\.mediaType) == ["message/rfc822"])
    #expect(mail.text == "Diteruskan")
    #expect(mail.from?.email == "budi@example.com")
  }

  @Test(
    "A file's name has no folders, nothing invisible, and its ending",
    arguments: [
      ("filename=\"../../etc/passwd\"", "passwd"), ("filename=\"C:\\\\temp\\\\surat.pdf\"", "surat.pdf"),
      ("filename*=utf-8''surat%20kuasa%0D%0A.pdf", "surat kuasa .pdf"),
      ("filename*0*=utf-8''sur; filename*1*=at%2Epdf", "surat.pdf"),
      ("filename=\"=?utf-8?B?c3VyYXQucGRm?=\"", "surat.pdf"),
      ("filename=\".htaccess\"", "htaccess"), ("filename=\"..\"", ""),
      ("filename*=utf-8''surat%E2%80%AEfdp.exe", "suratfdp.exe"),
      (
        "filename=\"" + String(repeating: "a", count: 500) + ".pdf\"",
        String(repeating: "a", count: 196) + ".pdf"
      ),
    ])
  func fileNames(parameter: String, expected: String) throws {
    let part = [
      "Content-Type: Application/PDF", "Content-Disposition: attachment; \(parameter)", "", "%PDF-",
    ]
    let mail = try MailReading.read(SampleMail.multipart("mixed", parts: [["", "Terlampir"], part]))
    #expect(
      mail.attachments == [.init(name: expected, mediaType: "application/pdf", bytes: Array("%PDF-".utf8))])
  }

  @Test("What Outlook has packed is a file of its kind")
  func packed() throws {
    let part = [
      "Content-Type: application/ms-tnef; name=\"winmail.dat\"", "Content-Transfer-Encoding: base64", "",
      "eJ8+Ig==",
    ]
    let mail = try MailReading.read(SampleMail.multipart("mixed", parts: [["", "Halo"], part]))
    #expect(
      mail.attachments == [
        .init(name: "winmail.dat", mediaType: "application/ms-tnef", bytes: [0x78, 0x9F, 0x3E, 0x22])
      ])
  }

  @Test("A mail that is cut off gives what has come")
  func cutOff() throws {
    let bytes = SampleMail.bytes(
      SampleMail.fields("Content-Type: multipart/mixed; boundary=batas"),
      body: ["--batas", "", "separuh surat"])
    #expect(try MailReading.read(bytes).text == "separuh surat")
    #expect(
      try MailReading.read(SampleMail.bytes(SampleMail.fields("Content-Type: multipart/mixed"))).text
        == "Isi surat.")
  }
}
