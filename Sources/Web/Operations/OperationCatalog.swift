public import HTTPServer
import Wording

/// Every operation of the API.
public enum OperationCatalog {
  /// The operations in the order of the document.
  public static let all: [Operation] = chapters.flatMap(\.self)

  private static let chapters: [[Operation]] = [
    service, metrics, calendar, requests, corrections, personalData, documents, desks, meetings, slots, plans,
    reschedulings, complaints,
    feeds, calendarMessages, team, subscriptions, accounts, accountChanges, settings, holidays, reports,
    webhooks,
    outgoingMail, incomingMail,
  ]

  /// The routes of every operation.
  public static func routes(in context: WebContext) -> [HTTPRoute] {
    all.map { feedRoute(of: $0, in: context) ?? $0.route(in: context) }
  }

  /// The routes of every operation, as a router of the API alone.
  public static func router(in context: WebContext) -> HTTPRouter {
    HTTPRouter(
      routes(in: context), notFound: nothing, methodNotAllowed: otherMethods, refused: refused)
  }

  /// The answer where no path matches.
  @Sendable public static func nothing(_ request: HTTPRequest) -> HTTPResponse {
    Problem(.notFound).response(in: Language(accepting: request.header("accept-language")))
  }

  /// The answer where a path has these methods alone.
  @Sendable public static func otherMethods(_ request: HTTPRequest, _ methods: [String]) -> HTTPResponse {
    Problem(methodsKnown: methods).response(in: Language(accepting: request.header("accept-language")))
  }

  /// The answer to what is wrong before any operation could look.
  @Sendable public static func refused(_ request: HTTPRequest, _ refusal: HTTPRefusal) -> HTTPResponse {
    Problem(refusal).response(in: Language(accepting: request.header("accept-language")))
  }
}
