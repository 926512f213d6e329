import Casework
import HTTPServer
import JSON
import Office
import Store
import WorkCalendar
import Wording

extension OperationCatalog {
  /// Officers and their hours.
  static let team: [Operation] = [
    Operation(
      "listOfficers", .get, "/api/v1/officers", area: .officers,
      summary: Sentence("petugas dan yang dikuasainya", "the officers and their competences"),
      access: .anyStaff, answers: [.json(200, Sentence("petugas", "the officers"), .list(officerSchema))]
    ) { call in
      let officers = try call.context.office.ask(as: call.caller) { try $0.officers() }
      return .json(200, .array(officers.map(\.json)))
    },
    Operation(
      "addOfficer", .post, "/api/v1/officers", area: .officers,
      summary: Sentence("tambah petugas", "add an officer"), headers: [.idempotencyKey],
      body: .json(
        .closed([
          .required("name", RequestSchema.line), .required("email", .email),
          .required("competencies", .list(RequestSchema.competence, count: 0...50, isUnique: true)),
          .optional("account", .text(.identifier, length: 1...18)),
        ])),
      access: .staff(.admin, .director), rate: .submitting,
      answers: [.json(201, Sentence("petugas baru", "the new officer"), officerSchema)],
      problems: [.alreadyThere]
    ) { call in
      let body = try call.json()
      let account: Identifier<Record.Account>? = body.has("account") ? try body.identifier("account") : nil
      return try call.perform(
        AddOfficer(
          name: try body.text("name"), email: try body.text("email"),
          competencies: try body.texts("competencies"), account: account)
      ) { .json(201, $0.json) }
    },
    Operation(
      "readAvailability", .get, "/api/v1/officers/{officer}/availability", area: .officers,
      summary: Sentence("waktu seorang petugas dapat ditemui", "when an officer can be met"),
      path: [.identifier("officer")], access: .anyStaff,
      answers: [
        .json(200, Sentence("waktunya", "the availability"), availabilitySchema, headers: [.entityTag])
      ]
    ) { call in
      let id = try call.path.identifier("officer", of: Record.Officer.self)
      let availability = try call.context.office.ask(as: call.caller) { try $0.availability(of: id) }
      return .json(
        200, availability.json(in: call.language), headers: [availability.officer.entityTag])
    },
    Operation(
      "publishAvailability", .put, "/api/v1/officers/{officer}/availability", area: .officers,
      summary: Sentence("nyatakan kapan petugas dapat ditemui", "publish when an officer can be met"),
      details: Sentence(
        "JSON: jam mingguan (WIB); hours null berarti jam kantor. text/calendar: VAVAILABILITY, VFREEBUSY, atau VEVENT saat sibuk. Yang satu tidak menghapus yang lain, kecuali removeCalendar.",
        "JSON: weekly hours (WIB); hours null means the office's. text/calendar: VAVAILABILITY, VFREEBUSY, or VEVENTs when busy. Neither removes the other, but for removeCalendar."
      ),
      path: [.identifier("officer")], headers: [.ifMatch],
      body: .jsonOrCalendar(
        .closed([
          .required("hours", .nullable(weekSchema)), .optional("removeCalendar", .boolean),
        ]), atMost: 4 << 20),
      access: .staff(.officer, .director), rate: .submitting,
      answers: [
        .json(
          200, Sentence("sudah dinyatakan", "published"),
          .extensible([
            .required("officer", .anyText), .required("version", .integer(1...Int.max)),
            .required("warnings", .list(.anyText)),
          ]), headers: [.entityTag])
      ], handler: publishAvailability),
    Operation(
      "publishDateHours", .put, "/api/v1/officers/{officer}/dates/{date}", area: .officers,
      summary: Sentence("nyatakan jam pada satu tanggal", "publish the hours of a single date"),
      details: Sentence(
        "Jam (WIB) yang berlaku pada tanggal itu sebagai ganti jam mingguan dan jam dari kalender sendiri. Ketidakhadiran dan saat sibuk tetap berlaku.",
        "Hours (WIB) that hold on that date in place of the weekly ones and those of the calendar. Absences and busy times still count."
      ),
      path: [.identifier("officer"), date], headers: [.ifMatch],
      body: .json(.closed([.required("hours", spansSchema)])),
      access: .staff(.officer, .director), rate: .submitting,
      answers: [
        .json(200, Sentence("sudah dinyatakan", "published"), dateHoursSchema, headers: [.entityTag])
      ], problems: [.beyondCalendar]
    ) { call in
      let body = try call.json()
      let published = try call.context.office.perform(
        PublishDateHours(
          officer: try call.path.identifier("officer"), date: try call.path.date("date"),
          spans: try WeeklyHours.readDay(body.texts("hours"), at: body.path["hours"]),
          version: try call.seenVersion() ?? .any), as: call.caller)
      return .json(200, published.hours.json, headers: [published.officer.entityTag])
    },
    Operation(
      "withdrawDateHours", .delete, "/api/v1/officers/{officer}/dates/{date}", area: .officers,
      summary: Sentence("cabut jam pada satu tanggal", "take the hours of a single date back"),
      details: Sentence(
        "Pada tanggal itu berlaku lagi jam yang biasa.", "The usual hours hold on that date again."),
      path: [.identifier("officer"), date], headers: [.ifMatch],
      access: .staff(.officer, .director), rate: .submitting,
      answers: [.empty(Sentence("dicabut", "taken back"))]
    ) { call in
      let useCase = WithdrawDateHours(
        officer: try call.path.identifier("officer"), date: try call.path.date("date"),
        version: try call.seenVersion() ?? .any)
      _ = try call.context.office.perform(useCase, as: call.caller)
      return .empty
    },
    Operation(
      "declareAbsence", .post, "/api/v1/officers/{officer}/absences", area: .officers,
      summary: Sentence("nyatakan petugas berhalangan", "declare an officer away"),
      details: Sentence(
        "Setiap pertemuannya pada waktu itu diambil alih petugas lain yang sesuai, atau pemohonnya ditawari waktu lain. Alasan hanya untuk unit.",
        "Each of the officer's meetings then is taken over by another competent officer, or its applicant is offered other times. The reason is for the unit alone."
      ),
      path: [.identifier("officer")], headers: [.idempotencyKey],
      body: .json(
        .closed([
          .required("start", RequestSchema.instant), .required("end", RequestSchema.instant),
          .required("reason", .text(.line, length: 1...200)),
          .required("resolution", .choice(DeclareAbsence.Resolution.allCases.map(\.rawValue))),
        ])),
      access: .staff(.officer, .director), rate: .submitting,
      answers: [.json(201, Sentence("yang dilakukan", "what was done"), absenceSchema)],
      problems: [.wrongState, .taken, .roomsFull, .beyondCalendar]
    ) { call in
      let body = try call.json()
      let resolution = DeclareAbsence.Resolution(rawValue: try body.text("resolution")) ?? .substitute
      return try call.perform(
        DeclareAbsence(
          officer: try call.path.identifier("officer"), time: try body.range(),
          reason: try body.text("reason"), resolution: resolution)
      ) { affected in .json(201, ["meetings": .array(affected.map(\.json))]) }
    },
    Operation(
      "withdrawAbsence", .delete, "/api/v1/officers/{officer}/absences/{absence}", area: .officers,
      summary: Sentence("cabut ketidakhadiran petugas", "take an officer's absence back"),
      details: Sentence(
        "Petugas dapat ditemui lagi pada waktu itu; pertemuan yang sudah diambil alih tidak kembali.",
        "The officer can be met then again; meetings that others have taken over do not come back."),
      path: [.identifier("officer"), .identifier("absence")],
      access: .staff(.officer, .director), rate: .submitting,
      answers: [.empty(Sentence("dicabut", "taken back"))]
    ) { call in
      let useCase = WithdrawAbsence(
        officer: try call.path.identifier("officer"), absence: try call.path.identifier("absence"))
      try call.context.office.perform(useCase, as: call.caller)
      return .empty
    },
  ]

