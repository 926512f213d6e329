import Casework
import HTTPServer
import JSON
import Office
import Secrets
import Store
import Wording

extension OperationCatalog {
  /// Calendars to which clients subscribe.
  static let feeds: [Operation] = [
    Operation(
      "makeFeed", .post, "/api/v1/feeds", area: .feeds,
      summary: Sentence("membuat langganan kalender", "make a calendar feed"),
      details: Sentence(
        "Alamatnya rahasia dan ditunjukkan sekali: url untuk ditempelkan, webcal untuk dibuka program kalender, google untuk Google Kalender, qrCode gambar kodenya. unit: semua pertemuan; officer: pertemuan seorang petugas; request: pertemuan satu permohonan; busy: hanya waktu terisi, seorang petugas atau seluruh unit.",
        "Its address is secret and shown once: url to paste, webcal for calendar programs to open, google for Google Calendar, qrCode a picture of its code. unit: every meeting; officer: those of an officer; request: those of a request; busy: only when an officer, or anyone of the unit, is taken."
      ),
      headers: [.idempotencyKey], body: .json(feedSchema), access: .anyStaff.orApplicant(),
      rate: .submitting,
      answers: [
        .json(
          201, Sentence("langganan dengan alamatnya", "the feed with its address"),
          .extensible([
            .required("id", .text(.identifier, length: 1...18)), .required("url", .anyText),
            .required("webcal", .anyText), .required("google", .anyText), .required("qrCode", .anyText),
          ]))
      ],
      problems: [.notFound], handler: makeFeed),
    Operation(
      "listFeeds", .get, "/api/v1/feeds", area: .feeds,
      summary: Sentence(
        "alamat langganan unit dan petugas yang berlaku",
        "the valid addresses of the unit's and officers' feeds"
      ),
      details: Sentence(
        "Yang dapat dibuat pemanggil; administrator melihat semua. Alamatnya sendiri tidak disimpan. createdBy: siapa yang membuat, seperti dalam riwayat.",
        "Those that the caller could make; the administrator sees all. The addresses themselves are not kept. createdBy: who made it, as the history names actors."
      ),
      access: .anyStaff,
      answers: [
        .json(
          200, Sentence("langganan", "the feeds"),
          .list(
            .extensible([
              .required("id", RequestSchema.identifier),
              .required("scope", .choice(FeedRecord.Scope.allCases.map(\.rawValue))),
              .required("officer", .nullable(RequestSchema.identifier)), .required("language", .anyText),
              .required("createdAt", RequestSchema.instant), .required("createdBy", .anyText),
            ])))
      ]
    ) { call in
      let feeds = try call.context.office.ask(as: call.caller) { try $0.feeds().map(\.feed) }
      return .json(
        200,
        .array(
          feeds.map { feed in
            [
              "id": .string(feed.id.description), "scope": .string(feed.scope.rawValue),
              "officer": .text(feed.officer?.description), "language": .string(feed.language),
              "createdAt": .instant(feed.createdAt), "createdBy": .string(feed.createdBy),
            ]
          }))
    },
    Operation(
      "revokeFeed", .delete, "/api/v1/feeds/{feed}", area: .feeds,
      summary: Sentence("mencabut alamat langganan", "revoke the address of a feed"),
      path: [.identifier("feed")], access: .anyStaff.orApplicant(),
      answers: [.empty(Sentence("dicabut", "revoked"))]
    ) { call in
      _ = try call.context.office.perform(RevokeFeed(feed: call.path.identifier("feed")), as: call.caller)
      return .empty
    },
    Operation(
      "readHolidayFeed", .get, "/feeds/holidays.ics", area: .feeds,
      summary: Sentence("kalender hari libur untuk langganan", "the feed of days off"), access: .everyone,
      rate: .unlimited, answers: feedAnswers, problems: [.notFound, .unavailable]
    ) { call in try readFeed(call, FeedLibrary.holidays) },
    Operation(
      "readFeed", .get, "/feeds/{file}", area: .feeds,
      summary: Sentence("kalender untuk langganan", "a calendar feed"),
      details: Sentence(
        "Nama berkas adalah rahasia dengan akhiran .ics. Kepala Authorization diabaikan.",
        "The name of the file is the secret with .ics at its end. An Authorization header is ignored."),
      path: [
        .variable(
          "file", .text(.line, length: 1...100),
          Sentence("rahasia dengan akhiran .ics", "the secret with .ics at its end"))
      ],
      access: .everyone, rate: .unlimited, answers: feedAnswers,
      problems: [.notFound, .tooOften, .unavailable]
    ) { call in try readFeed(call, call.path.text("file")) },
    Operation(
      "readHolidayCode", .get, "/feeds/holidays.svg", area: .feeds,
      summary: Sentence(
        "kode QR alamat langganan hari libur", "the QR code of the address of the feed of days off"),
      access: .everyone, rate: .unlimited, answers: codeAnswers, problems: [.notFound, .unavailable]
    ) { call in try readCode(call, of: nil) },
    Operation(
      "readFeedCode", .get, "/feeds/{secret}.svg", area: .feeds,
      summary: Sentence("kode QR alamat langganan kalender", "the QR code of the address of a calendar feed"),
      details: Sentence(
        "Dipindai dengan ponsel untuk berlangganan. Sama rahasianya dengan alamatnya. Kepala Authorization diabaikan.",
        "Scanned with a phone to subscribe. As secret as the address. An Authorization header is ignored."),
      path: [
        .variable("secret", .text(.line, length: 1...100), Sentence("rahasianya", "the secret"))
      ],
      access: .everyone, rate: .unlimited, answers: codeAnswers,
      problems: [.notFound, .tooOften, .unavailable]
    ) { call in try readCode(call, of: call.path.text("secret")) },
  ]

