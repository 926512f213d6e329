import Casework
import HTTPServer
import JSON
import Office
import Store
import Wording

extension OperationCatalog {
  /// Mail that came in.
  static let incomingMail: [Operation] = [
    Operation(
      "listIncomingMail", .get, "/api/v1/incoming", area: .administration,
      summary: Sentence("surel masuk, terbaru dahulu", "mail that came in, newest first"),
      details: Sentence(
        "open menunggu Tata Usaha: belum dipahami, pengirimnya belum pasti, atau menyangkut permohonan yang ada. Pengirim dan isi hanya terlihat oleh yang mengerjakan permohonan.",
        "open waits for the administration desk: it is not understood, its sender is not certain, or it belongs to a request that exists. Senders and contents are shown to those who work on requests alone."
      ),
      query: [
        .optional(
          "state", RequestSchema.choice(IncomingMailRecord.State.self),
          Sentence("bawaan: open", "default: open")),
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
            .required("messages", .list(incomingMessage)),
            .required("next", .nullable(RequestSchema.identifier)),
          ]))
      ]
    ) { call in
      let pageSize = 50
      let state: IncomingMailRecord.State = try call.query.optionalWord("state") ?? .open
      let cursor = try call.query.optionalText("cursor").flatMap { Identifier<Record.IncomingMail>($0) }
      let found = try call.context.office.ask(as: call.caller) {
        try $0.incomingMail(state, before: cursor, atMost: pageSize + 1)
      }
      let page = found.prefix(pageSize)
      return .json(
        200,
        [
          "messages": .array(page.map { .object($0.json(in: call.language)) }),
          "next": found.count > pageSize ? .text(page.last?.id.description) : .null,
        ])
    },
    Operation(
      "readIncomingMail", .get, "/api/v1/incoming/{message}", area: .administration,
      summary: Sentence("satu surel masuk dengan isinya", "a mail that came in, with what is written in it"),
      path: [.identifier("message")], access: .staff(.registry, .deputy, .director, .officer, .admin),
      answers: [
        .json(
          200, Sentence("surelnya", "the mail"),
          .named("IncomingMailText", .extensible(members + [.required("text", .anyText)])))
      ]
    ) { call in
      let (mail, text) = try call.context.office.ask(as: call.caller) {
        try $0.incomingMail(call.path.identifier("message"))
      }
      var object = mail.json(in: call.language)
      object.append("text", .string(text))
      return .json(200, .object(object))
    },
    Operation(
      "readIncomingSource", .get, "/api/v1/incoming/{message}/source", area: .administration,
      summary: Sentence("surel masuk apa adanya", "a mail that came in, as it came"),
      path: [.identifier("message")], access: .staff(.registry, .deputy, .director, .officer),
      answers: [
        AnswerDeclaration(
          status: 200, meaning: Sentence("surelnya", "the mail"), content: [("message/rfc822", nil)],
          headers: [])
      ]
    ) { call in
      let id: Identifier<Record.IncomingMail> = try call.path.identifier("message")
      let bytes = try call.context.office.ask(as: call.caller) { try $0.incomingBytes(id).bytes }
      return .bytes(
        200, bytes, mediaType: "message/rfc822",
        headers: [
          HTTPField("Content-Disposition", "attachment; filename=\"surel-\(id).eml\""),
          HTTPField("X-Content-Type-Options", "nosniff"),
          HTTPField("Content-Security-Policy", "default-src 'none'; sandbox"),
        ])
    },
    Operation(
      "settleIncomingMail", .post, "/api/v1/incoming/{message}/settle", area: .administration,
      summary: Sentence("surel masuk sudah ditangani", "a mail that came in was dealt with"),
      path: [.identifier("message")], headers: [.idempotencyKey],
      body: .json(.closed([.optional("note", .text(.lines, length: 0...2_000))])),
      access: .staff(.registry), rate: .submitting,
      answers: [.json(200, Sentence("surelnya", "the mail"), incomingMessage)], problems: [.changed]
    ) { call in
      let language = call.language
      return try call.perform(
        SettleMail(
          call.path.identifier("message"), note: try call.json().optionalText("note") ?? "")
      ) { .json(200, .object($0.json(in: language))) }
    },
    Operation(
      "takeIncomingMail", .post, "/api/v1/incoming/{message}/take", area: .administration,
      summary: Sentence(
        "proses surel masuk atas jaminan Tata Usaha", "take a mail on the word of the administration desk"),
      details: Sentence(
        "Jawaban dari kalender berlaku sebagai jawaban undangannya; lampiran surel tentang sebuah permohonan, yang disebut request atau sudah dikenal, menjadi dokumennya; surel lain menjadi permohonan.",
        "An answer from a calendar counts as that of whom it names; the files of a mail about a request, which request names or which is known, become its documents; any other mail becomes a request."
      ),
      path: [.identifier("message")], headers: [.idempotencyKey],
      body: .json(.closed([.optional("request", RequestSchema.identifier)])), access: .staff(.registry),
      rate: .submitting,
      answers: [.json(200, Sentence("surelnya", "the mail"), incomingMessage)],
      problems: [
        .changed, .invalid, .wrongState, .taken, .tooEarly, .dayOff, .outsideHours, .roomsFull,
        .beyondCalendar,
      ]
    ) { call in
      let (language, body) = (call.language, try call.json())
      let id: Identifier<Record.IncomingMail> = try call.path.identifier("message")
      let bytes = try call.context.office.ask(as: call.caller) { try $0.incomingBytes(id).bytes }
      let request: Identifier<Record.Request>? =
        try body.has("request") ? body.identifier("request") : nil
      return try call.perform(VouchForMail(id, bytes: bytes, request: request)) {
        .json(200, .object($0.json(in: language)))
      }
    },
  ]

  private static let members: [Schema.Member] = [
    .required("id", RequestSchema.identifier), .required("at", RequestSchema.instant),
    .required("kind", RequestSchema.choice(IncomingMailRecord.Kind.self)),
    .required("state", RequestSchema.choice(IncomingMailRecord.State.self)),
    .required("reason", .nullable(.anyText)), .required("from", .nullable(.anyText)),
    .required("name", .nullable(.anyText)), .required("subject", .nullable(.anyText)),
    .required("messageId", .nullable(.anyText)), .required("authentication", .anyText),
    .required("suspicions", .list(.anyText)),
    .required(
      "attachments",
      .list(
        .extensible([
          .required("name", .anyText), .required("mediaType", .anyText),
          .required("size", .integer(0...Int.max)), .required("isKept", .boolean),
        ]))),
    .required("size", .integer(0...Int.max)), .required("request", .nullable(RequestSchema.identifier)),
    .required("meeting", .nullable(RequestSchema.identifier)),
  ]

  /// A mail that came in.
  static let incomingMessage = Schema.named("IncomingMail", .extensible(members))
}

extension IncomingMail {
  /// A mail as the API shows it.
  func json(in language: Language) -> JSONObject {
    [
      "id": .string(id.description), "at": .instant(arrivedAt), "kind": .string(kind.rawValue),
      "state": .string(state.rawValue), "reason": .text(reason?.text(in: language)), "from": .text(sender),
      "name": .text(senderName), "subject": .text(subject), "messageId": .text(messageID),
      "authentication": .string(authentication), "suspicions": .array(suspicions.map(JSONValue.string)),
      "attachments": .array(attachments), "size": .integer(Int64(size)),
      "request": .text(request?.description), "meeting": .text(meeting?.description),
    ]
  }
}
