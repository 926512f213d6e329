import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// `/staf/pengaduan`: complaints about the service, those that wait for an answer first, and the form for one that came
/// another way than by the pages (SP complaints).
enum ComplaintsPage {
  static let path = "/staf/pengaduan"
  private static let writers = PageAccess.staff(.registry, .director)
  private static let readers = PageAccess.staff(.registry, .director, .auditor)
  static let routes: [PageRoute] =
    [
      .get(path, readers, menu: MenuEntry(Sentence("Pengaduan", "Complaints"), at: 50), page),
      .post(path, writers, showing: page, register),
    ] + ComplaintAnswerPage.routes
  private static let pageSize = 30
  private static let mostOpen = 50
  private static let cursorName = "sebelum"

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let cursor = visit.query(cursorName).flatMap { Identifier<Record.Complaint>($0) }
    let (open, found) = try visit.ask { desk in
      (
        try cursor == nil ? desk.queries.openComplaints(atMost: mostOpen) : [],
        try desk.queries.complaints(before: cursor, atMost: pageSize + 1)
      )
    }
    let shown = found.prefix(pageSize)
    let next = found.count > pageSize ? shown.last.map { "\(path)?\(cursorName)=\($0.id)" } : nil
    let pager = Pager(first: cursor == nil ? nil : path, next: next)
    return Page(
      Sentence("Pengaduan", "Complaints"),
      lead: Sentence(
        "Yang dapat dijawab di tempat dijawab di tempat; yang lain dicatat dan dijawab kemudian.",
        "What can be answered on the spot is; the rest is registered and answered later."), width: .wide,
      main: """
        \(waiting(open, visit, isFirst: cursor == nil))\(form(visit))\(all(Array(shown), visit))\(pager.markup(in: visit.language))
        """)
  }

  private static func waiting(_ open: [ComplaintRecord], _ visit: Visit, isFirst: Bool) -> Markup {
    guard isFirst else { return "" }
    let title = Sentence("Menunggu jawaban", "Waiting for an answer")
    let list: Markup =
      open.isEmpty
      ? EmptyState(Sentence("Semua pengaduan sudah dijawab", "All complaints are answered")).markup(
        in: visit.language)
      : table(title, open, visit)
    return "<section>\n<h2>\(title, in: visit.language)</h2>\n\(list)</section>\n"
  }

  private static func all(_ complaints: [ComplaintRecord], _ visit: Visit) -> Markup {
    let title = Sentence("Semua, yang terbaru dahulu", "All, newest first")
    let list: Markup =
      complaints.isEmpty
      ? "<p>\(Sentence("Belum ada pengaduan.", "There are no complaints."), in: visit.language)</p>\n"
      : table(title, complaints, visit)
    return "<section>\n<h2>\(title, in: visit.language)</h2>\n\(list)</section>\n"
  }

  private static func table(_ title: Sentence, _ complaints: [ComplaintRecord], _ visit: Visit) -> Markup {
    let language = visit.language
    var table = DataTable(
      title,
      columns: [
        .init(Sentence("Pengaduan", "Complaint")), .init(Sentence("Datang lewat", "Came by")),
        .init(Sentence("Masuk", "Came in")), .init(Sentence("Keadaan", "Standing")),
      ])
    table.rows = complaints.map { complaint in
      let name: Markup =
        visit.principal.worksOnRequests ? "<br><span class=\"hint\">\(complaint.name)</span>" : ""
      return [
        "<a href=\"\(url: "\(path)/\(complaint.id)")\">\(Sentence("Nomor \(complaint.id)", "Number \(complaint.id)"), in: language)</a>: \(String(complaint.text.prefix(120)))\(complaint.text.count > 120 ? "…" : "")\(name)",
        "\(complaint.channel.name.capitalized, in: language)",
        TimeText.moment(complaint.receivedAt, language),
        Badge(complaint.state.name, complaint.state == .answered ? .good : .waiting).markup(in: language),
      ]
    }
    return table.markup(in: language)
  }

  private static func form(_ visit: Visit) -> Markup {
    guard !visit.principal.roles.isDisjoint(with: [.registry, .director]) else { return "" }
    let form = Form(visit, to: path)
    let open: Markup = form.entry.isRefused ? " open" : ""
    let channels = ComplaintChannel.allCases.filter { $0 != .web }
    return """
      <details class="step"\(open)>
      <summary>\(Sentence("Catat pengaduan", "Register a complaint"), in: visit.language)</summary>
      \(form.markup(
        form.select(
          "channel", Sentence("Datang lewat", "Came by"), channels.map { ($0.rawValue, $0.name.capitalized) })
          + form.field("name", Sentence("Nama pengadu", "Who complains"), autocomplete: "off")
          + form.field(
            "contact", Sentence("Cara menghubungi", "How to reach them"),
            hint: Sentence("Nomor telepon, surel, atau alamat.", "Telephone number, e-mail or address."), autocomplete: "off")
          + form.field(
            "request", Sentence("Nomor permohonan", "Request"),
            hint: Sentence("Bila tentang satu permohonan, misalnya SPB-2026-000123.", "Where it is about one, such as SPB-2026-000123."),
            isOptional: true)
          + form.area("text", Sentence("Isi pengaduan", "The complaint"))
          + form.area(
            "answer", Sentence("Jawaban di tempat", "Answer on the spot"), rows: 3, isOptional: true)
          + form.button(Sentence("Catat", "Register"))))</details>

      """
  }

  @Sendable private static func register(_ visit: Visit) throws -> PageAnswer {
    let (entered, reference) = try visit.entered { form in
      (
        (
          channel: form.choice("channel", ComplaintChannel.self), name: form.line("name"),
          contact: form.line("contact"), text: form.paragraphs("text"),
          answer: form.optionalParagraphs("answer")
        ), form.optionalLine("request", atMost: 40)
      )
    }
    let request = try reference.map { reference in
      guard let found = try visit.ask({ try $0.queries.request(reference: reference) }) else {
        throw Problem(fields: [
          FieldProblem(
            "request", Sentence("tidak ada permohonan dengan nomor ini", "no request has this reference"))
        ])
      }
      return found.id
    }
    let done = try visit.performOnce(
      RegisterComplaint(
        request: request, channel: entered.channel, name: entered.name, contact: entered.contact,
        text: entered.text,
        answer: entered.answer)
    ) { complaint in
      (
        "\(path)/\(complaint.id)",
        Sentence("Pengaduan nomor \(complaint.id) dicatat.", "Complaint \(complaint.id) is registered.")
      )
    }
    return .redirect(to: done.address, telling: done.told)
  }
}
