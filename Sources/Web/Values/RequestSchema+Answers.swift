import Casework
import Office
import Store
import Wording

extension RequestSchema {
  static let identifier = Schema.text(.identifier, length: 1...18)

  static let proposal = Schema.named(
    "Proposal",
    .extensible([
      .required("id", identifier), .required("start", instant), .required("end", instant),
      .required("rank", .integer(1...100)), .required("state", choice(ProposalState.self)),
      .required("reason", .nullable(.anyText)),
    ]))

  static let meeting = Schema.named(
    "Meeting",
    .extensible([
      .required("id", identifier), .required("uid", .anyText),
      .required("sequence", .integer(0...Int(Int32.max))),
      .required("start", instant), .required("end", instant), .required("state", choice(MeetingState.self)),
      .required("room", .integer(1...10_000)), .required("officers", .list(identifier)),
      .required("tentative", .boolean),
    ]))

  private static let attendance = Schema.named(
    "Attendance",
    .extensible([
      .required("part", choice(Attendance.Part.self)), .required("name", .nullable(.anyText)),
      .required("email", .nullable(.anyText)),
      .required("participation", .choice(["NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE"])),
      .required("answeredAt", .nullable(instant)),
    ]))

  static let rescheduling = Schema.named(
    "Rescheduling",
    .extensible([
      .required("id", identifier), .required("meeting", identifier),
      .required("state", choice(NegotiationState.self)), .required("turn", .nullable(choice(Side.self))),
      .required(
        "rounds",
        .list(
          .extensible([
            .required("number", .integer(1...100)), .required("side", choice(Side.self)),
            .required("reason", .anyText), .required("madeAt", instant),
            .required("expiresAt", .nullable(instant)),
            .required(
              "options",
              .list(
                .extensible([
                  .required("id", identifier), .required("start", instant), .required("end", instant),
                  .required("state", choice(OptionState.self)),
                ]))),
          ]))),
    ]))

  static let document = Schema.named(
    "Document",
    .extensible([
      .required("id", identifier), .required("role", choice(DocumentRole.self)), .required("name", .anyText),
      .required("mediaType", .anyText), .required("size", .integer(0...Int.max)),
      .required("sha256", .anyText),
      .required("addedAt", instant),
    ]))

  private static let basics: [Schema.Member] = [
    .required("id", identifier), .required("reference", .anyText),
    .required("state", choice(RequestState.self)),
    .required("version", .integer(1...Int.max)), .required("subject", .anyText),
    .required("submittedAt", instant), .required("stateSince", instant),
    .required("receivedAt", .nullable(instant)), .required("agendaNumber", .nullable(.anyText)),
    .required("priority", .anyText), .required("applicantName", .anyText),
    .required("organization", .nullable(.anyText)), .required("outcome", .nullable(choice(Outcome.self))),
    .required("erasedAt", .nullable(instant)),
  ]

  static let summary = Schema.named("RequestSummary", .extensible(basics))

  private static let dates: [Schema.Member] = [
    .required("effectiveReceiptDate", date), .required("earliestDate", date), .required("dueDate", date),
    .required("tentative", .boolean), .required("lowerBound", .boolean),
  ]

  static let presentCoApplicants = Schema.list(
    .named(
      "CoApplicant",
      .extensible([
        .required("name", .anyText), .required("email", .anyText), .required("timeZone", .anyText),
        .required("language", choice(ApplicantLanguage.self)),
      ])))

  static let request = Schema.named(
    "Request",
    .extensible(
      basics + dates + [
        .optional("clock", .extensible([])), .required("applicant", .extensible([])),
        .optional("coApplicants", presentCoApplicants),
        .optional("mails", .list(OperationCatalog.incomingMessage)), .required("letter", .extensible([])),
        .required("chronology", .nullable(.anyText)), .required("consultations", .list(.extensible([]))),
        .required("relatedUnit", .nullable(.extensible([]))),
        .required(
          "referredTo", .nullable(.extensible([.required("name", .anyText), .required("reason", .anyText)]))),
        .required("needs", .list(.anyText)),
        .required("durationMinutes", .integer(1...1440)), .required("proposals", .list(proposal)),
        .required("missing", .list(choice(MissingItem.self))), .required("documents", .list(document)),
        .required("officers", .list(identifier)), .required("meetings", .list(meeting)),
        .required("attendance", .list(attendance)),
        .required("reschedulings", .list(rescheduling)), .required("steps", .list(choice(Step.self))),
        .required(
          "history",
          .list(
            .extensible([
              .required("at", instant), .required("actor", .anyText), .required("event", .anyText),
              .required("detail", .extensible([])), .required("remark", .nullable(.anyText)),
            ]))),
      ]))

  static let submitted = Schema.named(
    "SubmittedRequest",
    .extensible(
      [
        .required("id", identifier), .required("reference", .anyText), .required("secret", .anyText),
        .required("state", choice(RequestState.self)), .required("proposals", .list(proposal)),
        .required("missing", .list(choice(MissingItem.self))),
      ] + dates))
}
