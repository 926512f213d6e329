import HTTPServer
import Testing

@Suite("A live server speaks HTTP/1.1")
struct LiveServerTests {
  @Test("One connection carries requests one after another, and several at once")
  func keepAliveAndPipelining() throws {
    try withServer { port in
      let request = "GET /things/7 HTTP/1.1\r\nHost: a\r\n\r\n"
      let client = RawClient(port: port)
      for _ in 0..<3 {
        client.send(request)
        #expect(client.read { $0.hasSuffix("thing 7") }.contains("200 OK"))
      }
      client.send(request + request + "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      let rest = client.readToEnd()
      #expect(statuses(in: rest) == [200, 200, 200])
      #expect(rest.hasSuffix("home"))
    }
  }

  @Test(
    "The same requests are answered alike in memory and on a port",
    arguments: [
      ("GET", "/", 200), ("HEAD", "/", 200), ("GET", "/nowhere", 404), ("POST", "/", 405),
      ("OPTIONS", "/", 204),
      ("GET", "/feeds/holidays.ics", 200), ("GET", "/feeds/.ics", 404), ("TRACE", "/", 405),
      ("DELETE", "/things/a", 200),
    ])
  func sameInMemory(method: String, path: String, status: Int) throws {
    let segments = path.split(separator: "/").map(String.init)
    let inMemory = sampleRouter().answer(HTTPRequest(method: method, path: segments))
    #expect(inMemory.status == status)
    try withServer { port in
      let answer = exchange(Array("\(method) \(path) HTTP/1.1\r\nHost: a\r\n\r\n".utf8), port: port)
      #expect(statuses(in: answer) == [status])
      for field in inMemory.headers { #expect(answer.contains("\(field.name): \(field.value)\r\n")) }
      guard case .bytes(let bytes) = inMemory.body else { return }
      #expect(answer.contains("Content-Length: \(bytes.count)\r\n"))
      #expect(answer.hasSuffix(method == "HEAD" ? "\r\n\r\n" : String(decoding: bytes, as: UTF8.self)))
    }
  }
}
