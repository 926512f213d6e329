import Casework
import Mail
import Office
import Store
import Testing
import WorkCalendar

@Suite("Mail that comes in does what it says where that can be believed, and is never lost")
struct TakeMailTests {
  let test: StaffedOffice

  init() throws { test = try StaffedOffice() }

  @Test("The same mail is taken once, over however many ways it comes")
  func once() throws {
    let first = try test.receive(PostedLetter())
    #expect(first.kind == .letter && first.request != nil)
    #expect(try test.receive(PostedLetter()) == first)
    // Another server on the way writes into the header.
    let other = try test.receive(PostedLetter(fields: ["Received: from a by b"]))
    #expect(other.kind == .letter && other.state == .settled && other.request == first.request)
    #expect(other.reason?.english.contains("number \(first.id)") == true)
    let requests = try test.office.ask(as: test.registry) {
      try $0.requests(in: nil, holding: nil, before: nil, atMost: 10)
    }
    #expect(requests.count == 1)
  }

  static let automaticMails: [(what: String, letter: PostedLetter, state: IncomingMailRecord.State)] = [
    ("an absence note", PostedLetter(fields: ["Auto-Submitted: auto-replied"]), .settled),
    ("an empty return path", PostedLetter(fields: ["Return-Path: <>"]), .settled),
    ("a list", PostedLetter(fields: ["List-Id: <a.example.com>"]), .open),
    ("a program", PostedLetter(fields: ["Auto-Submitted: auto-generated"]), .open),
    ("the unit itself", PostedLetter(from: "TU.ditspb@bkpm.go.id"), .settled),
  ]

  @Test("What no person has written is kept and never answered", arguments: automaticMails.indices)
  func automatic(_ index: Int) throws {
    let row = Self.automaticMails[index]
    let record = try test.receive(row.letter)
    #expect(record.kind == .automatic && record.state == row.state && record.request == nil, "\(row.what)")
    let outside = try test.base.mails().filter { $0.recipient.hasSuffix("@example.com") }
    #expect(outside.isEmpty, "\(row.what)")
  }

  @Test("A bounce marks the mail that did not arrive, where it names its reader, and the desk is told")
  func bounced() throws {
    let id = try test.submit().view.request.id
    let mail = try #require(try test.base.mails().first { $0.recipient == "sari@example.com" })
    let name = try test.messageID(of: mail)
    func report(_ reader: String, _ action: String, number: Int) -> PostedLetter {
      var letter = PostedLetter(
        from: "MAILER-DAEMON@mx.example.com", subject: "Undelivered",
        messageID: "bounce-\(number)@example.com")
      letter.parts = [
        [
          "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.example.com", "",
          "Final-Recipient: rfc822; \(reader)", "Action: \(action)", "Status: 5.1.1",
        ],
        ["Content-Type: message/rfc822", "", "Message-ID: <\(name)>", "Subject: x", "", "x"],
      ]
      return letter
    }
    func bytes(_ letter: PostedLetter) -> [UInt8] {
      Array(
        String(decoding: letter.bytes, as: UTF8.self).replacing(
          "multipart/mixed;", with: "multipart/report; report-type=delivery-status;"
        ).utf8)
    }
    func state() throws -> QueuedMessage.State? {
      try test.base.database.read { try $0.queuedMail(mail.number)?.state }
    }
    let rows = [
      ("lain@example.com", "failed", false), ("sari@example.com", "delayed", false),
      ("sari@example.com", "failed", true),
    ]
    for (number, row) in rows.enumerated() {
      let record = try test.office.perform(
        TakeMail(bytes(report(row.0, row.1, number: number)), policy: MailPolicy()), as: .service)
      #expect(record.kind == .bounce && record.state == .settled && record.request == id)
      #expect(try state() == (row.2 ? .failed : .waiting))
    }
    #expect(try test.base.events().filter { $0 == "mail-failed" }.count == 1)
  }

