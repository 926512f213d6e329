import HTTPServer
import Web

/// One page, or one form that a page sends: the declaration from which the route, the checks before its handler, the
/// answer to what goes wrong, and the menu are made. All of them are listed in ``PageCatalog``.
///
///     PageRoute.get("/staf/libur", .staff(.director, .admin), menu: MenuEntry(Sentence("Libur", "Holidays"), at: 60)) {
///       visit in HolidaysPage.page(visit)
///     }
///     PageRoute.post("/staf/libur", .staff(.director, .admin), showing: HolidaysPage.page) { visit in
///       let entered = try visit.entered { $0.date("date") }
///       _ = try visit.perform(AddHoliday(on: entered))
///       return .redirect(to: "/staf/libur", telling: Sentence("Hari libur dicatat.", "The holiday is recorded."))
///     }
///
/// What a handler throws becomes a page. A `Refusal`, a `Problem` of Web, or what `visit.entered` finds wrong with a
/// form is shown on the page that `showing` makes, with what was entered, the problems beside their fields and a
/// summary on top (status 422, or 409 and 412 for what the state of things does not allow). What is not there, not
/// allowed or too often is a page of its own, and what nobody foresaw a bare 500 with one line in the log.
struct PageRoute: Sendable {
  enum Method: String, Hashable, Sendable {
    case get = "GET"
    case post = "POST"
  }

  /// Makes a page.
  typealias Show = @Sendable (Visit) throws -> Page
  /// Answers a visit.
  typealias Handler = @Sendable (Visit) throws -> PageAnswer

  let method: Method
  /// The path with its variables in braces, in Indonesian: `/staf/permohonan/{id}`. It stands in the access log in
  /// place of what was called, so that no secret gets there.
  let path: String
  let access: PageAccess
  /// How often.
  let rate: RateClass
  /// What the form sends; `nil` where there is none.
  let takes: FormShape?
  /// Where the page stands in the menu, if it does.
  let menu: MenuEntry?
  /// The page on which the form stands, made again with its problems.
  let showing: Show?
  let handler: Handler

  /// A page to read.
  static func get(
    _ path: String, _ access: PageAccess, rate: RateClass = .reading, menu: MenuEntry? = nil,
    _ show: @escaping Show
  ) -> PageRoute {
    answering(path, access, rate: rate, menu: menu) { .page(try show($0)) }
  }

  /// Something else to read than a page: a file, or the way to a page.
  static func answering(
    _ path: String, _ access: PageAccess, rate: RateClass = .reading, menu: MenuEntry? = nil,
    _ handler: @escaping Handler
  ) -> PageRoute {
    PageRoute(
      method: .get, path: path, access: access, rate: rate, takes: nil, menu: menu, showing: nil,
      handler: handler)
  }

  /// What a form does. Its token and where it comes from are checked before the handler is called. The handler ends
  /// in a redirect where all went well, so that going back and reading anew do nothing twice.
  static func post(
    _ path: String, _ access: PageAccess, rate: RateClass = .submitting, takes: FormShape = .fields,
    showing: @escaping Show, _ handler: @escaping Handler
  ) -> PageRoute {
    PageRoute(
      method: .post, path: path, access: access, rate: rate, takes: takes, menu: nil, showing: showing,
      handler: handler)
  }
}
