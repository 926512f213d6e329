import HTTPServer
import ICalendar
import JSON
import Office
import WorkCalendar
import Wording

extension OperationCatalog {
  /// Days off by decree.
  static let holidays: [Operation] = [
    Operation(
      "importHolidays", .post, "/api/v1/holidays", area: .administration,
      summary: Sentence("impor hari libur dari keputusan", "import the days off of a decree"),
      details: Sentence(
        "Berkas memuat semua hari libur tiap tahun yang disebutnya, dan menggantikan yang diketahui tentang tahun itu. Tanpa apply=true hanya pratinjau. Tidak ada pertemuan yang berpindah sendiri: untuk setiap pertemuan yang terkena dibuka penjadwalan ulang.",
        "The file has all days off of each year that it names, and takes the place of what was known of that year. Without apply=true it is a preview. No meeting moves by itself: for each one that is affected a rescheduling is opened."
      ),
      query: [
        .optional("apply", .boolean, Sentence("lakukan, bukan pratinjau", "do it, rather than show it"))
      ],
      headers: [.idempotencyKey], body: .calendar(atMost: 1 << 20), access: .staff(.director, .admin),
      rate: .submitting,
      answers: [.json(200, Sentence("yang berubah", "what changes"), reportSchema)],
      problems: [
        .beyondCalendar, .taken, .wrongState, .tooEarly, .dayOff, .outsideHours, .roomsFull, .changed,
      ]
    ) { call in
      guard case .calendar(let bytes) = call.body else { throw UndeclaredField(path: .root) }
      let applies = try call.query.boolean("apply")
      let useCase = try ImportHolidays(bytes, applies: applies)
      let language = call.language
      guard applies else {
        let report = try call.context.office.ask(as: call.caller) { try useCase.perform(at: $0) }
        return .json(200, report.json(in: language))
      }
      return try call.perform(useCase) { .json(200, $0.json(in: language)) }
    }
  ]

  private static let date = Schema.text(.date, length: 10...10)
  private static let instant = Schema.text(.instant, length: 20...35)

  private static let reportSchema = Schema.named(
    "HolidayReport",
    .extensible([
      .required("years", .list(.integer(1...9999))), .required("applied", .boolean),
      .required(
        "changes",
        .list(
          .extensible([
            .required("date", date), .required("kind", .choice(DayOffKind.allCases.map(\.rawValue))),
            .required("change", .choice(HolidayChange.Kind.allCases.map(\.rawValue))),
            .required("name", .anyText), .optional("nameBefore", .anyText), .optional("decree", .anyText),
          ]))),
      .required(
        "requests",
        .list(
          .extensible([
            .required("request", RequestSchema.identifier), .required("reference", .anyText),
            .required("earliestDateBefore", date), .required("earliestDate", date),
            .required("dueDateBefore", date), .required("dueDate", date),
          ]))),
      .required(
        "meetings",
        .list(
          .extensible([
            .required("meeting", RequestSchema.identifier), .required("request", RequestSchema.identifier),
            .required("reference", .anyText), .required("start", instant), .required("end", instant),
            .optional("dayOff", .anyText), .optional("earliestDate", date),
            .optional("rescheduling", RequestSchema.identifier),
            .required(
              "alternatives", .list(.extensible([.required("start", instant), .required("end", instant)]))),
          ]))),
      .required("withoutProposals", .list(RequestSchema.identifier)),
      .required(
        "warnings",
        .list(.extensible([.optional("line", .integer(1...Int.max)), .required("message", .anyText)]))),
    ]))
}

extension HolidayReport {
  /// The report as JSON; names and warnings in a language.
  fileprivate func json(in language: Language) -> JSONValue {
    [
      "years": .array(years.map { .integer(Int64($0)) }), "applied": .boolean(isApplied),
      "changes": .array(changes.compactMap { $0.json(in: language) }),
      "requests": .array(
        requests.map { request in
          [
            "request": .string(request.id.description), "reference": .string(request.reference),
            "earliestDateBefore": .date(request.earliestBefore), "earliestDate": .date(request.earliestAfter),
            "dueDateBefore": .date(request.dueBefore), "dueDate": .date(request.dueAfter),
          ]
        }),
      "meetings": .array(meetings.map { $0.json(in: language) }),
      "withoutProposals": .array(withoutProposals.map { .string($0.description) }),
      "warnings": .array(
        warnings.map { warning in
          var object = JSONObject()
          if let line = warning.place.line { object.append("line", .integer(Int64(line))) }
          object.append("message", .string(warning.sentence.text(in: language)))
          return .object(object)
        }),
    ]
  }
}

extension HolidayReport.AffectedMeeting {
  fileprivate func json(in language: Language) -> JSONValue {
    var object: JSONObject = [
      "meeting": .string(meeting.id.description), "request": .string(meeting.request.description),
      "reference": .string(reference), "start": .instant(meeting.time.start),
      "end": .instant(meeting.time.end),
    ]
    if let dayOff { object.append("dayOff", .string(dayOff.name.text(in: language))) }
    if let earliestDate { object.append("earliestDate", .date(earliestDate)) }
    if let rescheduling { object.append("rescheduling", .string(rescheduling.description)) }
    object.append(
      "alternatives",
      .array(alternatives.map { ["start": .instant($0.start), "end": .instant($0.end)] }))
    return .object(object)
  }
}

extension HolidayChange {
  fileprivate func json(in language: Language) -> JSONValue? {
    guard let day = dayOff else { return nil }
    var object: JSONObject = [
      "date": .date(day.date), "kind": .string(day.kind.rawValue), "change": .string(kind.rawValue),
      "name": .string(Sentence(day.name).text(in: language)),
    ]
    if let before, before.name != day.name {
      object.append("nameBefore", .string(Sentence(before.name).text(in: language)))
    }
    if let decree = withdrawal ?? day.decree { object.append("decree", .string(decree.citation)) }
    return .object(object)
  }
}
