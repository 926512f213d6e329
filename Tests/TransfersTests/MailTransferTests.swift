import Testing
import Transfers

@Suite("A mail server is spoken to in its protocol, and what it says is told")
struct MailTransferTests {
  private func server(_ port: Int, _ login: MailServer.Login? = nil) throws -> MailServer {
    MailServer(
      host: try #require(HTTPHost("127.0.0.1")), port: port, security: .none, login: login)
  }

  /// A server of SMTP that answers a command by its beginning; everything else with 250.
  private func smtp(_ answers: [String: String]) throws -> ScriptedServer {
    try ScriptedServer { talk, server in
      talk.say("220 mail.example.com ready")
      while let line = talk.line() {
        server.note([line])
        let answer = answers.first { line.hasPrefix($0.key) }?.value
        if line == "DATA", answer == nil {
          talk.say("354 go on")
          server.note(talk.lines(to: "."))
          talk.say(answers["."] ?? "250-2.0.0 taken\r\n250 as 42")
        } else {
          talk.say(answer ?? "250 fine")
        }
        if line == "QUIT" { return }
      }
    }
  }

  private func delivery(_ port: Int) throws -> SMTPDelivery {
    SMTPDelivery(
      server: try server(port), greeting: "jadwal.example.com", sender: "unit@example.com",
      recipients: ["siti@example.com"], message: Array("Subject: a\r\n\r\n.dot\r\n".utf8))
  }

  private func failure(_ delivery: SMTPDelivery, _ session: TransferSession) -> TransferError? {
    do throws(TransferError) {
      _ = try session.send(delivery) { false }
      return nil
    } catch { return error }
  }

  @Test("A message is handed over, dots doubled, and the reply comes back")
  func sends() throws {
    let server = try smtp([:])
    let session = server.session()
    var delivery = try delivery(server.port)
    delivery.recipients.append("budi@example.com")
    #expect(
      try session.send(delivery) { false } == ServerReply(code: 250, text: "2.0.0 taken as 42"))
    #expect(
      server.notes == [
        "EHLO jadwal.example.com", "MAIL FROM:<unit@example.com>", "RCPT TO:<siti@example.com>",
        "RCPT TO:<budi@example.com>", "DATA", "Subject: a", "", "..dot",
      ])
    delivery.sender = nil
    _ = try session.send(delivery) { false }
    #expect(server.notes.contains("MAIL FROM:<>"))
    // The second message went over the same connection.
    #expect(server.notes.filter { $0.hasPrefix("EHLO") }.count == 1)
  }

  static let refusals: [(command: String, reply: String, failure: TransferError)] = [
    (
      "RCPT", "550 5.1.1 no such user",
      .rejected(ServerReply(code: 550, text: "5.1.1 no such user"))
    ),
    ("MAIL", "451-later\r\n451 please", .rejected(ServerReply(code: 451, text: "later please"))),
    ("DATA", "554 no", .rejected(ServerReply(code: 554, text: "no"))),
    (".", "552 too big", .rejected(ServerReply(code: 552, text: "too big"))),
  ]

  @Test("A refusal is told with its reply, at whichever command it comes", arguments: refusals)
  func refuses(command: String, reply: String, failure expected: TransferError) throws {
    let server = try smtp([command: reply])
    #expect(failure(try delivery(server.port), server.session()) == expected)
    if case .rejected(let reply) = expected { #expect(reply.isPermanent == (reply.code != 451)) }
  }

  @Test("Nothing is said in the clear where TLS has to be")
  func startTLS() throws {
    let server = try smtp([:])
    var delivery = try delivery(server.port)
    delivery.server = MailServer(
      host: delivery.server.host, port: server.port, security: .startTLS,
      login: MailServer.Login(user: "unit", password: "rahasia"))
    #expect(failure(delivery, server.session()) == .untrusted)
    #expect(!server.notes.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("AUTH") })
  }

  @Test("A login that is refused is told as such")
  func login() throws {
    let server = try smtp(["EHLO": "250-fine\r\n250 AUTH PLAIN", "AUTH": "535 5.7.8 no"])
    var delivery = try delivery(server.port)
    delivery.server = try self.server(server.port, MailServer.Login(user: "unit", password: "rahasia"))
    #expect(
      failure(delivery, server.session()) == .loginDenied(ServerReply(code: 535, text: "5.7.8 no")))
  }

  static let unsafe = [
    "a@example.com\r\nDATA", "a@example.com> SIZE=1", "a b@example.com", "", "a\u{0}@example.com", "<a@b>",
  ]

  @Test("What would end the line of a command is not sent", arguments: unsafe)
  func injection(address: String) throws {
    let server = try smtp([:])
    var delivery = try delivery(server.port)
    delivery.recipients = [address]
    #expect(failure(delivery, server.session()) == .unsafeText)
    delivery = try self.delivery(server.port)
    delivery.sender = address
    #expect(failure(delivery, server.session()) == .unsafeText)
    delivery = try self.delivery(server.port)
    delivery.greeting = address
    #expect(failure(delivery, server.session()) == .unsafeText)
    let command = IMAPCommand(
      server: delivery.server, mailbox: "INBOX", request: .line("NOOP\r\nA9 DELETE INBOX"))
    #expect(throws: TransferError.unsafeText) { try server.session().perform(command) { false } }
    #expect(server.notes.isEmpty)
  }

  @Test("A server that goes silent, or that talks without end, is left")
  func silence() throws {
    let silent = try ScriptedServer { talk, _ in _ = talk.line() }
    let quick = silent.session { $0.limits.wholeSeconds = 1 }
    #expect(failure(try delivery(silent.port), quick) == .timedOut)
    let endless = try ScriptedServer { talk, _ in while talk.say("220-and so on") {} }
    #expect(failure(try delivery(endless.port), endless.session()) == .tooLarge(limit: 64 << 10))
  }

  /// A server of IMAP with one message, whose text looks like the end of the answer.
  private func imap() throws -> ScriptedServer {
    try ScriptedServer { talk, server in
      talk.say("* OK ready")
      while let line = talk.line() {
        server.note([line])
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        let (tag, command) = (parts[0], parts.count > 1 ? parts[1] : "")
        switch command {
        case "CAPABILITY": talk.say("* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n\(tag) OK done")
        case "SELECT INBOX": talk.say("* 1 EXISTS\r\n* OK [UIDVALIDITY 7] fine\r\n\(tag) OK done")
        case "SELECT \"Kotak & %\"": talk.say("\(tag) NO [NONEXISTENT] none")
        case "UID SEARCH UNSEEN": talk.say("* SEARCH 4 9\r\n\(tag) OK done")
        case "UID FETCH 9 BODY[]":
          let text = "Subject: a\r\n\r\n\(tag) OK forged\r\n"
          talk.say("* 1 FETCH (UID 9 BODY[] {\(text.utf8.count)}\r\n\(text))\r\n\(tag) OK done")
        case "UID COPY 9 X": talk.say("\(tag) NO [TRYCREATE] no such box")
        case "LOGOUT":
          talk.say("* BYE\r\n\(tag) OK done")
          return
        default: talk.say("\(tag) OK done")
        }
      }
    }
  }

  @Test("A mailbox is searched, a message is fetched whole, and a refusal is told")
  func mailbox() throws {
    let server = try imap()
    let session = server.session()
    let box = try self.server(server.port)
    func ask(_ request: IMAPCommand.Request, in mailbox: String? = "INBOX") throws -> IMAPAnswer {
      try session.perform(IMAPCommand(server: box, mailbox: mailbox, request: request)) { false }
    }
    #expect(try ask(.line("UID SEARCH UNSEEN")).lines.contains("* SEARCH 4 9"))
    let text = String(decoding: try ask(.message(uid: 9)).body, as: UTF8.self)
    #expect(text.hasPrefix("Subject: a\r\n\r\n") && text.hasSuffix(" OK forged\r\n"))
    #expect(
      throws: TransferError.rejected(ServerReply(code: nil, text: "NO [TRYCREATE] no such box"))
    ) { try ask(.line("UID COPY 9 X")) }
    #expect(throws: TransferError.loginDenied(ServerReply(code: nil, text: "NO [NONEXISTENT] none"))) {
      try ask(.line("NOOP"), in: "Kotak & %")
    }
  }
}
