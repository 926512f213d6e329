public import HTTPServer
import Office
import Wording

extension Operation {
  /// The answer to a request for this operation: its parts are checked in the order how often, path, caller,
  /// parameters, body, and only then handed on. Every error becomes a problem here; what nobody foresaw is a
  /// bare 500 and one line in the log, and a database that fails is a line there, too.
  public func answer(_ request: HTTPRequest, _ values: PathValues, in context: WebContext) -> HTTPResponse {
    refusal(of: request, values, in: context) ?? answer(admitted: request, values, in: context)
  }

  /// What stands against a request as far as its head tells, so that no body is taken from whoever may not
  /// call; `nil` where nothing does. Counts the call.
  func refusal(of request: HTTPRequest, _ values: PathValues, in context: WebContext) -> HTTPResponse? {
    guarding(request, in: context) {
      let reader = CallReader(operation: self, request: request, context: context)
      let shown = Result { try reader.caller() }
      // Whoever shows what opens nothing is a stranger.
      let counted = CountedCaller((try? shown.get()) ?? .anonymous, at: request.remoteAddress)
      try context.limiter.admit(rate, of: counted)
      let path = try reader.path(values)
      let caller = try shown.get()
      if let refusal = access.refusal(of: caller, request: reader.requestNumber(path)) {
        throw access.problem(refusal)
      }
      return nil
    }
  }

  /// The answer to a request that nothing in its head stands against.
  private func answer(
    admitted request: HTTPRequest, _ values: PathValues, in context: WebContext
  ) -> HTTPResponse {
    let answer = guarding(request, in: context) {
      let reader = CallReader(operation: self, request: request, context: context)
      let path = try reader.path(values)
      // The token may have been revoked while the body came.
      let caller = try reader.caller()
      if let refusal = access.refusal(of: caller, request: reader.requestNumber(path)) {
        throw access.problem(refusal)
      }
      let parameters = try reader.parameters()
      let call = Call(
        context: context, operation: self, request: request,
        language: Language(accepting: request.header("accept-language")), caller: caller, path: path,
        query: parameters.query, headers: parameters.headers, body: try reader.body())
      return try handler(call).response(in: call)
    }
    return answer ?? Problem(.failure).response(in: Language(accepting: request.header("accept-language")))
  }

  /// What `body` answers, or the problem that its error is.
  private func guarding(
    _ request: HTTPRequest, in context: WebContext, _ body: () throws -> HTTPResponse?
  ) -> HTTPResponse? {
    do {
      return try body()
    } catch {
      let language = Language(accepting: request.header("accept-language"))
      let known = Problem(describing: error)
      context.metrics.count(known?.kind ?? .failure)
      // The error alone, never the call: it may hold personal data.
      if known == nil || Problem.isOfDatabase(error) { context.log("\(id): \(type(of: error)): \(error)") }
      return (known ?? Problem(.failure)).response(in: language)
    }
  }

  /// The route of this operation. Where it takes a body, what the head tells is judged before that comes.
  public func route(in context: WebContext) -> HTTPRoute {
    let taken: HTTPRoute.Body
    switch body {
    case nil:
      return HTTPRoute(method: method.rawValue, path: path) { request, values in
        answer(request, values, in: context)
      }
    case .json(_, let limit), .calendar(let limit), .calendarOrTable(let limit),
      .jsonOrCalendar(_, let limit):
      taken = .bytes(atMost: limit)
    case .form(let parts, let limit): taken = .form(atMost: limit, parts: parts.count + 8)
    }
    return HTTPRoute(
      method: method.rawValue, path: path, body: taken,
      admits: { head, values in refusal(of: head, values, in: context) },
      handler: { request, values in answer(admitted: request, values, in: context) })
  }
}

extension Problem {
  /// What was wrong before any operation could look.
  public init(_ refusal: HTTPRefusal) {
    let limit = refusal.limit.map { Sentence(same: FileSize($0).text) }
    switch refusal.reason {
    case .bodyTooLarge:
      self.init(.tooLarge, limit.map { Sentence("paling besar ", "at most ") + $0 })
    case .tooManyParts:
      self.init(
        .tooLarge, refusal.limit.map { Sentence("paling banyak \($0) bagian", "at most \($0) parts") })
    case .unsupportedMediaType: self.init(.wrongMediaType)
    case .unexpectedBody:
      self.init(.malformed, Sentence("panggilan ini tidak menerima isi", "this call takes no body"))
    case .malformedForm:
      self.init(.malformed, Sentence("formulir tidak terbaca", "the form cannot be read"))
    case .malformedPath: self.init(.malformed, Sentence("alamat tidak terbaca", "the path cannot be read"))
    case .malformedQuery: self.init(.malformed, Sentence("kueri tidak terbaca", "the query cannot be read"))
    case .malformedHead:
      self.init(
        .malformed,
        refusal.field.map { Sentence("kepala \($0) keliru", "the header \($0) is wrong") }
          ?? Sentence("kepala permintaan keliru", "the head of the request is wrong"))
    case .unsupportedTransferCoding: self.init(.unknownCoding)
    case .unsupportedExpectation: self.init(.unmetExpectation)
    case .tooMuchInHand:
      self.init(
        .unavailable,
        Sentence("sedang banyak kiriman; coba lagi sebentar lagi", "much is coming in; try again in a while"),
        retryAfter: 5)
    }
  }
}
