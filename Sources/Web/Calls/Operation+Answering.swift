public import HTTPServer
import Wording

extension Operation {
  /// The answer to a request for this operation: its parts are checked in the order path, caller, parameters,
  /// body, and only then handed on. Every error becomes a problem here; what nobody foresaw is a bare 500 and
  /// one line in the log.
  public func answer(_ request: HTTPRequest, _ values: PathValues, in context: WebContext) -> HTTPResponse {
    let language = Language(accepting: request.header("accept-language"))
    do {
      if let seconds = context.limiter.secondsToWait(rate, address: request.remoteAddress) {
        throw Problem(
          .tooOften, Sentence("coba lagi \(seconds) detik lagi", "try again in \(seconds) seconds"),
          retryAfter: seconds)
      }
      let reader = CallReader(operation: self, request: request, context: context)
      let path = try reader.path(values)
      let caller = try reader.caller()
      if let refusal = access.refusal(of: caller, request: reader.requestNumber(path)) {
        throw Problem(refusal)
      }
      let parameters = try reader.parameters()
      let call = Call(
        context: context, operation: self, request: request, language: language, caller: caller, path: path,
        query: parameters.query, headers: parameters.headers, body: try reader.body())
      return try handler(call).response(in: call)
    } catch {
      let known = Problem(describing: error)
      context.metrics.count(known?.kind ?? .failure)
      if let known { return known.response(in: language) }
      // The error alone, never the call: it may hold personal data.
      context.log("\(id): \(type(of: error)): \(error)")
      return Problem(.failure).response(in: language)
    }
  }

  /// The route of this operation.
  public func route(in context: WebContext) -> HTTPRoute {
    let taken: HTTPRoute.Body =
      switch body {
      case nil: .none
      case .json(_, let limit), .calendar(let limit), .jsonOrCalendar(_, let limit): .bytes(atMost: limit)
      case .form(let parts, let limit): .form(atMost: limit, parts: parts.count + 8)
      }
    return HTTPRoute(method: method.rawValue, path: path, body: taken) { request, values in
      answer(request, values, in: context)
    }
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
    }
  }
}
