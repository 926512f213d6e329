import Casework
import Testing

@Suite("What a request has to contain")
struct CompletenessTests {
  /// A request that may lack one thing or the other.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    var channel = LetterChannel.email
    var number: String? = "12/2026"
    var chronology: String? = "OSS tidak menerbitkan NIB"
    var reference: String?
    var unit: RelatedUnit? = RelatedUnit(name: "Pusdatin", reason: "Di luar kewenangan")
    var identity: String?
    var email: String? = "ratna@example.id"
    var whatsapp = "08116774642"
    var documents: Set<DocumentRole> = [.letter, .consultationProof, .supporting, .identity]
    var missing: [MissingItem] = []
  }

  static let cases = [
    Case(testDescription: "everything there"),
    Case(
      testDescription: "no letter", documents: [.consultationProof, .supporting, .identity],
      missing: [.letter]),
    Case(
      testDescription: "the form is the letter", channel: .web, number: nil,
      documents: [.consultationProof, .supporting, .identity]),
    Case(
      testDescription: "a letter over e-office", channel: .eOffice,
      documents: [.consultationProof, .supporting, .identity]),
    Case(
      testDescription: "a letter over e-office without a number", channel: .eOffice, number: " ",
      documents: [.consultationProof, .supporting, .identity], missing: [.letter]),
    Case(testDescription: "no chronology", chronology: nil, missing: [.chronology]),
    Case(testDescription: "a blank chronology", chronology: " \n", missing: [.chronology]),
    Case(
      testDescription: "no proof of consultation", documents: [.letter, .supporting, .identity],
      missing: [.consultationProof]),
    Case(
      testDescription: "a ticket proves the consultation", reference: "CC-169-1",
      documents: [.letter, .supporting, .identity]),
    Case(
      testDescription: "a blank ticket does not", reference: " ",
      documents: [.letter, .supporting, .identity], missing: [.consultationProof]),
    Case(
      testDescription: "no supporting data", documents: [.letter, .consultationProof, .identity],
      missing: [.supportingData]),
    Case(
      testDescription: "no identity", documents: [.letter, .consultationProof, .supporting],
      missing: [.identity]),
    Case(
      testDescription: "a number is an identity", identity: "3171",
      documents: [.letter, .consultationProof, .supporting]),
    Case(testDescription: "no number", whatsapp: "", missing: [.contactNumber]),
    Case(testDescription: "no e-mail", email: nil, missing: [.email]),
    Case(testDescription: "an e-mail that is none", email: "ratna", missing: [.email]),
    Case(testDescription: "no statement", unit: nil, missing: [.relatedUnitStatement]),
    Case(
      testDescription: "a statement without a reason", unit: RelatedUnit(name: "Pusdatin", reason: " "),
      missing: [.relatedUnitStatement]),
    Case(
      testDescription: "nothing at all", number: nil, chronology: nil, unit: nil, email: nil, whatsapp: "",
      documents: [.minutes, .replyLetter], missing: MissingItem.allCases),
  ]

  @Test("Every item that the standard asks for is missed alone, and all of them together", arguments: cases)
  func missing(row: Case) {
    let applicant = Applicant(
      kind: .public, name: "Ratna", organization: nil, identity: row.identity, email: row.email,
      whatsapp: WhatsAppNumber(row.whatsapp), timeZone: "Asia/Jakarta", language: .indonesian, priority: .none
    )
    let found = Completeness.missing(
      applicant: applicant, letter: Letter(number: row.number, date: nil, channel: row.channel),
      chronology: row.chronology,
      consultations: [Consultation(channel: .callCentre, reference: row.reference, date: nil)],
      relatedUnit: row.unit, documents: row.documents)
    #expect(found == row.missing)
  }
}
