import Casework
import HTTPServer
import JSON
import Office
import WorkCalendar
import Wording

extension OperationCatalog {
  /// The steps from desk to desk (rules of the service, section 4).
  static let desks: [Operation] = [
    step(
      "register", by: .staff(.registry),
      Sentence("beri nomor agenda", "give the request its agenda number"),
      [.optional("agendaNumber", agendaNumber)]
    ) { .register(agendaNumber: try $0.optionalText("agendaNumber")) },
    step(
      "return", by: .staff(.registry),
      Sentence("kembalikan dengan menyebut yang kurang", "send it back with the missing items named"),
      [
        .optional(
          "missing",
          .list(RequestSchema.choice(MissingItem.self), count: 1...MissingItem.allCases.count, isUnique: true)
        ),
        .optional("note", note),
      ]
    ) { fields in
      .return(
        items: fields.has("missing")
          ? try fields.texts("missing").compactMap(MissingItem.init(rawValue:)) : nil,
        note: try fields.optionalText("note") ?? "")
    },
    step(
      "complete", by: .staff(.registry).orApplicant(),
      Sentence("lengkapi yang kurang", "add what was missing"),
      [
        .optional("chronology", .text(.lines, length: 1...20_000)),
        .optional("consultations", RequestSchema.consultations),
        .optional("relatedUnit", RequestSchema.relatedUnit),
        .optional("identity", .text(.line, length: 1...64)), .optional("email", .email),
        .optional("whatsapp", .text(.whatsApp, length: 1...40)),
        .optional("letterNumber", .text(.line, length: 1...100)),
      ]
    ) { .complete(try $0.completion()) },
    step(
      "refer", by: .staff(.registry, .deputy, .director),
      Sentence("teruskan ke unit terkait", "refer it to a related unit"),
      [.required("unit", RequestSchema.line), .required("reason", note)]
    ) { .refer(RelatedUnit(name: try $0.text("unit"), reason: try $0.text("reason"))) },
    step(
      "dispose", by: .staff(.deputy), Sentence("disposisi kepada direktur", "dispose it to the director"),
      [.optional("note", note)]
    ) { .dispose(note: try $0.optionalText("note") ?? "") },
    step(
      "receive", by: .staff(.director, .registry),
      Sentence("diterima unit; tenggat mulai dihitung", "the unit takes it over; the clock starts"),
      [.optional("agendaNumber", agendaNumber)]
    ) { .receive(agendaNumber: try $0.optionalText("agendaNumber")) },
    step(
      "assign", by: .staff(.director),
      Sentence("tugaskan petugas, atau ganti", "assign officers, or substitute them"),
      [.required("officers", officers)]
    ) { .assign(try $0.identifiers("officers")) },
    step(
      "answer", by: .staff(.director, .officer),
      Sentence("jawab dengan surat balasan", "answer by a reply letter"), [.optional("note", note)]
    ) { .answer(note: try $0.optionalText("note") ?? "") },
    step(
      "facilitate", by: .staff(.director, .officer),
      Sentence("pertemuan sudah dilaksanakan", "the meeting was held"), [.optional("note", note)]
    ) { .facilitate(note: try $0.optionalText("note") ?? "") },
    step(
      "close", by: .staff(.registry, .director, .officer), Sentence("tutup berkas", "close the file"), []
    ) { _ in .close },
    step(
      "withdraw", by: .staff(.registry).orApplicant(), Sentence("cabut permohonan", "withdraw the request"),
      [.optional("reason", note)]
    ) { .withdraw(reason: try $0.optionalText("reason") ?? "") },
  ]

  /// The officers of a body.
  static let officers = Schema.list(
    RequestSchema.identifier, count: 1...ServiceLimits.officersOfMeeting, isUnique: true)
  /// A remark or a reason of a body.
  static let note = Schema.text(.lines, length: 1...4_000)
  private static let agendaNumber = Schema.text(.line, length: 1...60)

  private static func step(
    _ name: String, by access: Access, _ summary: Sentence, _ members: [Schema.Member],
    _ act: @escaping @Sendable (Fields) throws -> TakeStep.Act
  ) -> Operation {
    Operation(
      name + "Request", .post, "/api/v1/requests/{id}/actions/\(name)", area: .desks, summary: summary,
      path: [.identifier("id")], headers: [.idempotencyKey, .ifMatchOrNone], body: .json(.closed(members)),
      access: access,
      rate: .submitting,
      answers: [.json(200, Sentence("permohonan sesudahnya", "the request after it"), RequestSchema.request)],
      problems: [
        .wrongState, .taken, .tooEarly, .dayOff, .outsideHours, .roomsFull, .beyondCalendar, .changed,
      ]
    ) { call in
      let id = try call.path.identifier("id", of: Record.Request.self)
      let (caller, language) = (call.caller, call.language)
      return try call.perform(TakeStep(request: id, act: try act(call.json()))) {
        .json(200, $0.json(for: caller, in: language))
      }
    }
  }
}

extension Fields {
  /// What an applicant adds to an incomplete request.
  fileprivate func completion() throws -> TakeStep.Completion {
    var completion = TakeStep.Completion()
    completion.chronology = try optionalText("chronology")
    completion.consultations = has("consultations") ? try consultations() : nil
    completion.relatedUnit = try relatedUnit()
    completion.identity = try optionalText("identity")
    completion.email = try optionalText("email")
    completion.whatsapp = try optionalText("whatsapp").flatMap(WhatsAppNumber.init)
    completion.letterNumber = try optionalText("letterNumber")
    return completion
  }
}