  @Test("A mail that goes beyond a cap, or is none, waits for the desk with its reason")
  func unreadable() throws {
    let rows: [(what: String, bytes: [UInt8], reason: String)] = [
      ("nothing of a mail", Array("halo".utf8), "no header"), ("nothing", [], "no header"),
      ("a NUL", Array("From: a@example.com\u{0}\r\n\r\nx".utf8), "NUL"),
      (
        "larger than is taken",
        MailReading.standIn(forMailOf: 60 << 20, header: Array("From: a@example.com\r\n".utf8)),
        "header alone"
      ),
    ]
    for row in rows {
      let record = try test.office.perform(TakeMail(row.bytes, policy: MailPolicy()), as: .service)
      #expect(record.kind == .unreadable && record.state == .open, "\(row.what)")
      #expect(record.reason?.english.contains(row.reason) == true, "\(row.what)")
      let kept = try test.office.ask(as: test.registry) { try $0.incomingBytes(record.id).bytes }
      #expect(kept == row.bytes, "\(row.what)")
    }
  }

  @Test("A mail without a sender that can be read waits for the desk")
  func nobody() throws {
    let record = try test.receive(PostedLetter(from: "tidak ada"))
    #expect(record.kind == .unreadable && record.state == .open)
  }

  @Test("The desk is told of the first mail that waits, not of each")
  func toldOnce() throws {
    func told() throws -> Int {
      try test.base.mails().filter { $0.facts.contains("mail-set-aside") }.count
    }
    for number in 1...5 {
      try test.receive(
        PostedLetter(messageID: "l\(number)@example.com", fields: ["List-Id: <a.example.com>"]))
    }
    #expect(try told() == 1)
    for mail in try test.office.ask(as: test.registry, { try $0.incomingMail(.open, before: nil, atMost: 9) })
    {
      _ = try test.office.perform(SettleMail(mail.id, note: "iklan"), as: test.registry)
    }
    try test.receive(PostedLetter(messageID: "l6@example.com", fields: ["List-Id: <a.example.com>"]))
    #expect(try told() == 2)
  }

  @Test("Only the administration desk settles what waits, once")
  func settled() throws {
    let record = try test.receive(PostedLetter(fields: ["List-Id: <a.example.com>"]))
    for principal in [test.director, test.admin, .anonymous] {
      #expect(throws: Refusal.self) {
        try test.office.perform(SettleMail(record.id, note: ""), as: principal)
      }
    }
    #expect(
      try test.office.perform(SettleMail(record.id, note: "iklan"), as: test.registry).state == .settled)
    #expect(throws: Refusal.self) {
      try test.office.perform(SettleMail(record.id, note: ""), as: test.registry)
    }
  }

  @Test("Who works on no requests sees neither senders nor contents")
  func hidden() throws {
    let record = try test.receive(PostedLetter())
    let (mail, text) = try test.office.ask(as: test.admin) { try $0.incomingMail(record.id) }
    #expect(mail.sender == nil && mail.senderName == nil && mail.subject == nil && mail.messageID == nil)
    #expect(text.isEmpty && mail.attachments.isEmpty)
    let shown = try test.office.ask(as: test.registry) { try $0.incomingMail(record.id) }
    #expect(shown.mail.sender == "budi@example.com" && shown.text == "NIB kami tidak terbit sejak Senin.")
  }

  @Test("Settled mail is forgotten after its time, what waits is not, and documents stay")
  func pruned() throws {
    let letter = try test.receive(PostedLetter().file("bukti.txt", "bukti"))
    let waiting = try test.receive(
      PostedLetter(messageID: "l@example.com", fields: ["List-Id: <a.example.com>"]))
    func kept(_ record: IncomingMailRecord) throws -> Bool {
      try test.base.database.read {
        let row = try $0.incomingMail(record.id)
        let content = try $0.content(record.digest)
        #expect((row == nil) == (content == nil))
        return row != nil
      }
    }
    test.clock.now = test.clock.now + PruneMessages.keepingIncoming
    try test.office.perform(PruneMessages(), as: .service)
    #expect(try kept(letter))
    test.clock.now = test.clock.now + Minutes(1)
    try test.office.perform(PruneMessages(), as: .service)
    #expect(try !kept(letter))
    #expect(try kept(waiting))
    let request = try #require(letter.request)
    let documents = try test.base.database.read { try $0.documents(of: request) }
    for document in documents {
      #expect(try test.base.database.read { try $0.content(document.digest) } != nil)
    }
    #expect(documents.count == 2)
  }
}
