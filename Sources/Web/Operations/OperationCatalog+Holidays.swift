import Casework
import HTTPServer
import JSON
import Office
import Store
import WorkCalendar
import Wording

extension OperationCatalog {
  /// Days off by decree.
  static let holidays: [Operation] = [
    Operation(
      "importHolidays", .post, "/api/v1/holidays", area: .administration,
      summary: Sentence("impor hari libur dari keputusan", "import the days off of a decree"),
      details: Sentence(
        "Berkas iCalendar atau tabel dengan tab (date, name_id, name_en, kind, decree …). mode=year: berkas memuat semua hari libur tiap tahun yang disebutnya dan menggantikan yang berlaku; mode=amend: hanya hari yang ditambah, diubah, atau dicabut; mode=all: semua tahun, sebagaimana sebuah versi diberikan. Tanpa mode berlaku X-JADWAL-SCOPE berkas itu, atau year. Tanpa apply=true hanya pratinjau. Tidak ada pertemuan yang berpindah sendiri: untuk setiap pertemuan yang terkena dibuka penjadwalan ulang. Yang sudah diketahui tetap tercatat, agar kalender dapat ditanya menurut suatu tanggal.",
        "An iCalendar file, or a table with tabs (date, name_id, name_en, kind, decree …). mode=year: the file has all days off of each year that it names, and takes the place of those that stood; mode=amend: only days that are added, changed or taken back; mode=all: all years, as a version is given out. Without mode the file's X-JADWAL-SCOPE holds, or year. Without apply=true it is a preview. No meeting moves by itself: for each one that is affected a rescheduling is opened. What was known stays on record, so that the calendar can be asked as known on a date."
      ),
      query: [
        .optional("apply", .boolean, Sentence("lakukan, bukan pratinjau", "do it, rather than show it")),
        .optional(
          "mode", .choice(HolidayImportMode.allCases.map(\.rawValue)),
          Sentence("bagaimana berkas itu dimaksud", "how the file is meant")),
        .optional(
          "name", .text(.line, length: 1...200),
          Sentence(
            "nama berkas, untuk pesan dan daftar versi",
            "what the file is called, for messages and the list of versions")
        ),
      ],
      headers: [.idempotencyKey], body: .calendarOrTable(atMost: 1 << 20), access: .staff(.director, .admin),
      rate: .submitting,
      answers: [.json(200, Sentence("yang berubah", "what changes"), reportSchema)],
      problems: [
        .beyondCalendar, .taken, .wrongState, .tooEarly, .dayOff, .outsideHours, .roomsFull, .changed,
      ], handler: importHolidays),
    Operation(
      "listCalendarVersions", .get, "/api/v1/holidays/versions", area: .administration,
      summary: Sentence("versi kalender", "the versions of the calendar"),
      details: Sentence(
        "Setiap impor adalah satu versi: kapan, oleh siapa, dari berkas apa, keputusan mana. Hari libur yang datang bersama program juga versi. Untuk membatalkan suatu impor, impor versi sebelumnya.",
        "Each import is a version: when, by whom, from which file, by which decree. Days off that came with the program are a version, too. To undo an import, import the version before it."
      ),
      access: .staff(.director, .admin, .auditor),
      answers: [.json(200, Sentence("dari yang terlama", "oldest first"), .list(versionSchema))],
      handler: listVersions),
    Operation(
      "readCalendarVersion", .get, "/api/v1/holidays/versions/{version}/calendar", area: .administration,
      summary: Sentence("semua hari libur suatu versi", "all days off of a version"),
      details: Sentence(
        "Berkas iCalendar untuk diimpor lagi; selalu bita yang sama.",
        "An iCalendar file to be imported again; always the same bytes."),
      path: [.identifier("version")], access: .staff(.director, .admin, .auditor),
      answers: [
        .content(200, Sentence("hari libur semua tahun", "the days off of all years"), "text/calendar")
      ]
    ) { call in
      let version: Identifier<Record.CalendarVersion> = try call.path.identifier("version")
      let text = try call.context.office.ask(as: call.caller) { try $0.calendarText(of: version) }
      return .bytes(
        200, text, mediaType: "text/calendar; charset=utf-8",
        headers: [HTTPField("Content-Disposition", "attachment; filename=\"hari-libur-v\(version).ics\"")])
    },
    Operation(
      "readCalendarSource", .get, "/api/v1/holidays/versions/{version}/file", area: .administration,
      summary: Sentence("berkas yang diimpor sebagai suatu versi", "the file that was imported as a version"),
      details: Sentence(
        "Bita demi bita seperti dikirim. Versi yang datang bersama program tidak punya berkas.",
        "Byte for byte as it was sent. A version that came with the program has no file."),
      path: [.identifier("version")], access: .staff(.director, .admin, .auditor),
      answers: [
        AnswerDeclaration(
          status: 200, meaning: Sentence("berkasnya", "the file"),
          content: HolidayDocument.Form.allCases.map { ($0.rawValue, nil) }, headers: [])
      ]
    ) { call in
      let version: Identifier<Record.CalendarVersion> = try call.path.identifier("version")
      let (source, bytes) = try call.context.office.ask(as: call.caller) {
        try $0.calendarSource(of: version)
      }
      let ending = source.mediaType == HolidayDocument.Form.calendar.rawValue ? "ics" : "tsv"
      return .bytes(
        200, bytes, mediaType: "\(source.mediaType); charset=utf-8",
        headers: [
          HTTPField("Content-Disposition", "attachment; filename=\"impor-v\(version).\(ending)\""),
          HTTPField("X-Content-Type-Options", "nosniff"),
        ])
    },
  ]

