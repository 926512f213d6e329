import Casework
import HTTPServer
import JSON
import Office
import Store
import Wording

extension OperationCatalog {
  /// Addresses that are called when something happens.
  static let webhooks: [Operation] = [
    Operation(
      "addWebhook", .post, "/api/v1/webhooks", area: .administration,
      summary: Sentence("tambah webhook", "add a webhook"),
      details: Sentence(
        "Alamat https di internet publik, atau host yang diizinkan dengan serve --webhook-allow. Tanpa events: semua peristiwa. Kuncinya dibuat layanan dan ditunjukkan sekali: 32 bita dalam heksadesimal, untuk HMAC-SHA-256 atas NOMOR.DETIK.ISI seperti pada kepala Jadwal-Webhook-Signature.",
        "An https address on the public internet, or a host that serve --webhook-allow names. Without events: every event. The key is made by the service and shown once: 32 bytes in hexadecimal, for the HMAC-SHA-256 of ID.TIMESTAMP.BODY in the header Jadwal-Webhook-Signature."
      ),
      headers: [.idempotencyKey],
      body: .json(
        .named(
          "NewWebhook",
          .closed([
            .required("url", .text(.line, length: 1...2_000)),
            .optional("events", .list(event, count: 0...Event.allCases.count, isUnique: true)),
          ]))),
      access: .staff(.admin), rate: .submitting,
      answers: [
        .json(
          201, Sentence("webhook dengan kuncinya", "the webhook with its key"),
          .extensible([
            .required("id", RequestSchema.identifier), .required("url", .anyText),
            .required("events", .list(event)), .required("key", .anyText),
          ]))
      ]
    ) { call in
      let body = try call.json()
      let events = try body.texts("events").compactMap(Event.init(rawValue:))
      return try call.perform(AddWebhook(url: try body.text("url"), events: events)) { added in
        .json(
          201,
          [
            "id": .string(added.id.description), "url": .string(added.url),
            "events": .array(added.events.map { .string($0.rawValue) }), "key": .string(added.key),
          ])
      }
    },
    Operation(
      "listWebhooks", .get, "/api/v1/webhooks", area: .administration,
      summary: Sentence("webhook yang dipakai, tanpa kuncinya", "the webhooks in use, without their keys"),
      access: .staff(.admin),
      answers: [
        .json(
          200, Sentence("webhook", "the webhooks"),
          .list(
            .extensible([
              .required("id", RequestSchema.identifier), .required("url", .anyText),
              .required("events", .list(.anyText)), .required("createdAt", RequestSchema.instant),
              .required("waiting", .integer(0...Int.max)), .required("failed", .integer(0...Int.max)),
              .required("lastError", .nullable(.anyText)),
            ])))
      ]
    ) { call in
      let standings = try call.context.office.ask(as: call.caller) { try $0.webhookStandings() }
      return .json(200, .array(standings.map(\.json)))
    },
    Operation(
      "removeWebhook", .delete, "/api/v1/webhooks/{webhook}", area: .administration,
      summary: Sentence(
        "hapus webhook beserta pesan yang menunggu", "remove a webhook, with the messages that wait"),
      path: [.identifier("webhook")], access: .staff(.admin),
      answers: [.empty(Sentence("dihapus", "removed"))]
    ) { call in
      let useCase = RemoveWebhook(webhook: try call.path.identifier("webhook"))
      _ = try call.context.office.perform(useCase, as: call.caller)
      return .empty
    },
  ]

  private static let event = Schema.named("Event", .choice(Event.allCases.map(\.rawValue)))
}

extension WebhookStanding {
  fileprivate var json: JSONValue {
    [
      "id": .string(id.description), "url": .string(url), "events": .array(events.map(JSONValue.string)),
      "createdAt": .instant(createdAt), "waiting": .integer(messages.waiting),
      "failed": .integer(messages.failed), "lastError": .text(messages.lastError),
    ]
  }
}
