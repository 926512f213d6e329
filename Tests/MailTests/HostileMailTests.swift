import Mail
import SeededRandom
import Testing

@Suite("No mail from outside takes more than its share")
struct HostileMailTests {
  static func text(_ text: String, times count: Int = 1) -> [UInt8] {
    Array(String(repeating: text, count: count).utf8)
  }
  static let start = text("From: Budi <budi@example.com>\r\nSubject: Permohonan\r\n")

  static func nested(_ depth: Int) -> [UInt8] {
    var bytes = start + text("Content-Type: multipart/mixed; boundary=b0\r\n\r\n")
    for level in 0..<depth {
      bytes += text("--b\(level)\r\nContent-Type: multipart/mixed; boundary=b\(level + 1)\r\n\r\n")
    }
    return bytes
  }

  static func parts(_ count: Int, _ part: String = "\r\nx\r\n") -> [UInt8] {
    start + text("Content-Type: multipart/mixed; boundary=b\r\n\r\n") + text("--b\r\n" + part, times: count)
  }

  /// A mail that goes beyond a cap, and one that just does not.
  struct Row: CustomTestStringConvertible, Sendable {
    let limit: MailLimit
    let refused: [UInt8]
    let taken: [UInt8]?
    var testDescription: String { limit.rawValue }
  }

  static let file = "Content-Type: application/pdf\r\n\r\nx\r\n"
  static let rows: [Row] = [
    Row(
      limit: .messageSize,
      refused: start + text("\r\n") + [UInt8](repeating: 0x61, count: MailLimit.messageSize.value), taken: nil
    ),
    Row(
      limit: .headerSize, refused: start + text("X: ") + text("a\r\n ", times: 70_000) + text("\r\n\r\n"),
      taken: start + text("X: ") + text("a\r\n ", times: 60_000) + text("\r\n\r\n")),
    Row(limit: .headerSize, refused: start + [UInt8](repeating: 0x61, count: 20_000_000), taken: nil),
    Row(
      limit: .headerFields, refused: start + text("X: a\r\n", times: 1_000) + text("\r\n"),
      taken: start + text("X: a\r\n", times: 900) + text("\r\n")),
    Row(
      limit: .fieldSize,
      refused: start + text("References: ") + text("<a@b.id> ", times: 4_000) + text("\r\n\r\n"),
      taken: start + text("References: ") + text("<a@b.id> ", times: 3_000) + text("\r\n\r\n")),
    Row(
      limit: .addressSize,
      refused: text("Subject: x\r\nFrom: ") + text("a@example.com, ", times: 100_000 / 8) + text("\r\n\r\n"),
      taken: text("Subject: x\r\nFrom: ") + text("a:", times: 2_000) + text("\r\n\r\n")),
    Row(
      limit: .parameterSize,
      refused: parts(
        3, "Content-Type: text/plain" + String(repeating: ";a*0=b", count: 2_000) + "\r\n\r\nx\r\n"),
      taken: parts(
        3, "Content-Type: text/plain" + String(repeating: ";a*0=b", count: 1_200) + "\r\n\r\nx\r\n")),
    Row(limit: .depth, refused: nested(100), taken: nested(20)),
    Row(limit: .depth, refused: nested(20_000), taken: nil),
    Row(limit: .depth, refused: start + text("Content-Type: message/rfc822\r\n\r\n", times: 100), taken: nil),
    Row(limit: .parts, refused: parts(10_000), taken: parts(499)),
    Row(limit: .attachments, refused: parts(101, file), taken: parts(100, file)),
    Row(
      limit: .calendars,
      refused: start + text("Content-Type: multipart/mixed; boundary=b\r\n\r\n")
        + (0..<11).flatMap {
          text("--b\r\nContent-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\nX:\($0)\r\n")
        },
      taken: parts(400, "Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n")),
  ]

  @Test("Beyond a cap a mail is refused by its name, with its sender", arguments: rows)
  func caps(row: Row) throws {
    let error = #expect(throws: MailReadingError.self) { try MailReading.read(row.refused) }
    #expect(error?.problem == .overLimit(row.limit, row.limit.value))
    if row.limit != .addressSize {
      #expect(error?.head.from == MailAddress(name: "Budi", email: "budi@example.com"))
      #expect(error?.head.subject == "Permohonan")
    } else {
      #expect(error?.head.from == nil)
    }
    if let taken = row.taken { #expect(throws: Never.self) { try MailReading.read(taken) } }
  }

  @Test("Every cap has a test") func everyCap() {
    #expect(Set(Self.rows.map(\.limit)) == Set(MailLimit.allCases))
  }

  @Test("A text is cut at its length, and that is said")
  func longText() throws {
    for type in ["text/plain", "text/html", "text/plain; format=flowed"] {
      let bytes =
        Self.start + Self.text("Content-Type: \(type)\r\n\r\n") + Self.text("kata é \r\n", times: 200_000)
      let mail = try MailReading.read(bytes)
      #expect(mail.isTextCut)
      #expect((MailReading.longestText / 2...MailReading.longestText).contains(mail.text.utf8.count))
      #expect(!mail.text.contains("\u{FFFD}") && !mail.text.contains("Ã"))
    }
    #expect(try !MailReading.read(Self.start + Self.text("\r\nIsi")).isTextCut)
  }

  @Test("What is no mail is refused as such")
  func noMail() {
    for bytes in [[], [0x0A], Self.text("<html>tanpa kepala</html>"), Self.text("\r\nisi")] {
      let error = #expect(throws: MailReadingError.self) { try MailReading.read(bytes) }
      #expect(error?.problem == .noHeader)
    }
    let error = #expect(throws: MailReadingError.self) {
      try MailReading.read(Self.start + Self.text("X: a\0b\r\n\r\n"))
    }
    #expect(error?.problem == .nulInHeader)
    #expect(error?.head.from?.email == "budi@example.com")
  }