  @Sendable private static func publishAvailability(_ call: Call) throws -> Answer {
    let publication: PublishAvailability.Publication
    switch call.body {
    case .calendar(let bytes): publication = .calendar(bytes)
    default:
      let body = try call.json()
      let hours = try body.optionalFields("hours").map {
        try WeeklyHours.read(.object($0.object), at: $0.path)
      }
      publication = .hours(hours, removesCalendar: try body.boolean("removeCalendar"))
    }
    let published = try call.context.office.perform(
      PublishAvailability(
        officer: try call.path.identifier("officer"), publication: publication,
        version: try call.seenVersion() ?? .any), as: call.caller)
    return .json(
      200,
      [
        "officer": .string(published.officer.id.description), "version": .integer(published.officer.version),
        "warnings": .array(published.warnings.map { .string($0.text(in: call.language)) }),
      ], headers: [published.officer.entityTag])
  }

  private static let officerSchema = Schema.named(
    "Officer",
    .extensible([
      .required("id", .anyText), .required("name", .anyText), .required("email", .anyText),
      .required("competencies", .list(.anyText)), .required("active", .boolean),
      .required("version", .integer(1...Int.max)),
    ]))

  private static let weekSchema = Schema.named(
    "Week",
    .closed(
      WeeklyHours.weekdays.map { .optional($0.name, spansSchema) }))

