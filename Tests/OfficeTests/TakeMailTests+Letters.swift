import Casework
import Office
import Store
import Testing
import WorkCalendar

extension TakeMailTests {
  @Test(
    "A letter becomes a request at the administration desk, with its files, and its writer is told what is missing"
  )
  func letter() throws {
    let record = try test.receive(
      PostedLetter(text: "NIB tidak terbit.\nHubungi saya di 0812-3456-7890.")
        .file("Surat permohonan.pdf", "%PDF-1.7 surat").file("KTP.jpg", "\u{0}")
        .file("bukti_konsultasi.txt", "tiket 169-1"))
    // A JPEG is told by its content, not by its name: what is left out is for the desk to look at.
    #expect(record.kind == .letter && record.state == .open)
    #expect(record.reason?.english == "files that became no documents (1): KTP.jpg")
    let view = try test.office.ask(as: test.registry) { try $0.view(of: #require(record.request)) }
    let request = view.request
    #expect(request.state == .submitted && request.letter.channel == .email)
    #expect(request.applicant.name == "Budi Santoso" && request.applicant.email == "budi@example.com")
    #expect(request.applicant.whatsapp?.e164 == "+6281234567890")
    #expect(request.subject == "Permohonan fasilitasi: NIB tidak terbit")
    #expect(request.chronology == "NIB tidak terbit.\nHubungi saya di 0812-3456-7890.")
    #expect(view.documents.map(\.role) == [.letter, .consultationProof])
    #expect(view.missing == [.supportingData, .identity, .relatedUnitStatement])
    #expect(
      view.history.map(\.event) == [
        "request-submitted", "document-added", "document-added", "mail-set-aside",
      ])
  }

  @Test("Where no letter came as a file, the mail is the letter; a PDF of any name is one")
  func letterFile() throws {
    let plain = try test.receive(PostedLetter())
    let scanned = try test.receive(
      PostedLetter(messageID: "2@example.com").file("scan0001.pdf", "%PDF-1.7").file("x.pdf", "%PDF-1.6"))
    func roles(_ record: IncomingMailRecord) throws -> [DocumentRole] {
      let id = try #require(record.request)
      return try test.base.database.read { try $0.documents(of: id) }.map(\.role)
    }
    #expect(try roles(plain) == [.letter])
    #expect(try roles(scanned) == [.letter, .supporting])
  }

  @Test(
    "Who is known to have sent a letter is told at once what is missing; anybody else when the desk has looked at it"
  )
  func receipt() throws {
    func told() throws -> [OutgoingMessage] {
      try test.base.mails().filter { $0.recipient == "budi@example.com" }
    }
    let policy = MailPolicy(authenticationServers: ["mx.example.go.id"])
    let unknown = try test.receive(PostedLetter(), policy: policy)
    #expect(unknown.authentication == "unknown" && unknown.request != nil)
    #expect(try told().isEmpty)
    try test.step(#require(unknown.request), .return(items: nil, note: ""), as: test.registry)
    #expect(try told().map { $0.facts.contains("request-returned") } == [true])
    let known = try test.receive(
      PostedLetter(
        messageID: "2@example.com",
        fields: ["Authentication-Results: mx.example.go.id; dmarc=pass header.from=example.com"]),
      policy: policy)
    #expect(known.authentication == "passed" && known.request != nil)
    #expect(try told().count == 2)
    #expect(
      try told().last?.facts.contains(
        #""missing":["consultation-proof","supporting-data","identity","contact-number","related-unit-statement"]"#
      ) == true)
  }

  @Test("A letter reached the desk when it came, not when it was looked at")
  func arrival() throws {
    let came = test.clock.now - Minutes(3 * 1440)
    let record = try test.office.perform(
      TakeMail(PostedLetter().bytes, policy: MailPolicy(), arrivedAt: came), as: .service)
    #expect(record.arrivedAt == came)
    #expect(try test.request(#require(record.request)).submittedAt == came)
    let held = try test.receive(PostedLetter(from: "tu.ditspb@bkpm.go.id", messageID: "h@example.com"))
    let before = test.clock.now
    test.clock.now = test.clock.now + Minutes(2 * 1440)
    let taken = try test.vouch(for: held)
    #expect(try test.request(#require(taken.request)).submittedAt == before)
  }

  @Test("Letters that were there before the service wait for the desk")
  func old() throws {
    test.clock.now = test.clock.now + TakeMail.newest
    #expect(try test.receive(PostedLetter()).request != nil)
    test.clock.now = test.clock.now + Minutes(1)
    let record = try test.receive(PostedLetter(messageID: "old@example.com"))
    #expect(record.kind == .letter && record.state == .open && record.request == nil)
    #expect(record.reason?.english == "an old letter, of 2 March 2026")
  }

  @Test("A picture inside the text is no document, and what a request has already is not added again")
  func pictures() throws {
    var letter = PostedLetter().file("bukti.txt", "bukti").file("bukti lagi.txt", "bukti")
    letter.parts.append([
      "Content-Type: image/png; name=\"logo.png\"", "Content-ID: <logo>", "Content-Disposition: inline",
      "Content-Transfer-Encoding: base64", "", "iVBORw0KGgo=",
    ])
    let id = try #require(try test.receive(letter).request)
    let documents = try test.base.database.read { try $0.documents(of: id) }
    #expect(documents.map(\.name) == ["bukti.txt", "bukti lagi.txt", "surel.txt"])
    let mail = try test.submit().view.request.id
    let ours = try #require(try test.base.mails().last { $0.recipient == "sari@example.com" })
    for number in 1...2 {
      let reply = try test.receive(
        PostedLetter(
          from: "sari@example.com", messageID: "p\(number)@example.com",
          fields: ["In-Reply-To: <\(try test.messageID(of: ours))>"], text: "\(number)"
        ).file("ktp.pdf", "%PDF-1.7 ktp"))
      #expect(reply.request == mail)
    }
    #expect(try test.base.database.read { try $0.documents(of: mail) }.count == 2)
  }

  @Test(
    "A file of a kind that is not taken is for the desk to look at, and the mail is not taken for the letter")
  func otherKinds() throws {
    let record = try test.receive(PostedLetter().file("Surat permohonan.docx", "PK\u{3}\u{4}\u{0}"))
    #expect(record.kind == .letter && record.state == .open && record.request != nil)
    let missing = try test.office.ask(as: test.registry) { desk in
      try desk.missingItems(of: desk.request(#require(record.request)))
    }
    #expect(missing.contains(.letter))
  }

  @Test("Who writes without end about a request is not told without end")
  func toldInADay() throws {
    _ = try test.submit()
    let mail = try #require(try test.base.mails().first { $0.recipient == "sari@example.com" })
    for number in 1...15 {
      try test.receive(
        PostedLetter(
          from: "sari@example.com", messageID: "n\(number)@example.com",
          fields: ["In-Reply-To: <\(try test.messageID(of: mail))>"], text: "\(number)"))
    }
    #expect(
      try test.base.mails().filter { $0.facts.contains("mail-arrived") }.count == TakeMail.toldInADay)
  }

  @Test("An officer who writes about a request is not told of it")
  func spared() throws {
    let id = try test.meet(at: span(10, "09:00", "10:00"), with: 0)
    let mail = try #require(try test.base.mails().last { $0.recipient == "ayu@example.go.id" })
    let record = try test.receive(
      PostedLetter(
        from: "ayu@example.go.id", messageID: "o@example.com",
        fields: ["In-Reply-To: <\(try test.messageID(of: mail))>"]
      ).file("catatan.txt", "catatan"))
    #expect(record.kind == .reply && record.request == id)
    let told = try test.base.mails().filter { $0.facts.contains("mail-arrived") }.map(\.recipient)
    #expect(told == ["registry@example.go.id"])
    // What is no file of the applicant's is a document when the desk says so.
    #expect(try test.base.database.read { try $0.documents(of: id) }.count == 1)
    _ = try test.vouch(for: record)
    #expect(try test.base.database.read { try $0.documents(of: id) }.count == 2)
    #expect(try test.base.events().last == "mail-vouched")
  }

  @Test("The desk gives a mail's files to the request that it names")
  func given() throws {
    let id = try test.submit().view.request.id
    let record = try test.receive(
      PostedLetter(from: "tu.ditspb@bkpm.go.id").file("ktp.pdf", "%PDF-1.7 ktp"))
    let taken = try test.vouch(for: record, request: id)
    #expect(taken.kind == .reply && taken.request == id && taken.reason != nil)
    #expect(try test.base.database.read { try $0.documents(of: id) }.map(\.role) == [.supporting, .identity])
  }

  static let numbers: [(text: String, number: String?)] = [
    ("WA 0812 3456 7890 (Budi)", "+6281234567890"), ("+62 812-3456-7890", "+6281234567890"),
    ("telp 021-5252008", nil), ("0812 3456 7890 atau 0813 3456 7890", nil),
    ("0812-3456-7890, sekali lagi 081234567890.", "+6281234567890"), ("NIB 9120001234567", nil), ("", nil),
    ("tanggal 2026-03-10, 09.00", nil), ("0812 3456 7890\n> LAPOR, 0811 6774 642", "+6281234567890"),
    ("> 0811 6774 642", nil),
  ]

  @Test(
    "A WhatsApp number is taken from a letter only where it names exactly one", arguments: numbers.indices)
  func number(_ index: Int) throws {
    let row = Self.numbers[index]
    let record = try test.receive(PostedLetter(text: row.text))
    let id = try #require(record.request)
    #expect(try test.request(id).applicant.whatsapp?.e164 == row.number, "\(row.text)")
  }

  @Test("What somebody answers to our mail belongs to the request; the applicant's files are its documents")
  func reply() throws {
    let id = try test.submit().view.request.id
    let mail = try #require(try test.base.mails().first { $0.recipient == "sari@example.com" })
    let name = try test.messageID(of: mail)
    let record = try test.receive(
      PostedLetter(
        from: "Sari <sari@example.com>", subject: "Re: Permohonan", messageID: "r1@example.com",
        fields: ["In-Reply-To: <\(name)>"], text: "Terlampir KTP saya."
      ).file("ktp.pdf", "%PDF-1.7 ktp"))
    #expect(record.kind == .reply && record.state == .open && record.request == id)
    let roles = try test.base.database.read { try $0.documents(of: id) }.map(\.role)
    #expect(roles == [.supporting, .identity])
    let told = try test.base.mails().filter { $0.facts.contains("mail-arrived") }
    #expect(told.map(\.recipient) == ["registry@example.go.id"])
    #expect(told.first?.facts.contains("Terlampir KTP saya.") == true)
    // A stranger who knows the reference can give the request nothing.
    let reference = try test.request(id).reference
    let strange = try test.receive(
      PostedLetter(from: "lain@example.com", subject: "Re: (\(reference))", messageID: "r2@example.com")
        .file("ktp.pdf", "%PDF-1.7 lain"))
    #expect(strange.kind == .reply && strange.state == .open && strange.request == id)
    #expect(try test.base.database.read { try $0.documents(of: id) }.count == 2)
    #expect(try test.base.mails().filter { $0.facts.contains("mail-arrived") }.count == 1)
  }

  @Test("A letter whose sender is forged is no request until the desk has looked at it")
  func forged() throws {
    let policy = MailPolicy(authenticationServers: ["mx.example.go.id"])
    let letter = PostedLetter(
      fields: ["Authentication-Results: mx.example.go.id; dmarc=fail header.from=example.com"])
    let record = try test.receive(letter.file("surat.pdf", "%PDF-1.7"), policy: policy)
    #expect(record.kind == .unverified && record.state == .open && record.request == nil)
    #expect(try !test.base.mails().contains { $0.recipient == "budi@example.com" })
    let taken = try test.vouch(for: record)
    let id = try #require(taken.request)
    #expect(taken.kind == .letter && taken.state == .settled)
    #expect(try test.request(id).letter.channel == .email)
    #expect(try test.base.database.read { try $0.documents(of: id) }.map(\.role) == [.letter])
  }

  @Test("More letters than people write wait for the desk")
  func flood() throws {
    for number in 1...TakeMail.lettersInADay {
      let record = try test.receive(PostedLetter(messageID: "f\(number)@example.com"))
      #expect(record.state == .settled)
    }
    let more = try test.receive(PostedLetter(messageID: "more@example.com"))
    #expect(more.kind == .letter && more.state == .open && more.request == nil)
    let others = try test.receive(PostedLetter(from: "ani@example.com", messageID: "other@example.com"))
    #expect(others.state == .settled && others.request != nil)
    test.clock.now = test.clock.now + Minutes(1441)
    #expect(try test.receive(PostedLetter(messageID: "next@example.com")).request != nil)
    for number in 2...TakeMail.lettersInAnHour {
      try test.receive(PostedLetter(from: "a\(number)@example.com", messageID: "a\(number)@example.com"))
    }
    let last = try test.receive(PostedLetter(from: "z@example.com", messageID: "z@example.com"))
    #expect(last.state == .open && last.request == nil)
  }

  @Test("What people write is kept as text, whatever it looks like")
  func hostile() throws {
    let record = try test.receive(
      PostedLetter(
        from: "\"<script>alert(1)</script>\r\n Bcc: x@example.com\" <budi@example.com>",
        subject: "=?utf-8?Q?A=0D=0ABcc=3A_korban=40example=2Ecom?=", text: "\u{202E}balik\u{0}"))
    let id = try #require(record.request)
    let request = try test.request(id)
    #expect(request.subject == "A Bcc: korban@example.com")
    #expect(!request.applicant.name.contains("\n") && !request.applicant.name.contains("\r"))
    #expect(request.chronology == "balik")
  }
}
