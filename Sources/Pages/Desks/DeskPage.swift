import Casework
import Office
import Store
import Web
import Wording

/// `/staf`: what waits at the desks of the one who has signed in.
enum DeskPage {
  static let routes: [PageRoute] = [
    .get("/staf", .anyStaff, menu: MenuEntry(Sentence("Meja kerja", "My desk"), at: 10), page)
  ]
  /// The most requests that are listed of one state.
  private static let most = 50

  @Sendable static func page(_ visit: Visit) throws -> Page {
    let roles = visit.principal.roles
    let waiting = try visit.ask { desk in
      try states(for: roles).flatMap { state in
        try desk.requests(in: state, holding: nil, before: nil, atMost: most).map { request in
          (request, try desk.clock(of: request).standing)
        }
      }
    }
    let language = visit.language
    var table = DataTable(
      Sentence("Permohonan yang menunggu Anda", "Requests that wait for you"),
      columns: [
        .init(Sentence("Permohonan", "Request")), .init(Sentence("Tahap", "State")),
        .init(Sentence("Sejak", "Since")), .init(Sentence("Tenggat", "Due")),
        .init(Sentence("Keadaan", "Standing")),
      ])
    table.rows = waiting.map { request, standing in
      [
        "<strong>\(request.reference)</strong><br>\(request.subject)",
        Badge(request.state).markup(in: language), TimeText.moment(standing.since, language),
        TimeText.day(standing.dueDate, language),
        standing.verdict.map { Badge($0).markup(in: language) } ?? "–",
      ]
    }
    let list =
      table.rows.isEmpty
      ? EmptyState(
        Sentence("Tidak ada yang menunggu Anda", "Nothing waits for you"),
        "<p>\(Sentence("Permohonan baru muncul di sini begitu sampai di meja Anda.", "New requests appear here as soon as they reach your desk."), in: language)</p>\n"
      ).markup(in: language) : table.markup(in: language)
    return Page(
      Sentence("Meja kerja", "My desk"),
      lead: Sentence("Peran Anda: ", "Your roles: ")
        + DateText.list(Role.allCases.filter(roles.contains).map(\.name)) + Sentence(same: "."),
      width: .wide, main: list)
  }

  /// The states in which a request waits for somebody with these roles.
  private static func states(for roles: Set<Role>) -> [RequestState] {
    RequestState.allCases.filter { state in
      guard let desk = RequestDesk(of: state, turn: nil) else { return false }
      return switch desk {
      case .applicant: false
      case .registry: roles.contains(.registry)
      case .deputy: roles.contains(.deputy)
      case .director: roles.contains(.director)
      case .officers: roles.contains(.officer)
      }
    }
  }
}
