import Mail
import Office
import Store

/// Where the mails of a mailbox go: into the folder in which all mail waits that came in.
final class MailboxIntake: MailboxReceiving {
  private let folder: IncomingFolder
  private let office: Office
  private let name: String
  private let log: (String) -> Void

  /// The way from a mailbox of this name.
  init(folder: IncomingFolder, office: Office, mailbox name: String, log: @escaping (String) -> Void) {
    self.folder = folder
    self.office = office
    self.name = name
    self.log = log
  }

  /// Up to where the mailbox was fetched before.
  func position() throws -> MailboxPosition? {
    try office.database.read { try $0.mailboxPosition(name) }
      .map { MailboxPosition(validity: $0.validity, uid: $0.uid) }
  }

  func take(_ mail: [UInt8]) throws { _ = try folder.store(mail) }

  func remember(_ position: MailboxPosition) throws {
    try office.database.write { [name] in
      try $0.setMailboxPosition(name, validity: position.validity, uid: position.uid)
    }
  }

  func note(_ note: MailboxNote) { log("mailbox: \(note.text)") }
}
