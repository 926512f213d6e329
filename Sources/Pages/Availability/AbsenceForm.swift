import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// When an officer is away: what is declared, with the meetings that still stand then, and the form for more. What an
/// absence brings about for each meeting is shown before it is declared (rules of the service, section 6.5).
enum AbsenceForm {
  private static let path = "\(AvailabilityPage.officerPath)/halangan"
  static let routes: [PageRoute] = [
    .post(path, AvailabilityPage.access, rate: .submitting, showing: AvailabilityPage.page, declare),
    .post(
      "\(path)/{absence}/cabut", AvailabilityPage.access, showing: AvailabilityPage.page, withdraw),
  ]
  private static let lookWord = "lihat"
  private static let wordField = "lakukan"

  static func section(_ visit: Visit, _ sheet: OfficerSheet) -> Markup {
    let language = visit.language
    return """
      <section aria-labelledby="berhalangan">
      <h2 id="berhalangan">\(Sentence("Cuti, dinas, dan ketidakhadiran lain", "Leave, travel, and other absences"), in: language)</h2>
      \(declared(visit, sheet))\(form(visit, sheet))</section>

      """
  }

  /// What is declared and not over.
  private static func declared(_ visit: Visit, _ sheet: OfficerSheet) -> Markup {
    let language = visit.language
    guard !sheet.availability.absences.isEmpty else {
      return "<p>\(Sentence("Tidak ada yang dinyatakan.", "Nothing is declared."), in: language)</p>\n"
    }
    var table = DataTable(
      Sentence("Yang sudah dinyatakan", "What is declared"), showsCaption: true,
      columns: [
        .init(Sentence("Waktu", "Time")), .init(Sentence("Alasan", "Reason")),
        .init(Sentence("Pertemuan yang masih pada waktu itu", "Meetings that still stand then")),
        .init(Sentence("Cabut", "Take back")),
      ])
    table.rows = sheet.availability.absences.map { absence in
      let standing = sheet.meetings.filter { $0.time.overlaps(absence.time) }.map { meeting -> Markup in
        "<a href=\"\(url: RequestSheet.path(of: meeting.request))\">\(meeting.reference)</a> \(TimeText.range(meeting.time, language))"
      }
      let form = Form(visit, to: "\(sheet.address)/halangan/\(absence.id)/cabut")
      let title = Sentence("Cabut", "Take back")
      return [
        period(absence.time, language), absence.reason.map(Markup.init(text:)) ?? "–",
        standing.isEmpty ? "–" : standing.joined(separator: "<br>"),
        form.markup("<button type=\"submit\" class=\"plain\">\(title, in: language)</button>\n"),
      ]
    }
    return table.markup(in: language)
  }

