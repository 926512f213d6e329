import Casework
@testable import Office
import Secrets
import Store
import Testing
import WorkCalendar

@Suite("Requests that are being written")
struct DraftTests {
  private static let pdf = HandedDocument(
    role: .supporting, name: "bukti.pdf", mediaType: .pdf, content: Array("%PDF-1.4 rahasia sekali".utf8))

  private static func begin(_ test: TestOffice) throws -> SecretToken {
    try test.office.perform(
      BeginDraft(fields: ["subject": ["NIB tidak terbit"], "applicant.name": ["Siti\u{0} Rahma"]]),
      as: .anonymous)
  }

  private static func draft(_ test: TestOffice, _ secret: SecretToken) throws -> Draft {
    try test.office.ask(as: .anonymous) { try $0.draft(of: secret) }
  }

  @Test("What is entered stands there again, and takes the place of what stood in its fields alone")
  func entered() throws {
    let test = try TestOffice()
    let secret = try Self.begin(test)
    try test.office.perform(
      ChangeDraft(secret, setting: ["subject": ["Lain"], "needs": ["nib", "oss"], "applicant.name": []]),
      as: .anonymous)
    #expect(try Self.draft(test, secret).fields == ["subject": ["Lain"], "needs": ["nib", "oss"]])
  }

  @Test("Nothing of it can be read in the database")
  func sealed() throws {
    let test = try TestOffice()
    let secret = try Self.begin(test)
    _ = try test.office.perform(AddDraftDocument(secret, Self.pdf), as: .anonymous)
    let kept = try test.database.read { queries -> [[UInt8]] in
      let drafts = try queries.all("SELECT sealed, digest FROM draft") { $0.bytes(0) + $0.bytes(1) }
      let documents = try queries.all("SELECT sealed_head, sealed_content FROM draft_document") {
        $0.bytes(0) + $0.bytes(1)
      }
      return drafts + documents
    }
    #expect(kept.count == 2)
    for bytes in kept {
      let text = String(decoding: bytes, as: UTF8.self)
      for word in ["NIB", "Siti", "bukti", "rahasia", secret.text] { #expect(!text.contains(word)) }
    }
  }

  @Test("Another secret opens nothing, and after two weeks without a change no secret does")
  func opened() throws {
    let test = try TestOffice()
    let secret = try Self.begin(test)
    let other = SecretToken(from: SeededRandomSource(seed: 99))
    #expect(throws: Refusal.self) { _ = try Self.draft(test, other) }
    test.clock.now = test.clock.now + Minutes(13 * 1440)
    try test.office.perform(ChangeDraft(secret, setting: ["subject": ["Lain"]]), as: .anonymous)
    test.clock.now = test.clock.now + Minutes(13 * 1440)
    #expect(try Self.draft(test, secret).expiresAt == test.clock.now + Minutes(1440))
    try test.office.perform(ForgetDrafts(), as: .service)
    #expect(try Self.draft(test, secret).fields["subject"] == ["Lain"])
    test.clock.now = test.clock.now + Minutes(1440)
    #expect(throws: Refusal.self) { _ = try Self.draft(test, secret) }
    _ = try Self.begin(test)
    try test.office.perform(ForgetDrafts(), as: .service)
    #expect(try test.database.read { try $0.first("SELECT count(*) FROM draft") { $0.integer(0) } } == 1)
  }

  @Test("Documents come and go, within the bounds of a request's, and only an applicant's")
  func documents() throws {
    let test = try TestOffice()
    let secret = try Self.begin(test)
    let id = try test.office.perform(AddDraftDocument(secret, Self.pdf), as: .anonymous)
    let kept = try #require(try Self.draft(test, secret).documents.first)
    #expect(kept.name == "bukti.pdf" && kept.role == .supporting && kept.size == Self.pdf.content.count)
    let minutes = HandedDocument(role: .minutes, name: "x", mediaType: .pdf, content: [1])
    #expect(throws: Refusal.self) {
      _ = try test.office.perform(AddDraftDocument(secret, minutes), as: .anonymous)
    }
    for _ in 1..<ServiceLimits.documents {
      _ = try test.office.perform(AddDraftDocument(secret, Self.pdf), as: .anonymous)
    }
    #expect(throws: Refusal.self) {
      _ = try test.office.perform(AddDraftDocument(secret, Self.pdf), as: .anonymous)
    }
    let other = try Self.begin(test)
    #expect(throws: Refusal.self) {
      try test.office.perform(RemoveDraftDocument(other, id), as: .anonymous)
    }
    try test.office.perform(RemoveDraftDocument(secret, id), as: .anonymous)
    #expect(try Self.draft(test, secret).documents.count == ServiceLimits.documents - 1)
    try test.office.perform(DiscardDraft(secret), as: .anonymous)
    #expect(throws: Refusal.self) { _ = try Self.draft(test, secret) }
    #expect(
      try test.database.read { try $0.first("SELECT count(*) FROM draft_document") { $0.integer(0) } } == 0)
  }

  @Test("Handed in it is gone, and its secret opens the request with its documents")
  func handedIn() throws {
    let test = try TestOffice()
    let secret = try Self.begin(test)
    _ = try test.office.perform(AddDraftDocument(secret, Self.pdf), as: .anonymous)
    let submitted = try test.office.perform(
      SubmitDraft(secret, as: try SubmitRequest.sample()), as: .anonymous)
    #expect(submitted.secret == secret)
    let view = submitted.view
    #expect(view.documents.map(\.name) == ["bukti.pdf"] && !view.missing.contains(.supportingData))
    #expect(
      try TokenRegister(office: test.office).principal(token: secret.text) == .applicant(view.request.id))
    #expect(throws: Refusal.self) {
      _ = try test.office.perform(SubmitDraft(secret, as: try SubmitRequest.sample()), as: .anonymous)
    }
    #expect(try test.database.read { try $0.first("SELECT count(*) FROM request") { $0.integer(0) } } == 1)
  }

  @Test("Where it is refused the draft stays as it was")
  func refused() throws {
    let test = try TestOffice()
    let secret = try Self.begin(test)
    _ = try test.office.perform(AddDraftDocument(secret, Self.pdf), as: .anonymous)
    let before = try Self.draft(test, secret)
    let early = try #require(InstantRange(start: test.clock.now, end: test.clock.now + Minutes(60)))
    #expect(throws: Refusal.self) {
      _ = try test.office.perform(
        SubmitDraft(secret, as: try SubmitRequest.sample(windows: [early])), as: .anonymous)
    }
    #expect(try Self.draft(test, secret) == before)
  }
}
