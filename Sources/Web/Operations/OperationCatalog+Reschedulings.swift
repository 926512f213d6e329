import Casework
import HTTPServer
import JSON
import Office
import WorkCalendar
import Wording

extension OperationCatalog {
  /// Rescheduling by agreement, from either side (rules of the service, section 6).
  static let reschedulings: [Operation] = [
    Operation(
      "proposeRescheduling", .post, "/api/v1/requests/{id}/reschedulings", area: .reschedulings,
      summary: Sentence("minta waktu lain", "ask for another time"),
      details: Sentence(
        "Waktu yang ditawarkan unit ditahan bagi pemohon sampai dijawab atau berakhir. Pertemuan lama tetap berlaku sampai ada kesepakatan.",
        "What the unit offers is held for the applicant until it is answered or runs out. The old meeting stands until both agree."
      ),
      path: [.identifier("id")], headers: [.idempotencyKey, .ifMatchOrNone], body: .json(offer),
      access: sides,
      rate: .submitting,
      answers: [.json(201, Sentence("penjadwalan ulang", "the rescheduling"), RequestSchema.rescheduling)],
      problems: bookingProblems
    ) { call in
      try call.perform(
        ProposeRescheduling(
          request: try call.path.identifier("id"), reason: try call.json().text("reason"),
          starts: try call.json().starts())
      ) { .json(201, $0.json) }
    },
    Operation(
      "acceptOption", .post, "/api/v1/requests/{id}/reschedulings/{rescheduling}/accept",
      area: .reschedulings,
      summary: Sentence("terima waktu yang ditawarkan", "accept a time that was offered"),
      path: [.identifier("id"), .identifier("rescheduling")], headers: [.idempotencyKey, .ifMatchOrNone],
      body: .json(
        .closed([.required("option", RequestSchema.identifier), .optional("officers", officers)])),
      access: sides, rate: .submitting,
      answers: [
        .json(
          200, Sentence("pertemuan pada waktu baru", "the meeting at its new time"), RequestSchema.meeting)
      ],
      problems: bookingProblems
    ) { call in
      try call.perform(
        AcceptOption(
          request: try call.path.identifier("id"), rescheduling: try call.path.identifier("rescheduling"),
          option: try call.json().identifier("option"), officers: try call.json().identifiers("officers"))
      ) { .json(200, $0.json) }
    },
    answer(
      "decline", Sentence("tolak waktu yang ditawarkan", "decline the times that were offered"),
      [.required("reason", note)]
    ) { .decline(reason: try $0.text("reason")) },
    answer(
      "counter", Sentence("tawarkan waktu lain", "offer other times instead"),
      [.required("reason", note), .required("options", options)]
    ) { .counter(reason: try $0.text("reason"), starts: try $0.starts()) },
    answer("withdraw", Sentence("tarik tawaran sendiri", "take one's own offer back"), []) { _ in .withdraw },
  ]

  private static let sides = Access.staff(.director, .officer).orApplicant()
  private static let options = Schema.list(
    .closed([.required("start", RequestSchema.instant)]), count: NegotiationRules.options)
  private static let offer = Schema.named(
    "Offer", .closed([.required("reason", note), .required("options", options)]))

  private static func answer(
    _ name: String, _ summary: Sentence, _ members: [Schema.Member],
    _ answer: @escaping @Sendable (Fields) throws -> AnswerRescheduling.Answer
  ) -> Operation {
    Operation(
      name + "Rescheduling", .post, "/api/v1/requests/{id}/reschedulings/{rescheduling}/\(name)",
      area: .reschedulings, summary: summary, path: [.identifier("id"), .identifier("rescheduling")],
      headers: [.idempotencyKey, .ifMatchOrNone], body: .json(.closed(members)), access: sides,
      rate: .submitting,
      answers: [
        .json(
          200, Sentence("penjadwalan ulang sesudahnya", "the rescheduling after it"),
          RequestSchema.rescheduling)
      ],
      problems: bookingProblems
    ) { call in
      try call.perform(
        AnswerRescheduling(
          request: try call.path.identifier("id"), rescheduling: try call.path.identifier("rescheduling"),
          answer: try answer(call.json()))
      ) { .json(200, $0.json) }
    }
  }
}

extension Fields {
  /// The starts of the alternatives of an offer.
  fileprivate func starts() throws -> [Instant] { try list("options").map { try $0.instant("start") } }
}
