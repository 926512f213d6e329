/// What answers one method on one path.
///
/// Example: `HTTPRoute(method: "GET", path: "/api/v1/requests/{id}") { request, values in … values["id"] …
/// }`.
public struct HTTPRoute: Sendable {
  /// What a route takes as the body of a request.
  public enum Body: Hashable, Sendable {
    /// No body; a request that has one is refused.
    case none
    /// Bytes as they come, at most so many. A request without a body gives `.none`.
    case bytes(atMost: Int)
    /// A form without files (`application/x-www-form-urlencoded`) of at most so many bytes and so many fields; anything
    /// else is refused. The handler gets its fields as the parts of a form.
    case fields(atMost: Int, count: Int)
    /// A form (`multipart/form-data`, RFC 7578) of at most so many bytes in all and so many parts; anything
    /// else is refused.
    case form(atMost: Int, parts: Int)

    /// The greatest number of bytes.
    public var limit: Int {
      switch self {
      case .none: 0
      case .bytes(let limit), .fields(let limit, _), .form(let limit, _): limit
      }
    }
  }

  /// The answer to a request. It is called on a thread of the server's pool, on several at the same time, and
  /// may block.
  public typealias Handler = @Sendable (HTTPRequest, PathValues) -> HTTPResponse

  /// What stands against a request as far as its head tells, or `nil` where nothing does.
  public typealias Admission = @Sendable (HTTPRequest, PathValues) -> HTTPResponse?

  /// The method in capitals. A route for `GET` answers `HEAD` too.
  public let method: String
  /// The path with its variables in braces: `/api/v1/requests/{id}`. It names the route in the access log.
  public let path: String
  /// The body that it takes.
  public let body: Body
  /// Judges the head before any of the body is taken; an answer of it ends the request. Called once for each
  /// request, on the thread of its connection.
  public let admits: Admission?
  /// What makes the answer.
  public let handler: Handler
  let pattern: PathPattern

  /// A route. Traps where the path does not begin with a slash, has an empty segment, or names a variable
  /// twice.
  public init(
    method: String, path: String, body: Body = .none, admits: Admission? = nil, handler: @escaping Handler
  ) {
    guard let pattern = PathPattern(path) else {
      preconditionFailure("the path of a route is malformed: \(path)")
    }
    self.pattern = pattern
    self.method = method
    self.path = path
    self.body = body
    self.admits = admits
    self.handler = handler
  }
}
