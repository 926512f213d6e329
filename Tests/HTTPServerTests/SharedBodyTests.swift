import HTTPServer
import Testing

@Suite("A shared body goes out whole, as a head alone, or not at all")
struct SharedBodyTests {
  static let bytes = (0..<600_000).map { UInt8(33 + $0 % 90) }

  private func router(_ body: SharedBody, also headers: [HTTPField] = []) -> HTTPRouter {
    sampleRouter(also: [
      HTTPRoute(method: "GET", path: "/shared") { request, _ in
        let status = request.header("if-none-match") == nil ? 200 : 304
        return HTTPResponse(status: status, headers: headers, body: .shared(body))
      }
    ])
  }

  @Test(
    "By GET, HEAD and with a condition, with headers of the answer and without", arguments: [false, true])
  func kinds(withHeaders: Bool) throws {
    let body = SharedBody(bytes: Self.bytes, headers: [HTTPField("ETag", "\"v7\"")])
    #expect(body.bytes == Self.bytes)
    try withServer(router(body, also: withHeaders ? [HTTPField("X-Note", "n")] : [])) { port in
      func answer(_ method: String, _ header: String) -> String {
        let client = RawClient(port: port)
        client.send("\(method) /shared HTTP/1.1\r\nHost: a\r\n\(header)Connection: close\r\n\r\n")
        return client.readToEnd()
      }
      let whole = answer("GET", "")
      #expect(whole.utf8.suffix(600_000).elementsEqual(Self.bytes))
      let head = answer("HEAD", "")
      #expect(head.contains("Content-Length: 600000\r\n") && head.hasSuffix("\r\n\r\n"))
      let unchanged = answer("GET", "If-None-Match: \"v7\"\r\n")
      #expect(statuses(in: unchanged) == [304])
      #expect(unchanged.hasSuffix("\r\n\r\n") && !unchanged.contains("Content-Length: 600000\r\n"))
      for text in [whole, head, unchanged] {
        #expect(text.contains("ETag: \"v7\"\r\n"))
        #expect(text.contains("X-Note: n\r\n") == withHeaders)
      }
    }
  }

  @Test("It lives until the last answer with it is sent", arguments: [false, true])
  func lifetime(withHeaders: Bool) throws {
    let headers = withHeaders ? [HTTPField("X-Note", "n")] : []
    let route = HTTPRoute(method: "GET", path: "/shared") { _, _ in
      HTTPResponse(status: 200, headers: headers, body: .shared(SharedBody(bytes: Self.bytes, headers: [])))
    }
    try withServer(sampleRouter(also: [route])) { port in
      for _ in 0..<10 {
        let client = RawClient(port: port)
        client.send("GET /shared HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(client.readToEnd().utf8.suffix(600_000).elementsEqual(Self.bytes))
      }
    }
  }

  @Test("A header that cannot be sent ends the connection, rather than be sent in part")
  func smuggled() throws {
    let route = HTTPRoute(method: "GET", path: "/smuggled") { _, _ in
      HTTPResponse(status: 200, headers: [HTTPField("X-Note", "a\r\nSet-Cookie: b")])
    }
    try withServer(sampleRouter(also: [route])) { port in
      let client = RawClient(port: port)
      client.send("GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(client.readToEnd().isEmpty)
    }
  }
}
