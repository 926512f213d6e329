import Mail
import Testing
import Transfers

@Suite("Mail is fetched from a mailbox without being lost there")
struct MailboxPollerTests {
  let box = ScriptedMailbox()
  let kept = KeptMails()

  func poller(
    _ afterwards: MailboxSettings.Afterwards = .seen, from position: MailboxPosition? = nil, most: Int = 50,
    largest: Int = 1_000
  ) -> MailboxPoller {
    let server = MailServer(host: .name("mail.example.go.id"), port: 993, security: .tls, login: nil)
    let settings = MailboxSettings(
      server: server, afterwards: afterwards, mostMails: most, largestMail: largest)
    let box = box
    return MailboxPoller(settings, from: position, receiver: kept) { box.connect() }
  }

  @discardableResult
  func round(_ poller: MailboxPoller) throws -> Bool { try poller.round { false } }

  @Test("What nobody has read is fetched once, and is read then")
  func unread() throws {
    box.deliver("lama", flags: ["\\Seen"])
    box.deliver("satu")
    box.deliver("dua")
    let poller = poller()
    #expect(try !round(poller))
    #expect(try !round(poller))
    #expect(kept.mails == ["satu", "dua"])
    #expect(box.messages.values.allSatisfy { $0.flags == ["\\Seen"] })
    #expect(kept.notes == [.fetched(2)])
  }

  @Test("What came since the last round is fetched even where somebody has read it")
  func readByOthers() throws {
    let first = poller()
    try round(first)
    box.deliver("dibaca orang", flags: ["\\Seen"])
    try round(first)
    #expect(kept.mails == ["dibaca orang"])
    // The last message is not fetched again, although a range up to * always holds it.
    try round(poller(from: kept.positions.last))
    #expect(kept.mails == ["dibaca orang"])
  }

  @Test("A mail that is not taken stays as it was")
  func notTaken() throws {
    box.deliver("satu")
    kept.isFull = true
    #expect(throws: KeptMails.Full.self) { try round(poller()) }
    #expect(box.messages[1]?.flags == [])
    kept.isFull = false
    try round(poller())
    #expect(kept.mails == ["satu"])
  }

  @Test("Where the connection ends in the middle, nothing is lost")
  func lostConnection() throws {
    for text in ["satu", "dua", "tiga"] { box.deliver(text) }
    let poller = poller()
    box.failures["FETCH 2"] = (.broken(code: 56), 1)
    #expect(throws: TransferError.broken(code: 56)) { try round(poller) }
    box.failures["UID STORE 2"] = (.timedOut, 1)
    #expect(throws: TransferError.timedOut) { try round(poller) }
    try round(poller)
    #expect(kept.mails == ["satu", "dua", "tiga"])
    #expect(box.messages.values.allSatisfy { $0.flags == ["\\Seen"] })
  }

  @Test("A mail that cannot be had holds up no other, and is asked for less and less")
  func refusedMail() throws {
    box.deliver("buruk")
    box.deliver("baik")
    box.failures["FETCH 1"] = (.rejected(ServerReply(code: nil, text: "NO")), 100)
    let poller = poller()
    for _ in 0..<20 { try round(poller) }
    #expect(kept.mails == ["baik"])
    #expect(box.commands.count { $0 == "FETCH 1" } == 4)
    box.failures = [:]
    for _ in 0..<20 { try round(poller) }
    #expect(kept.mails == ["baik", "buruk"])
  }

  @Test("A round fetches so many at most, and says that more wait")
  func manyMails() throws {
    for number in 1...60 { box.deliver("surat \(number)") }
    let poller = poller(.delete, most: 25)
    #expect(try round(poller))
    #expect(kept.mails.count == 25)
    #expect(try round(poller))
    #expect(try !round(poller))
    #expect(kept.mails == (1...60).map { "surat \($0)" })
    #expect(box.messages.isEmpty)
  }

