import Casework
import HTTPServer
import JSON
import Office
import WorkCalendar
import Wording

extension OperationCatalog {
  /// Meetings.
  static let meetings: [Operation] = [
    Operation(
      "bookMeeting", .post, "/api/v1/requests/{id}/meetings", area: .meetings,
      summary: Sentence("tetapkan pertemuan", "book a meeting"),
      details: Sentence(
        "Ditolak dengan 409 bila terlalu dini, hari libur, di luar jam kerja, tidak diusulkan, atau petugas atau ruang sudah terisi; alternatif yang ditahan bagi pemohon lain ikut dihitung.",
        "Refused with 409 where it is too early, on a day off, outside hours, not proposed, or an officer or the rooms are taken; alternatives held for other applicants count."
      ),
      path: [.identifier("id")], headers: [.idempotencyKey, .ifMatchOrNone],
      body: .json(
        .closed([
          .optional("officers", officers), .required("start", RequestSchema.instant),
          .optional("durationMinutes", .integer(1...ServiceLimits.longestMeeting.count)),
        ])),
      access: .staff(.director, .officer, .registry), rate: .submitting,
      answers: [.json(201, Sentence("pertemuan", "the meeting"), RequestSchema.meeting)],
      problems: bookingProblems
    ) { call in
      let body = try call.json()
      return try call.perform(
        BookMeeting(
          request: try call.path.identifier("id"), officers: try body.identifiers("officers"),
          start: try body.instant("start"),
          duration: try body.optionalInteger("durationMinutes").map(Minutes.init))
      ) { .json(201, $0.json) }
    },
    Operation(
      "callOffMeeting", .delete, "/api/v1/requests/{id}/meetings/{meeting}", area: .meetings,
      summary: Sentence("batalkan pertemuan", "call a meeting off"),
      path: [.identifier("id"), .identifier("meeting")],
      query: [
        .optional(
          "reason", .text(.line, length: 1...500),
          Sentence("alasan yang disampaikan kepada pemohon", "the reason that the applicant is told"))
      ], headers: [.ifMatchOrNone],
      access: .staff(.director, .officer), rate: .submitting,
      answers: [
        .json(200, Sentence("pertemuan yang batal", "the meeting as called off"), RequestSchema.meeting)
      ],
      problems: [.wrongState]
    ) { call in
      try call.perform(
        CallOffMeeting(
          request: try call.path.identifier("id"), meeting: try call.path.identifier("meeting"),
          reason: try call.query.optionalText("reason"))
      ) { .json(200, $0.json) }
    },
  ]

  /// Why a time may be refused.
  static let bookingProblems: [ProblemKind] = [
    .wrongState, .taken, .tooEarly, .dayOff, .outsideHours, .roomsFull, .beyondCalendar, .changed,
  ]
}
