import Mail
import Transfers

/// A mailbox in memory that answers as a server does, and can be made to fail.
final class ScriptedMailbox {
  struct Message {
    var bytes: [UInt8]
    var flags: Set<String> = []
  }

  var validity = 7
  var next = 1
  var messages: [Int: Message] = [:]
  var folders: [String: [[UInt8]]] = [:]
  var abilities = "IMAP4rev1 UIDPLUS MOVE"
  /// The sizes that it states where they are not the true ones.
  var statedSizes: [Int: Int] = [:]
  /// What a command that begins so fails with, and how often.
  var failures: [String: (error: TransferError, count: Int)] = [:]
  private(set) var commands: [String] = []
  private(set) var connections = 0

  func deliver(_ text: String, flags: Set<String> = []) {
    messages[next] = Message(bytes: Array("Subject: \(text)\r\n\r\n\(text)\r\n".utf8), flags: flags)
    next += 1
  }

  func connect() -> any MailboxConnection {
    connections += 1
    return Connection(self)
  }

  final class Connection: MailboxConnection {
    private let box: ScriptedMailbox
    private var isReadOnly = false
    init(_ box: ScriptedMailbox) { self.box = box }

    func perform(
      _ command: IMAPCommand, isStopping: @escaping @Sendable () -> Bool
    ) throws(TransferError) -> IMAPAnswer {
      switch command.request {
      case .message(let uid):
        try box.fail("FETCH \(uid)")
        if !isReadOnly { box.messages[uid]?.flags.insert("\\Seen") }
        return IMAPAnswer(body: box.messages[uid]?.bytes ?? [], lines: [])
      case .header(let uid):
        try box.fail("HEADER \(uid)")
        let bytes = box.messages[uid]?.bytes ?? []
        return IMAPAnswer(
          body: Array(String(decoding: bytes, as: UTF8.self).prefix { $0 != "\r\n" }.utf8) + [
            13, 10, 13, 10,
          ], lines: [])
      case .line(let line):
        try box.fail(line)
        if line.hasPrefix("EXAMINE") { isReadOnly = true }
        return IMAPAnswer(body: [], lines: try box.answer(line) + ["A003 OK done"])
      }
    }
  }

  private func fail(_ line: String) throws(TransferError) {
    commands.append(line)
    for name in failures.keys.sorted() where line.hasPrefix(name) {
      guard let failure = failures[name], failure.count > 0 else { continue }
      failures[name] = (failure.error, failure.count - 1)
      throw failure.error
    }
  }

  private func answer(_ line: String) throws(TransferError) -> [String] {
    let words = line.split(separator: " ").map(String.init)
    if line.hasPrefix("EXAMINE") {
      return ["* OK [UIDVALIDITY \(validity)] valid", "* OK [UIDNEXT \(next)] next"]
    }
    if line == "CAPABILITY" { return ["* CAPABILITY \(abilities)"] }
    if line.hasPrefix("CREATE") {
      folders[words[1], default: []] += []
      return []
    }
    guard words.first == "UID" else { return [] }
    switch words[1] {
    case "SEARCH":
      var found = messages.filter { !$0.value.flags.contains("\\Deleted") }
      if words.contains("UNSEEN") { found = found.filter { !$0.value.flags.contains("\\Seen") } }
      if words.contains("UNFLAGGED") { found = found.filter { !$0.value.flags.contains("\\Flagged") } }
      if words.count > 3, words[2] == "UID", let first = Int(words[3].dropLast(2)) {
        let last = found.keys.max() ?? 0
        found = found.filter { $0.key >= first || $0.key == last }
      }
      return ["* SEARCH " + found.keys.sorted(by: >).map(String.init).joined(separator: " ")]
    case "FETCH":
      return words[2].split(separator: ",").compactMap { Int($0) }.compactMap { uid in
        messages[uid].map { "* 1 FETCH (UID \(uid) RFC822.SIZE \(statedSizes[uid] ?? $0.bytes.count))" }
      }
    case "STORE":
      let flags = line.split { "()".contains($0) }.last?.split(separator: " ").map(String.init) ?? []
      if let uid = Int(words[2]) { messages[uid]?.flags.formUnion(flags) }
      return []
    case "EXPUNGE":
      if let uid = Int(words[2]) { messages[uid] = nil }
      return []
    default:
      guard folders[words[3]] != nil else { throw .rejected(ServerReply(code: nil, text: "NO [TRYCREATE]")) }
      if let uid = Int(words[2]), let message = messages[uid] {
        folders[words[3], default: []].append(message.bytes)
        if words[1] == "MOVE" { messages[uid] = nil }
      }
      return []
    }
  }
}

/// Takes mails into memory.
final class KeptMails: MailboxReceiving {
  struct Full: Error {}

  var mails: [String] = []
  var positions: [MailboxPosition] = []
  var notes: [MailboxNote] = []
  var isFull = false

  func take(_ mail: [UInt8]) throws {
    if isFull { throw Full() }
    let mail = try? MailReading.read(mail)
    mails.append(mail?.subject ?? "refused")
  }
  func remember(_ position: MailboxPosition) { positions.append(position) }
  func note(_ note: MailboxNote) { notes.append(note) }
}
