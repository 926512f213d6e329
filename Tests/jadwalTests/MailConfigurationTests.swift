import Foundation
import Mail
import Testing
import Transfers
import Wording

@testable import jadwal

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
  func wrong(members: String, place: String) {
    #expect {
      try smtp(members)
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
