import Glibc
import HTTPServer
import Testing

private let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

@Suite("The limits of a server hold")
struct ServerLimitsTests {
  @Test("A head that is slow to come is closed, however steadily it drips, and others are served meanwhile")
  func slowHead() throws {
    var options = HTTPServerOptions()
    options.headSeconds = 1
    try withServer(options: options) { port in
      let slow = RawClient(port: port)
      slow.send("GET / HTTP/1.1\r\nHost: a\r\n")
      var isOpen = true
      for _ in 0..<100 where isOpen {
        usleep(100_000)
        isOpen = slow.send("X: a\r\n")
        let other = RawClient(port: port)
        other.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(other.readToEnd().hasSuffix("home"))
      }
      #expect(!isOpen)
    }
  }

  @Test("A body that is slow to come is closed")
  func slowBody() throws {
    var options = HTTPServerOptions()
    (options.graceSeconds, options.minimumBodyRate) = (0, 1_000_000)
    try withServer(options: options) { port in
      let slow = RawClient(port: port)
      slow.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc")
      #expect(statuses(in: slow.readToEnd()).isEmpty)
    }
  }

  @Test("A body that began fast and drips from then on is closed")
  func drippingBody() throws {
    var options = HTTPServerOptions()
    (options.graceSeconds, options.minimumBodyRate) = (1, 1_000)
    try withServer(options: options) { port in
      let slow = RawClient(port: port)
      slow.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 2900000\r\n\r\n")
      slow.send([UInt8](repeating: 65, count: 1_000_000))
      var isOpen = true
      for _ in 0..<100 where isOpen {
        usleep(100_000)
        isOpen = slow.send("a")
      }
      #expect(!isOpen)
    }
  }

