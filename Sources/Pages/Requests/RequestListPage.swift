import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// `/staf/permohonan`: every request that the reader may know of, newest first, to be searched.
enum RequestListPage {
  static let path = "/staf/permohonan"
  static let routes: [PageRoute] = [
    .get(
      path, StaffRequestPage.readers, rate: .searching,
      menu: MenuEntry(Sentence("Permohonan", "Requests"), at: 20), page)
  ]
  private static let pageSize = 30
  private static let stateName = "tahap"
  private static let textName = "cari"
  private static let cursorName = "sebelum"

  /// The address of the list of one state.
  static func address(of state: RequestState) -> String { "\(path)?\(stateName)=\(state.rawValue)" }

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let state = visit.query(stateName).flatMap(RequestState.init(rawValue:))
    let text = visit.query(textName).map { String($0.prefix(100)) }
    let cursor = visit.query(cursorName).flatMap { Identifier<Record.Request>($0) }
    let found = try visit.ask { desk in
      try desk.requests(in: state, holding: text, before: cursor, atMost: pageSize + 1)
    }
    let shown = found.prefix(pageSize)
    let kept = [(stateName, state?.rawValue), (textName, text)].compactMap { name, value in
      value.map { "\(name)=\(QueryText.escaped($0))" }
    }.joined(separator: "&")
    let pager = Pager(
      first: cursor == nil ? nil : "\(path)?\(kept)",
      next: found.count > pageSize
        ? shown.last.map { "\(path)?\(kept.isEmpty ? "" : kept + "&")\(cursorName)=\($0.id)" } : nil)
    return Page(
      Sentence("Permohonan", "Requests"), width: .wide,
      main: """
        \(filter(visit))\(shown.isEmpty ? nothing(visit, isFiltered: !kept.isEmpty) : table(Array(shown), visit.language))\(pager.markup(in: visit.language))
        """)
  }

  private static func filter(_ visit: Visit) -> Markup {
    let form = Form(visit, asking: path)
    return form.markup(
      """
      <div class="filter">
      \(form.field(
        textName, Sentence("Cari", "Search"),
        hint: Sentence("Nomor, perihal, nama, atau organisasi", "Reference, subject, name or organization"),
        isOptional: true))\(form.select(
        stateName, Sentence("Tahap", "State"),
        RequestState.allCases.map { ($0.rawValue, $0.name.capitalized) }, isOptional: true,
        nothing: Sentence("Semua", "All")))\(
        form.button(Sentence("Tampilkan", "Show"), .second))</div>

      """)
  }

  private static func nothing(_ visit: Visit, isFiltered: Bool) -> Markup {
    EmptyState(
      isFiltered
        ? Sentence("Tidak ada yang cocok", "Nothing fits")
        : Sentence("Belum ada permohonan", "There are no requests yet"),
      isFiltered
        ? "<p><a href=\"\(url: path)\">\(Sentence("Tampilkan semua", "Show all"), in: visit.language)</a></p>\n"
        : ""
    ).markup(in: visit.language)
  }

  private static func table(_ requests: [RequestRecord], _ language: Language) -> Markup {
    var table = DataTable(
      Sentence("Permohonan, yang terbaru dahulu", "Requests, newest first"),
      columns: [
        .init(Sentence("Permohonan", "Request")), .init(Sentence("Pemohon", "Applicant")),
        .init(Sentence("Tahap", "State")), .init(Sentence("Sejak", "Since")),
        .init(Sentence("Masuk", "Came in")),
      ])
    table.rows = requests.map { request in
      [
        RequestLink.markup(request), RequestLink.applicant(request, language),
        Badge(request.state).markup(in: language),
        TimeText.date(request.stateSince, language),
        TimeText.date(request.submittedAt, language),
      ]
    }
    return table.markup(in: language)
  }
}

/// A request in a list.
enum RequestLink {
  /// Its reference and its subject, with the way to its page.
  static func markup(_ request: RequestRecord) -> Markup {
    "<a href=\"\(url: RequestSheet.path(of: request.id))\"><strong>\(request.reference)</strong></a><br>\(request.subject)"
  }

  /// Who asks, and whether they are served first.
  static func applicant(_ request: RequestRecord, _ language: Language) -> Markup {
    let applicant = request.applicant
    let organization = applicant.organization.flatMap { $0 == applicant.name ? nil : $0 }
    let second = organization.map { name -> Markup in "<br><span class=\"hint\">\(name)</span>" } ?? ""
    let priority = applicant.priority.name.map { name -> Markup in
      "<br>\(Badge(name, .waiting).markup(in: language))"
    }
    return "\(applicant.name)\(second)\(priority ?? "")"
  }
}
