import Casework
import Office
import Store
import Web
import WorkCalendar
import Wording

/// `/staf`: each role's own desk, with what waits, since when, and what is due, the most urgent first.
enum DeskPage {
  static let path = "/staf"
  static let routes: [PageRoute] = [
    .get(path, .anyStaff, menu: MenuEntry(Sentence("Meja kerja", "My desk"), at: 10), page)
  ]

  @Sendable static func page(_ visit: Visit) throws -> Page {
    let roles = visit.principal.roles
    let sections = try visit.ask { desk in
      try Role.allCases.filter(roles.contains).flatMap { try self.sections(of: $0, at: desk, visit) }
    }
    let waiting = sections.filter { !$0.isEmpty }
    let list: Markup =
      waiting.isEmpty
      ? EmptyState(
        Sentence("Tidak ada yang menunggu Anda", "Nothing waits for you"),
        "<p>\(Sentence("Permohonan muncul di sini begitu sampai di meja Anda.", "Requests appear here as soon as they reach your desk."), in: visit.language)</p>\n"
      ).markup(in: visit.language) : waiting.map { $0.markup(visit.language) }.joined()
    return Page(
      Sentence("Meja kerja", "My desk"),
      lead: Sentence("Peran Anda: ", "Your roles: ")
        + DateText.list(Role.allCases.filter(roles.contains).map(\.name)) + Sentence(same: "."),
      width: .wide, main: summary(waiting, visit.language) + list)
  }

  private static func sections(of role: Role, at desk: Desk, _ visit: Visit) throws -> [DeskSection] {
    switch role {
    case .registry: try RegistryDesk.sections(at: desk, visit)
    case .deputy: [try DeputyDesk.section(at: desk, visit.language)]
    case .director: try DirectorDesk.sections(at: desk, visit)
    case .officer: try OfficerDesk.sections(at: desk, visit.language)
    case .admin: try AdministratorDesk.sections(at: desk, visit)
    case .auditor: [AuditorDesk.section(visit)]
    }
  }

  /// What waits, in numbers, with the way to each.
  private static func summary(_ sections: [DeskSection], _ language: Language) -> Markup {
    guard sections.count > 1 else { return "" }
    let items = sections.map { section -> Markup in
      let count: Markup = section.count.map { count -> Markup in " <strong>\(count)</strong>" } ?? ""
      return "<li><a href=\"#\(section.anchor)\">\(section.title, in: language)</a>\(count)</li>\n"
    }
    return """
      <nav class="tally" aria-label="\(Sentence("Ringkasan meja", "The desk in short"), in: language)">
      <ul>
      \(items)</ul>
      </nav>

      """
  }
}
