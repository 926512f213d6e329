import Casework
import Office
import Web
import WorkCalendar
import Wording

/// `/staf/laporan`: how the service does, month by month (rules of the service, section 8): on time, as agreed and late,
/// the time at each desk, the load of the officers, reschedulings, complaints. Every drawing has its table.
enum ReportsPage {
  static let path = "/staf/laporan"
  private static let access = PageAccess.staff(.director, .admin, .auditor, .deputy, .registry)
  private static let title = Sentence("Laporan", "Reports")
  static let routes: [PageRoute] = [
    .get(path, access, rate: .searching, menu: MenuEntry(title, at: 80), page),
    .answering("\(path)/{file}", access, rate: .searching, file),
  ]

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let language = visit.language
    let (period, problem) = ReportPeriod.read(visit, atMost: ReportPeriod.mostDays)
    let sheet = try visit.ask { try ReportSheet(at: $0, period) }
    let wrong = problem.map { Box(.problem, $0).markup(in: language) } ?? ""
    let content: Markup
    if sheet.isEmpty {
      content = EmptyState(
        Sentence("Belum ada yang dapat dilaporkan", "There is nothing to report yet"),
        "<p>\(Sentence("Pada masa ini tidak ada permohonan yang selesai, pertemuan, jadwal ulang, atau pengaduan.", "No request was completed in this time, and there are no meetings, reschedulings or complaints."), in: language)</p>\n"
      ).markup(in: language)
    } else {
      content = ReportSections(sheet, language).markup
    }
    return Page(
      title,
      lead: Sentence("Masa laporan: ", "Period: ") + period.title + Sentence(same: "."), width: .wide,
      main: """
        \(wrong)\(chooser(visit, period))\(content)
        """)
  }

  private static func chooser(_ visit: Visit, _ period: ReportPeriod) -> Markup {
    let language = visit.language
    let form = Form(visit, asking: path)
    let links = ReportPeriod.usual(today: visit.today).map { title, usual -> Markup in
      let mark: Markup = usual == period ? " aria-current=\"true\"" : ""
      return "<li><a href=\"\(url: "\(path)?\(usual.query)")\"\(mark)>\(title, in: language)</a></li>\n"
    }
    return """
      <nav class="tally screen" aria-label="\(Sentence("Masa laporan", "Period"), in: language)">
      <ul>
      \(links)</ul>
      </nav>
      \(form.markup("""
        <div class="filter">
        \(form.field(ReportPeriod.firstField, Sentence("Dari", "From"), .date, value: period.first.iso8601))\(
        form.field(ReportPeriod.lastField, Sentence("Sampai", "Through"), .date, value: period.last.iso8601))\(
        form.button(Sentence("Tampilkan", "Show"), .second))</div>

        """))<p class="screen"><button type="button" class="button second" data-print hidden>\(Sentence("Cetak", "Print"), in: language)</button></p>

      """
  }

  /// A report as a file for spreadsheets: the same bytes as the API gives.
  @Sendable private static func file(_ visit: Visit) throws -> PageAnswer {
    guard let report = ReportFile(rawValue: visit.values["file"]) else { throw Problem(.notFound) }
    let (period, problem) = ReportPeriod.read(visit, atMost: Desk.mostDaysOfReport)
    if let problem { throw Problem(.invalid, problem) }
    let bytes = try visit.ask { desk in
      switch report {
      case .level: return try desk.serviceLevel(from: period.first, to: period.end).csv(in: visit.language)
      case .load:
        let (load, names) = try desk.load(from: period.first, to: period.end)
        return load.csv(names: names, in: visit.language)
      case .complaints:
        return try desk.complaintLevel(from: period.first, to: period.end).csv(in: visit.language)
      }
    }
    let name = report.rawValue.split(separator: ".")[0]
    return .file(
      bytes, mediaType: ReportTable.mediaType, name: "\(name)-\(period.first)-\(period.last).csv")
  }
}

/// The reports that can be had as files.
enum ReportFile: String, CaseIterable {
  case level = "ketepatan.csv"
  case load = "beban.csv"
  case complaints = "pengaduan.csv"

  /// The address for a period.
  func address(_ period: ReportPeriod) -> String { "\(ReportsPage.path)/\(rawValue)?\(period.query)" }
}

/// The figures of a period, of one moment.
struct ReportSheet {
  let period: ReportPeriod
  let level: ServiceLevel
  let load: Load
  let names: [Identifier<Record.Officer>: String]
  let complaints: ComplaintLevel

  init(at desk: Desk, _ period: ReportPeriod) throws {
    self.period = period
    level = try desk.serviceLevel(from: period.first, to: period.end)
    (load, names) = try desk.load(from: period.first, to: period.end)
    complaints = try desk.complaintLevel(from: period.first, to: period.end)
  }

  /// Whether nothing at all is to be told.
  var isEmpty: Bool {
    level.notJudged == 0
      && level.months.allSatisfy { $0.onTime + $0.asAgreed + $0.late + $0.reschedules == 0 }
      && load.rows.allSatisfy { $0.held + $0.scheduled + $0.cancelled == 0 }
      && complaints.months.allSatisfy { $0.received == 0 }
  }
}
