import Casework
import HTTPServer
import Office
import Web
import WorkCalendar
import Wording

/// `/staf/hari-libur/impor`: a decree is brought as a file, looked at with all that it moves, and only then taken over.
/// What is taken over is exactly what was looked at: where it would be anything else by then, it is looked at anew.
enum HolidayImportPage {
  static let path = "\(HolidaysPage.path)/impor"
  private static let access = HolidaysPage.writers
  /// The most bytes of a file, as the API takes it.
  private static let mostBytes = 1 << 20
  static let routes: [PageRoute] = [
    .get(path, access, page),
    .post(path, access, takes: .files(atMost: mostBytes), showing: page, bring),
    .get("\(path)/{word}", access, rate: .searching, preview),
    .post("\(path)/{word}", access, showing: preview, apply),
  ]
  private static let digestField = "pratinjau"
  private static let title = Sentence("Impor hari libur", "Import days off")

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let form = Form(visit, to: path, takesFiles: true)
    let language = visit.language
    return Page(
      title,
      lead: Sentence(
        "Berkas .ics atau tabel dengan tab. Anda melihat dahulu semua yang berubah; belum ada yang diterapkan.",
        "An .ics file, or a table with tabs. You first see all that changes; nothing is done yet."),
      address: path,
      main: """
        \(back(language))\(form.markup(
          form.file(
            "file", Sentence("Berkas", "File"),
            hint: Sentence("Paling besar 1 MB.", "1 MB at most."), accepting: ".ics,.tsv,.txt,text/calendar,text/tab-separated-values")
          + form.radios(
            "mode", Sentence("Isi berkas", "What the file holds"),
            [
              .init(HolidayImportMode.amend.rawValue, Sentence("Perubahan saja", "An amendment"),
                hint: Sentence(
                  "Hanya hari yang ditambah, diganti namanya, atau dicabut; hari lain tetap.",
                  "Only days that are added, renamed or taken back; all others stay.")),
              .init(HolidayImportMode.year.rawValue, Sentence("Seluruh tahun", "Whole years"),
                hint: Sentence(
                  "Semua hari libur tiap tahun yang disebutnya; yang tidak ada di berkas hilang dari tahun itu.",
                  "All days off of each year that it names; those that it has not go from that year.")),
              .init("", Sentence("Menurut berkasnya", "As the file says"),
                hint: Sentence(
                  "Menurut X-JADWAL-SCOPE di berkas .ics; tanpa itu berarti seluruh tahun.",
                  "By X-JADWAL-SCOPE in an .ics file; without it, whole years.")),
            ], chosen: HolidayImportMode.amend.rawValue)
          + form.button(Sentence("Lihat yang berubah", "See what changes"))))<details>
        <summary>\(Sentence("Bentuk tabel", "What the table looks like"), in: language)</summary>
        <p>\(Sentence(
          "Satu hari satu baris, sel dipisah tab. kind: national-holiday, collective-leave, atau election. Tanggal di akhir keputusan ialah hari diumumkannya. Hari yang dicabut menyebut keputusannya di kolom withdrawal.",
          "A day a line, a tab between the cells. kind: national-holiday, collective-leave or election. The date at the end of a decree is the day on which it was made public. A day that is taken back names its decree in the column withdrawal."
        ), in: language)</p>
        \(example(language))</details>

        """)
  }

  /// What the table looks like: its columns with a day.
  private static func example(_ language: Language) -> Markup {
    let cells: [(column: String, cell: String)] = [
      ("date", "2025-08-18"), ("name_id", "Cuti Bersama Proklamasi"), ("name_en", "Independence Day leave"),
      ("kind", DayOffKind.collectiveLeave.rawValue),
      ("decree", "SKB 933/2025, 1/2025, 3/2025 (2025-08-07)"), ("withdrawal", ""),
    ]
    var table = DataTable(
      Sentence("Contoh tabel", "A sample table"), columns: cells.map { .init(Sentence(same: $0.column)) })
    table.rows = [cells.map { "\($0.cell)" }]
    return table.markup(in: language)
  }

  private static func back(_ language: Language) -> Markup {
    "<p><a href=\"\(url: HolidaysPage.path)\">\(Sentence("Kembali ke hari libur", "Back to the days off"), in: language)</a></p>\n"
  }

  @Sendable private static func bring(_ visit: Visit) throws -> PageAnswer {
    let (file, mode) = try visit.entered { form -> (HTTPFormPart?, HolidayImportMode?) in
      let file = form.file("file")
      if file == nil { form.refuse("file", Sentence("pilih berkas", "choose a file")) }
      return (file, form.optionalChoice("mode", HolidayImportMode.self))
    }
    guard let file else { throw Problem(.failure) }
    let document = try read(file)
    return .redirect(to: try lay(document, mode: mode, visit))
  }

  /// The file of a form, read. Fails beside the field `file`.
  static func read(_ file: HTTPFormPart) throws -> HolidayDocument {
    let name = Quotation.plain(file.fileName ?? "", atMost: 200)
    do throws(Refusal) {
      return try HolidayDocument(
        file.bytes, named: name.isEmpty ? "hari-libur.ics" : name,
        as: HolidayDocument.Form(ofFile: name, file.bytes))
    } catch {
      throw Problem(fields: [FieldProblem("file", error.sentence)])
    }
  }

  /// Lays a file down to be looked at. Returns the address of its preview. Fails beside the field `file` where it
  /// cannot be meant so.
  static func lay(_ document: HolidayDocument, mode: HolidayImportMode?, _ visit: Visit) throws -> String {
    do {
      _ = try visit.perform(ImportHolidays(document, mode: mode, applies: false))
    } catch Refusal.holidays(let problem) {
      throw Problem(fields: [FieldProblem("file", problem.sentence)])
    }
    let word = visit.site.holidayFiles.lay(
      document, mode: mode, by: try visit.session.member.account, at: visit.now)
    return "\(path)/\(word)"
  }

  /// The file that the path names. Fails as a page that is not there.
  private static func entry(_ visit: Visit) throws -> HolidayImportShelf.Entry {
    guard
      let entry = visit.site.holidayFiles.entry(
        visit.values["word"], of: try visit.session.member.account, at: visit.now)
    else { throw Problem(.notFound) }
    return entry
  }

  /// What the import would do by now, or what it has done.
  @Sendable private static func preview(_ visit: Visit) throws -> Page {
    let entry = try entry(visit)
    let address = "\(path)/\(visit.values["word"])"
    let report =
      try entry.done ?? visit.perform(ImportHolidays(entry.document, mode: entry.mode, applies: false))
    let form = Form(visit, to: address)
    let act: Markup
    if report.isApplied {
      act = LinkButton(Sentence("Ke hari libur", "To the days off"), to: HolidaysPage.path, .second).markup(
        in: visit.language)
    } else if report.changes.isEmpty {
      act = back(visit.language)
    } else {
      act =
        form.markup(
          form.hidden(digestField, report.digest)
            + form.button(Sentence("Terapkan persis seperti ini", "Do exactly this")))
        + "<p><a href=\"\(url: path)\">\(Sentence("Pilih berkas lain", "Choose another file"), in: visit.language)</a></p>\n"
    }
    return Page(
      report.isApplied
        ? Sentence("Hari libur diimpor", "The days off are imported")
        : Sentence("Pratinjau impor hari libur", "Preview of importing days off"),
      address: address, width: .wide,
      main: try HolidayReportView(visit, report, file: entry.document.name).markup + act)
  }

  @Sendable private static func apply(_ visit: Visit) throws -> PageAnswer {
    let entry = try entry(visit)
    let word = visit.values["word"]
    guard entry.done == nil else { return .redirect(to: "\(path)/\(word)") }
    let report: HolidayReport
    do {
      report = try visit.perform(
        ImportHolidays(
          entry.document, mode: entry.mode, applies: true, seen: visit.form.text(digestField) ?? ""))
    } catch Refusal.changedMeanwhile {
      throw Problem(
        .changed,
        Sentence(
          "Belum ada yang diterapkan: sejak pratinjau itu dibuat, kalender, permohonan, atau waktu petugas sudah berubah. Ini pratinjau yang baru.",
          "Nothing was done: the calendar, requests or officers' times have changed since that preview was made. This is the new one."
        ))
    }
    visit.site.holidayFiles.note(report, for: word)
    return .redirect(
      to: "\(path)/\(word)",
      telling: report.version.map {
        Sentence("Diterapkan sebagai versi \($0) kalender.", "Done, as version \($0) of the calendar.")
      })
  }
}
