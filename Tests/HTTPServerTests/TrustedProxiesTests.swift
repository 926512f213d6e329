import HTTPServer
import Testing

@Suite("The address of a client is what the nearest proxy that is not trusted wrote")
struct TrustedProxiesTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let trusted: [String]
    let peer: String
    let written: [String]
    let client: String
    var testDescription: String { name }
  }

  static let rows = [
    Row(
      name: "no proxy is trusted", trusted: [], peer: "192.0.2.9", written: ["203.0.113.1"],
      client: "192.0.2.9"),
    Row(
      name: "the peer is no proxy", trusted: ["127.0.0.1"], peer: "192.0.2.9", written: ["203.0.113.1"],
      client: "192.0.2.9"),
    Row(
      name: "one proxy", trusted: ["127.0.0.1"], peer: "127.0.0.1", written: ["203.0.113.1"],
      client: "203.0.113.1"),
    Row(
      name: "a client that claims another address", trusted: ["127.0.0.1"], peer: "127.0.0.1",
      written: ["198.51.100.7, 203.0.113.1"], client: "203.0.113.1"),
    Row(
      name: "two headers are one", trusted: ["127.0.0.1"], peer: "127.0.0.1",
      written: ["198.51.100.7", "203.0.113.1"], client: "203.0.113.1"),
    Row(
      name: "two proxies", trusted: ["127.0.0.1", "10.0.0.2"], peer: "127.0.0.1",
      written: ["203.0.113.1, 10.0.0.2"], client: "203.0.113.1"),
    Row(
      name: "nothing is written", trusted: ["127.0.0.1"], peer: "127.0.0.1", written: [], client: "127.0.0.1"),
    Row(
      name: "no address is written", trusted: ["127.0.0.1", "10.0.0.2"], peer: "127.0.0.1",
      written: ["unknown, 10.0.0.2"], client: "10.0.0.2"),
    Row(
      name: "IPv6 in another form", trusted: ["0:0:0:0:0:0:0:1"], peer: "::1", written: ["2001:DB8::0:1"],
      client: "2001:db8::1"),
    Row(
      name: "IPv4 written as IPv6", trusted: ["127.0.0.1"], peer: "::ffff:127.0.0.1",
      written: ["::ffff:203.0.113.1"], client: "203.0.113.1"),
  ]

  @Test("The client's address", arguments: rows)
  func client(row: Row) throws {
    let proxies = try #require(TrustedProxies(row.trusted))
    let headers = row.written.map { HTTPField("x-forwarded-for", $0) }
    #expect(proxies.client(of: headers, from: row.peer) == row.client)
  }

  @Test("What is no numeric address is no proxy", arguments: ["", "localhost", "127.0.0.1:80", "10.0.0.0/8"])
  func malformed(text: String) {
    #expect(TrustedProxies([text]) == nil)
  }

  @Test("A handler sees the client behind a trusted proxy")
  func live() throws {
    let route = HTTPRoute(method: "GET", path: "/who") { request, _ in
      HTTPResponse(status: 200, body: .bytes(Array(request.remoteAddress.utf8)))
    }
    var options = HTTPServerOptions()
    options.trustedProxies = try #require(TrustedProxies(["127.0.0.1"]))
    try withServer(sampleRouter(also: [route]), options: options) { port in
      let client = RawClient(port: port)
      client.send(
        "GET /who HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.1\r\nConnection: close\r\n\r\n")
      #expect(client.readToEnd().hasSuffix("203.0.113.1"))
    }
  }
}
