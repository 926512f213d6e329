import HTTPServer
import Testing

/// What a server answers to a head; `nil` where it closes the connection without an answer.
private struct Row: CustomTestStringConvertible, Sendable {
  let name: String
  let head: String
  let status: Int?
  let body: String?

  init(_ name: String, _ head: String, _ status: Int?, _ body: String? = nil) {
    (self.name, self.head, self.status, self.body) = (name, head, status, body)
  }

  var testDescription: String { name }
}

private let host = "Host: a\r\n"
private let close = "Connection: close\r\n\r\n"

@Suite("A head out of form is refused (RFC 9112), also where the C library lets it through")
struct MalformedHeadTests {
  private static let heads = [
    Row("no Host", "GET / HTTP/1.1\r\n\(close)", 400),
    Row("two Hosts", "GET / HTTP/1.1\r\n\(host)\(host)\(close)", 400, "malformedHead host -"),
    Row(
      "two media types",
      "POST /echo HTTP/1.1\r\n\(host)Content-Type: text/plain\r\nContent-Type: text/html\r\n\(close)", 400,
      "malformedHead content-type -"),
    Row(
      "two secrets",
      "GET / HTTP/1.1\r\n\(host)Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\(close)",
      400, "malformedHead authorization -"),
    Row("a Host with a slash", "GET / HTTP/1.1\r\nHost: a/b\r\n\(close)", 400, "malformedHead host -"),
    Row("a folded header", "GET / HTTP/1.1\r\n\(host)X-Note: a\r\n b\r\n\(close)", 400),
    Row("a folded header at the end", "GET / HTTP/1.1\r\n\(host)X-Note: a\r\n\tb\r\n\r\n", 400),
    Row("a space before the first header", "GET / HTTP/1.1\r\n X: a\r\n\(host)\(close)", 400),
    Row("a NUL in a value", "GET / HTTP/1.1\r\nX-Note: a\0b\r\n\(host)\(close)", 400),
    Row("a NUL in the last value", "GET / HTTP/1.1\r\n\(host)X-Note: a\0b\r\n\r\n", 400),
    Row("a NUL behind a value", "GET / HTTP/1.1\r\nX-Note: a\0\r\n\(host)\(close)", 400),
    Row("a NUL in a name", "GET / HTTP/1.1\r\nX-\0Note: a\r\n\(host)\(close)", 400),
    Row("a NUL in the target", "GET /\0a HTTP/1.1\r\n\(host)\(close)", 400),
    Row(
      "a control character", "GET / HTTP/1.1\r\nX-Note: a\u{1}b\r\n\(host)\(close)", 400,
      "malformedHead x-note -"),
    Row("a DEL", "GET / HTTP/1.1\r\nX-Note: a\u{7F}b\r\n\(host)\(close)", 400, "malformedHead x-note -"),
    Row("a bare carriage return", "GET / HTTP/1.1\r\nX-Note: a\rX-B: b\r\n\(host)\(close)", 400),
    Row("a bare line feed", "GET / HTTP/1.1\r\nX-Note: a\nX-B: b\r\n\(host)\(close)", 400),
    Row("line feeds only", "GET / HTTP/1.1\nHost: a\n\n", 400),
    Row("a space before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\(close)", 400),
    Row("no colon", "GET / HTTP/1.1\r\n\(host)note\r\n\(close)", 400),
    Row("an empty name", "GET / HTTP/1.1\r\n\(host): a\r\n\(close)", 400),
    Row("a method that is no token", "G(T / HTTP/1.1\r\n\(host)\(close)", 400),
    Row("a space in the target", "GET /a b HTTP/1.1\r\n\(host)\(close)", nil),
    Row("a version of the future", "GET / HTTP/1.2\r\n\(host)\(close)", 400),
    Row("HTTP/2 in clear text", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    Row(
      "32 KB of a header",
      "GET / HTTP/1.1\r\n\(host)X: " + String(repeating: "a", count: 40_000) + "\r\n\(close)", 431),
    Row(
      "20,000 headers", "GET / HTTP/1.1\r\n\(host)" + String(repeating: "X: a\r\n", count: 20_000) + close,
      431),
    Row("spaces around a value", "GET /header HTTP/1.1\r\n\(host)X-Note: \t a b \t\r\n\(close)", 200, "a b"),
    Row("an empty value", "GET /header HTTP/1.1\r\n\(host)X-Note:\r\n\(close)", 200, ""),
    Row("UTF-8 in a value", "GET /header HTTP/1.1\r\n\(host)X-Note: Jumʿat\r\n\(close)", 200, "Jumʿat"),
    Row("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", 200, "home"),
    Row("empty lines before", "\r\n\r\nGET / HTTP/1.1\r\n\(host)\(close)", 200, "home"),
  ]

  private static let targets = [
    Row("a bad percent-encoding", "/%zz", 400, "malformedPath - -"),
    Row("half a percent-encoding", "/a%2", 400, "malformedPath - -"),
    Row("an encoded NUL", "/%00", 400, "malformedPath - -"),
    Row("an encoded slash", "/things/a%2Fb", 400, "malformedPath - -"),
    Row("an encoded line feed", "/things/a%0Ab", 400, "malformedPath - -"),
    Row("a dot segment", "/a/../things/1", 400, "malformedPath - -"),
    Row("a dot segment at the end", "/things/.", 400, "malformedPath - -"),
    Row("an encoded dot segment", "/%2e%2E/", 400, "malformedPath - -"),
    Row("no UTF-8", "/things/%FF", 400, "malformedPath - -"),
    Row("an overlong slash", "/things/%C0%AF", 400, "malformedPath - -"),
    Row("a fragment", "/#a", 400, "malformedPath - -"),
    Row("a raw byte above ASCII", "/things/é", 400, "malformedPath - -"),
    Row("no slash", "things", 400, "malformedPath - -"),
    Row("a bad query", "/query?a=%", 400, "malformedQuery - -"),
    Row("a NUL in a query", "/query?a=%00", 400, "malformedQuery - -"),
    Row("a query", "/query?a=1&b&=c&a=%2F+%C3%A9&&d=x=y", 200, "a=1;b=;=c;a=/ é;d=x=y"),
    Row("an absolute target", "http://a.example/things/7?x", 200, "thing 7"),
    Row("an absolute target without path", "http://a.example", 400),
    Row("an encoded letter", "/%74hings/%37", 200, "thing 7"),
    Row("an empty segment", "/things//", 404, "nothing here"),
    Row("a slash behind", "/things/7/", 404, "nothing here"),
    Row("a variable with an ending", "/feeds/abc.ics", 200, "feed abc"),
    Row("a literal before a variable", "/feeds/holidays.ics", 200, "holidays"),
    Row("an ending alone", "/feeds/.ics", 404, "nothing here"),
  ]

  private static let bodies = [
    Row("length and coding", "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /", 400),
    Row(
      "two lengths", "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400,
      "malformedHead content-length -"),
    Row(
      "one length twice", "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400,
      "malformedHead content-length -"),
    Row("a list of lengths", "Content-Length: 3, 3\r\n\r\nabc", 400),
    Row("a negative length", "Content-Length: -1\r\n\r\nabc", 400),
    Row("a length with a sign", "Content-Length: +3\r\n\r\nabc", 400),
    Row("a length beyond 64 bits", "Content-Length: 99999999999999999999\r\n\r\nabc", 413),
    Row(
      "an unknown coding", "Transfer-Encoding: xchunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 501,
      "unsupportedTransferCoding transfer-encoding -"),
    Row(
      "a list of codings", "Transfer-Encoding: gzip, chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 501,
      "unsupportedTransferCoding transfer-encoding -"),
    Row("a bad chunk length", "Transfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n0\r\n\r\n", 400),
    Row("a negative chunk length", "Transfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n0\r\n\r\n", 400),
    Row(
      "an unknown expectation", "Connection: close\r\nExpect: tea\r\nContent-Length: 3\r\n\r\nabc", 417,
      "unsupportedExpectation expect -"),
    Row(
      "a compressed body", "Connection: close\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", 415,
      "unsupportedMediaType content-encoding -"),
  ]

  @Test("Heads", arguments: heads)
  private func head(row: Row) throws { try check(row) }

  @Test("Targets", arguments: targets)
  private func target(row: Row) throws {
    try check(Row(row.name, "GET \(row.head) HTTP/1.1\r\n\(host)\(close)", row.status, row.body))
  }

  @Test("What is said of bodies", arguments: bodies)
  private func body(row: Row) throws {
    try check(Row(row.name, "POST /echo HTTP/1.1\r\n\(host)\(row.head)", row.status, row.body))
  }

  private func check(_ row: Row) throws {
    try withServer { port in
      let client = RawClient(port: port)
      client.send(row.head)
      let answer = client.readToEnd()
      // The C library writes the head of a 400 of its own twice.
      #expect(Set(statuses(in: answer)) == Set(row.status.map { [$0] } ?? []))
      if let body = row.body { #expect(answer.hasSuffix("\r\n\r\n" + body)) }
    }
  }
}
