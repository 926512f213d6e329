import Casework
import Office
import Secrets
import Testing
import WorkCalendar

extension TestSite {
  /// A request that was handed in, and the secret that its applicant was shown.
  func submitted(
    name: String = "PT Contoh Sejahtera", subject: String = "NIB tidak terbit",
    language: ApplicantLanguage = .indonesian
  ) throws -> (id: Identifier<Record.Request>, secret: String) {
    let start = try #require(Instant(iso8601: "2026-03-10T09:00:00+07:00"))
    let window = try #require(InstantRange(start: start, end: start + Minutes(180)))
    let submitted = try office.perform(
      SubmitRequest(
        applicant: Applicant(
          kind: .business, name: name, organization: nil, identity: "9120001234567",
          email: "pemohon@example.com", whatsapp: WhatsAppNumber("081234567890"), timeZone: "Asia/Jayapura",
          language: language, priority: .none),
        letter: Letter(number: "12/2026", date: nil, channel: .web), subject: subject,
        chronology: "NIB tidak terbit.",
        consultations: [Consultation(channel: .callCentre, reference: "CC-1", date: nil)],
        relatedUnit: RelatedUnit(name: "Pusat Bantuan", reason: "Di luar kewenangannya"), needs: ["nib"],
        duration: nil, proposals: [window]), as: .anonymous)
    return (submitted.view.request.id, submitted.secret.text)
  }
}