  @Test(
    "An answer that is taken drop by drop is closed, however long it is; one that is taken steadily is not")
  func drippingAnswer() throws {
    let large = HTTPRoute(method: "GET", path: "/large") { _, _ in
      HTTPResponse(status: 200, body: .bytes([UInt8](repeating: 65, count: 30_000_000)))
    }
    var options = HTTPServerOptions()
    (options.answerSeconds, options.minimumAnswerRate) = (1, 1_000_000)
    try withServer(sampleRouter(also: [large]), options: options) { port in
      // Who first dallies, and then takes all that is still there as fast as it comes, gets the rest only where the
      // connection has not been ended meanwhile.
      func taken(dallying reads: Int) -> Int {
        let client = RawClient(port: port)
        client.send("GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        var (count, round) = (0, 0)
        while let more = client.receive(), !more.isEmpty {
          count += more.count
          round += 1
          if round <= reads { usleep(100_000) }
        }
        return count
      }
      #expect(taken(dallying: 0) > 30_000_000)
      #expect(taken(dallying: 40) < 30_000_000)
    }
  }

  @Test("Bodies that have no room beside those in hand are refused, and taken when there is room again")
  func bodiesInHand() throws {
    var options = HTTPServerOptions()
    options.bodiesInHand = 1_000_000
    try withServer(options: options) { port in
      let first = RawClient(port: port)
      first.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\nExpect: 100-continue\r\n\r\n")
      #expect(first.read { $0.contains("100 Continue") }.contains("100 Continue"))
      let second = RawClient(port: port)
      second.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n")
      let refused = second.readToEnd()
      #expect(refused.contains("503") && refused.contains("tooMuchInHand - 1000000"))
      #expect(refused.contains("Connection: close\r\n"))
      let chunked = RawClient(port: port)
      chunked.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
      chunked.send("30d40\r\n" + String(repeating: "a", count: 200_000) + "\r\n0\r\n\r\n")
      #expect(chunked.readToEnd().contains("tooMuchInHand"))
      first.send([UInt8](repeating: 65, count: 900_000))
      #expect(first.read { $0.hasSuffix(String(repeating: "A", count: 900_000)) }.contains("200 OK"))
      let third = RawClient(port: port)
      third.send("POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc")
      #expect(third.readToEnd().hasSuffix("abc"))
    }
  }

  @Test("Where the head is not admitted, the body is not waited for")
  func denied() throws {
    let route = HTTPRoute(
      method: "POST", path: "/locked", body: .bytes(atMost: 3_000_000),
      admits: { head, _ in
        head.header("x-key") == "right" ? nil : HTTPResponse(status: 401, body: .bytes(Array("no".utf8)))
      },
      handler: { _, _ in HTTPResponse(status: 200, body: .bytes(Array("in".utf8))) })
    try withServer(sampleRouter(also: [route])) { port in
      let stranger = RawClient(port: port)
      stranger.send("POST /locked HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n")
      let answer = stranger.readToEnd()
      #expect(statuses(in: answer) == [401] && answer.contains("Connection: close\r\n"))
      let two =
        "POST /locked HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
        + "POST /locked HTTP/1.1\r\nHost: a\r\nX-Key: right\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc"
      #expect(statuses(in: exchange(Array(two.utf8), port: port)) == [401, 200])
    }
    let inMemory = sampleRouter(also: [route])
    #expect(inMemory.answer(HTTPRequest(method: "POST", path: ["locked"], body: .bytes([1]))).status == 401)
  }

  @Test("One connection of an address too many is closed")
  func connectionsOfAnAddress() throws {
    var options = HTTPServerOptions()
    options.connectionsPerAddress = 3
    try withServer(options: options) { port in
      let clients = (0..<3).map { _ in RawClient(port: port) }
      for client in clients {
        client.send(request)
        #expect(client.read { $0.hasSuffix("home") }.contains("200 OK"))
      }
      withExtendedLifetime(clients) {
        let tooMany = RawClient(port: port)
        tooMany.send(request)
        #expect(!tooMany.readToEnd().contains("200 OK"))
      }
    }
  }

  @Test("A stop finishes the request in hand, ends idle connections, and takes no new one")
  func gracefulStop() throws {
    let entered = Gate()
    let route = HTTPRoute(method: "GET", path: "/slow") { _, _ in
      entered.open()
      usleep(700_000)
      return HTTPResponse(status: 200, body: .bytes(Array("done".utf8)))
    }
    let server = HTTPServer(router: sampleRouter(also: [route]))
    let port = try server.start()
    let idle = RawClient(port: port)
    idle.send(request)
    #expect(idle.read { $0.hasSuffix("home") }.contains("200 OK"))
    let busy = RawClient(port: port)
    busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
    entered.wait()
    server.stop(within: 10)
    let answer = busy.readToEnd()
    #expect(answer.hasSuffix("done"))
    #expect(answer.contains("Connection: close\r\n"))
    #expect(idle.receive()?.isEmpty ?? true)
    #expect(!RawClient(port: port).isConnected)
    server.stop()
  }

  @Test("A port that is taken, and a host that is no address, are errors")
  func notStarted() throws {
    try withServer { port in
      var options = HTTPServerOptions()
      options.port = port
      let taken = #expect(throws: HTTPServerError.self) {
        try HTTPServer(router: sampleRouter(), options: options).start()
      }
      #expect(taken?.code == EADDRINUSE && taken?.port == port)
      options.host = "somewhere"
      let error = #expect(throws: HTTPServerError.self) {
        try HTTPServer(router: sampleRouter(), options: options).start()
      }
      #expect(error?.code == EINVAL)
    }
  }

  @Test("The access log has the path of the route, and nothing that was sent")
  func accessLog() throws {
    let entries = Collected()
    try withServer(accessLog: { entries.append($0) }) { port in
      let client = RawClient(port: port)
      client.send("HEAD /feeds/SECRET.ics?token=SECRET HTTP/1.1\r\nHost: a\r\n\r\n")
      client.send("SECRET /SECRET HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      _ = client.readToEnd()
    }
    let found = entries.all
    #expect(found.map(\.method) == ["HEAD", "OTHER"])
    #expect(found.map(\.route) == ["/feeds/{secret}.ics", nil])
    #expect(found.map(\.status) == [200, 404])
    #expect(found.map(\.bytes) == [0, "nothing here".utf8.count])
    #expect(!found.contains { "\($0)".contains("SECRET") })
  }
}

/// Opens once; whoever waits goes on then.
private final class Gate: @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)
  init() { sem_init(semaphore, 0, 0) }
  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }
  func open() { sem_post(semaphore) }
  func wait() { sem_wait(semaphore) }
}

/// Entries of a log, from any thread.
private final class Collected: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var entries: [AccessEntry] = []
  init() { pthread_mutex_init(mutex, nil) }
  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }
  func append(_ entry: AccessEntry) {
    pthread_mutex_lock(mutex)
    entries.append(entry)
    pthread_mutex_unlock(mutex)
  }
  var all: [AccessEntry] {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return entries
  }
}
