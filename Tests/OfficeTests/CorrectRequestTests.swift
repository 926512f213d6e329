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
    correction.organization = "PT Contoh"
    correction.identity = "9120001234567"
    correction.timeZone = "Asia/Jayapura"
    correction.language = .english
    correction.priority = .elderly
    correction.needs = ["oss", "nib", "nib"]
    correction.letterNumber = "12/III/2026"
    correction.letterDate = date("2026-02-27")
    correction.relatedUnit = RelatedUnit(name: "Pusat bantuan", reason: "tidak berwenang")
    correction.consultations = [Consultation(channel: .callCentre, reference: "169-1", date: nil)]
    correction.whatsapp = WhatsAppNumber("081234567890")
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
    #expect(try test.base.events().last == "request-corrected")
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
    future.letterDate = date("2026-03-03")
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
}