  @Test("Nothing that may be shown has control characters, and a NUL in the text is left out")
  func controls() throws {
    let mail = try MailReading.read(Self.start + Self.text("\r\na\0b\u{1B}[31mc\u{202E}d\u{9B}e"))
    #expect(mail.text == "ab[31mcde")
  }
}

@Suite("No bytes make the reader of mails fail in another way than it says")
struct MailMutationTests {
  /// A mail with most of what mails have.
  static let sample: [UInt8] = {
    let calendar =
      [
        "Content-Type: text/calendar; charset=UTF-8; method=REPLY",
        "Content-Transfer-Encoding: quoted-printable", "",
      ] + SampleMail.reply()
    let html = [
      "Content-Type: text/html; charset=iso-8859-1", "",
      "<p>Surat &amp; <a href=\"https://example.com\">tautan</a>",
    ]
    let enclosed = [
      "Content-Type: message/rfc822", "", "Subject: lama",
      "Content-Type: multipart/mixed; boundary=\"dalam\"", "", "--dalam", "", "x", "--dalam--",
    ]
    let file = [
      "Content-Type: application/pdf; name*0*=utf-8''sur%C3; name*1*=%A9.pdf",
      "Content-Transfer-Encoding: base64", "", "JVBERi0=",
    ]
    let status = [
      "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; a", "",
      "Final-Recipient: rfc822; budi@example.com", "Action: failed", "Status: 5.1.1",
    ]
    return SampleMail.multipart(
      "report; report-type=delivery-status",
      fields: [
        "Authentication-Results: mx.example.go.id; dmarc=pass (p=none) header.from=example.com",
        "References: <a@b.id> <c@d.id>", "Subject: =?utf-8?B?U3VyYXQ=?= =?x?q?=E9?=",
      ],
      parts: [
        ["Content-Type: text/plain; format=flowed", "", "satu ", "dua"], status, html, calendar, enclosed,
        file,
      ])
  }()

  static func check(_ bytes: [UInt8]) {
    do {
      let mail = try MailReading.read(bytes, trusting: ["mx.example.go.id"])
      #expect(mail.text.utf8.count <= MailReading.longestText)
      #expect(
        mail.attachments.count <= MailLimit.attachments.value
          && mail.calendars.count <= MailLimit.calendars.value)
      #expect(mail.attachments.allSatisfy { !$0.name.contains("/") && $0.name.utf8.count <= 200 })
      #expect(
        (mail.subject + mail.text).unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" || $0 == "\t" })
    } catch {
      #expect(error.head.subject.utf8.count <= 1_000)
    }
  }

  @Test("Cut at any byte, a mail gives a value or an error of ours")
  func truncated() throws {
    let sample = Self.sample
    guard case .delivery = try MailReading.read(sample).automatic else {
      Issue.record("the sample is no report")
      return
    }
    for end in 0..<sample.count { Self.check(Array(sample[..<end])) }
  }

  @Test("So does one whose bytes were changed, lost and doubled", arguments: 1...8 as ClosedRange<UInt64>)
  func mutated(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "\r\n", "--batas", "\0", "=?utf-8?q?", "\u{1B}$B",
      "Content-Type: multipart/mixed; boundary=batas\r\n\r\n", "\"", "(", "<", ">", ";", "\r\n\r\n", "%",
      "base64",
    ]
    for _ in 0..<300 {
      var bytes = Self.sample
      for _ in 0..<(1 + random.next() % 8) {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 4 {
        case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int(random.next() % 40) + 1))
        case 2: bytes.insert(contentsOf: pieces[Int(random.next() % UInt64(pieces.count))].utf8, at: place)
        default:
          bytes.insert(
            contentsOf: bytes[place..<min(bytes.count, place + Int(random.next() % 200))], at: place)
        }
        if bytes.isEmpty { bytes = [0x41] }
      }
      Self.check(bytes)
    }
  }
}
