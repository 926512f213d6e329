import HTTPServer
import Testing

private let host = "Host: a\r\n"
private let next = "GET /things/7 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

@Suite("Bodies are taken whole, within limits, and never mistaken for the next request")
struct BodyTests {
  @Test(
    "What stands behind a request is answered as what it is",
    arguments: [
      ("a body", "POST /echo HTTP/1.1\r\n\(host)Content-Length: 3\r\n\r\nabc", [200, 200]),
      ("no body", "POST /echo HTTP/1.1\r\n\(host)\r\n", [200, 200]),
      ("an empty body", "POST /echo HTTP/1.1\r\n\(host)Content-Length: 0\r\n\r\n", [200, 200]),
      (
        "chunks",
        "POST /echo HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n0\r\nT: x\r\n\r\n",
        [200, 200]
      ),
      ("a body where none is taken", "GET / HTTP/1.1\r\n\(host)Content-Length: 5\r\n\r\nGET /", [400, 200]),
      ("a body for nothing", "POST /nowhere HTTP/1.1\r\n\(host)Content-Length: 5\r\n\r\nGET /", [404, 200]),
      (
        "a body with another method", "PATCH /echo HTTP/1.1\r\n\(host)Content-Length: 5\r\n\r\nGET /",
        [405, 200]
      ),
      (
        "a body a little too large", "PUT /echo HTTP/1.1\r\n\(host)Content-Length: 101\r\n\r\n" + filler(101),
        [413, 200]
      ),
      // Read away no more: the connection ends with the answer.
      (
        "a large body for nothing",
        "POST /nowhere HTTP/1.1\r\n\(host)Content-Length: 300000\r\n\r\n" + filler(300_000), [404]
      ),
      (
        "chunks for nothing",
        "POST /nowhere HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", [404]
      ),
      (
        "chunks too large",
        "PUT /echo HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n65\r\n" + filler(101)
          + "\r\n0\r\n\r\n", [413, 200]
      ),
    ])
  func followed(name: String, request: String, answers: [Int]) throws {
    try withServer { port in
      let client = RawClient(port: port)
      client.send(request + next)
      #expect(statuses(in: client.readToEnd()) == answers)
    }
  }

  @Test("A body that is too large is refused before it is read, and the answer is not lost to a reset")
  func tooLarge() throws {
    try withServer { port in
      let client = RawClient(port: port)
      client.send("POST /echo HTTP/1.1\r\n\(host)Content-Length: 9000000\r\n\r\n")
      #expect(client.send(Array(filler(9_000_000).utf8)))
      #expect(client.readToEnd().hasSuffix("bodyTooLarge - 3000000"))
    }
  }

  @Test("100 (Continue) comes where the body is wanted, and the refusal instead of it where not")
  func expectation() throws {
    try withServer { port in
      let head = "POST /echo HTTP/1.1\r\n\(host)Expect: 100-continue\r\nConnection: close\r\nContent-Length: "
      let wanted = RawClient(port: port)
      wanted.send(head + "3\r\n\r\n")
      #expect(statuses(in: wanted.read { $0.hasSuffix("\r\n\r\n") }) == [100])
      wanted.send("abc")
      #expect(wanted.readToEnd().hasSuffix("\r\n\r\nabc"))
      let refused = RawClient(port: port)
      refused.send(head + "4000000\r\n\r\n")
      #expect(statuses(in: refused.readToEnd()) == [413])
    }
  }

  @Test("A large upload in chunks comes back byte for byte")
  func largeUpload() throws {
    let text = String((0..<250_000).map { Character(UnicodeScalar(UInt8(33 + $0 % 90))) })
    try withServer { port in
      let client = RawClient(port: port)
      client.send("POST /echo HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
      for _ in 0..<8 { client.send(String(text.utf8.count, radix: 16) + "\r\n" + text + "\r\n") }
      client.send("0\r\n\r\n")
      let answer = client.readToEnd()
      #expect(answer.utf8.suffix(2_000_000).elementsEqual(String(repeating: text, count: 8).utf8))
      #expect(answer.contains("Content-Length: 2000000\r\n"))
    }
  }
}

private func filler(_ count: Int) -> String { String(repeating: "G", count: count) }
