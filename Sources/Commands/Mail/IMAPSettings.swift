import JSON
import Mail
import Transfers

/// The section `imap` of `mail.json`: the mailbox from which mail is fetched.
struct IMAPSettings: Equatable {
  /// The mailbox, and what becomes of a mail there.
  let mailbox: MailboxSettings
  /// A PEM file with the authorities that vouch for the server; `nil`: those of the system.
  let authorityFile: String?
  /// How long a round rests after the one before, in seconds.
  let seconds: Int

  /// The settings in a value. Files that they name stand where they say, or else in the folder of `file`.
  init(_ value: JSONValue, at path: JSONPath, in file: String) throws {
    self = try JSONObjectReader.read(value, at: path) { reader in
      try IMAPSettings(&reader, in: file)
    }
  }

  private init(_ reader: inout JSONObjectReader, in file: String) throws {
    let path = reader.path
    func problem(_ reason: MailConfigurationProblem.Reason, _ name: String) -> MailConfigurationProblem {
      MailConfigurationProblem(reason, in: file, at: path[name])
    }
    func name(_ member: String) throws -> String? {
      guard let text = try reader.optionalString(member) else { return nil }
      guard MailboxSettings.isMailboxName(text) else { throw problem(.mailboxName(text), member) }
      return text
    }
    let server = try MailServer(&reader, schemes: ["imaps": .tls, "imap": .startTLS], in: file)
    authorityFile = try reader.authorityFile(in: file)
    let mailbox = try name("mailbox") ?? "INBOX"
    let folder = try name("folder")
    let word = try reader.optionalString("afterwards") ?? "seen"
    let afterwards: MailboxSettings.Afterwards
    switch (word, folder) {
    case ("seen", nil): afterwards = .seen
    case ("delete", nil): afterwards = .delete
    case ("move", let folder?):
      guard folder != mailbox else { throw problem(.sameFolder, "folder") }
      afterwards = .move(folder)
    case ("move", nil): throw problem(.noFolder, "folder")
    case ("seen", _), ("delete", _): throw problem(.needlessFolder, "folder")
    default: throw problem(.notOneOf(word, ["seen", "delete", "move"]), "afterwards")
    }
    self.mailbox = MailboxSettings(server: server, mailbox: mailbox, afterwards: afterwards)
    seconds = try reader.optionalInteger("everySeconds", in: 5...86_400) ?? 60
  }

  /// What fetches the mails, from where it had come to.
  func poller(from position: MailboxPosition?, receiver: any MailboxReceiving) -> MailboxPoller {
    let rules = MailboxPoller.rules(for: mailbox, authorityFile: authorityFile)
    return MailboxPoller(mailbox, from: position, receiver: receiver) { TransferSession(rules) }
  }

  /// Connects, logs in and opens the mailbox. Returns why that cannot be done; `nil` where it can.
  func greet() -> String? {
    let rules = MailboxPoller.rules(for: mailbox, authorityFile: authorityFile)
    return MailboxPoller.greet(mailbox) { TransferSession(rules) }
  }

  /// What keeps the mails of this mailbox apart from those of others.
  var name: String {
    let host = mailbox.server.host
    return "\(mailbox.server.login?.user ?? "")@\(host):\(mailbox.server.port)/\(mailbox.mailbox)"
  }
}
