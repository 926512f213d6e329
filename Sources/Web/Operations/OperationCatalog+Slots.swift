import Casework
import HTTPServer
import JSON
import Office
import Scheduling
import WorkCalendar
import Wording

extension OperationCatalog {
  /// Times that are free.
  static let slots: [Operation] = [
    Operation(
      "listSlots", .get, "/api/v1/slots", area: .meetings,
      summary: Sentence("waktu yang masih dapat diusulkan", "the times that can still be proposed"),
      details: Sentence(
        """
        Setiap waktu mulai dengan jumlah petugas yang sesuai dan bebas, mulai tanggal paling awal bagi \
        permohonan yang masuk sekarang; paling banyak \(FreeSlots.mostDays) hari sekaligus. Pegawai juga \
        melihat siapa (who).
        """,
        """
        Every start with how many competent officers are free, from the earliest date of a request handed in \
        now on; at most \(FreeSlots.mostDays) days at once. Staff see who, too.
        """),
      query: [
        .optional(
          "from", RequestSchema.date,
          Sentence("hari pertama; bawaan: tanggal paling awal", "the first day; default: the earliest date")),
        .optional(
          "to", RequestSchema.date,
          Sentence(
            "hari sesudah yang terakhir; bawaan: sepuluh hari kerja kemudian",
            "the day after the last one; default: ten working days later")),
        .optional(
          "durationMinutes", .integer(1...ServiceLimits.longestMeeting.count),
          Sentence("lama pertemuan dalam menit", "the length of the meeting in minutes")),
        .optional(
          "needs", .list(RequestSchema.competence, count: 0...ServiceLimits.needs, isUnique: true),
          Sentence("hal yang perlu dikuasai, dengan koma", "the competences needed, with commas")),
      ],
      access: .everyoneKnown, rate: .searching,
      answers: [
        .json(
          200, Sentence("waktu-waktunya menurut urutan", "the times in order"),
          .list(
            .named(
              "Slot",
              .extensible([
                .required("start", RequestSchema.instant), .required("end", RequestSchema.instant),
                .required("officers", .integer(1...Int.max)),
                .optional(
                  "who", .list(.extensible([.required("id", .anyText), .required("name", .anyText)]))),
              ]))))
      ],
      problems: [.beyondCalendar]
    ) { call in
      let needs = try call.query.texts("needs")
      let slots = try call.context.office.ask(as: call.caller) { desk in
        try desk.freeSlots(
          from: call.query.optionalDate("from"), to: call.query.optionalDate("to"),
          duration: call.query.optionalInteger("durationMinutes").map(Minutes.init), needs: needs)
      }
      return .bytes(
        200, slots.json, mediaType: "application/json", headers: [HTTPField("Vary", "Authorization")])
    },
    Operation(
      "readOptions", .get, "/api/v1/requests/{id}/options", area: .meetings,
      summary: Sentence(
        "usulan waktu yang dapat dipakai, dan alternatif terdekat",
        "which proposals can be used, and the nearest alternatives"),
      path: [.identifier("id")],
      access: .staff(.registry, .deputy, .director, .officer, .auditor).orApplicant(), rate: .searching,
      answers: [
        .json(
          200, Sentence("pilihan waktunya", "the options"),
          .extensible([
            .optional("earliestDate", RequestSchema.date),
            .required(
              "windows",
              .list(
                .extensible([
                  .required("rank", .integer(0...Int.max)), .required("start", RequestSchema.instant),
                  .required("end", RequestSchema.instant),
                  .optional("reason", .choice(UnmatchedReason.allCases.map(\.rawValue))),
                  .optional("explanation", .anyText),
                ]))),
            .required(
              "alternatives",
              .list(
                .extensible([
                  .required("start", RequestSchema.instant), .required("end", RequestSchema.instant),
                  .optional("officer", .anyText),
                ]))),
          ]))
      ],
      problems: [.beyondCalendar]
    ) { call in
      let options = try call.context.office.ask(as: call.caller) { desk in
        try desk.options(for: desk.request(call.path.identifier("id")))
      }
      return .json(200, .object(options.json(in: call.language, namesOfficers: call.caller.isStaff)))
    },
  ]
}

extension Principal {
  fileprivate var isStaff: Bool { if case .staff = self { true } else { false } }
}

extension RequestOptions {
  fileprivate func json(in language: Language, namesOfficers: Bool) -> JSONObject {
    var object = JSONObject()
    if let earliestDate { object.append("earliestDate", .date(earliestDate)) }
    let windows = self.windows.map { window -> JSONValue in
      var object: JSONObject = [
        "rank": .whole(window.rank), "start": .instant(window.time.start), "end": .instant(window.time.end),
      ]
      if let reason = window.reason {
        object.append("reason", .string(reason.rawValue))
        object.append("explanation", .string(reason.sentence.text(in: language)))
      }
      return .object(object)
    }
    object.append("windows", .array(windows))
    let alternatives = self.alternatives.map { alternative -> JSONValue in
      var object: JSONObject = [
        "start": .instant(alternative.time.start), "end": .instant(alternative.time.end),
      ]
      if namesOfficers { object.append("officer", .string(alternative.officer)) }
      return .object(object)
    }
    object.append("alternatives", .array(alternatives))
    return object
  }
}