  @Test("Of a mail that is too large the header is fetched, and it stays, flagged", arguments: [true, false])
  func tooLarge(isStated: Bool) throws {
    box.deliver(String(repeating: "x", count: 900))
    if !isStated { box.statedSizes[1] = 100 }
    for afterwards in [MailboxSettings.Afterwards.seen, .delete] {
      box.messages[1]?.flags = []
      if !isStated { box.failures["FETCH 1"] = (.tooLarge(limit: 1_001), 1) }
      let poller = poller(afterwards)
      for _ in 0..<3 { try round(poller) }
      #expect(box.messages[1]?.flags == ["\\Flagged", "\\Seen"])
    }
    #expect(kept.notes.contains { if case .tooLarge(uid: 1, _) = $0 { true } else { false } })
    let standIn = MailReading.standIn(
      forMailOf: 30_000_000, header: Array("From: a@example.com\r\nSubject: Besar\r\n\r\n".utf8))
    let error = #expect(throws: MailReadingError.self) { try MailReading.read(standIn) }
    #expect(error?.problem == .overLimit(.messageSize, MailLimit.messageSize.value))
    #expect(error?.head.subject == "Besar")
    #expect(error?.head.from?.email == "a@example.com")
  }

  @Test(
    "Mail is moved to a folder, which is made where it is missing",
    arguments: ["UIDPLUS MOVE", "UIDPLUS", ""])
  func moved(abilities: String) throws {
    box.abilities = abilities
    box.deliver("satu", flags: ["\\Seen"])
    box.deliver("dua")
    let poller = poller(.move("Sudah"))
    try round(poller)
    try round(poller)
    #expect(kept.mails == ["satu", "dua"])
    #expect(box.folders["\"Sudah\""]?.count == 2)
    #expect(box.messages.values.allSatisfy { $0.flags.contains("\\Deleted") })
    #expect(box.messages.isEmpty == !abilities.isEmpty)
  }

  @Test("Where mail cannot be moved it is fetched once, and the move is tried again")
  func cannotMove() throws {
    box.deliver("satu")
    box.failures["UID MOVE"] = (.rejected(ServerReply(code: nil, text: "NO")), 4)
    let poller = poller(.move("Sudah"))
    for _ in 0..<4 { try round(poller) }
    #expect(kept.mails == ["satu"])
    #expect(box.messages.isEmpty)
  }

  @Test("With new numbers in the mailbox only unread mail is fetched")
  func renumbered() throws {
    box.deliver("lama")
    let poller = poller()
    try round(poller)
    box.validity = 8
    box.messages = [3: .init(bytes: box.messages[1]?.bytes ?? [], flags: ["\\Seen"])]
    box.next = 4
    box.deliver("baru")
    try round(poller)
    #expect(kept.mails == ["lama", "baru"])
    #expect(kept.notes.contains(.renumbered))
    #expect(kept.positions.last == MailboxPosition(validity: 8, uid: 4))
  }

  @Test("Names are quoted, and no name can be more than one")
  func names() throws {
    let server = MailServer(host: .name("mail.example.go.id"), port: 993, security: .tls, login: nil)
    let box = box
    let settings = MailboxSettings(server: server, mailbox: "Kotak \"A\\B\"", afterwards: .seen)
    _ = try MailboxPoller(settings, from: nil, receiver: kept) { box.connect() }.round { false }
    #expect(box.commands.first == "EXAMINE \"Kotak \\\"A\\\\B\\\"\"")
    for name in ["", "a\r\nA1 LOGOUT", "a\0", "*", "a%", "Kotak Surat é", String(repeating: "a", count: 201)]
    {
      #expect(!MailboxSettings.isMailboxName(name))
    }
    for name in ["INBOX", "Sudah diambil", "INBOX/Jadwal", "\"", "&AOk-"] {
      #expect(MailboxSettings.isMailboxName(name))
    }
  }

  @Test("A stop ends the round between two mails")
  func stop() throws {
    for text in ["satu", "dua"] { box.deliver(text) }
    #expect(throws: TransferError.stopped) { try poller().round { true } }
    #expect(kept.mails.isEmpty)
  }
}
