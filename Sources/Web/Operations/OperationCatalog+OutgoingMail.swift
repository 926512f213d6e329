import Casework
import HTTPServer
import JSON
import Office
import Store
import Wording

extension OperationCatalog {
  /// Mail that waits, or was given up.
  static let outgoingMail: [Operation] = [
    Operation(
      "listOutgoingMail", .get, "/api/v1/outgoing", area: .administration,
      summary: Sentence(
        "surel yang menunggu atau gagal, terbaru dahulu", "mail that waits or has failed, newest first"),
      details: Sentence(
        "Alamat penerima hanya terlihat oleh yang mengerjakan permohonan. attempts: berapa kali dicoba sia-sia; error: jawaban server yang terakhir.",
        "The address of the reader is shown to those who work on requests alone. attempts: how often it was tried in vain; error: the server's last words."
      ),
      query: [
        .optional(
          "state", .choice(["failed", "waiting"]),
          Sentence("bawaan: failed", "default: failed")),
        .optional(
          "cursor", RequestSchema.identifier,
          Sentence(
            "lanjutkan sesudah next dari halaman sebelumnya", "go on after the next of the page before")),
      ],
      access: .staff(.registry, .admin),
      answers: [
        .json(
          200, Sentence("satu halaman", "a page"),
          .extensible([
            .required("messages", .list(queuedMail)), .required("next", .nullable(RequestSchema.identifier)),
          ]))
      ]
    ) { call in
      let pageSize = 50
      let state = try call.query.optionalText("state").flatMap(QueuedMessage.State.init) ?? .failed
      let cursor = try call.query.optionalText("cursor").flatMap { Identifier<Record.OutgoingMessage>($0) }
      let found = try call.context.office.ask(as: call.caller) {
        try $0.queuedMail(state, before: cursor, atMost: pageSize + 1)
      }
      let page = found.prefix(pageSize)
      return .json(
        200,
        [
          "messages": .array(page.map(\.json)),
          "next": found.count > pageSize ? .text(page.last?.id.description) : .null,
        ])
    },
    Operation(
      "retryMail", .post, "/api/v1/outgoing/{message}/retry", area: .administration,
      summary: Sentence("kirim ulang sebuah surel sekarang", "try a mail again, now"),
      path: [.identifier("message")], headers: [.idempotencyKey], access: .staff(.registry, .admin),
      rate: .submitting,
      answers: [.json(200, Sentence("surelnya", "the mail"), queuedMail)], problems: [.changed]
    ) { call in
      try call.perform(RetryMail(try call.path.identifier("message"))) { .json(200, $0.json) }
    },
    Operation(
      "dropMail", .post, "/api/v1/outgoing/{message}/drop", area: .administration,
      summary: Sentence("batalkan sebuah surel", "take a mail out of the queue"),
      path: [.identifier("message")], headers: [.idempotencyKey], access: .staff(.registry, .admin),
      rate: .submitting,
      answers: [.empty(Sentence("dibatalkan", "taken out"))], problems: [.changed]
    ) { call in
      try call.perform(DropMail(try call.path.identifier("message"))) { _ in .empty }
    },
  ]

  static let queuedMail = Schema.named(
    "QueuedMail",
    .extensible([
      .required("id", RequestSchema.identifier),
      .required("state", RequestSchema.choice(QueuedMessage.State.self)),
      .required("event", .nullable(.anyText)), .required("audience", .nullable(.anyText)),
      .required("recipient", .nullable(.anyText)), .required("request", .nullable(RequestSchema.identifier)),
      .required("at", RequestSchema.instant), .required("dueAt", RequestSchema.instant),
      .required("attempts", .integer(0...Int.max)), .required("error", .nullable(.anyText)),
    ]))
}

extension QueuedMail {
  /// A mail of the queue as the API shows it.
  var json: JSONValue {
    [
      "id": .string(id.description), "state": .string(state.rawValue), "event": .text(event?.rawValue),
      "audience": .text(audience?.rawValue), "recipient": .text(recipient),
      "request": .text(request?.description),
      "at": .instant(at), "dueAt": .instant(dueAt), "attempts": .integer(Int64(attempts)),
      "error": .text(error),
    ]
  }
}
