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
    #expect(other.kind == .automatic && other.state == .settled && other.request == first.request)
    #expect(other.reason?.english.contains("number \(first.id)") == true)
    // Some programs number all their mails alike: what is written in them tells them apart.
    let another = try test.receive(PostedLetter(text: "Surat lain."))
    #expect(another.kind == .letter && another.request != nil && another.request != first.request)
    let requests = try test.office.ask(as: test.registry) {
      try $0.requests(in: nil, holding: nil, before: nil, atMost: 10)
    }
    #expect(requests.count == 2)
  }

  static let automaticMails: [(what: String, letter: PostedLetter, state: IncomingMailRecord.State)] = [
    ("an absence note", PostedLetter(fields: ["Auto-Submitted: auto-replied"]), .settled),
    ("an empty return path", PostedLetter(fields: ["Return-Path: <>"]), .settled),
    ("a list", PostedLetter(fields: ["List-Id: <a.example.com>"]), .open),
    ("a program", PostedLetter(fields: ["Auto-Submitted: auto-generated"]), .open),
    (
      "an absence note with a file",
      PostedLetter(fields: ["Auto-Submitted: auto-replied"]).file("a.txt", "a"), .open
    ),
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
    func take(_ reader: String, _ action: String, number: Int) throws -> IncomingMailRecord {
      try test.office.perform(
        TakeMail(bytes(report(reader, action, number: number)), policy: MailPolicy()), as: .service)
    }
    // What was not handed over cannot have come back.
    #expect(try take("sari@example.com", "failed", number: 0).state == .open)
    #expect(try state() == .waiting)
    try test.base.database.write { [mail] in try $0.markSent(mail.number) }
    let rows: [(reader: String, action: String, says: String, state: QueuedMessage.State)] = [
      ("lain@example.com", "failed", "does not name", .sent),
      ("sari@example.com", "delayed", "delayed", .sent),
      ("sari@example.com", "delivered", "arrived or was read", .sent),
      ("sari@example.com", "failed", "did not arrive", .failed),
      ("sari@example.com", "failed", "did not arrive", .failed),
    ]
    for (number, row) in rows.enumerated() {
      let record = try take(row.reader, row.action, number: number + 1)
      #expect(record.kind == .bounce && record.state == .settled && record.request == id)
      #expect(record.reason?.english.contains(row.says) == true, "\(row)")
      #expect(try state() == row.state, "\(row)")
    }
    #expect(try test.base.events().filter { $0 == "mail-failed" }.count == 1)
  }

  @Test("A mail of our own that comes back is known; what the unit forwards waits for the desk")
  func own() throws {
    let id = try test.submit().view.request.id
    let mail = try #require(try test.base.mails().first { $0.recipient == "sari@example.com" })
    let back = try test.receive(
      PostedLetter(from: "tu.ditspb@bkpm.go.id", messageID: try test.messageID(of: mail)))
    #expect(back.kind == .automatic && back.state == .settled)
    let reference = try test.request(id).reference
    let forwarded = try test.receive(
      PostedLetter(from: "TU.ditspb@bkpm.go.id", subject: "Fwd: \(reference)", messageID: "f@example.com")
        .file("surat.pdf", "%PDF-1.7"))
    #expect(forwarded.kind == .letter && forwarded.state == .open && forwarded.request == id)
    // As a letter of its own it has no address to which anybody writes.
    let letter = try test.receive(
      PostedLetter(from: "tu.ditspb@bkpm.go.id", messageID: "g@example.com").file("surat.pdf", "%PDF-1.7 b"))
    let taken = try test.vouch(for: letter)
    #expect(try test.request(#require(taken.request)).applicant.email == nil)
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
    // What nobody has looked at for a day is told once more.
    test.clock.now = test.clock.now + Minutes(1440)
    try test.receive(PostedLetter(messageID: "late@example.com", fields: ["List-Id: <a.example.com>"]))
    #expect(try told() == 2)
    for mail in try test.office.ask(as: test.registry, { try $0.incomingMail(.open, before: nil, atMost: 9) })
    {
      _ = try test.office.perform(SettleMail(mail.id, note: "iklan"), as: test.registry)
    }
    try test.receive(PostedLetter(messageID: "l6@example.com", fields: ["List-Id: <a.example.com>"]))
    #expect(try told() == 3)
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
    #expect(
      mail.sender == nil && mail.reason == nil && mail.senderName == nil && mail.subject == nil
        && mail.messageID == nil)
    #expect(text.isEmpty && mail.attachments.isEmpty)
    let shown = try test.office.ask(as: test.registry) { try $0.incomingMail(record.id) }
    #expect(shown.mail.sender == "budi@example.com" && shown.text == "NIB kami tidak terbit sejak Senin.")
  }

  @Test("Who works on a request reads the mails that belong to it, and no others")
  func ofTheRequest() throws {
    let id = try test.meet(at: span(10, "09:00", "10:00"), with: 0)
    let mail = try #require(try test.base.mails().first { $0.recipient == "sari@example.com" })
    let record = try test.receive(
      PostedLetter(
        from: "sari@example.com", messageID: "r@example.com",
        fields: ["In-Reply-To: <\(try test.messageID(of: mail))>"], text: "Saya terlambat."))
    let other = try test.receive(PostedLetter())
    #expect(record.request == id)
    let officer = test.staff[0]
    #expect(try test.office.ask(as: officer) { try $0.incomingMail(record.id) }.text == "Saya terlambat.")
    #expect(try test.office.ask(as: officer) { try $0.view(of: id) }.mails.map(\.id) == [record.id])
    #expect(try test.office.ask(as: .applicant(id)) { try $0.view(of: id) }.mails.isEmpty)
    for (principal, mail) in [(officer, other), (test.staff[1], record), (.applicant(id), record)] {
      #expect(throws: Refusal.self) { try test.office.ask(as: principal) { try $0.incomingMail(mail.id) } }
    }
  }

  @Test(
    "Settled mail is forgotten after its time, what waits or belongs to an open request is not, and documents stay"
  )
  func pruned() throws {
    let letter = try test.receive(PostedLetter().file("bukti.txt", "bukti"))
    let list = try test.receive(
      PostedLetter(messageID: "l@example.com", fields: ["List-Id: <a.example.com>"]))
    let note = try test.receive(
      PostedLetter(messageID: "o@example.com", fields: ["Auto-Submitted: auto-replied"]))
    func kept(_ record: IncomingMailRecord) throws -> Bool {
      try test.base.database.read {
        let row = try $0.incomingMail(record.id)
        #expect((row == nil) == (try $0.content(record.digest) == nil))
        return row != nil
      }
    }
    func prune(after minutes: Int) throws {
      test.clock.now = test.clock.now + Minutes(minutes)
      #expect(try !test.office.perform(PruneIncomingMail(), as: .service))
    }
    try prune(after: PruneIncomingMail.keeping.count)
    #expect(try kept(note))
    try prune(after: 1)
    #expect(try !kept(note))
    #expect(try kept(list) && kept(letter))
    // Its time begins when it is settled, not when it came.
    _ = try test.office.perform(SettleMail(list.id, note: ""), as: test.registry)
    try prune(after: 1)
    #expect(try kept(list))
    let request = try #require(letter.request)
    try test.step(request, .withdraw(reason: ""), as: test.registry)
    try prune(after: PruneIncomingMail.keeping.count)
    #expect(try !kept(list) && !kept(letter))
    let documents = try test.base.database.read { try $0.documents(of: request) }
    for document in documents {
      #expect(try test.base.database.read { try $0.content(document.digest) } != nil)
    }
    #expect(documents.count == 2)
  }

  @Test("Large mail is forgotten in parts")
  func prunedInParts() throws {
    let half = String(repeating: "a", count: PruneIncomingMail.bytesAtOnce / 2)
    for number in 1...3 {
      try test.receive(
        PostedLetter(
          messageID: "\(number)@example.com", fields: ["Auto-Submitted: auto-replied"],
          text: "\(number)\(half)"))
    }
    test.clock.now = test.clock.now + PruneIncomingMail.keeping + Minutes(1)
    #expect(try test.office.perform(PruneIncomingMail(), as: .service))
    #expect(try !test.office.perform(PruneIncomingMail(), as: .service))
    #expect(
      try test.office.ask(as: test.registry) { try $0.incomingMail(.settled, before: nil, atMost: 9) }.isEmpty
    )
  }

  @Test("A mail over which its reader did not come to an end is kept unread")
  func aside() throws {
    let bytes = PostedLetter().bytes
    let record = try test.office.perform(SetMailAside(bytes, arrivedAt: nil), as: .service)
    #expect(record.kind == .unreadable && record.state == .open && record.sender == nil)
    #expect(try test.office.perform(SetMailAside(bytes, arrivedAt: nil), as: .service) == record)
    #expect(try test.receive(PostedLetter()) == record)
    #expect(try test.office.ask(as: test.registry) { try $0.incomingBytes(record.id).bytes } == bytes)
  }
}
