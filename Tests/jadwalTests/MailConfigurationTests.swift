import Foundation
import Mail
import Office
import Testing
import Transfers
import Wording

@testable import Commands

@Suite("mail.json says how mail goes out, and nothing in it is silently passed over")
struct MailConfigurationTests {
  private func smtp(_ members: String) throws -> SMTPSettings? {
    try MailConfiguration(Array(#"{"smtp":{\#(members)}}"#.utf8), file: "mail.json").smtp
  }

  @Test("The scheme says how the connection is protected, and which port is meant")
  func servers() throws {
    let host = try #require(HTTPHost("mail.example.go.id"))
    func server(_ port: Int, _ security: MailServer.Security) -> MailServer {
      MailServer(host: host, port: port, security: security, login: nil)
    }
    #expect(try smtp(#""url":"smtps://mail.example.go.id""#)?.server == server(465, .tls))
    #expect(try smtp(#""url":"smtp://mail.example.go.id""#)?.server == server(587, .startTLS))
    #expect(
      try smtp(#""url":"smtp://mail.example.go.id:25/","tls":"required""#)?.server == server(25, .startTLS))
    #expect(try smtp(#""url":"smtp://mail.example.go.id:25","tls":"none""#)?.server == server(25, .none))
    let local = try smtp(#""url":"smtp://127.0.0.1:25","tls":"none","user":"u","password":"p""#)
    #expect(local?.server.login == MailServer.Login(user: "u", password: "p"))
  }

  @Test("The password can stand in a file beside it")
  func passwordFile() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mail-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("rahasia sekali\n".utf8).write(to: URL(filePath: "\(folder)/sandi"))
    try Data(#"{"smtp":{"url":"smtps://mail.example.go.id","user":"u","passwordFile":"sandi"}}"#.utf8)
      .write(to: URL(filePath: "\(folder)/mail.json"))
    let configuration = try MailConfiguration.read(in: folder)
    #expect(configuration.smtp?.server.login?.password == "rahasia sekali")
    #expect(configuration.isReadableByOthers)
    #expect(chmod("\(folder)/mail.json", 0o600) == 0)
    #expect(try !MailConfiguration.read(in: folder).isReadableByOthers)
    #expect(try MailConfiguration.read(in: folder + "/nothing").smtp == nil)
  }

  @Test(
    "What is wrong is named with its place",
    arguments: [
      (#""url":"mail.example.go.id""#, "smtp.url"), (#""url":"imaps://mail.example.go.id""#, "smtp.url"),
      (#""url":"smtp://user@mail.example.go.id""#, "smtp.url"),
      (#""url":"smtp://mail.example.go.id:0""#, "smtp.url"),
      (#""url":"smtp://mail.example.go.id/x""#, "smtp.url"), ("", "smtp.url"),
      (#""url":"smtps://a.id","tls":"none""#, "smtp.tls"), (#""url":"smtps://a.id","tls":"ssl""#, "smtp.tls"),
      (#""url":"smtp://a.id","tls":"none","user":"u","password":"p""#, "smtp.tls"),
      (#""url":"smtps://a.id","user":"u""#, "smtp.user"),
      (#""url":"smtps://a.id","password":"p""#, "smtp.password"),
      (#""url":"smtps://a.id","user":"u","password":"p","passwordFile":"f""#, "smtp.passwordFile"),
      (#""url":"smtps://a.id","user":"u\n","password":"p""#, "smtp.user"),
      (#""url":"smtps://a.id","user":"u","password":"p\u0001""#, "smtp.password"),
      (#""url":"smtps://a.id","sender":"a@b\r\nX: y""#, "smtp.sender"),
      (#""url":"smtps://a.id","caFile":"/nothing/there.pem""#, "smtp.caFile"),
      (#""url":"smtps://a.id","messagesPerMinute":0"#, "smtp.messagesPerMinute"),
      (#""url":"smtps://a.id","pasword":"p""#, "smtp.pasword"),
    ])
  func wrong(members: String, place: String) { expectProblem(at: place) { try smtp(members) } }

  private func imap(_ members: String) throws -> IMAPSettings? {
    try MailConfiguration(Array(#"{"imap":{\#(members)}}"#.utf8), file: "mail.json").imap
  }

  @Test("A mailbox is looked into, and its mails stay, go, or are moved")
  func mailboxes() throws {
    let plain = try #require(try imap(#""url":"imaps://mail.example.go.id","user":"u","password":"p""#))
    #expect(plain.mailbox.server.port == 993 && plain.mailbox.server.security == .tls)
    #expect(plain.mailbox.mailbox == "INBOX" && plain.mailbox.afterwards == .seen && plain.seconds == 60)
    let moved = try #require(
      try imap(
        #""url":"imap://mail.example.go.id","mailbox":"Surat","afterwards":"move","folder":"Jadwal","everySeconds":5"#
      ))
    #expect(moved.mailbox.server.port == 143 && moved.mailbox.server.security == .startTLS)
    #expect(moved.mailbox.mailbox == "Surat" && moved.mailbox.afterwards == .move("Jadwal"))
    #expect(moved.seconds == 5 && moved.name != plain.name)
    #expect(try imap(#""url":"imaps://a.id","afterwards":"delete""#)?.mailbox.afterwards == .delete)
  }

  @Test(
    "What is wrong with a mailbox is named with its place",
    arguments: [
      (#""url":"smtps://a.id""#, "imap.url"), (#""url":"imaps://a.id","mailbox":"a*""#, "imap.mailbox"),
      (#""url":"imaps://a.id","afterwards":"keep""#, "imap.afterwards"),
      (#""url":"imaps://a.id","afterwards":"move""#, "imap.folder"),
      (#""url":"imaps://a.id","folder":"Jadwal""#, "imap.folder"),
      (#""url":"imaps://a.id","afterwards":"move","folder":"INBOX""#, "imap.folder"),
      (#""url":"imaps://a.id","everySeconds":1"#, "imap.everySeconds"),
      (#""url":"imaps://a.id","caFile":"/nothing/there.pem""#, "imap.caFile"),
      (#""url":"imaps://a.id","every":60"#, "imap.every"),
    ])
  func wrongMailbox(members: String, place: String) { expectProblem(at: place) { try imap(members) } }

  private func policy(_ members: String) throws -> MailPolicy {
    try MailConfiguration(Array(#"{"incoming":{\#(members)}}"#.utf8), file: "mail.json").policy
  }

  @Test("Nobody's word on senders is believed where no server is named")
  func policies() throws {
    #expect(try policy("") == MailPolicy())
    #expect(
      try policy(#""authenticationServers":["mx.example.go.id"],"requireAuthentication":true"#)
        == MailPolicy(authenticationServers: ["mx.example.go.id"], requiresAuthentication: true))
  }

  @Test(
    "What is wrong with a policy is named with its place",
    arguments: [
      (#""authenticationServers":["a b"]"#, "incoming.authenticationServers[0]"),
      (#""authenticationServers":["mx.id",""]"#, "incoming.authenticationServers[1]"),
      (#""authenticationServers":"mx.id""#, "incoming.authenticationServers"),
      (#""requireAuthentication":true"#, "incoming.authenticationServers"),
      (#""requireAuthentication":"yes""#, "incoming.requireAuthentication"),
    ])
  func wrongPolicy(members: String, place: String) { expectProblem(at: place) { try policy(members) } }

  private func expectProblem<Value>(at place: String, _ read: () throws -> Value) {
    #expect {
      try read()
    } throws: { error in
      let text = (error as? MailConfigurationProblem)?.sentence.text(in: .english) ?? ""
      return text.hasPrefix("mail.json: \(place): ")
    }
  }

  @Test("Sections that nobody knows are refused")
  func unknownSections() {
    #expect(throws: MailConfigurationProblem.self) {
      try MailConfiguration(Array(#"{"stmp":{}}"#.utf8), file: "mail.json")
    }
  }
}