  /// Answers from calendar clients.
  static let calendarMessages: [Operation] = [
    Operation(
      "takeItip", .post, "/api/v1/itip", area: .feeds,
      summary: Sentence("jawaban undangan dari kalender", "an answer to an invitation from a calendar"),
      details: Sentence(
        "Satu pesan iTIP (RFC 5546): REPLY dicatat, COUNTER mengusulkan waktu lain. Yang diterima hanya jawaban dari alamat yang diundang. Pemohon dan petugas menjawab untuk dirinya sendiri; Tata Usaha dan administrator meneruskan jawaban yang datang lewat surel.",
        "One iTIP message (RFC 5546): REPLY is noted, COUNTER proposes another time. Only answers from invited addresses are taken. Applicants and officers answer for themselves; the administration desk and the administrator pass on what came by mail."
      ),
      query: [
        .optional(
          "sender", .email,
          Sentence("alamat pengirim surelnya", "the address from which the mail came"))
      ],
      headers: [.idempotencyKey], body: .calendar(atMost: 256 << 10),
      access: .staff(.registry, .admin, .officer).orApplicant(), rate: .submitting,
      answers: [
        .json(
          200, Sentence("jawaban dicatat", "the answer is noted"),
          .extensible([
            .required("uid", .anyText), .required("meeting", RequestSchema.identifier),
            .required("request", RequestSchema.identifier),
            .required(
              "participation", .choice(["NEEDS-ACTION", "ACCEPTED", "DECLINED", "TENTATIVE"])),
            .optional("rescheduling", RequestSchema.identifier),
          ]))
      ],
      problems: [
        .notFound, .wrongState, .taken, .tooEarly, .dayOff, .outsideHours, .roomsFull, .beyondCalendar,
        .changed,
      ]
    ) { call in
      guard case .calendar(let bytes) = call.body else { throw UndeclaredField(path: .root) }
      let message = try TakeItip(
        bytes, sender: call.query.optionalText("sender"), zones: call.context.office.surroundings.zone)
      return try call.perform(message) { taken in
        var object: JSONObject = [
          "uid": .string(taken.meeting.uid), "meeting": .string(taken.meeting.id.description),
          "request": .string(taken.meeting.request.description),
          "participation": .string(taken.participation.rawValue),
        ]
        if let id = taken.rescheduling { object.append("rescheduling", .string(id.description)) }
        return .json(200, .object(object))
      }
    }
  ]

