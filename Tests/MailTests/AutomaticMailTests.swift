import Mail
import Testing

@Suite("What no person has written is told from what a person has")
struct AutomaticMailTests {
  /// A header field, and what it says of a mail.
  struct Row: CustomTestStringConvertible, Sendable {
    let field: String
    let expected: ReceivedMail.Automatic?
    var testDescription: String { field }

    init(_ field: String, _ expected: ReceivedMail.Automatic?) {
      self.field = field
      self.expected = expected
    }
  }

  static let rows: [Row] = [
    Row("Auto-Submitted: no", nil), Row("Auto-Submitted: auto-replied", .reply),
    Row("Auto-Submitted: auto-replied (vacation)", .reply),
    Row("Auto-Submitted: AUTO-REPLIED; owner-email=\"budi@example.com\"", .reply),
    Row("Auto-Submitted: auto-generated", .bulk),
    Row("Auto-Submitted: auto-generated\r\nIn-Reply-To: <a@b.id>", .reply),
    Row("Auto-Submitted: auto-notified", .bulk), Row("Precedence: bulk", .bulk),
    Row("Precedence: junk", .bulk),
    Row("Precedence: list", .bulk), Row("Precedence: auto_reply", .reply),
    Row("Precedence: first-class", nil),
    Row("X-Autoreply: yes", .reply), Row("X-Autorespond: libur", .reply), Row("X-Autoreply: no", nil),
    Row("List-Id: Pengumuman <umum.example.com>", .bulk),
    Row("List-Unsubscribe: <mailto:a@example.com>", nil),
    Row("Return-Path: <>", .reply), Row("Return-Path: <budi@example.com>", nil),
    Row("X-Auto-Response-Suppress: All", .bulk),
    Row("X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply", .bulk),
    Row("X-Auto-Response-Suppress: DR, OOF", nil), Row("X-MS-Exchange-Generated-Message-Source: x", nil),
  ]

  @Test("By the fields of answering machines, lists and programs", arguments: rows)
  func fields(row: Row) throws {
    let mail = try MailReading.read(SampleMail.bytes(SampleMail.fields(row.field)))
    #expect(mail.automatic == row.expected)
  }

  @Test(
    "A calendar client's answer is its person's, however it is marked",
    arguments: [
      "Auto-Submitted: auto-generated", "Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All",
      "Return-Path: <>",
    ])
  func answers(field: String) throws {
    for method in ["REPLY", "COUNTER", "REQUEST"] {
      let mail = try MailReading.read(
        SampleMail.bytes(
          SampleMail.fields(field, "Content-Type: text/calendar; method=\(method)"),
          body: SampleMail.reply(method: method)))
      #expect((mail.automatic == nil) == (method != "REQUEST"))
    }
  }

  static func report(_ groups: [[String]], kind: String = "delivery-status", original: [String]? = nil)
    -> [UInt8]
  {
    let status = groups.map { $0.joined(separator: "\r\n") }.joined(separator: "\r\n\r\n")
    let part = kind == "delivery-status" ? "delivery-status" : "disposition-notification"
    var parts = [["", "Surel tidak sampai."], ["Content-Type: message/\(part)", "", status]]
    if let original { parts.append(original) }
    return SampleMail.multipart(
      "report; report-type=\(kind)", fields: ["Auto-Submitted: auto-replied"], parts: parts)
  }

  static let original = [
    "Content-Type: message/rfc822", "", "Message-ID: <undangan-1@example.go.id>", "From: a@example.go.id", "",
    "x",
  ]
  static let failed = [
    "Final-Recipient: rfc822; budi@example.com", "Action: failed", "Status: 5.1.1",
    "Diagnostic-Code: smtp; 550 5.1.1 unknown",
  ]

