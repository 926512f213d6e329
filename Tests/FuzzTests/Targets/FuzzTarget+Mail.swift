import ICalendar
@testable import Mail
@testable import Transfers
import WorkCalendar

extension FuzzTarget {
  static func mail(_ bytes: [UInt8]) throws {
    let mail: ReceivedMail
    do throws(MailReadingError) {
      mail = try MailReading.read(bytes, trusting: ["mx.example.go.id"])
    } catch {
      // What is known of a mail that is refused is shown, too.
      return try hold(mail: error.head, of: bytes)
    }
    try hold(mail: mail, of: bytes)
    try hold(mail.attachments.count <= MailLimit.attachments.value, "files keep to their limit")
    try hold(mail.calendars.count <= MailLimit.calendars.value, "calendars keep to their limit")
    for calendar in mail.calendars {
      try hold(String(validating: calendar, as: UTF8.self) != nil, "a calendar is handed on in UTF-8")
      try answers(calendar)
    }
  }

  private static func hold(mail: ReceivedMail, of bytes: [UInt8]) throws {
    try hold(isOneLine(mail.subject), "a subject is one line")
    try hold(mail.text.utf8.count <= MailReading.longestText, "a text keeps to its limit")
    try hold(!mail.text.utf8.contains { $0 == 13 || $0 == 0 }, "a text has line feeds alone, and no NUL")
    for address in [mail.from, mail.sender, mail.replyTo] {
      guard let address else { continue }
      try hold(isOneLine(address.name), "a name is one line")
      let email = address.email.utf8
      let isPrintable = email.allSatisfy { (0x21...0x7E).contains($0) }
      try hold(isPrintable && email.count <= MailAddress.longest, "an address is one short word in ASCII")
      try hold(email.count { $0 == UInt8(ascii: "@") } == 1, "an address is one alone")
    }
    for file in mail.attachments {
      try hold(isOneLine(file.name) && file.name.utf8.count <= 200, "a file's name is short, and one line")
      try hold(!file.name.contains { $0 == "/" || $0 == "\\" }, "a file's name leads nowhere")
      try hold(file.bytes.count <= bytes.count, "a file is no larger than its mail")
    }
    for name in mail.references + [mail.messageID].compactMap(\.self) {
      try hold(isOneLine(name) && !name.contains { $0 == "<" || $0 == ">" }, "a Message-ID has no brackets")
    }
  }

  static func mailbox(_ bytes: [UInt8]) throws {
    let lines = lines(bytes).map { text($0) }
    for refusing in [true, false] { try hold(reply: ServerReply.last(ofSMTP: lines, refusing: refusing)) }
    try hold(reply: ServerReply.last(ofIMAP: lines))
    for header in HTTPCall.Header.headers(of: lines) {
      try hold(!header.name.contains(":"), "a header's name ends at the colon")
    }
    try round(lines)
  }

  private static func hold(reply: ServerReply?) throws {
    guard let reply else { return }
    try hold(
      reply.text.utf8.count <= ServerReply.longest && isOneLine(reply.text), "a reply is one short line")
    _ = EnhancedStatus(in: reply.text)
    _ = MailOutcome(.rejected(reply))
  }

  /// Two rounds against a mailbox that answers with these lines, whatever it is asked.
  private static func round(_ lines: [String]) throws {
    let script = AnswersInTurn(lines)
    let afterwards: [MailboxSettings.Afterwards] = [.seen, .delete, .move("Arsip")]
    let server = MailServer(host: .name("mail.example.go.id"), port: 993, security: .tls, login: nil)
    let settings = MailboxSettings(
      server: server, afterwards: afterwards[(lines.first?.utf8.count ?? 0) % 3], mostMails: 5,
      largestMail: 1_000)
    let receiver = Receiver()
    let poller = MailboxPoller(settings, from: nil, receiver: receiver) { script }
    for _ in 0..<2 { _ = try? poller.round { false } }
    for note in receiver.notes { try hold(isOneLine(note.text), "a note is one line") }
  }
}

/// A mailbox that gives its answers in turn, whatever it is asked. An empty line ends an answer; one that begins
/// with `!` is a refusal.
private final class AnswersInTurn: MailboxConnection {
  private var answers: ArraySlice<ArraySlice<String>>

  init(_ lines: [String]) { answers = lines.split(separator: "", omittingEmptySubsequences: false)[...] }

  func perform(
    _ command: IMAPCommand, isStopping: @escaping @Sendable () -> Bool
  ) throws(TransferError) -> IMAPAnswer {
    guard let answer = answers.popFirst() else { throw .broken(code: 0) }
    if let refusal = answer.first, refusal.hasPrefix("!") {
      throw .rejected(ServerReply(code: nil, text: String(refusal.dropFirst())))
    }
    return IMAPAnswer(body: Array(answer.joined(separator: "\r\n").utf8), lines: Array(answer))
  }
}

/// Takes every mail, and keeps what is noted.
private final class Receiver: MailboxReceiving {
  var notes: [MailboxNote] = []

  func take(_ mail: [UInt8]) throws {}
  func remember(_ position: MailboxPosition) throws {}
  func note(_ note: MailboxNote) { notes.append(note) }
}
