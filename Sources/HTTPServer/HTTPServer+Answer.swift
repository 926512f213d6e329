private import CMicroHTTPD

extension HTTPServer {
  /// Answers a request that is whole, or that is refused before it is.
  func answer(_ exchange: Exchange, on handle: OpaquePointer, of connection: Connection) -> Bool {
    guard let request = exchange.request else { return false }
    connection.phase = .answering
    let response: HTTPResponse
    if let refusal = exchange.refusal {
      response = router.answer(request, refusing: refusal)
    } else if let denial = exchange.denial {
      response = denial
    } else if let finding = exchange.finding {
      let hasBody = exchange.expectsBody && exchange.received > 0
      response = router.answer(
        hasBody ? request.with(body: .bytes(exchange.body)) : request, at: finding,
        isAdmitted: exchange.isAdmitted)
    } else {
      return false
    }
    exchange.giveUpBody()
    let isBodiless = request.method == "HEAD" || response.status == 304 || response.status == 204
    exchange.status = response.status
    exchange.answerBytes = isBodiless ? 0 : response.body.count
    connection.phase = .sending(since: jadwal_mhd_now(), taken: jadwal_mhd_acknowledged(connection.socket))
    let closes = exchange.leavesBodyUnread || isStopping
    if response.headers.isEmpty, !closes, case .shared(let body) = response.body {
      let ready = response.status == 304 ? body.headOnly : body.whole
      return MHD_queue_response(handle, UInt32(response.status), ready) == .YES
    }
    guard let made = response.made(closing: closes) else { return false }
    defer { MHD_destroy_response(made) }
    return MHD_queue_response(handle, UInt32(response.status), made) == .YES
  }
}

extension HTTPResponse {
  /// The answer as MHD sends it; the caller destroys it.
  fileprivate func made(closing: Bool) -> OpaquePointer? {
    // MHD 0.9 writes a length into a 304 whatever is done; clients that wait for a body by it forgive only
    // zero.
    let isEmpty = status == 304 || status == 204
    let response: OpaquePointer?
    var all = headers
    if case .shared(let shared) = body { all = shared.headers + headers }
    switch body {
    case .bytes(let bytes) where !isEmpty:
      response = Self.copy(of: bytes)
    case .shared(let shared) where !isEmpty:
      response = shared.anotherWhole()
    default:
      response = MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
    }
    guard let response else { return nil }
    if closing { MHD_add_response_header(response, "Connection", "close") }
    for field in all where !Self.isOwn(field.name) {
      guard MHD_add_response_header(response, field.name, field.value) == .YES else {
        // A line end or a NUL in a header: rather no answer than one that holds what was smuggled in.
        MHD_destroy_response(response)
        return nil
      }
    }
    return response
  }

  /// An answer that holds a copy of `bytes`.
  private static func copy(of bytes: [UInt8]) -> OpaquePointer? {
    bytes.withUnsafeBytes { buffer in
      MHD_create_response_from_buffer(
        buffer.count, UnsafeMutableRawPointer(mutating: buffer.baseAddress), .RESPMEM_MUST_COPY)
    }
  }

  /// Whether a header is the server's alone.
  private static func isOwn(_ name: String) -> Bool {
    switch name.utf8.count {
    case 4, 10, 14, 17:
      ["content-length", "connection", "date", "transfer-encoding", "keep-alive"].contains(name.lowercased())
    default: false
    }
  }
}

extension HTTPResponse.Body {
  var count: Int {
    switch self {
    case .none: 0
    case .bytes(let bytes): bytes.count
    case .shared(let shared): shared.count
    }
  }
}
