import Casework
import HTTPServer
import JSON
import Office
import Store
import Wording

extension OperationCatalog {
  /// Complaints about the service (SP complaints).
  static let complaints: [Operation] = [
    Operation(
      "registerComplaint", .post, "/api/v1/complaints", area: .complaints,
      summary: Sentence("sampaikan pengaduan", "hand in a complaint"),
      details: Sentence(
        "Siapa pun boleh mengadu lewat halaman (web). Tata Usaha mencatat yang datang lewat jalan lain, dan jawabannya bila diberikan di tempat.",
        "Anybody may complain through the page (web). The administration desk registers what came another way, and the answer where it was given on the spot."
      ),
      headers: [.idempotencyKey],
      body: .json(
        .closed([
          .optional("request", RequestSchema.identifier),
          .required("channel", RequestSchema.choice(ComplaintChannel.self)),
          .required("name", RequestSchema.line),
          .required("contact", RequestSchema.line), .required("text", .text(.lines, length: 1...10_000)),
          .optional("answer", .text(.lines, length: 1...10_000)),
        ])),
      access: .everyoneKnown, rate: .submitting,
      answers: [.json(201, Sentence("pengaduan", "the complaint"), complaint)], problems: [.notFound]
    ) { call in
      let body = try call.json()
      return try call.perform(
        RegisterComplaint(
          request: try body.has("request") ? body.identifier("request") : nil,
          channel: try body.word("channel"),
          name: try body.text("name"), contact: try body.text("contact"), text: try body.text("text"),
          answer: try body.optionalText("answer"))
      ) { .json(201, $0.json(withContacts: true)) }
    },
    Operation(
      "listComplaints", .get, "/api/v1/complaints", area: .complaints,
      summary: Sentence("daftar pengaduan, terbaru dahulu", "the complaints, newest first"),
      query: [
        .optional(
          "cursor", RequestSchema.identifier,
          Sentence(
            "lanjutkan sesudah next dari halaman sebelumnya", "go on after the next of the page before"))
      ],
      access: .staff(.registry, .director, .auditor),
      answers: [
        .json(
          200, Sentence("satu halaman", "a page"),
          .extensible([
            .required("complaints", .list(complaint)), .required("next", .nullable(RequestSchema.identifier)),
          ]))
      ]
    ) { call in
      let pageSize = 50
      let cursor = try call.query.optionalText("cursor").flatMap { Identifier<Record.Complaint>($0) }
      let found = try call.context.office.ask(as: call.caller) {
        try $0.queries.complaints(before: cursor, atMost: pageSize + 1)
      }
      let page = found.prefix(pageSize)
      return .json(
        200,
        [
          "complaints": .array(page.map { $0.json(withContacts: call.caller.worksOnRequests) }),
          "next": found.count > pageSize ? .text(page.last?.id.description) : .null,
        ])
    },
    Operation(
      "answerComplaint", .post, "/api/v1/complaints/{complaint}/answer", area: .complaints,
      summary: Sentence("jawab pengaduan", "answer a complaint"), path: [.identifier("complaint")],
      headers: [.idempotencyKey],
      body: .json(.closed([.required("answer", .text(.lines, length: 1...10_000))])),
      access: .staff(.registry, .director), rate: .submitting,
      answers: [.json(200, Sentence("pengaduan", "the complaint"), complaint)], problems: [.changed]
    ) { call in
      try call.perform(
        AnswerComplaint(
          complaint: try call.path.identifier("complaint"), answer: try call.json().text("answer"))
      ) { .json(200, $0.json(withContacts: true)) }
    },
  ]

  static let complaint = Schema.named(
    "Complaint",
    .extensible([
      .required("id", RequestSchema.identifier), .required("request", .nullable(RequestSchema.identifier)),
      .required("channel", RequestSchema.choice(ComplaintChannel.self)),
      .required("state", RequestSchema.choice(ComplaintState.self)), .required("name", .nullable(.anyText)),
      .required("contact", .nullable(.anyText)), .required("text", .anyText),
      .required("receivedAt", RequestSchema.instant),
      .required("answer", .nullable(.anyText)), .required("answeredAt", .nullable(RequestSchema.instant)),
    ]))
}

extension ComplaintRecord {
  /// A complaint as the API shows it. Who complains, and how to reach them, is for those who answer (rules of
  /// the service, section 9).
  func json(withContacts: Bool) -> JSONValue {
    [
      "id": .string(id.description), "request": .text(request?.description),
      "channel": .string(channel.rawValue),
      "state": .string(state.rawValue), "name": .text(withContacts ? name : nil),
      "contact": .text(withContacts ? contact : nil),
      "text": .string(text),
      "receivedAt": .instant(receivedAt), "answer": .text(answer),
      "answeredAt": answeredAt.map(JSONValue.instant) ?? .null,
    ]
  }
}
