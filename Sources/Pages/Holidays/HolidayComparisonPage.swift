import HTTPServer
import Office
import Web
import WorkCalendar
import Wording

/// `/staf/hari-libur/periksa`: what a calendar of others has otherwise than the official one, day by day. Nothing is
/// kept and nothing changes.
enum HolidayComparisonPage {
  static let path = "\(HolidaysPage.path)/periksa"
  static let routes: [PageRoute] = [
    .get(path, HolidaysPage.auditors, page),
    .post(path, HolidaysPage.auditors, takes: .files(atMost: 1 << 20), showing: page, compare),
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page { page(visit, found: "") }

  private static func page(_ visit: Visit, found: Markup) -> Page {
    let form = Form(visit, to: path, takesFiles: true)
    let language = visit.language
    return Page(
      Sentence("Bandingkan dengan kalender lain", "Compare with another calendar"),
      lead: Sentence(
        "Kalender Google, kementerian, atau lain: yang berbeda disebut hari demi hari, untuk tahun yang dimuatnya.",
        "Google's calendar, a ministry's or another: what differs is told day by day, for the years that it has."
      ), address: path, width: .wide,
      main: """
        <p><a href="\(url: HolidaysPage.path)">\(Sentence("Kembali ke hari libur", "Back to the days off"), in: language)</a></p>
        \(found)\(form.markup(
          form.file(
            "file", Sentence("Berkas .ics atau tabel", "An .ics file or a table"),
            hint: Sentence("Paling besar 1 MB. Tidak disimpan.", "1 MB at most. It is not kept."),
            accepting: ".ics,.tsv,.txt,text/calendar,text/tab-separated-values")
          + form.button(Sentence("Bandingkan", "Compare"))))
        """)
  }

  @Sendable private static func compare(_ visit: Visit) throws -> PageAnswer {
    guard let file = visit.form.files("file").first else {
      throw Problem(fields: [FieldProblem("file", Sentence("pilih berkas", "choose a file"))])
    }
    let foreign = ForeignHolidays(try HolidayImportPage.read(file))
    guard !foreign.days.isEmpty else {
      throw Problem(fields: [
        FieldProblem("file", Sentence("tidak memuat hari libur", "has no day off"))
      ])
    }
    let calendar = try visit.ask { try $0.calendars().holidays }
    let comparison = HolidayComparison(of: calendar, with: foreign.days)
    return .page(page(visit, found: found(comparison, foreign, visit.language)))
  }

  private static func found(
    _ comparison: HolidayComparison, _ foreign: ForeignHolidays, _ language: Language
  ) -> Markup {
    let years = Sentence(same: comparison.years.map(String.init).joined(separator: ", "))
    let counts = comparison.differences.count(where: \.changesWorkingDay)
    let result: Markup
    if comparison.years.isEmpty {
      result = Box(
        .warning, Sentence("Tidak ada tahun yang dapat dibandingkan", "No year can be compared")
      ).markup(in: language)
    } else if counts > 0 {
      result = Box(
        .problem,
        Sentence("\(counts) hari kerja berbeda, tahun ", "\(counts) working days differ, of ") + years
      ).markup(in: language)
    } else {
      result = Box(
        .done, Sentence("Hari kerjanya sama, tahun ", "The working days are the same, of ") + years
      ).markup(in: language)
    }
    let told =
      comparison.warnings(of: foreign).map(\.sentence) + foreign.warnings.prefix(20).map(\.sentence)
    let notes: Markup =
      told.isEmpty
      ? ""
      : "<ul>\n\(told.map { note -> Markup in "<li>\(note.capitalized, in: language)</li>\n" })</ul>\n"
    return result + notes + table(comparison, language)
  }

  /// The most differences that are shown: a calendar of something else differs on every day.
  private static let mostRows = 150

  private static func table(_ comparison: HolidayComparison, _ language: Language) -> Markup {
    guard !comparison.differences.isEmpty else { return "" }
    var table = DataTable(
      Sentence("Yang berbeda, hari demi hari", "What differs, day by day"), showsCaption: true,
      columns: [
        .init(Sentence("Tanggal", "Date")), .init(Sentence("Perbedaan", "Difference")),
        .init(Sentence("Di sini", "Here")), .init(Sentence("Di berkas", "In the file")),
      ])
    table.rows = comparison.differences.prefix(mostRows).map { difference in
      let recorded = difference.recorded.map { $0.kind.name + Sentence(same: ": ") + Sentence($0.name) }
      let foreign = difference.foreign.map { Sentence(same: $0.name.indonesian) }
      return [
        TimeText.day(difference.date, language),
        Badge(difference.kind.name, difference.changesWorkingDay ? .bad : .calm).markup(in: language),
        "\(recorded.isEmpty ? Sentence(same: "–") : DateText.list(recorded), in: language)",
        "\(foreign.isEmpty ? Sentence(same: "–") : DateText.list(foreign), in: language)",
      ]
    }
    let rest = comparison.differences.count - table.rows.count
    let more: Markup =
      rest > 0
      ? "<p>\(Sentence("Dan \(rest) perbedaan lain.", "And \(rest) more differences."), in: language)</p>\n"
      : ""
    return table.markup(in: language) + more
  }
}

extension HolidayComparison.Difference.Kind {
  /// In what both differ, in a few words.
  fileprivate var name: Sentence {
    switch self {
    case .missing: Sentence("tidak libur di berkas", "not off in the file")
    case .extra: Sentence("libur hanya di berkas", "off in the file only")
    case .otherKind: Sentence("jenis lain", "another kind")
    case .otherName: Sentence("nama lain", "another name")
    }
  }
}
