import Casework
import Office
import Store
import Web
import Wording

/// `/staf/surel-masuk`: mail that came in; what waits for somebody first.
enum IncomingMailPage {
  static let routes: [PageRoute] =
    [
      .get(
        IncomingMailText.path, .staff(.registry, .admin),
        menu: MenuEntry(Sentence("Surel masuk", "Mail in"), at: 40), page)
    ] + IncomingMessagePage.routes
  private static let pageSize = 30
  private static let stateName = "keadaan"
  private static let cursorName = "sebelum"

  @Sendable private static func page(_ visit: Visit) throws -> Page {
    let state = visit.query(stateName).flatMap(IncomingMailRecord.State.init(rawValue:)) ?? .open
    let cursor = visit.query(cursorName).flatMap { Identifier<Record.IncomingMail>($0) }
    let found = try visit.ask { try $0.incomingMail(state, before: cursor, atMost: pageSize + 1) }
    let shown = found.prefix(pageSize)
    let address = "\(IncomingMailText.path)?\(stateName)=\(state.rawValue)"
    let pager = Pager(
      first: cursor == nil ? nil : address,
      next: found.count > pageSize ? shown.last.map { "\(address)&\(cursorName)=\($0.id)" } : nil)
    let items = shown.map { mail -> Markup in "<li>\(IncomingMailText.line(mail, visit))</li>\n" }
    let list: Markup =
      items.isEmpty
      ? EmptyState(
        state == .open
          ? Sentence("Tidak ada surel yang menunggu", "No mail waits")
          : Sentence("Belum ada surel yang ditangani", "No mail was dealt with yet")
      ).markup(in: visit.language) : "<ul class=\"plain mails\">\n\(items)</ul>\n"
    return Page(
      Sentence("Surel masuk", "Mail that came in"),
      lead: Sentence(
        "Surel yang tidak dipahami, yang pengirimnya belum pasti, atau yang menyangkut permohonan yang ada.",
        "Mail that is not understood, whose sender is not certain, or that is about a request that exists."),
      main: """
        \(tabs(state, visit.language))\(list)\(pager.markup(in: visit.language))
        """)
  }

  /// The way between what waits and what was dealt with.
  private static func tabs(_ now: IncomingMailRecord.State, _ language: Language) -> Markup {
    let states: [(IncomingMailRecord.State, Sentence)] = [
      (.open, Sentence("Menunggu", "Waiting")), (.settled, Sentence("Selesai", "Dealt with")),
    ]
    let items = states.map { state, title -> Markup in
      let mark: Markup = state == now ? " aria-current=\"page\"" : ""
      return
        "<li><a href=\"\(url: "\(IncomingMailText.path)?\(stateName)=\(state.rawValue)")\"\(mark)>\(title, in: language)</a></li>\n"
    }
    return """
      <nav class="tally" aria-label="\(Sentence("Keadaan surel", "State of mail"), in: language)">
      <ul>
      \(items)</ul>
      </nav>

      """
  }
}