  private static let spansSchema = Schema.list(
    .text(.line, length: 11...11), count: 0...WeeklyHours.spansPerDay)

  private static let date = Parameter.Variable.variable(
    "date", .text(.date, length: 10...10), Sentence("tanggal, waktu kantor", "the date, in office time"))

  private static let dateHoursSchema = Schema.named(
    "DateHours",
    .extensible([.required("date", .text(.date, length: 10...10)), .required("hours", spansSchema)]))

  private static let availabilitySchema = Schema.named(
    "Availability",
    .extensible([
      .required("officer", .anyText), .required("version", .integer(1...Int.max)),
      .required("hours", .nullable(weekSchema)), .required("dates", .list(dateHoursSchema)),
      .required("hasCalendar", .boolean),
      .required(
        "absences",
        .list(
          .extensible([
            .required("id", .anyText), .required("start", RequestSchema.instant),
            .required("end", RequestSchema.instant), .optional("reason", .anyText),
          ]))),
      .required("subscription", .nullable(standingSchema)),
    ]))

  private static let absenceSchema = Schema.extensible([
    .required(
      "meetings",
      .list(
        .extensible([
          .required("request", .anyText), .required("meeting", .anyText),
          .required("start", RequestSchema.instant), .required("end", RequestSchema.instant),
          .required("done", .choice(["substituted", "rescheduling", "under-way", "nothing"])),
          .optional("officers", .list(.anyText)), .optional("rescheduling", .anyText),
          .optional("options", .list(.anyText)),
        ])))
  ])
}

extension OfficerRecord {
  fileprivate var json: JSONValue {
    [
      "id": .string(id.description), "name": .string(name), "email": .string(email),
      "competencies": .array(competencies.map { .string($0) }), "active": .boolean(isActive),
      "version": .integer(version),
    ]
  }

  fileprivate var entityTag: HTTPField { HTTPField("ETag", "\"\(version)\"") }
}

extension DateHoursRecord {
  fileprivate var json: JSONValue {
    ["date": .string(date.iso8601), "hours": .array(spans.map { .string($0.iso8601) })]
  }
}

extension OfficerAvailability {
  fileprivate func json(in language: Language) -> JSONValue {
    let absences = absences.map { absence -> JSONValue in
      var object: JSONObject = [
        "id": .string(absence.id.description), "start": .instant(absence.time.start),
        "end": .instant(absence.time.end),
      ]
      if let reason = absence.reason { object.append("reason", .string(reason)) }
      return .object(object)
    }
    return [
      "officer": .string(officer.id.description), "version": .integer(officer.version),
      "hours": hours.map(WeeklyHours.json) ?? .null, "dates": .array(dateHours.map(\.json)),
      "hasCalendar": .boolean(officer.calendar != nil),
      "absences": .array(absences), "subscription": subscription?.json(in: language) ?? .null,
    ]
  }
}

extension DeclareAbsence.Affected {
  fileprivate var json: JSONValue {
    var object: JSONObject = [
      "request": .string(request.description), "meeting": .string(meeting.description),
      "start": .instant(time.start), "end": .instant(time.end),
    ]
    switch remedy {
    case .substituted(let officers):
      object.append("done", "substituted")
      object.append("officers", .array(officers.map { .string($0.description) }))
    case .rescheduling(let id, let times):
      object.append("done", "rescheduling")
      object.append("rescheduling", .string(id.description))
      object.append("options", .array(times.map { .instant($0.start) }))
    case .underWay(let id):
      object.append("done", "under-way")
      object.append("rescheduling", .string(id.description))
    case .none: object.append("done", "nothing")
    }
    return .object(object)
  }
}
