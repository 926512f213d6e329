import Casework
import Office
import Store
import Testing
import WorkCalendar

@Suite("The administration desk corrects a request as long as it lies there")
struct CorrectRequestTests {
  let test: StaffedOffice

  init() throws { test = try StaffedOffice() }

  @Test("What a mail could not tell is added, and nothing else changes")
  func corrected() throws {
    let id = try #require(try test.receive(PostedLetter()).request)
    let old = try test.request(id)
    var correction = CorrectRequest.Correction()
    correction.kind = .business
    correction.organization = .set("PT Contoh")
    correction.identity = .set("9120001234567")
    correction.timeZone = "Asia/Jayapura"
    correction.language = .english
    correction.priority = .elderly
    correction.needs = ["oss", "nib", "nib"]
    correction.letterNumber = .set("12/III/2026")
    correction.letterDate = .set(date("2026-02-27"))
    correction.relatedUnit = RelatedUnit(name: "Pusat bantuan", reason: "tidak berwenang")
    correction.consultations = [Consultation(channel: .callCentre, reference: "169-1", date: nil)]
    correction.whatsapp = try .set(#require(WhatsAppNumber("081234567890")))
    _ = try test.office.perform(CorrectRequest(request: id, correction), as: test.registry)
    let new = try test.request(id)
    #expect(new.applicant.kind == .business && new.applicant.organization == "PT Contoh")
    #expect(new.applicant.timeZone == "Asia/Jayapura" && new.applicant.language == .english)
    #expect(new.applicant.priority == .elderly && new.needs == ["nib", "oss"])
    #expect(new.letter == Letter(number: "12/III/2026", date: date("2026-02-27"), channel: .email))
    #expect(new.applicant.name == old.applicant.name && new.applicant.email == old.applicant.email)
    #expect(new.subject == old.subject && new.chronology == old.chronology && new.state == .submitted)
    let missing = try test.office.ask(as: test.registry) { try $0.missingItems(of: new) }
    #expect(missing == [.supportingData])
    let entry = try #require(try test.office.ask(as: test.registry) { try $0.view(of: id) }.history.last)
    #expect(entry.event == "request-corrected")
    #expect(
      entry.detail.contains(
        #""fields":["applicant.kind","applicant.organization","applicant.identity","applicant.whatsapp","applicant.timeZone","applicant.language","applicant.priority","letter.number","letter.date","consultations","relatedUnit","needs"]"#
      ))
  }

  @Test("Only the desk corrects, only what lies with it, and no date that is still to come")
  func refused() throws {
    let id = try test.submit().view.request.id
    var correction = CorrectRequest.Correction()
    correction.subject = "Lain"
    for principal in [test.director, test.admin, .applicant(id), .anonymous] {
      #expect(throws: Refusal.self) {
        try test.office.perform(CorrectRequest(request: id, correction), as: principal)
      }
    }
    var future = CorrectRequest.Correction()
    future.letterDate = .set(date("2026-03-03"))
    #expect(throws: Refusal.self) {
      try test.office.perform(CorrectRequest(request: id, future), as: test.registry)
    }
    try test.step(id, .register(agendaNumber: nil), as: test.registry)
    _ = try test.office.perform(CorrectRequest(request: id, correction), as: test.registry)
    try test.step(id, .dispose(note: ""), as: test.deputy)
    #expect(throws: Refusal.self) {
      try test.office.perform(CorrectRequest(request: id, correction), as: test.registry)
    }
    #expect(try test.request(id).subject == "Lain")
  }

  @Test("What was told wrongly is taken away")
  func cleared() throws {
    let id = try #require(try test.receive(PostedLetter(text: "WA 0812 3456 7890")).request)
    var correction = CorrectRequest.Correction()
    correction.whatsapp = .clear
    _ = try test.office.perform(CorrectRequest(request: id, correction), as: test.registry)
    #expect(try test.request(id).applicant.whatsapp == nil)
  }

  @Test("Where the address changes, links in earlier mail end, and the new one is sent its own")
  func readdressed() throws {
    let id = try test.submit().view.request.id
    let link = try test.office.ask(as: .service) { try $0.applicantLink(for: id) }
    var correction = CorrectRequest.Correction()
    correction.email = "sari.baru@example.com"
    _ = try test.office.perform(CorrectRequest(request: id, correction), as: test.registry)
    #expect(try test.office.ask(as: .service) { try $0.applicantLink(for: id) } != link)
    #expect(
      try test.base.mails().last.map {
        $0.recipient == "sari.baru@example.com" && $0.facts.contains("links-revoked")
      }
        == true)
  }

  @Test("What is no way for the letter, and a consultation still to come, is refused as it is when handed in")
  func sameChecks() throws {
    let id = try test.submit().view.request.id
    var correction = CorrectRequest.Correction()
    correction.consultations = [
      Consultation(channel: .callCentre, reference: "1", date: date("2026-03-03"))
    ]
    #expect(throws: Refusal.self) {
      try test.office.perform(CorrectRequest(request: id, correction), as: test.registry)
    }
  }
}
