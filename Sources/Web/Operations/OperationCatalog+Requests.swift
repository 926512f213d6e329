import HTTPServer
import Casework
import JSON
import Office
import Store
import WorkCalendar
import Wording

extension OperationCatalog {
  /// Requests and what belongs to them.
  static let requests: [Operation] = [
    Operation(
      "submitRequest", .post, "/api/v1/requests", area: .requests,
      summary: Sentence("ajukan permohonan", "hand a request in"),
      details: Sentence(
        "Yang belum lengkap disebut di missing dan dapat dilengkapi kemudian. secret ditampilkan sekali: dengannya pemohon membuka permohonannya. Tata Usaha mencatat surat yang datang lewat jalan lain dengan tokennya.",
        "What is incomplete is named in missing and can be completed later. The secret is shown once: with it the applicant opens the request. The administration desk hands in, with its token, letters that came another way."
      ),
      headers: [.idempotencyKey], body: .json(RequestSchema.submission), access: .everyoneKnown,
      rate: .submitting,
      answers: [
        .json(201, Sentence("permohonan yang dicatat", "the request as taken in"), RequestSchema.submitted)
      ],
      problems: [.beyondCalendar], handler: submitRequest),
    Operation(
      "listRequests", .get, "/api/v1/requests", area: .requests,
      summary: Sentence("daftar permohonan, terbaru dahulu", "the list of requests, newest first"),
      query: [
        .optional(
          "state", RequestSchema.choice(RequestState.self),
          Sentence("hanya pada tahap ini", "only in this state")),
        .optional(
          "q", .text(.line, length: 1...100),
          Sentence(
            "dalam nomor, perihal, nama atau organisasi", "in the reference, subject, name or organization")),
        .optional(
          "cursor", RequestSchema.identifier,
          Sentence(
            "lanjutkan sesudah next dari halaman sebelumnya", "go on after the next of the page before")),
      ],
      access: .staff(.registry, .deputy, .director, .officer, .auditor), rate: .searching,
      answers: [
        .json(
          200, Sentence("satu halaman", "a page"),
          .named(
            "RequestPage",
            .extensible([
              .required("requests", .list(RequestSchema.summary)),
              .required("next", .nullable(RequestSchema.identifier)),
            ])))
      ], handler: listRequests),
    Operation(
      "readRequest", .get, "/api/v1/requests/{id}", area: .requests,
      summary: Sentence("permohonan dengan riwayatnya", "a request with its history"),
      path: [.identifier("id")],
      access: .staff(.registry, .deputy, .director, .officer, .auditor).orApplicant(),
      answers: [
        .json(200, Sentence("permohonan", "the request"), RequestSchema.request, headers: [.entityTag])
      ],
      problems: [.beyondCalendar]
    ) { call in
      let id = try call.path.identifier("id", of: Record.Request.self)
      let (view, clock) = try call.context.office.ask(as: call.caller) { desk in
        let view = try desk.view(of: id)
        return (view, try desk.clock(of: view.request))
      }
      let shown = view.json(for: call.caller, in: call.language, clock: clock)
      let tag = EntityTag(version: view.request.version, shownAs: shown)
      return .json(200, shown, headers: [HTTPField("ETag", tag.description)])
    },
    Operation(
      "proposeWindows", .post, "/api/v1/requests/{id}/proposals", area: .requests,
      summary: Sentence("usulkan waktu lain", "propose other windows"),
      details: Sentence(
        "Usulan baru, yang terbaik dahulu, menggantikan semua yang lama.",
        "The new windows, best first, take the place of all earlier ones."),
      path: [.identifier("id")], headers: [.idempotencyKey, .ifMatchOrNone],
      body: .json(.closed([.required("proposals", RequestSchema.windows)])),
      access: .staff(.registry).orApplicant(), rate: .submitting,
      answers: [.json(201, Sentence("usulan yang dicatat", "the proposals as taken in"), proposalsSchema)],
      problems: [.wrongState, .beyondCalendar]
    ) { call in
      let id = try call.path.identifier("id", of: Record.Request.self)
      let language = call.language
      return try call.perform(
        ProposeWindows(request: id, windows: try call.json().list("proposals").map { try $0.range() })
      ) { .json(201, ["proposals": $0.proposalsJSON(in: language)]) }
    },
    Operation(
      "setCoApplicants", .put, "/api/v1/requests/{id}/co-applicants", area: .requests,
      summary: Sentence("siapa yang mendampingi pemohon", "who comes along with the applicant"),
      details: Sentence(
        "Daftar baru menggantikan yang lama. Mereka diundang ke pertemuan dan diberi tahu tentangnya; hanya pemohon yang dapat meminta waktu lain. Tanpa timeZone dan language berlaku yang milik pemohon.",
        "The new list takes the place of the old one. They are invited to meetings and told of them; only the applicant can ask for another time. Without timeZone and language the applicant's hold."
      ),
      path: [.identifier("id")], headers: [.ifMatchOrNone],
      body: .json(.closed([.required("coApplicants", RequestSchema.coApplicants)])),
      access: .staff(.registry).orApplicant(), rate: .submitting,
      answers: [
        .json(
          200, Sentence("mereka yang mendampingi", "those who come along"),
          .extensible([.required("coApplicants", RequestSchema.presentCoApplicants)]))
      ],
      problems: [.wrongState]
    ) { call in
      let id = try call.path.identifier("id", of: Record.Request.self)
      return try call.perform(SetCoApplicants(request: id, people: try call.json().coApplicants())) {
        .json(200, ["coApplicants": .array($0.map(\.json))])
      }
    },
    Operation(
      "revokeLinks", .delete, "/api/v1/requests/{id}/links", area: .requests,
      summary: Sentence(
        "mencabut tautan dalam surel kepada pemohon", "revoke the links in mail to the applicant"),
      details: Sentence(
        "Tautan dalam semua surel sampai sekarang tidak lagi membuka permohonan; surel dengan tautan baru dikirim kepada pemohon. secret permohonan tetap berlaku.",
        "The links in all mail until now no longer open the request; the applicant is sent mail with a new one. The request's secret stays valid."
      ),
      path: [.identifier("id")], headers: [.ifMatchOrNone], access: .staff(.registry).orApplicant(),
      rate: .submitting, answers: [.empty(Sentence("dicabut", "revoked"))]
    ) { call in
      try call.perform(RevokeApplicantLinks(request: call.path.identifier("id"))) { _ in .empty }
    },
  ]

