public import HTTPServer
import Wording

/// Every operation of the API.
public enum OperationCatalog {
  /// The operations in the order of the document.
  public static let all: [Operation] = chapters.flatMap(\.self)

  private static let chapters: [[Operation]] = [
    service, metrics, calendar, requests, corrections, documents, desks, meetings, slots, plans,
    reschedulings, complaints,
    feeds, calendarMessages, team, subscriptions, accounts, settings, holidays, reports, webhooks,
    outgoingMail, incomingMail,
  ]

  /// The routes of every operation, as a router.
  public static func router(in context: WebContext) -> HTTPRouter {
    HTTPRouter(
      all.map { feedRoute(of: $0, in: context) ?? $0.route(in: context) },
      notFound: { Problem(.notFound).response(in: Language(accepting: $0.header("accept-language"))) },
      methodNotAllowed: { request, methods in
        let known = methods.joined(separator: ", ")
        return Problem(.methodNotAllowed, Sentence("yang ada: \(known)", "there are \(known)"))
          .response(in: Language(accepting: request.header("accept-language")))
      },
      refused: { request, refusal in
        Problem(refusal).response(in: Language(accepting: request.header("accept-language")))
      })
  }
}
