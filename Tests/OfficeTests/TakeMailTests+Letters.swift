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
    #expect(record.kind == .letter && record.state == .settled)
    // A JPEG is told by its content, not by its name.
    #expect(record.reason?.english == "1 of its files became no documents; they are in the mail")
    let view = try test.office.ask(as: test.registry) { try $0.view(of: #require(record.request)) }
    let request = view.request
    #expect(request.state == .submitted && request.letter.channel == .email)
    #expect(request.applicant.name == "Budi Santoso" && request.applicant.email == "budi@example.com")
    #expect(request.applicant.whatsapp?.e164 == "+6281234567890")
    #expect(request.subject == "Permohonan fasilitasi: NIB tidak terbit")
    #expect(request.chronology == "NIB tidak terbit.\nHubungi saya di 0812-3456-7890.")
    #expect(view.documents.map(\.role) == [.letter, .consultationProof])
    #expect(view.missing == [.supportingData, .identity, .relatedUnitStatement])
    let told = try test.base.mails().filter { $0.recipient == "budi@example.com" }
    #expect(told.count == 1 && told.allSatisfy { $0.facts.contains("request-submitted") })
    #expect(
      told.first?.facts.contains(#""missing":["supporting-data","identity","related-unit-statement"]"#)
        == true)
    #expect(view.history.map(\.event) == ["request-submitted", "document-added", "document-added"])
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

  static let numbers: [(text: String, number: String?)] = [
    ("WA 0812 3456 7890 (Budi)", "+6281234567890"), ("+62 812-3456-7890", "+6281234567890"),
    ("telp 021-5252008", nil), ("0812 3456 7890 atau 0813 3456 7890", nil),
    ("0812-3456-7890, sekali lagi 081234567890.", "+6281234567890"), ("NIB 9120001234567", nil), ("", nil),
    ("tanggal 2026-03-10, 09.00", nil),
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
    let taken = try test.office.perform(VouchForMail(record.id), as: test.registry)
    let id = try #require(taken.request)
    #expect(taken.kind == .letter && taken.state == .settled)
    #expect(try test.request(id).letter.channel == .email)
    #expect(try test.base.database.read { try $0.documents(of: id) }.map(\.role) == [.letter])
  }

  @Test("Nobody makes us write to an address without end: more letters in a day wait for the desk")
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
