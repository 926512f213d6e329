import Casework
import HTTPServer
import Office
import Web
import Wording

extension PageRoute {
  /// The route of this page. What the head of a form tells is judged before any of it is taken.
  func route(in site: PageSite) -> HTTPRoute {
    guard let takes else {
      return HTTPRoute(method: method.rawValue, path: path) { request, values in
        refusal(of: request, values, in: site) ?? answer(request, values, in: site)
      }
    }
    return HTTPRoute(
      method: method.rawValue, path: path, body: takes.body,
      admits: { head, values in refusal(of: head, values, in: site) },
      handler: { request, values in answer(request, values, in: site) })
  }

  /// What stands against a request as far as its head tells; `nil` where nothing does. Counts the call.
  private func refusal(of request: HTTPRequest, _ values: PathValues, in site: PageSite) -> HTTPResponse? {
    guarding(request, values, in: site) { visit in
      try site.web.limiter.admit(rate, of: CountedCaller(visit.principal, at: request.remoteAddress))
      if let denied = try denial(of: visit) { return site.response(denied, to: visit) }
      guard method == .get || RequestOrigin.isOwn(request, address: visit.address, hasSecret: visit.hasSecret)
      else { throw FormRefused() }
      return nil
    }
  }

  /// The answer to a request that nothing in its head stands against.
  private func answer(_ request: HTTPRequest, _ values: PathValues, in site: PageSite) -> HTTPResponse {
    let answer = guarding(request, values, in: site) { visit in
      // The session may have ended while the form came.
      if let denied = try denial(of: visit) { return site.response(denied, to: visit) }
      guard method == .post else { return site.response(try handler(visit), to: visit) }
      var visit = visit
      visit.form = try sent(in: visit)
      do {
        return site.response(try handler(visit), to: visit)
      } catch {
        return try shownAgain(after: error, visit)
      }
    }
    return answer ?? site.page(of: Problem(.failure), to: request)
  }

  /// The form that was sent, once its token was found right.
  private func sent(in visit: Visit) throws -> FormEntry {
    guard case .form(let parts) = visit.request.body,
      let token = parts.first(where: { $0.name == FormToken.field }),
      visit.formTokens.isValid(String(decoding: token.bytes, as: UTF8.self))
    else { throw FormRefused() }
    return FormEntry(action: visit.calledPath, parts: parts.filter { $0.name != FormToken.field })
  }

  /// The page of the form again, with what stands against it. Fails with the error where that is nothing that
  /// another entry could better.
  private func shownAgain(after error: any Error, _ visit: Visit) throws -> HTTPResponse {
    guard let showing, let problem = Problem(describing: error), problem.isOfForm else { throw error }
    var visit = visit
    visit.form = visit.form.refused(problem)
    visit.site.web.metrics.count(problem.kind)
    return visit.site.response(
      .page(try showing(visit), status: problem.kind.status), to: visit, retryAfter: problem.retryAfter)
  }

  /// What is answered to somebody who may not open the page; `nil` to whoever may.
  private func denial(of visit: Visit) throws -> PageAnswer? {
    switch (access, visit.reader) {
    case (.everyone, _), (.applicant, .applicant), (.draft, .writer): return nil
    case (.draft, .applicant(_, let secret)): return .redirect(to: "/permohonan/\(secret)")
    case (.applicant, .writer(let secret)): return .redirect(to: "/ajukan/\(secret.text)")
    case (.applicant, _), (.draft, _):
      // Secrets that open nothing are counted as guesses, and look like pages that are not there.
      try visit.site.web.limiter.admit(.guessing, of: .address(visit.request.remoteAddress))
      throw Problem(.notFound)
    case (.staff(let roles), .staff(let session, _)):
      guard roles.isDisjoint(with: session.member.roles) else { return nil }
      throw Problem(because: .forbidden(Role.allCases.filter(roles.contains).map(Casework.Actor.staff)))
    case (.staff, _):
      guard method == .get else { throw SessionOver() }
      let way = NewPasswordPage.session(of: visit) == nil ? SignInPage.path : NewPasswordPage.path
      return .redirect(to: "\(way)?\(ReturnPath.name)=\(QueryText.escaped(visit.calledPath))")
    }
  }

  /// What `body` answers, or the page of the problem that its error is.
  private func guarding(
    _ request: HTTPRequest, _ values: PathValues, in site: PageSite, _ body: (Visit) throws -> HTTPResponse?
  ) -> HTTPResponse? {
    do {
      let secret = access == .applicant || access == .draft ? values["secret"] : nil
      let visit = try site.visit(request, values, secret: secret)
      do {
        return try body(visit)
      } catch {
        guard let page = ProblemPage.page(describing: error, visit) else { throw error }
        if Problem.isOfDatabase(error) {
          site.web.log("\(method.rawValue) \(path): \(type(of: error)): \(error)")
        }
        site.web.metrics.count(page.kind)
        return site.response(
          .page(page.page, status: page.kind.status), to: visit, retryAfter: page.retryAfter)
      }
    } catch {
      return site.plainFailure(error, of: "\(method.rawValue) \(path)", to: request)
    }
  }
}

extension Problem {
  /// Whether another entry, or a later one, could better it, so that the form is shown again.
  fileprivate var isOfForm: Bool { kind.status >= 400 && ![401, 403, 404].contains(kind.status) }
}

/// A form that does not come from a page of ours, or has no token of its reader: nothing was done.
struct FormRefused: Error {}

/// The session of a member of staff has ended before the form came: nothing was done.
struct SessionOver: Error {}
