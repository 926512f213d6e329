public import HTTPServer
public import JSON
public import Office
import Store
import WorkCalendar
public import Wording

/// Why a call was not done, as the caller reads it (RFC 9457).
///
///     throw Problem(.tooEarly, Sentence("paling awal 17 Maret 2026", "17 March 2026 at the earliest"))
public struct Problem: Error, Hashable, Sendable {
  /// The kind.
  public let kind: ProblemKind
  /// This case in one sentence, or nothing.
  public let detail: Sentence?
  /// The fields that it is about.
  public let fields: [FieldProblem]
  /// After how many seconds it may be tried again, where that can help.
  public let retryAfter: Int?

  /// A problem.
  public init(
    _ kind: ProblemKind, _ detail: Sentence? = nil, fields: [FieldProblem] = [], retryAfter: Int? = nil
  ) {
    self.kind = kind
    self.detail = detail
    self.fields = fields
    self.retryAfter = retryAfter
  }

  /// Fields that do not fit; at least one.
  public init(fields: [FieldProblem]) {
    let detail = fields.first.map { first in
      Sentence(same: "\(first.path): ") + first.message
    }
    self.init(.invalid, detail, fields: fields)
  }

  /// Too many calls; the next may come after so many seconds.
  public init(tooOftenFor seconds: Int) {
    self.init(
      .tooOften, Sentence("coba lagi \(seconds) detik lagi", "try again in \(seconds) seconds"),
      retryAfter: seconds)
  }

  /// The path has other methods: these.
  public init(methodsKnown methods: [String]) {
    let known = methods.joined(separator: ", ")
    self.init(.methodNotAllowed, Sentence("yang ada: \(known)", "there are \(known)"))
  }

  /// The problem that an error stands for, or `nil` where it is a mistake of the program.
  public init?(describing error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let refusal as Refusal: self.init(because: refusal)
    case DatabaseError.unwritable, DatabaseError.inUse, DatabaseError.unreadable, DatabaseError.closed:
      self.init(
        .unavailable,
        Sentence(
          "tidak ada yang disimpan; coba lagi sebentar lagi", "nothing was stored; try again in a while"),
        retryAfter: 30)
    case let error as SearchUnderWay:
      self.init(
        .unavailable,
        Sentence("rencana lain sedang dicari", "another plan is being worked out"), retryAfter: error.seconds)
    case let error as CalendarReachError: self.init(.beyondCalendar, error.sentence)
    default: return nil
    }
  }

  /// Whether an error is one of the database, which whoever runs the service has to see to, also where the caller is
  /// told all that is to be told: the disk is full, or fails.
  public static func isOfDatabase(_ error: any Error) -> Bool {
    switch error {
    case DatabaseError.closed: false
    case is DatabaseError: true
    default: false
    }
  }

  /// The problem as JSON, in one language.
  public func json(in language: Language) -> JSONValue {
    var object: JSONObject = [
      "type": .string(kind.type), "title": .string(kind.title.text(in: language)),
      "status": .integer(Int64(kind.status)),
    ]
    if let detail { object.append("detail", .string(detail.text(in: language))) }
    if !fields.isEmpty {
      object.append(
        "errors",
        .array(
          fields.map {
            ["path": .string($0.path), "message": .string($0.message.text(in: language))]
          }))
    }
    return .object(object)
  }

  /// The answer that tells of it.
  public func response(in language: Language) -> HTTPResponse {
    var response = HTTPResponse(
      status: kind.status,
      headers: [
        HTTPField("Content-Type", "application/problem+json"),
        HTTPField("Content-Language", language.rawValue), HTTPField("Vary", "Accept-Language"),
        HTTPField("Cache-Control", "no-store"),
      ], body: .bytes(Array(json(in: language).serialized().utf8)))
    if let retryAfter { response.headers.append(HTTPField("Retry-After", String(retryAfter))) }
    if kind == .unauthenticated { response.headers.append(HTTPField("WWW-Authenticate", "Bearer")) }
    return response
  }

  /// The schema of every problem.
  public static let schema = Schema.named(
    "Problem",
    .extensible([
      .required("type", .anyText), .required("title", .anyText), .required("status", .integer(400...599)),
      .optional("detail", .anyText),
      .optional("errors", .list(.extensible([.required("path", .anyText), .required("message", .anyText)]))),
    ]))
}
