import Casework
import HTTPServer
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
      answers: [.json(200, Sentence("rencananya", "the plan"), planSchema, headers: [.entityTag])]
    ) { call in
      let sheet = try call.context.office.ask(as: call.caller) { desk in
        try desk.planSheet(call.path.identifier("plan"))
      }
      return .tagged(sheet, in: call.language)
    },
    Operation(
      "changePlan", .put, "/api/v1/plans/{plan}/assignments", area: .meetings,
      summary: Sentence(
        "ubah rencana dengan tangan sebelum disetujui", "change a plan by hand before it is approved"),
      details: Sentence(
        """
        Isi rencana diganti dengan assignments; yang tidak disebut dikeluarkan. Tidak ada yang dibukukan: changed \
        menunjukkan rencana sekarang dan mutunya, objective mutu semula. Yang tidak mungkin ditolak dengan 422; \
        errors menyebut tempat dan alasannya. agreed: pemohon menyetujui waktu di luar usulannya.
        """,
        """
        The plan has the assignments from now on, and no others. Nothing is booked: changed shows the plan as it \
        stands and how good it is, objective how good it was. What is impossible is refused with 422; errors names \
        the places and reasons. agreed: the applicant has agreed to a time that was not proposed.
        """),
      path: [.identifier("plan")], headers: [.ifMatchOrNone],
      body: .json(
        .closed([.required("assignments", .list(assignment, count: 0...Office.mostRequestsOfPlan))])),
      access: .staff(.director), rate: .submitting,
      answers: [
        .json(
          200, Sentence("rencana seperti sekarang", "the plan as it stands"), planSchema,
          headers: [.entityTag])
      ],
      problems: [.wrongState]
    ) { call in
      let change = ChangePlan(
        plan: try call.path.identifier("plan"), .replace(try call.json().assignments()),
        seen: try call.seenVersion() ?? .any, explainedIn: call.language)
      return .tagged(try call.context.office.perform(change, as: call.caller), in: call.language)
    },
    Operation(
      "restorePlan", .delete, "/api/v1/plans/{plan}/assignments", area: .meetings,
      summary: Sentence(
        "kembalikan rencana seperti semula", "put a plan back as it was worked out"),
      path: [.identifier("plan")], headers: [.ifMatchOrNone],
      access: .staff(.director), rate: .submitting,
      answers: [
        .json(200, Sentence("rencana semula", "the plan as it was"), planSchema, headers: [.entityTag])
      ],
      problems: [.wrongState]
    ) { call in
      let change = ChangePlan(
        plan: try call.path.identifier("plan"), .restore, seen: try call.seenVersion() ?? .any)
      return .tagged(try call.context.office.perform(change, as: call.caller), in: call.language)
    },
    Operation(
      "approvePlan", .post, "/api/v1/plans/{plan}/approve", area: .meetings,
      summary: Sentence(
        "setujui rencana: semua ditetapkan, atau tidak satu pun",
        "approve a plan: all of it is booked, or nothing"),
      details: Sentence(
        "Yang ditetapkan ialah rencana seperti sekarang: bila sudah diubah dengan tangan, yang diubah. Dengan assignments, itulah yang ditetapkan. Ditolak dengan 409 bila ada yang berubah; errors menyebut permohonannya.",
        "What is booked is the plan as it stands: as changed by hand, where it was. With assignments, these are booked instead. Refused with 409 where something has changed; errors names the requests."
      ),
      path: [.identifier("plan")], headers: [.idempotencyKey, .ifMatchOrNone],
      body: .json(
        .closed([.optional("assignments", .list(assignment, count: 1...Office.mostRequestsOfPlan))])),
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
      let approval = ApprovePlan(
        plan: try call.path.identifier("plan"),
        assignments: body.has("assignments") ? try body.assignments() : nil,
        seen: try call.seenVersion() ?? .any)
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

  private static let assignment = Schema.closed([
    .required("request", .text(.identifier, length: 1...18)),
    .required("officer", .text(.identifier, length: 1...18)),
    .required("start", RequestSchema.instant), .optional("agreed", .boolean),
  ])

  private static let contents: [Schema.Member] = [
    .required(
      "assignments",
      .list(
        .extensible(
          [
            .required("request", .anyText), .required("officer", .anyText),
            .required("proposal", .integer(0...Int.max)), .required("earliestDate", RequestSchema.date),
            .required("dueDate", RequestSchema.date),
            .required("workingDaysAfterEarliest", .integer(0...Int.max)), .optional("agreed", .boolean),
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
  ]

  private static let planSchema = Schema.named(
    "Plan",
    .extensible(
      [
        .required("id", .anyText), .required("state", .choice(PlanRecord.State.allCases.map(\.rawValue))),
        .required("madeAt", RequestSchema.instant), .optional("approvedAt", RequestSchema.instant),
      ] + contents + [
        .optional("changed", .extensible(contents)),
        .optional(
          "since",
          .extensible([
            .required("changed", .list(.choice(PlanStaleness.Part.allCases.map(\.rawValue)))),
            .required("arrived", .list(.anyText)), .required("gone", .list(.anyText)),
            .required("altered", .list(.anyText)),
          ])),
        .optional(
          "refused",
          .list(
            .extensible([
              .required("request", .anyText), .required("field", .anyText),
              .required("explanation", .anyText),
            ]))),
      ]))
}

extension Fields {
  /// The meetings that a body puts into a plan.
  fileprivate func assignments() throws -> [ApprovePlan.Assignment] {
    try list("assignments").map { fields in
      ApprovePlan.Assignment(
        request: try fields.identifier("request"), officer: try fields.identifier("officer"),
        start: try fields.instant("start"), isAgreed: try fields.boolean("agreed"))
    }
  }
}

extension Answer {
  /// A plan as it stands, with the tag by which it is changed.
  fileprivate static func tagged(_ sheet: PlanSheet, in language: Language) -> Answer {
    let shown = sheet.json(in: language)
    let tag = EntityTag(version: sheet.record.version, shownAs: shown)
    return .json(200, shown, headers: [HTTPField("ETag", tag.description)])
  }
}

extension PlanSheet {
  /// The plan as it was worked out and as it stands, with what has changed since.
  fileprivate func json(in language: Language) -> JSONValue {
    guard case .object(var object) = record.json else { return record.json }
    if let staleness {
      func numbers(_ ids: [Identifier<Record.Request>]) -> JSONValue {
        .array(ids.map { .string($0.description) })
      }
      object.append(
        "since",
        [
          "changed": .array(staleness.changed.map { .string($0.rawValue) }),
          "arrived": numbers(staleness.arrived), "gone": numbers(staleness.gone),
          "altered": numbers(staleness.altered),
        ])
    }
    if record.state == .proposed {
      object.append(
        "refused",
        .array(
          refusals.map { refused in
            [
              "request": .string(refused.placement.request), "field": .string(refused.refusal.field.rawValue),
              "explanation": .string(refused.refusal.sentence.text(in: language)),
            ]
          }))
    }
    return .object(object)
  }
}

extension PlanRecord {
  /// The plan as it was worked out, with its number and where it stands, and as it was changed.
  fileprivate var json: JSONValue {
    var object: JSONObject = [
      "id": .string(id.description), "state": .string(state.rawValue), "madeAt": .instant(madeAt),
    ]
    if let approvedAt { object.append("approvedAt", .instant(approvedAt)) }
    func members(_ text: String) -> [JSONMember] {
      guard case .object(let plan)? = try? JSONValue(parsing: Array(text.utf8)) else { return [] }
      return plan.members
    }
    object.members += members(document)
    if let changed { object.append("changed", .object(JSONObject(members(changed)))) }
    return .object(object)
  }
}