  private static let proposalsSchema = Schema.extensible([
    .required("proposals", .list(RequestSchema.proposal))
  ])

  @Sendable private static func submitRequest(_ call: Call) throws -> Answer {
    let body = try call.json()
    let (applicant, letter) = (try body.fields("applicant"), try body.fields("letter"))
    let useCase = SubmitRequest(
      applicant: Applicant(
        kind: try applicant.word("kind"), name: try applicant.text("name"),
        organization: try applicant.optionalText("organization"),
        identity: try applicant.optionalText("identity"),
        email: try applicant.optionalText("email"),
        whatsapp: try applicant.optionalText("whatsapp").flatMap(WhatsAppNumber.init),
        timeZone: try applicant.text("timeZone"), language: try applicant.word("language"),
        priority: try applicant.optionalWord("priority") ?? .none),
      letter: Letter(
        number: try letter.optionalText("number"), date: try letter.optionalDate("date"),
        channel: try letter.word("channel")),
      subject: try body.text("subject"), chronology: try body.optionalText("chronology"),
      consultations: try body.consultations(), relatedUnit: try body.relatedUnit(),
      needs: try body.texts("needs"),
      duration: try body.optionalInteger("durationMinutes").map(Minutes.init),
      proposals: try body.list("proposals").map { try $0.range() }, coApplicants: try body.coApplicants())
    let language = call.language
    return try call.perform(useCase) { submitted in
      .json(201, submitted.view.json(withSecret: submitted.secret.text, in: language))
    }
  }

  @Sendable private static func listRequests(_ call: Call) throws -> Answer {
    let pageSize = 50
    let state: RequestState? = try call.query.optionalWord("state")
    let cursor = try call.query.optionalText("cursor").flatMap { Identifier<Record.Request>($0) }
    let text = try call.query.optionalText("q")
    let found = try call.context.office.ask(as: call.caller) { desk in
      try desk.requests(in: state, holding: text, before: cursor, atMost: pageSize + 1)
    }
    let page = found.prefix(pageSize)
    return .json(
      200,
      [
        "requests": .array(page.map { .object($0.basics) }),
        "next": found.count > pageSize ? .text(page.last?.id.description) : .null,
      ])
  }
}

extension Fields {
  /// The consultations of a body; none where it names none.
  func consultations() throws -> [Consultation] {
    try list("consultations").map {
      Consultation(
        channel: ConsultationChannel(rawValue: try $0.text("channel")),
        reference: try $0.optionalText("reference"), date: try $0.optionalDate("date"))
    }
  }

  /// Those who are to come along; none where a body names none.
  func coApplicants() throws -> [NamedCoApplicant] {
    try list("coApplicants").map {
      NamedCoApplicant(
        name: try $0.text("name"), email: try $0.text("email"), timeZone: try $0.optionalText("timeZone"),
        language: try $0.optionalWord("language"))
    }
  }

  /// The related unit of a body, with the reason.
  func relatedUnit() throws -> RelatedUnit? {
    try optionalFields("relatedUnit").map {
      RelatedUnit(name: try $0.text("name"), reason: try $0.text("reason"))
    }
  }
}
