import Foundation
import Mail
import Testing

@testable import Commands

@Suite("A mail that is acknowledged lies in the folder until it is taken")
struct IncomingFolderTests {
  private let data = FileManager.default.temporaryDirectory.appending(path: "incoming-\(UUID().uuidString)")
    .path

  @Test("Mails are kept whole, in the order in which they came, for the owner alone")
  func kept() throws {
    defer { try? FileManager.default.removeItem(atPath: data) }
    let folder = IncomingFolder(data: data)
    #expect(try folder.waiting().isEmpty)
    let mails = (1...20).map { Array("Subject: \($0)\r\n\r\n".utf8) }
    let names = try mails.map { try folder.store($0) }
    let waiting = try folder.waiting()
    #expect(waiting.map(\.name) == names)
    #expect(try waiting.map { try folder.bytes(of: $0) } == mails)
    for name in names {
      let mode = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(name)")[.posixPermissions]
      #expect(mode as? Int == 0o600)
    }
    folder.remove(waiting[0])
    #expect(!folder.holds(names[0]) && folder.holds(names[1]))
    #expect(try folder.waiting().map(\.name) == Array(names.dropFirst()))
  }

  @Test("How often a mail was tried is known, also after the process has ended over it")
  func tries() throws {
    defer { try? FileManager.default.removeItem(atPath: data) }
    let folder = IncomingFolder(data: data)
    let name = try folder.store([0x0A])
    for number in 1...3 {
      let mail = try #require(try folder.waiting().first)
      #expect(mail.tries == number - 1)
      #expect(try folder.begin(mail)?.tries == number)
      #expect(folder.holds(name))
      // Another process would not find it under its old name.
      #expect(try folder.begin(mail) == nil)
    }
    let seconds = try #require(try folder.waiting().first?.seconds)
    #expect(abs(seconds - Int64(Date().timeIntervalSince1970)) < 60)
  }

  @Test("What is still being written, or is no mail, does not wait")
  func unfinished() throws {
    defer { try? FileManager.default.removeItem(atPath: data) }
    let folder = IncomingFolder(data: data)
    let name = try folder.store([0x0A])
    for other in [".unfinished.eml", "notes.txt"] {
      try Data("x".utf8).write(to: URL(filePath: "\(folder.path)/\(other)"))
    }
    #expect(try folder.waiting().map(\.name) == [name])
    folder.removeUnfinished()
    #expect(FileManager.default.fileExists(atPath: "\(folder.path)/.unfinished.eml"))
    let old = Date(timeIntervalSinceNow: -7_200)
    try FileManager.default.setAttributes(
      [.modificationDate: old], ofItemAtPath: "\(folder.path)/.unfinished.eml")
    folder.removeUnfinished()
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/.unfinished.eml"))
    #expect(folder.holds(name))
  }

  @Test("Of a mail that is too large its header stands for it, however it is written")
  func tooLarge() throws {
    let head = "From: a@example.com\r\nSubject: Besar\r\n"
    for ending in ["\r\n", "\n"] {
      let pipe = Pipe()
      let size = ReceivedBytes.most + 1 << 20
      let writer = Thread {
        let handle = pipe.fileHandleForWriting
        handle.write(Data((head + ending).utf8))
        let chunk = Data(repeating: UInt8(ascii: "x"), count: 1 << 16)
        var left = size - head.utf8.count - ending.utf8.count
        while left > 0 {
          handle.write(chunk.prefix(left))
          left -= min(left, chunk.count)
        }
        try? handle.close()
      }
      writer.start()
      let mail = try ReceivedBytes.read(pipe.fileHandleForReading.fileDescriptor)
      #expect(mail.size == size && mail.isTooLarge)
      #expect(mail.bytes.count < 1_000)
      #expect {
        try MailReading.read(mail.bytes)
      } throws: { error in
        let error = error as? MailReadingError
        return error?.problem == .overLimit(.messageSize, ReceivedBytes.most)
          && error?.head.subject == "Besar" && error?.head.from?.email == "a@example.com"
      }
    }
  }
}