  /// The form. With `look`, what it would bring about stands in it.
  private static func form(_ visit: Visit, _ sheet: OfficerSheet, look: Markup? = nil) -> Markup {
    let language = visit.language
    let form = Form(visit, to: "\(sheet.address)/halangan")
    let fields: Markup = """
      <div class="filter">
      \(form.field("start", Sentence("Hari pertama", "First day"), .date))\(
      form.field("startTime", Sentence("Mulai pukul", "From"), .time, hint: Sentence("Kosong: sejak pagi.", "Empty: from the morning."), isOptional: true))\(
      form.field("end", Sentence("Hari terakhir", "Last day"), .date, hint: Sentence("Kosong: hari yang sama.", "Empty: the same day."), isOptional: true))\(
      form.field("endTime", Sentence("Sampai pukul", "Until"), .time, hint: Sentence("Kosong: sampai malam.", "Empty: until night."), isOptional: true))</div>
      \(form.field("reason", Sentence("Alasan", "Reason"), hint: Sentence("Hanya untuk unit; pemohon tidak diberi tahu.", "For the unit alone; applicants are not told.")))\(
      form.radios(
        "resolution", Sentence("Untuk pertemuan yang terkena", "For the meetings that are hit"),
        [
          .init(DeclareAbsence.Resolution.substitute.rawValue, Sentence("Cari pengganti", "Find a substitute"),
            hint: Sentence(
              "Petugas lain yang sesuai mengambil alih pada waktu yang sama; bila tidak ada, pemohon ditawari waktu lain.",
              "Another competent officer takes over at the same time; where there is none, the applicant is offered other times.")),
          .init(DeclareAbsence.Resolution.reschedule.rawValue, Sentence("Tawarkan waktu lain", "Offer other times")),
        ], chosen: DeclareAbsence.Resolution.substitute.rawValue))
      """
    let buttons =
      look == nil
      ? form.button(
        Sentence("Lihat akibatnya dahulu", "See first what it brings about"), name: wordField, value: lookWord
      )
      : form.button(Sentence("Nyatakan berhalangan", "Declare the absence"))
        + form.button(Sentence("Lihat lagi", "Look again"), .second, name: wordField, value: lookWord)
    let title: Markup =
      look == nil ? "<h3>\(Sentence("Nyatakan berhalangan", "Declare an absence"), in: language)</h3>\n" : ""
    return title + (look ?? "") + form.markup(fields + buttons)
  }

  @Sendable private static func declare(_ visit: Visit) throws -> PageAnswer {
    let sheet = try OfficerSheet.read(visit)
    let entered = try visit.entered { form in
      (
        time: time(form), reason: form.line("reason"),
        resolution: form.choice("resolution", DeclareAbsence.Resolution.self)
      )
    }
    guard let time = entered.time else { throw Problem(.failure) }
    if visit.form.text(wordField) == lookWord {
      let affected = try visit.perform(
        PreviewAbsence(officer: sheet.officer.id, time: time, resolution: entered.resolution))
      return .page(try page(visit, sheet, affected, time))
    }
    let address = "\(sheet.address)#berhalangan"
    let done = try visit.performOnce(
      DeclareAbsence(
        officer: sheet.officer.id, time: time, reason: entered.reason, resolution: entered.resolution)
    ) { (address, told($0)) }
    return .redirect(to: done.address, telling: done.told)
  }

  /// The time that was entered; `nil` where something is wrong with it.
  private static func time(_ form: FormReader) -> InstantRange? {
    let first = form.date("start")
    let last = form.optionalDate("end") ?? first
    let start = LocalDateTime(date: first, time: form.optionalTime("startTime") ?? .midnight)
    let end = LocalDateTime(date: last, time: form.optionalTime("endTime") ?? .endOfDay)
    let time = InstantRange(start: Instant(start, offset: .wib), end: Instant(end, offset: .wib))
    if time == nil { form.refuse("end", Sentence("harus sesudah awalnya", "has to be after the beginning")) }
    return time
  }

  /// What an absence would bring about, with the form to declare it.
  private static func page(
    _ visit: Visit, _ sheet: OfficerSheet, _ affected: [DeclareAbsence.Affected], _ time: InstantRange
  ) throws -> Page {
    let language = visit.language
    let references = try visit.ask { desk in
      try affected.map { try desk.queries.request($0.request)?.reference ?? "" }
    }
    var table = DataTable(
      Sentence("Pertemuan yang terkena", "Meetings that are hit"), showsCaption: true,
      columns: [
        .init(Sentence("Permohonan", "Request")), .init(Sentence("Waktu", "Time")),
        .init(Sentence("Yang akan terjadi", "What will happen")),
      ])
    table.rows = zip(affected, references).map { affected, reference in
      [
        "<a href=\"\(url: RequestSheet.path(of: affected.request))\">\(reference)</a>",
        TimeText.range(affected.time, language), remedy(affected.remedy, sheet, language),
      ]
    }
    let look: Markup =
      affected.isEmpty
      ? Box(.done, Sentence("Tidak ada pertemuan pada waktu itu", "There is no meeting then")).markup(
        in: language)
      : table.markup(in: language)
    return Page(
      Sentence("Akibat ketidakhadiran", "What the absence brings about"),
      lead: Sentence(
        "Belum ada yang dinyatakan dan belum ada yang diberi tahu.",
        "Nothing is declared yet, and nobody is told yet."),
      address: sheet.address, width: .wide,
      main: """
        <p><a href="\(url: sheet.address)">\(Sentence("Kembali tanpa menyatakan", "Back without declaring"), in: language)</a></p>
        <p><strong>\(sheet.officer.name)</strong>: \(period(time, language))</p>
        \(form(visit, sheet, look: look))
        """)
  }

