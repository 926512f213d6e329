public import HTTPServer
import Casework
import Office
import Secrets
public import Web
import Wording

/// The pages of the service: what they stand on, and their routes.
public final class PageSite: Sendable {
  /// What pages and API share: use cases, limits, metrics, log.
  let web: WebContext
  let assets = AssetLibrary()
  let notices: NoticeShelf
  let signIns: SignInLimiter
  let holidayFiles: HolidayImportShelf
  /// Every page.
  let pages: [PageRoute]

  var office: Office { web.office }

  /// The pages over a service. `microseconds` is a clock that never goes back, for counting sign-ins; without one
  /// nobody is made to wait.
  public convenience init(web: WebContext, microseconds: (@Sendable () -> Int64)?) {
    self.init(web: web, microseconds: microseconds, pages: PageCatalog.all)
  }

  init(web: WebContext, microseconds: (@Sendable () -> Int64)?, pages: [PageRoute]) {
    self.web = web
    self.pages = pages
    notices = NoticeShelf(random: web.office.surroundings.random)
    holidayFiles = HolidayImportShelf(random: web.office.surroundings.random)
    signIns = SignInLimiter(microseconds: microseconds)
  }

  /// Pages and API as one router. What is wrong with a call of the API, a feed or a monitor is told as they read it;
  /// everybody else gets a page.
  public func router() -> HTTPRouter {
    HTTPRouter(
      OperationCatalog.routes(in: web) + pages.map { $0.route(in: self) } + [assetRoute],
      notFound: { [self] request in
        isOfPages(request) ? page(of: Problem(.notFound), to: request) : OperationCatalog.nothing(request)
      },
      methodNotAllowed: { [self] request, methods in
        isOfPages(request)
          ? page(of: Problem(methodsKnown: methods), to: request)
          : OperationCatalog.otherMethods(request, methods)
      },
      refused: { [self] request, refusal in
        // Of a path that could not be read nothing is known; then it counts what the caller takes.
        isOfPages(request)
          && (!request.path.isEmpty || request.header("accept")?.contains("text/html") ?? false)
          ? page(of: Problem(refusal), to: request) : OperationCatalog.refused(request, refusal)
      })
  }

  /// The entries of a reader's menu, in their order.
  func menu(for reader: Reader) -> [(title: Sentence, path: String)] {
    pages.compactMap { page -> (entry: MenuEntry, path: String)? in
      guard let entry = page.menu else { return nil }
      switch page.access {
      case .everyone: return reader.member == nil ? (entry, page.path) : nil
      case .applicant, .draft: return nil
      case .staff(let roles):
        return roles.isDisjoint(with: reader.member?.roles ?? []) ? nil : (entry, page.path)
      }
    }.sorted { $0.entry.order < $1.entry.order }.map { ($0.entry.title, $0.path) }
  }

  /// Whether there is a page to read at a path, so that nothing leads to one that is not there.
  func leads(to path: String) -> Bool { pages.contains { $0.method == .get && $0.path == path } }

  /// The beginnings of the paths that are not for people.
  private static let machinePaths = ["api", "feeds", "healthz", "metrics", "aset"]

  /// Whether a person reads the answer.
  private func isOfPages(_ request: HTTPRequest) -> Bool {
    request.path.first.map { !PageSite.machinePaths.contains($0) } ?? true
  }

  private var assetRoute: HTTPRoute {
    HTTPRoute(method: "GET", path: "/aset/{file}") { [self] request, values in
      assets.response(to: request, file: values["file"]) ?? OperationCatalog.nothing(request)
    }
  }
}
