import Testing
import Transfers

@Suite("A call over HTTP takes what it may, and no more")
struct HTTPTransferTests {
  private func failure(_ call: HTTPCall, _ session: TransferSession) -> TransferError? {
    do throws(TransferError) {
      _ = try session.perform(call) { false }
      return nil
    } catch { return error }
  }

  @Test("Headers go out, and headers and body come back")
  func exchanges() throws {
    let server = try ScriptedServer { talk, server in
      server.note(talk.lines())
      talk.say("HTTP/1.1 200 OK\r\nETag:  \"a\" \r\nX-Two: b:c\r\nContent-Length: 5\r\n\r\nhello")
    }
    var call = HTTPCall(.get, try server.address("/x?y=z"))
    call.headers = [HTTPCall.Header("If-None-Match", "\"b\"")]
    let answer = try server.session().perform(call) { false }
    #expect(answer.status == 200 && answer.body == Array("hello".utf8))
    #expect(answer.header("etag") == "\"a\"" && answer.header("x-two") == "b:c")
    #expect(answer.header("absent") == nil)
    #expect(server.notes.first == "GET /x?y=z HTTP/1.1")
    #expect(server.notes.contains("If-None-Match: \"b\""))
    #expect(!server.notes.contains { $0.lowercased().hasPrefix("accept-encoding") })
  }

  @Test("An answer without end is cut off at the limit, as an error or, where nobody keeps it, as its status")
  func limit() throws {
    let server = try ScriptedServer { talk, _ in
      _ = talk.lines()
      talk.say("HTTP/1.1 200 OK\r\n")
      while talk.say([UInt8](repeating: 65, count: 4_096)) {}
    }
    let session = server.session { $0.limits.receivedBytes = 100_000 }
    var call = HTTPCall(.get, try server.address())
    #expect(failure(call, session) == .tooLarge(limit: 100_000))
    call.keepsBody = false
    let answer = try session.perform(call) { false }
    #expect(answer.status == 200 && answer.body.isEmpty)
  }

  @Test("Headers without end are cut off too")
  func headerLimit() throws {
    let server = try ScriptedServer { talk, _ in
      _ = talk.lines()
      talk.say("HTTP/1.1 200 OK")
      while talk.say("X-A: " + String(repeating: "a", count: 1_000)) {}
    }
    let session = server.session { $0.limits.receivedBytes = 50_000 }
    #expect(failure(HTTPCall(.get, try server.address()), session) == .tooLarge(limit: 50_000))
  }

  /// 60,000 zeros, compressed by zlib.
  private static let bomb: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xED, 0xC1, 0x31, 0x01, 0x00, 0x00, 0x00,
    0xC2, 0xA0, 0xF5, 0x4F, 0x6D, 0x0D, 0x0F, 0xA0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xBE, 0x0C,
    0x05, 0xAA, 0x27, 0x51, 0x60, 0xEA, 0x00, 0x00,
  ]

  @Test("What is no gzip although it says so is told from what is")
  func gzip() throws {
    let server = try ScriptedServer { talk, server in
      server.note(talk.lines())
      talk.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nno gzip!!")
    }
    var call = HTTPCall(.get, try server.address())
    call.takesGzip = true
    #expect(failure(call, server.session()) == .badEncoding)
    #expect(server.notes.contains("Accept-Encoding: gzip"))
  }

  @Test("What is compressed counts as it comes out", arguments: [59_000, 61_000])
  func bomb(limit: Int) throws {
    let server = try ScriptedServer { talk, _ in
      _ = talk.lines()
      talk.say("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(Self.bomb.count)\r\n")
      talk.say(Self.bomb)
    }
    let session = server.session { $0.limits.receivedBytes = limit }
    var call = HTTPCall(.get, try server.address())
    call.takesGzip = true
    if limit < 60_000 {
      #expect(failure(call, session) == .tooLarge(limit: limit))
    } else {
      #expect(try session.perform(call) { false }.body == [UInt8](repeating: 0, count: 60_000))
    }
  }

  static let redirects: [(location: String, failure: TransferError)] = [
    ("http:" + "//10.0.0.1/x", .redirectRefused(.notPublic(.private))),
    ("http:" + "//169.254.169.254/latest", .redirectRefused(.notPublic(.linkLocal))),
    ("http://example.com/", .redirectRefused(.insecure)),
    ("https://user@example.com/", .redirectRefused(.userInformation)),
    ("http://localhost/", .redirectRefused(.notPublic(.loopback))),
    ("file:///etc/passwd", .redirectRefused(.scheme)), ("gopher://127.0.0.1/", .redirectRefused(.scheme)),
    ("/again", .tooManyRedirects(limit: 3)),
  ]

  @Test("A redirect is judged like an address that somebody types", arguments: redirects)
  func redirect(location: String, failure expected: TransferError) throws {
    let server = try ScriptedServer { talk, _ in
      _ = talk.lines()
      talk.say("HTTP/1.1 302 Found\r\nLocation: \(location)\r\nContent-Length: 0\r\nConnection: close\r\n")
    }
    var call = HTTPCall(.get, try server.address())
    call.mostRedirects = 3
    #expect(failure(call, server.session()) == expected)
    call.mostRedirects = 0
    #expect(try server.session().perform(call) { false }.status == 302)
  }

  @Test("A redirect to an allowed address is followed, its fragment left out")
  func follows() throws {
    let server = try ScriptedServer { talk, _ in
      let first = talk.lines().first
      let isNew = first == "GET /new HTTP/1.1"
      talk.say(isNew ? "HTTP/1.1 200 OK" : "HTTP/1.1 301 Moved\r\nLocation: /new#here")
      talk.say("Content-Length: 0\r\nConnection: close\r\n")
    }
    var call = HTTPCall(.get, try server.address("/old"))
    call.mostRedirects = 1
    let answer = try server.session().perform(call) { false }
    let new = try server.address("/new")
    #expect(answer.status == 200 && answer.address == new)
  }

  @Test("Whoever sends a drop at a time is not waited for")
  func slow() throws {
    let server = try ScriptedServer { talk, _ in
      _ = talk.lines()
      talk.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n")
      _ = talk.line()
    }
    let session = server.session { rules in
      rules.limits.slowSeconds = 1
      rules.limits.wholeSeconds = 600
    }
    #expect(failure(HTTPCall(.get, try server.address()), session) == .timedOut)
  }

  @Test("A connection that breaks off, and a host that is none, are told apart")
  func breaks() throws {
    let server = try ScriptedServer { talk, _ in
      _ = talk.lines()
      talk.say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nab")
    }
    #expect(failure(HTTPCall(.get, try server.address()), server.session()) == .broken(code: 18))
    let nowhere = try HTTPAddress("https://nowhere.example/", allowing: .none)
    #expect(failure(HTTPCall(.get, nowhere), TransferSession(TransferRules())) == .unresolved)
  }
}