  private static func remedy(
    _ remedy: DeclareAbsence.Remedy, _ sheet: OfficerSheet, _ language: Language
  ) -> Markup {
    switch remedy {
    case .substituted(let officers):
      "\(Sentence("diambil alih ", "taken over by "), in: language)\(officers.map { sheet.names[$0] ?? "" }.joined(separator: ", "))"
    case .rescheduling(_, let times):
      "\(Sentence("pemohon ditawari: ", "the applicant is offered: "), in: language)<br>\(times.map { TimeText.range($0, language) }.joined(separator: "<br>"))"
    case .underWay:
      "\(Sentence("waktu lain sedang disepakati; itu berlanjut", "another time is being agreed on; that goes on"), in: language)"
    case .none:
      Badge(
        Sentence(
          "tidak ada pengganti dan waktu lain; harus diurus",
          "no substitute and no other time; to be looked after"),
        .bad
      ).markup(in: language)
    }
  }

  /// What came of an absence, in a sentence or two.
  private static func told(_ affected: [DeclareAbsence.Affected]) -> Sentence {
    let substituted = affected.count { if case .substituted = $0.remedy { true } else { false } }
    let offered = affected.count { if case .rescheduling = $0.remedy { true } else { false } }
    let left = affected.count { $0.remedy == .none }
    var parts = [Sentence("Ketidakhadiran dinyatakan.", "The absence is declared.")]
    if substituted > 0 {
      parts.append(
        Sentence(
          "Diambil alih petugas lain: \(substituted).", "Taken over by other officers: \(substituted)."))
    }
    if offered > 0 {
      parts.append(Sentence("Ditawari waktu lain: \(offered).", "Offered other times: \(offered)."))
    }
    if left > 0 {
      parts.append(
        Sentence("Belum ada jalan keluar: \(left); lihat di bawah.", "Without a way out: \(left); see below.")
      )
    }
    return parts.dropFirst().reduce(parts[0]) { $0 + Sentence(same: " ") + $1 }
  }

  @Sendable private static func withdraw(_ visit: Visit) throws -> PageAnswer {
    let officer: Identifier<Record.Officer> = try visit.identifier("officer")
    try visit.perform(WithdrawAbsence(officer: officer, absence: try visit.identifier("absence")))
    return .redirect(
      to: "\(AvailabilityPage.address(of: officer))#berhalangan",
      telling: Sentence(
        "Ketidakhadiran dicabut. Yang sudah diatur karenanya tetap.",
        "The absence is taken back. What was arranged because of it stays."))
  }

  /// From when until when, whole days without the clock.
  static func period(_ time: InstantRange, _ language: Language) -> Markup {
    let start = time.start.local(offset: .wib)
    let end = time.end.local(offset: .wib)
    guard start.time == .midnight, end.time == .midnight else {
      return start.date == end.date
        ? TimeText.range(time, language)
        : "\(TimeText.moment(time.start, language)) – \(TimeText.moment(time.end, language))"
    }
    let last = end.date.advanced(by: -1)
    return start.date == last
      ? TimeText.day(start.date, language)
      : "\(TimeText.date(start.date, language)) – \(TimeText.date(last, language))"
  }
}
