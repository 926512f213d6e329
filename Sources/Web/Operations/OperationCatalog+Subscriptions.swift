import Casework
import HTTPServer
import JSON
import Office
import Store
import Wording

extension OperationCatalog {
  /// Officers' own calendars to which the service is subscribed.
  static let subscriptions: [Operation] = [
    Operation(
      "subscribeCalendar", .put, "/api/v1/officers/{officer}/subscription", area: .officers,
      summary: Sentence(
        "langgani kalender petugas sendiri", "subscribe to an officer's own calendar"),
      details: Sentence(
        "Alamat ICS (https; webcal dibaca sebagai https) di internet publik, atau host yang diizinkan dengan serve --calendar-allow. Alamat itu rahasia: hanya pemiliknya yang melihatnya lagi. Kalendernya diambil sesudah jawaban ini, lalu berkala; saat sibuk di sana tidak dijadwalkan.",
        "An ICS address (https; webcal is read as https) on the public internet, or at a host that serve --calendar-allow names. The address is secret: its owner alone sees it again. The calendar is fetched after this answer, and then regularly; nothing is scheduled when it says busy."
      ),
      path: [.identifier("officer")],
      body: .json(.closed([.required("url", .text(.line, length: 1...2_000))])),
      access: .staff(.officer, .director), rate: .submitting,
      answers: [.json(200, Sentence("langganannya", "the subscription"), standingSchema)]
    ) { call in
      let body = try call.json()
      let useCase = SubscribeCalendar(
        officer: try call.path.identifier("officer"), url: try body.text("url"))
      let standing = try call.context.office.perform(useCase, as: call.caller)
      return .json(200, standing.json(in: call.language))
    },
    Operation(
      "unsubscribeCalendar", .delete, "/api/v1/officers/{officer}/subscription", area: .officers,
      summary: Sentence(
        "hentikan langganan kalender petugas; salinannya dilupakan",
        "end the subscription to an officer's calendar; its copy is forgotten"),
      path: [.identifier("officer")], access: .staff(.officer, .director), rate: .submitting,
      answers: [.empty(Sentence("dihentikan", "ended"))]
    ) { call in
      let useCase = UnsubscribeCalendar(officer: try call.path.identifier("officer"))
      try call.context.office.perform(useCase, as: call.caller)
      return .empty
    },
    Operation(
      "refreshSubscription", .post, "/api/v1/officers/{officer}/subscription/refresh", area: .officers,
      summary: Sentence("periksa kalender petugas sekarang", "look at an officer's calendar now"),
      details: Sentence(
        "Diperiksa sesudah jawaban ini, paling sering sekali semenit.",
        "It is looked at after this answer, at most once a minute."),
      path: [.identifier("officer")], access: .staff(.officer, .director), rate: .submitting,
      answers: [.json(200, Sentence("langganannya", "the subscription"), standingSchema)]
    ) { call in
      let useCase = RefreshSubscription(officer: try call.path.identifier("officer"))
      let standing = try call.context.office.perform(useCase, as: call.caller)
      return .json(200, standing.json(in: call.language))
    },
    Operation(
      "listSubscriptions", .get, "/api/v1/subscriptions", area: .officers,
      summary: Sentence(
        "langganan semua petugas; yang rusak atau usang lebih dahulu",
        "the subscriptions of all officers; those that are broken or stale first"),
      access: .staff(.director),
      answers: [.json(200, Sentence("langganan", "the subscriptions"), .list(standingSchema))]
    ) { call in
      let standings = try call.context.office.ask(as: call.caller) { try $0.subscriptions() }
      return .json(200, .array(standings.map { $0.json(in: call.language) }))
    },
  ]

  /// A subscription, as it is shown with an officer's availability too.
  static let standingSchema = Schema.named(
    "Subscription",
    .extensible([
      .required("officer", .anyText), .required("name", .anyText),
      .required("state", .choice(SubscriptionState.allCases.map(\.rawValue))),
      .required("stale", .boolean),
      .required(
        "address",
        .described(
          .nullable(.anyText),
          Sentence(
            "utuh bagi pemiliknya, hostnya saja bagi direktur",
            "whole for its owner, its host alone for the director"))),
      .required("addedAt", RequestSchema.instant), .required("fetchedAt", .nullable(RequestSchema.instant)),
      .required("ageMinutes", .nullable(.integer(0...Int.max))),
      .required("checkedAt", .nullable(RequestSchema.instant)),
      .required("nextCheckAt", RequestSchema.instant),
      .required("busyTimes", .nullable(.integer(0...Int.max))),
      .required(
        "problem",
        .nullable(
          .extensible([
            .required("kind", .choice(SubscriptionProblem.Kind.allCases.map(\.rawValue))),
            .required("text", .anyText),
          ]))),
    ]))
}

extension SubscriptionStanding {
  /// The subscription in the reader's language.
  func json(in language: Language) -> JSONValue {
    let problem = problem.map { problem -> JSONValue in
      let detail = problem.detail.map { ": " + $0.text(in: language) } ?? ""
      return [
        "kind": .string(problem.kind.rawValue),
        "text": .string(problem.kind.sentence.text(in: language) + detail),
      ]
    }
    return [
      "officer": .string(officer.id.description), "name": .string(officer.name),
      "state": .string(progress.state.rawValue), "stale": .boolean(isStale), "address": .text(address),
      "addedAt": .instant(progress.addedAt),
      "fetchedAt": progress.fetchedAt.map(JSONValue.instant) ?? .null,
      "ageMinutes": age.map { .whole($0.count) } ?? .null,
      "checkedAt": progress.checkedAt.map(JSONValue.instant) ?? .null,
      "nextCheckAt": .instant(progress.dueAt), "busyTimes": busyTimes.map(JSONValue.whole) ?? .null,
      "problem": problem ?? .null,
    ]
  }
}
