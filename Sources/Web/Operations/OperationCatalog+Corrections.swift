import Casework
import HTTPServer
import JSON
import Office
import Scheduling
import WorkCalendar
import Wording

extension OperationCatalog {
  /// What the administration desk corrects of a request.
  static let corrections: [Operation] = [
    Operation(
      "correctRequest", .patch, "/api/v1/requests/{id}", area: .requests,
      summary: Sentence("betulkan isi permohonan", "correct what a request tells"),
      details: Sentence(
        "Selama permohonan ada di Tata Usaha, misalnya untuk surat yang datang lewat surel. Yang tidak disebut tetap; null menghapus.",
        "As long as the request lies with the administration desk, such as for a letter that came by mail. What is not named stays; null takes it away."
      ),
      path: [.identifier("id")], headers: [.ifMatchOrNone], body: .json(RequestSchema.correction),
      access: .staff(.registry), rate: .submitting,
      answers: [
        .json(200, Sentence("permohonan yang dibetulkan", "the request as corrected"), RequestSchema.request)
      ],
      problems: [.wrongState, .beyondCalendar]
    ) { call in
      let id = try call.path.identifier("id", of: Record.Request.self)
      let (caller, language) = (call.caller, call.language)
      return try call.perform(CorrectRequest(request: id, try call.json().correction())) {
        .json(200, $0.json(for: caller, in: language))
      }
    }
  ]
}

extension RequestSchema {
  /// What may be corrected; each member may be left out.
  fileprivate static let correction = Schema.named(
    "RequestCorrection",
    .closed([
      .optional(
        "applicant",
        .closed([
          .optional("kind", choice(ApplicantKind.self)), .optional("name", line),
          .optional("organization", .nullable(line)),
          .optional("identity", .nullable(.text(.line, length: 1...64))),
          .optional("email", .email), .optional("whatsapp", .nullable(.text(.whatsApp, length: 1...40))),
          .optional("timeZone", .timeZone), .optional("language", choice(ApplicantLanguage.self)),
          .optional("priority", choice(Priority.self)),
        ])),
      .optional(
        "letter",
        .closed([
          .optional("number", .nullable(.text(.line, length: 1...100))), .optional("date", .nullable(date)),
        ])),
      .optional("subject", line), .optional("chronology", .text(.lines, length: 1...20_000)),
      .optional("consultations", consultations), .optional("relatedUnit", relatedUnit),
      .optional("needs", .list(competence, count: 1...ServiceLimits.needs, isUnique: true)),
      .optional("durationMinutes", .integer(1...ServiceLimits.longestMeeting.count)),
    ]))
}

extension Fields {
  /// What becomes of a member: it stays where it is absent, and goes where it is `null`.
  private func change<Value>(
    _ name: String, _ value: (Fields, String) throws -> Value?
  ) throws -> CorrectRequest.Change<Value> {
    guard object[name] != nil else { return .none }
    guard has(name) else { return .clear }
    return try value(self, name).map { .set($0) } ?? .none
  }

  /// What a body corrects.
  fileprivate func correction() throws -> CorrectRequest.Correction {
    var correction = CorrectRequest.Correction()
    if let applicant = try optionalFields("applicant") {
      correction.kind = try applicant.optionalWord("kind")
      correction.name = try applicant.optionalText("name")
      correction.organization = try applicant.change("organization") { try $0.text($1) }
      correction.identity = try applicant.change("identity") { try $0.text($1) }
      correction.email = try applicant.optionalText("email")
      correction.whatsapp = try applicant.change("whatsapp") { WhatsAppNumber(try $0.text($1)) }
      correction.timeZone = try applicant.optionalText("timeZone")
      correction.language = try applicant.optionalWord("language")
      correction.priority = try applicant.optionalWord("priority")
    }
    if let letter = try optionalFields("letter") {
      correction.letterNumber = try letter.change("number") { try $0.text($1) }
      correction.letterDate = try letter.change("date") { try $0.date($1) }
    }
    correction.subject = try optionalText("subject")
    correction.chronology = try optionalText("chronology")
    if has("consultations") { correction.consultations = try consultations() }
    correction.relatedUnit = try relatedUnit()
    if has("needs") { correction.needs = try texts("needs") }
    correction.duration = try optionalInteger("durationMinutes").map(Minutes.init)
    return correction
  }
}
