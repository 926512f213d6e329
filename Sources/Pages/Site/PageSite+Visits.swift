import Casework
import HTTPServer
import Office
import Secrets
import Web
import WorkCalendar
import Wording

extension PageSite {
  /// A request as a page sees it: by whom, in which language. The secret of an applicant stands in `secret`.
  /// Fails where the database cannot be asked.
  func visit(_ request: HTTPRequest, _ values: PathValues = PathValues(), secret: String? = nil) throws
    -> Visit
  {
    let address = try office.ask(as: .service) { try $0.settings().publicAddress }
    let reader = try reader(of: request, secret: secret, isSecure: address.hasPrefix("https://"))
    return Visit(
      site: self, request: request, values: values, address: address,
      language: try LanguageChoice.chosen(in: request) ?? ownLanguage(of: reader)
        ?? Language(accepting: request.header("accept-language")),
      reader: reader, now: office.surroundings.now())
  }

  /// The language that an applicant gave with the request; `nil` for everybody else.
  private func ownLanguage(of reader: Reader) throws -> Language? {
    guard case .applicant(let request, _) = reader else { return nil }
    return Language(try office.ask(as: .service) { try $0.request(request).applicant.language })
  }

  /// Who reads: where the address has a secret, the applicant or the writer of a draft that it opens, or else whoever
  /// the cookie names.
  private func reader(of request: HTTPRequest, secret: String?, isSecure: Bool) throws -> Reader {
    if let secret {
      if case .applicant(let request)? = try web.authenticator.principal(token: secret) {
        return .applicant(request, secret: secret)
      }
      guard let token = SecretToken(secret), try office.ask(as: .service, { try $0.hasDraft(of: token) })
      else { return .stranger }
      return .writer(token)
    }
    guard let shown = SessionCookie.secret(in: request, isSecure: isSecure),
      let session = try office.session(secret: shown)
    else { return .stranger }
    return session.needsCode || session.needsPassword
      ? .waiting(session, secret: shown) : .staff(session, secret: shown)
  }

  /// The page that tells of a problem outside of any page.
  func page(of problem: Problem, to request: HTTPRequest) -> HTTPResponse {
    do {
      let visit = try visit(request)
      web.metrics.count(problem.kind)
      return response(
        .page(ProblemPage.page(problem, visit), status: problem.kind.status), to: visit,
        retryAfter: problem.retryAfter)
    } catch {
      return plainFailure(error, of: "page", to: request)
    }
  }

  /// The answer where not even a page can be made: the database does not answer.
  func plainFailure(_ error: any Error, of name: String, to request: HTTPRequest) -> HTTPResponse {
    let problem = Problem(describing: error) ?? Problem(.failure)
    web.metrics.count(problem.kind)
    if problem.kind == .failure || Problem.isOfDatabase(error) {
      web.log("\(name): \(type(of: error)): \(error)")
    }
    let language = Language(accepting: request.header("accept-language"))
    let text: Markup = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)"><head><meta charset="utf-8"><title>\(problem.kind.title, in: language)</title></head>
      <body><h1>\(problem.kind.title, in: language)</h1>
      <p>\(ProblemPage.advice(problem), in: language)</p></body></html>

      """
    return HTTPResponse(
      status: problem.kind.status,
      headers: SecurityHeaders.fields(hasSecret: true, isSecure: false) + [
        HTTPField("Content-Type", "text/html; charset=utf-8"), HTTPField("Cache-Control", "no-store"),
        HTTPField("Retry-After", String(problem.retryAfter ?? 30)),
      ], body: .bytes(Array(text.html.utf8)))
  }

  /// An answer as the server sends it.
  func response(_ answer: PageAnswer, to visit: Visit, retryAfter: Int? = nil) -> HTTPResponse {
    var response = HTTPResponse(
      status: answer.status,
      headers: SecurityHeaders.fields(hasSecret: visit.hasSecret, isSecure: visit.isSecure))
    switch answer.content {
    case .page(let page):
      let notice = visit.query(NoticeShelf.parameter).flatMap(notices.take)
      response.headers += [
        HTTPField("Content-Type", "text/html; charset=utf-8"),
        HTTPField("Content-Language", visit.language.rawValue),
      ]
      response.body = .bytes(PageLayout(visit: visit, page: page, notice: notice).html())
    case .redirect(let address):
      let word = answer.telling.map { "\(NoticeShelf.parameter)=\(notices.lay($0))" }
      // The place on the page stays at the end.
      let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let (page, place) = (String(parts[0]), parts.count > 1 ? "#" + parts[1] : "")
      let joint = page.contains("?") ? "&" : "?"
      response.headers.append(HTTPField("Location", (word.map { page + joint + $0 } ?? page) + place))
    case .file(let bytes, let mediaType, let name):
      response.headers += [
        HTTPField("Content-Type", mediaType),
        HTTPField("Content-Disposition", "attachment; filename*=UTF-8''\(QueryText.escaped(name))"),
      ]
      response.body = .bytes(bytes)
    }
    // What one reader sees is in no cache for the next.
    response.headers.append(HTTPField("Cache-Control", "no-store"))
    response.headers.append(HTTPField("Vary", "Cookie, Accept-Language"))
    if let retryAfter { response.headers.append(HTTPField("Retry-After", String(retryAfter))) }
    var cookies = answer.cookies
    if let cookie = LanguageChoice.cookie(for: visit.request, isSecure: visit.isSecure) {
      cookies.append(cookie)
    }
    response.headers += cookies.map { HTTPField("Set-Cookie", $0) }
    return response
  }
}

extension Visit {
  /// Whether the address has a secret: that of a request.
  var hasSecret: Bool { values.fields.contains { $0.name == "secret" } }

  /// A new token for a form of this reader.
  var formToken: String { formTokens.make(from: office.surroundings.random) }

  /// The tokens of this reader's forms.
  var formTokens: FormToken {
    FormToken(secret: reader.secret, serviceKey: office.surroundings.linkKey.bytes)
  }
}