  @Test("A delivery status names the mail, whom it did not reach, and why")
  func deliveryStatus() throws {
    let mail = try MailReading.read(
      Self.report([["Reporting-MTA: dns; mx.example.com"], Self.failed], original: Self.original))
    #expect(
      mail.automatic
        == .delivery(
          .init(
            messageID: "undangan-1@example.go.id", recipients: ["budi@example.com"], status: "5.1.1",
            isPermanent: true)))
    #expect(mail.text == "Surel tidak sampai.")
  }

  @Test("The mail may have come back as its header alone, or only be named")
  func originals() throws {
    let headers = [
      "Content-Type: text/rfc822-headers", "", "Subject: x", "Message-ID: <undangan-1@example.go.id>",
    ]
    for bytes in [
      Self.report([["Reporting-MTA: dns; a"], Self.failed], original: headers),
      SampleMail.multipart(
        "report; report-type=delivery-status", fields: ["References: <undangan-1@example.go.id>"],
        parts: [
          ["", "x"],
          ["Content-Type: message/delivery-status", "", "Reporting-MTA: dns; a", ""] + Self.failed,
        ]),
    ] {
      guard case .delivery(let report) = try MailReading.read(bytes).automatic else {
        Issue.record("no report")
        continue
      }
      #expect(report.messageID == "undangan-1@example.go.id")
    }
  }

  @Test("A delay, a success and a receipt are no failure")
  func harmlessReports() throws {
    let delayed = ["Final-Recipient: rfc822;<budi@example.com>", "Action: delayed", "Status: 4.4.1"]
    #expect(
      try MailReading.read(Self.report([["Reporting-MTA: dns; a"], delayed])).automatic
        == .delivery(
          .init(messageID: nil, recipients: ["budi@example.com"], status: "4.4.1", isPermanent: false)))
    let delivered = ["Final-Recipient: rfc822; budi@example.com", "Action: delivered", "Status: 2.0.0"]
    #expect(
      try MailReading.read(Self.report([["Reporting-MTA: dns; a"], delivered])).automatic
        == .delivery(.init(messageID: nil, recipients: [], status: nil, isPermanent: false)))
    let seen = [
      "Final-Recipient: rfc822; budi@example.com", "Original-Message-ID: <undangan-1@example.go.id>",
      "Disposition: manual-action/MDN-sent-manually; displayed",
    ]
    #expect(
      try MailReading.read(Self.report([seen], kind: "disposition-notification")).automatic
        == .delivery(
          .init(messageID: "undangan-1@example.go.id", recipients: [], status: nil, isPermanent: false)))
  }

  @Test("Servers that write their reports for people are understood too")
  func plainReports() throws {
    let exim = SampleMail.bytes(
      [
        "From: Mail Delivery System <Mailer-Daemon@mx.example.com>", "X-Failed-Recipients: budi@example.com",
        "Subject: Mail delivery failed: returning message to sender", "Auto-Submitted: auto-replied",
      ],
      body: [
        "A message that you sent could not be delivered.", "", "  budi@example.com", "    550 5.7.1 rejected",
        "", "Message-ID: <undangan-1@example.go.id>",
      ])
    let expected = ReceivedMail.DeliveryReport(
      messageID: "undangan-1@example.go.id", recipients: ["budi@example.com"], status: "5.7.1",
      isPermanent: true)
    #expect(try MailReading.read(exim).automatic == .delivery(expected))
    let qmail = SampleMail.bytes(
      ["From: MAILER-DAEMON@mx.example.com", "Subject: failure notice"],
      body: [
        "Hi. This is the qmail-send program at mx.example.com.", "", "<budi@example.com>:",
        "Sorry, no mailbox here. (#5.7.1)", "",
        "--- Below this line is a copy of the message.", "", "Return-Path: <a@example.go.id>",
        "Message-ID: <undangan-1@example.go.id>",
      ])
    #expect(try MailReading.read(qmail).automatic == .delivery(expected))
    let warning = SampleMail.bytes(
      ["From: Mailer-Daemon@mx.example.com", "Subject: Warning: message 1 delayed 24 hours"])
    #expect(
      try MailReading.read(warning).automatic
        == .delivery(.init(messageID: nil, recipients: [], status: nil, isPermanent: false)))
  }
}