  /// The route of an operation that reads a feed, `nil` for any other. Calendar clients are answered without
  /// the checks that a call of the API goes through: they send what they like, and poll often.
  static func feedRoute(of operation: Operation, in context: WebContext) -> HTTPRoute? {
    let library = context.feeds
    switch operation.id {
    case "readHolidayFeed":
      return HTTPRoute(method: "GET", path: operation.path) { request, _ in
        library.answer(request, file: FeedLibrary.holidays)
      }
    case "readFeed":
      return HTTPRoute(method: "GET", path: operation.path) { request, values in
        let answer = library.answer(request, file: values["file"])
        // Whoever has a secret is not counted; whoever tries secrets is.
        guard answer.status == 404,
          let seconds = context.limiter.secondsToWait(.guessing, of: .address(request.remoteAddress))
        else { return answer }
        context.metrics.count(.tooOften)
        return Problem(tooOftenFor: seconds)
          .response(in: Language(accepting: request.header("accept-language")))
      }
    default: return nil
    }
  }

  private static let feedSchema = Schema.named(
    "NewFeed",
    .closed([
      .required("scope", .choice(FeedRecord.Scope.allCases.map(\.rawValue))),
      .optional("officer", .text(.identifier, length: 1...18)),
      .optional("request", .text(.identifier, length: 1...18)),
      .optional("language", .choice(Language.allCases.map(\.rawValue))),
    ]))

  private static let feedAnswers: [AnswerDeclaration] = [
    .content(200, Sentence("kalender (RFC 5545)", "the calendar (RFC 5545)"), "text/calendar"),
    AnswerDeclaration(
      status: 304, meaning: Sentence("belum berubah", "not changed"), content: [], headers: [.entityTag]),
  ]

  @Sendable private static func makeFeed(_ call: Call) throws -> Answer {
    let fields = try call.json()
    guard let scope = FeedRecord.Scope(rawValue: try fields.text("scope")) else {
      throw UndeclaredField(path: fields.path["scope"])
    }
    let useCase = MakeFeed(
      scope: scope, officer: fields.has("officer") ? try fields.identifier("officer") : nil,
      request: fields.has("request") ? try fields.identifier("request") : nil,
      language: try fields.optionalText("language").flatMap(Language.init(rawValue:)))
    return try call.perform(useCase) { made in
      .json(
        201,
        [
          "id": .string(made.id.description), "url": .string(made.address.url),
          "webcal": .string(made.address.webcal), "google": .string(made.address.google),
          "qrCode": .string(made.address.qrCode),
        ])
    }
  }

  private static func readFeed(_ call: Call, _ file: String) throws -> Answer {
    let response = call.context.feeds.answer(call.request, file: file)
    guard case .shared(let body) = response.body else { throw Problem(.notFound) }
    return Answer(status: response.status, content: .shared(body))
  }

  private static let codeAnswers: [AnswerDeclaration] = [
    .content(200, Sentence("gambar kodenya", "a picture of the code"), "image/svg+xml")
  ]

  private static func readCode(_ call: Call, of text: String?) throws -> Answer {
    let secret = text.flatMap(SecretToken.init(_:))
    if text == nil || secret != nil, let answer = try FeedCode.answer(for: secret, in: call.context) {
      return answer
    }
    // Whoever has a secret is not counted; whoever tries secrets is.
    try call.context.limiter.admit(.guessing, of: .address(call.request.remoteAddress))
    throw Problem(.notFound)
  }
}
