/// Finds the route of a request and answers it, in memory or behind an `HTTPServer` alike.
///
/// `HEAD` is answered by the route for `GET`; a method that a path does not have by 405 with `Allow`;
/// `OPTIONS` by 204 with `Allow`, where no route says otherwise (RFC 9110 sections 9.3.2, 9.3.7 and 15.5.6).
public struct HTTPRouter: Sendable {
  /// What stands at the method and path of a request.
  public enum Finding: Sendable {
    /// A route, with the values of its variables.
    case route(HTTPRoute, PathValues)
    /// No route of this method, but of these.
    case otherMethods([String])
    /// The methods of a path whose options are asked for.
    case options([String])
    /// Nothing.
    case nothing
  }

  private let tree: RouteTree
  private let notFound: @Sendable (HTTPRequest) -> HTTPResponse
  private let methodNotAllowed: @Sendable (HTTPRequest, [String]) -> HTTPResponse
  private let refused: @Sendable (HTTPRequest, HTTPRefusal) -> HTTPResponse

  /// A router over `routes`. Traps where two of them have the same method and path.
  ///
  /// `notFound` answers where no path matches, `methodNotAllowed` where the path has only the methods that it
  /// is given (the router adds `Allow`), and `refused` what is wrong before any handler. The requests that
  /// they see may have no body yet; `refused` sees an empty path where the path could not be read.
  public init(
    _ routes: [HTTPRoute],
    notFound: @escaping @Sendable (HTTPRequest) -> HTTPResponse,
    methodNotAllowed: @escaping @Sendable (HTTPRequest, [String]) -> HTTPResponse,
    refused: @escaping @Sendable (HTTPRequest, HTTPRefusal) -> HTTPResponse
  ) {
    tree = RouteTree(routes)
    self.notFound = notFound
    self.methodNotAllowed = methodNotAllowed
    self.refused = refused
  }

  /// The routes in the order in which they were given.
  public var routes: [HTTPRoute] { tree.routes }

  /// The answer to a request. A form may come as parts, or as bytes with their media type.
  public func answer(_ request: HTTPRequest) -> HTTPResponse {
    answer(request, at: find(method: request.method, path: request.path))
  }

  /// What stands at a method and a path.
  public func find(method: String, path: [String]) -> Finding {
    let found = tree.routes(at: path)
    guard !found.isEmpty else { return .nothing }
    let isHead = method == "HEAD"
    if let index = found.first(where: { tree.routes[$0].method == method })
      ?? (isHead ? found.first { tree.routes[$0].method == "GET" } : nil)
    {
      return .route(tree.routes[index], tree.routes[index].pattern.values(in: path))
    }
    var allowed = Set(found.map { tree.routes[$0].method })
    if allowed.contains("GET") { allowed.insert("HEAD") }
    allowed.insert("OPTIONS")
    return method == "OPTIONS" ? .options(allowed.sorted()) : .otherMethods(allowed.sorted())
  }

  /// The answer to a request for which `finding` was found. `isAdmitted` says that the route has judged its head
  /// already.
  func answer(_ request: HTTPRequest, at finding: Finding, isAdmitted: Bool = false) -> HTTPResponse {
    switch finding {
    case .nothing: return notFound(request)
    case .options(let allowed): return HTTPResponse(status: 204, headers: [Self.allow(allowed)])
    case .otherMethods(let allowed):
      var response = methodNotAllowed(request, allowed)
      response.headers.removeAll { $0.name.lowercased() == "allow" }
      response.headers.append(Self.allow(allowed))
      return response
    case .route(let route, let values):
      if !isAdmitted, let denial = route.admits?(request, values) { return denial }
      do throws(HTTPRefusal) {
        let body = try route.body.accepted(request.body, mediaType: request.header("content-type"))
        return route.handler(request.with(body: body), values)
      } catch {
        return refused(request, error)
      }
    }
  }

  /// The answer to a request that is refused.
  func answer(_ request: HTTPRequest, refusing refusal: HTTPRefusal) -> HTTPResponse {
    refused(request, refusal)
  }

  private static func allow(_ methods: [String]) -> HTTPField {
    HTTPField("Allow", methods.joined(separator: ", "))
  }
}

extension HTTPRoute.Body {
  /// The body as the handler of a route gets it.
  fileprivate func accepted(_ body: HTTPBody, mediaType: String?) throws(HTTPRefusal) -> HTTPBody {
    switch (self, body) {
    case (.none, .none), (.bytes, .none): return .none
    case (_, .bytes(let bytes)) where bytes.count > limit && self != .none:
      throw HTTPRefusal(.bodyTooLarge, limit: limit)
    case (.none, .bytes(let bytes)) where bytes.isEmpty: return .none
    case (.none, _): throw HTTPRefusal(.unexpectedBody)
    case (.bytes, .bytes): return body
    case (.bytes, .form), (.fields, .form): throw HTTPRefusal(.unsupportedMediaType, field: "content-type")
    case (.fields(_, let most), .bytes(let bytes)):
      return .form(try URLEncodedForm.parts(of: bytes, mediaType: mediaType, atMost: most))
    case (.fields(_, let most), .none):
      return .form(try URLEncodedForm.parts(of: [], mediaType: mediaType, atMost: most))
    case (.form(_, let most), .form(let parts)):
      guard parts.count <= most else { throw HTTPRefusal(.tooManyParts, limit: most) }
      return body
    case (.form(_, let most), .bytes(let bytes)):
      guard let boundary = MultipartForm.boundary(ofMediaType: mediaType) else {
        throw HTTPRefusal(.unsupportedMediaType, field: "content-type")
      }
      return .form(try MultipartForm.parts(of: bytes, boundary: boundary, atMost: most))
    case (.form, .none):
      guard MultipartForm.boundary(ofMediaType: mediaType) != nil else {
        throw HTTPRefusal(.unsupportedMediaType, field: "content-type")
      }
      throw HTTPRefusal(.malformedForm)
    }
  }
}

extension HTTPRequest {
  /// The same request with another body.
  func with(body: HTTPBody) -> HTTPRequest {
    HTTPRequest(
      method: method, path: path, query: query, headers: headers, body: body, remoteAddress: remoteAddress)
  }
}
