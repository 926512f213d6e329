import Casework
import JSON
import Office
import Scheduling
import Store
import WorkCalendar
import Wording

extension OperationCatalog {
  /// Plans for the requests that wait.
  static let plans: [Operation] = [
    Operation(
      "makePlan", .post, "/api/v1/plans", area: .meetings,
      summary: Sentence("rencana terbaik bagi yang menunggu", "the best plan for what waits"),
      details: Sentence(
        """
        Untuk semua permohonan yang diterima unit, belum punya pertemuan, dan punya usulan yang masih \
        berlaku, atau untuk yang disebut. Tidak ada yang dibukukan. Pencarian paling lama \
        \(Office.planningSeconds) detik, satu pada satu waktu; yang lain dijawab 503 dengan Retry-After.
        """,
        """
        For all requests that the unit has received, that have no meeting and a proposal that can still be \
        used, or for those named. Nothing is booked. The search takes \(Office.planningSeconds) seconds at \
        most, one at a time; others are answered by 503 with Retry-After.
        """),
      headers: [.idempotencyKey],
      body: .json(
        .closed([
          .optional(
            "requests",
            .list(
              .text(.identifier, length: 1...18), count: 1...Office.mostRequestsOfPlan, isUnique: true))
        ])),
      access: .staff(.director), rate: .searching,
      answers: [.json(201, Sentence("rencananya", "the plan"), planSchema)]
    ) { call in
      if let given = try call.answerGivenBefore() { return given }
      let body = try call.json()
      let named: [Identifier<Record.Request>]? =
        body.has("requests") ? try body.identifiers("requests") : nil
      let draft = try call.context.office.draftPlan(for: named, as: call.caller, in: call.language)
      return try call.perform(KeepPlan(draft)) { .json(201, $0.json) }
    },
    Operation(
      "readPlan", .get, "/api/v1/plans/{plan}", area: .meetings,
      summary: Sentence("sebuah rencana", "a plan"), path: [.identifier("plan")],
      access: .staff(.director, .officer, .auditor),
      answers: [.json(200, Sentence("rencananya", "the plan"), planSchema)]
    ) { call in
      let plan = try call.context.office.ask(as: call.caller) { desk in
        try desk.plan(call.path.identifier("plan"))
      }
      return .json(200, plan.json)
    },
    Operation(
      "approvePlan", .post, "/api/v1/plans/{plan}/approve", area: .meetings,
      summary: Sentence(
        "setujui rencana: semua ditetapkan, atau tidak satu pun",
        "approve a plan: all of it is booked, or nothing"),
      details: Sentence(
        "Dengan assignments, itulah yang ditetapkan sebagai ganti isi rencana. Ditolak dengan 409 bila ada yang berubah; errors menyebut permohonannya.",
        "With assignments, these are booked in place of the plan's. Refused with 409 where something has changed; errors names the requests."
      ),
      path: [.identifier("plan")], headers: [.idempotencyKey],
      body: .json(
        .closed([
          .optional(
            "assignments",
            .list(
              .closed([
                .required("request", .text(.identifier, length: 1...18)),
                .required("officer", .text(.identifier, length: 1...18)),
                .required("start", RequestSchema.instant),
              ]), count: 1...Office.mostRequestsOfPlan))
        ])),
      access: .staff(.director), rate: .submitting,
      answers: [
        .json(
          200, Sentence("pertemuan yang ditetapkan", "the meetings that were booked"),
          .extensible([
            .required(
              "booked",
              .list(
                .extensible([.required("request", .anyText), .required("meeting", RequestSchema.meeting)])))
          ]))
      ], problems: [.wrongState]
    ) { call in
      let body = try call.json()
      let assignments = try body.list("assignments").map { fields in
        ApprovePlan.Assignment(
          request: try fields.identifier("request"), officer: try fields.identifier("officer"),
          start: try fields.instant("start"))
      }
      let approval = ApprovePlan(
        plan: try call.path.identifier("plan"), assignments: body.has("assignments") ? assignments : nil)
      return try call.perform(approval) { booked in
        .json(
          200,
          [
            "booked": .array(
              booked.map {
                ["request": .string($0.request.description), "meeting": $0.meeting.json]
              })
          ])
      }
    },
  ]

  private static let time: [Schema.Member] = [
    .required("start", RequestSchema.instant), .required("end", RequestSchema.instant),
  ]

  private static let planSchema = Schema.named(
    "Plan",
    .extensible([
      .required("id", .anyText), .required("state", .choice(PlanRecord.State.allCases.map(\.rawValue))),
      .required("madeAt", RequestSchema.instant),
      .required(
        "assignments",
        .list(
          .extensible(
            [
              .required("request", .anyText), .required("officer", .anyText),
              .required("proposal", .integer(0...Int.max)), .required("earliestDate", RequestSchema.date),
              .required("dueDate", RequestSchema.date),
              .required("workingDaysAfterEarliest", .integer(0...Int.max)),
            ] + time))),
      .required(
        "unmatched",
        .list(
          .extensible([
            .required("request", .anyText),
            .required("reason", .choice(UnmatchedReason.allCases.map(\.rawValue))),
            .required(
              "alternatives", .list(.extensible([.required("officer", .anyText)] + time))),
          ]))),
      .required("objective", .extensible([.required("matched", .integer(0...Int.max))])),
      .required("optimal", .boolean), .required("warnings", .list(.anyText)),
    ]))
}

extension PlanRecord {
  /// The plan as it was worked out, with its number and where it stands.
  fileprivate var json: JSONValue {
    var object: JSONObject = [
      "id": .string(id.description), "state": .string(state.rawValue), "madeAt": .instant(madeAt),
    ]
    if case .object(let plan)? = try? JSONValue(parsing: Array(document.utf8)) {
      object.members += plan.members
    }
    return .object(object)
  }
}
