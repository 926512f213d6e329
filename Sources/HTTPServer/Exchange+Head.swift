private import CMicroHTTPD

extension Exchange {
  /// The bytes of a body that are rather read away than answered with a closed connection.
  private static let readAway = 65_536

  /// Reads and checks the head, finds the route, and decides what becomes of the body.
  func readHead(
    of handle: OpaquePointer, method: UnsafePointer<CChar>, version: UnsafePointer<CChar>, router: HTTPRouter,
    remoteAddress: String, options: HTTPServerOptions
  ) {
    self.method = String(cString: method)
    var head: RequestHead?
    var target = RequestTarget()
    do throws(HTTPRefusal) {
      // A NUL or a second space in the request line would stand between target and version.
      guard targetAddress + self.target.count + 1 == version,
        self.method.utf8.allSatisfy(\.isTokenCharacter)
      else { throw HTTPRefusal(.malformedHead) }
      let read = try RequestHead(of: handle, version: version)
      head = read
      target = try RequestTarget(self.target, method: self.method)
      if let broken = read.refusal { throw broken }
      let found = router.find(method: self.method, path: target.path)
      finding = found
      setRequest(target, read, remoteAddress, options)
      guard read.hasBody else { return }
      if case .route(let route, let values) = found {
        limit = min(route.body.limit, options.maximumBody)
        if route.body == .none { throw HTTPRefusal(.unexpectedBody) }
        if let length = read.contentLength, length > limit { throw HTTPRefusal(.bodyTooLarge, limit: limit) }
        if let request { denial = route.admits?(request, values) }
        isAdmitted = true
        if denial == nil, !reserve(read.contentLength ?? 0) {
          throw HTTPRefusal(.tooMuchInHand, limit: options.bodiesInHand)
        }
      }
    } catch {
      refusal = error
    }
    if request == nil { setRequest(target, head ?? RequestHead(), remoteAddress, options) }
    guard let head else {
      // Where a body begins and ends is not known, so nothing behind this head can be trusted.
      leavesBodyUnread = true
      return
    }
    expectsBody = head.hasBody
    isUnwanted = refusal != nil || denial != nil || !isRouted
    let isSmall = (head.contentLength ?? .max) <= Self.readAway && !head.expectsContinue
    leavesBodyUnread = expectsBody && isUnwanted && !isSmall
    if isUnwanted {
      limit = Self.readAway
    } else {
      body.reserveCapacity(min(head.contentLength ?? 0, 1_048_576))
    }
  }

  private var isRouted: Bool { if case .route = finding { true } else { false } }

  private func setRequest(
    _ target: RequestTarget, _ head: RequestHead, _ remoteAddress: String, _ options: HTTPServerOptions
  ) {
    request = HTTPRequest(
      method: method, path: target.path, query: target.query, headers: head.headers,
      remoteAddress: options.trustedProxies.client(of: head.headers, from: remoteAddress))
  }
}