  @Sendable private static func importHolidays(_ call: Call) throws -> Answer {
    let form: HolidayDocument.Form
    let bytes: [UInt8]
    switch call.body {
    case .calendar(let body): (form, bytes) = (.calendar, body)
    case .table(let body): (form, bytes) = (.table, body)
    default: throw UndeclaredField(path: .root)
    }
    let applies = try call.query.boolean("apply")
    let name = try call.query.optionalText("name") ?? (form == .calendar ? "holidays.ics" : "holidays.tsv")
    let useCase = ImportHolidays(
      try HolidayDocument(bytes, named: name, as: form),
      mode: try call.query.optionalText("mode").flatMap(HolidayImportMode.init), applies: applies)
    let language = call.language
    // A preview leaves nothing, so that there is nothing to keep its answer for.
    guard applies else {
      return .json(200, try call.context.office.perform(useCase, as: call.caller).json(in: language))
    }
    return try call.perform(useCase) { .json(200, $0.json(in: language)) }
  }

  @Sendable private static func listVersions(_ call: Call) throws -> Answer {
    let versions = try call.context.office.ask(as: call.caller) { desk in
      let names = Dictionary(
        uniqueKeysWithValues: try desk.queries.accounts().map { ("staff:\($0.id)", $0.name) })
      return try desk.calendarVersions().map { $0.json(by: names[$0.madeBy]) }
    }
    return .json(200, .array(versions))
  }

  private static let date = Schema.text(.date, length: 10...10)
  private static let instant = Schema.text(.instant, length: 20...35)
  private static let times = Schema.list(
    .extensible([.required("start", instant), .required("end", instant)]))

  private static let versionSchema = Schema.named(
    "CalendarVersion",
    .extensible(
      [
        .required("version", RequestSchema.identifier), .required("madeAt", instant),
        .required("by", .anyText),
        .optional("byName", .anyText), .required("source", .choice(["program", "import"])),
        .optional("mode", .choice(HolidayImportMode.allCases.map(\.rawValue))),
        .optional("fileName", .anyText),
        .optional("mediaType", .choice(HolidayDocument.Form.allCases.map(\.rawValue))),
        .required("years", .list(.integer(1...9999))), .required("decrees", .list(.anyText)),
      ]
        + HolidayChange.Kind.allCases.map { .optional($0.rawValue, .integer(0...Int.max)) }))

  private static let reportSchema = Schema.named(
    "HolidayReport",
    .extensible([
      .required("years", .list(.integer(1...9999))),
      .required("mode", .choice(HolidayImportMode.allCases.map(\.rawValue))), .required("applied", .boolean),
      .optional("version", RequestSchema.identifier),
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
            .optional("rescheduling", RequestSchema.identifier), .required("alternatives", times),
          ]))),
      .required("withoutProposals", .list(RequestSchema.identifier)),
      .required(
        "offers",
        .list(
          .extensible([
            .required("rescheduling", RequestSchema.identifier),
            .required("request", RequestSchema.identifier), .required("reference", .anyText),
            .required("released", times), .required("ends", .boolean),
          ]))),
      .required(
        "plans",
        .list(
          .extensible([
            .required("plan", RequestSchema.identifier),
            .required("requests", .list(RequestSchema.identifier)),
          ]))),
      .required(
        "confirmed",
        .extensible([
          .required("requests", .list(RequestSchema.identifier)),
          .required("meetings", .list(RequestSchema.identifier)),
        ])),
      .required(
        "restored",
        .list(
          .extensible([
            .required("meeting", RequestSchema.identifier), .required("request", RequestSchema.identifier),
            .required("reference", .anyText), .required("start", instant), .required("end", instant),
            .optional("rescheduling", RequestSchema.identifier), .optional("hasEnded", .boolean),
          ]))),
      .required("mails", .integer(0...Int.max)),
      .required(
        "warnings",
        .list(.extensible([.optional("line", .integer(1...Int.max)), .required("message", .anyText)]))),
    ]))
}
