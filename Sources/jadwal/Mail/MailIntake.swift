import Mail
import Office
import Store
import Transfers

/// Takes mail that came in, from the folder in which it waits and from a mailbox. It belongs to one thread.
final class MailIntake {
  private let office: Office
  private let policy: MailPolicy
  private let log: (String) -> Void

  /// What takes the mail of a service. `log` is told what people who look after it should see; never of what is
  /// in a mail.
  init(office: Office, policy: MailPolicy, log: @escaping (String) -> Void) {
    self.office = office
    self.policy = policy
    self.log = log
  }

  /// Takes every mail that waits in a folder, oldest first, until none is left or `isStopping` says so. Returns
  /// what became of each. Fails with a `DatabaseError` where nothing can be written: the mails wait then.
  @discardableResult
  func takeAll(
    in folder: IncomingFolder, isStopping: () -> Bool
  ) throws -> [String: IncomingMailRecord] {
    var taken: [String: IncomingMailRecord] = [:]
    for name in try folder.waiting() where !isStopping() {
      let bytes: [UInt8]
      do {
        bytes = try folder.bytes(of: name)
      } catch {
        // Another process has taken it meanwhile, or its bytes cannot be read now.
        if folder.holds(name) { log("a mail that waits cannot be read: \(name)") }
        continue
      }
      taken[name] = try take(bytes)
      folder.remove(name)
    }
    return taken
  }

  /// Takes one mail. When this returns it is durable what became of it.
  func take(_ bytes: [UInt8]) throws -> IncomingMailRecord {
    let record = try office.perform(TakeMail(bytes, policy: policy), as: .service)
    let reason = record.reason.map { ": \($0.english)" } ?? ""
    log("incoming mail \(record.id): \(record.kind.rawValue), \(record.state.rawValue)\(reason)")
    return record
  }
}

/// Where the mails of a mailbox go: into the service, one durable step each.
final class MailboxIntake: MailboxReceiving {
  private let intake: MailIntake
  private let office: Office
  private let name: String
  private let log: (String) -> Void

  /// The way from a mailbox of this name.
  init(_ intake: MailIntake, office: Office, mailbox name: String, log: @escaping (String) -> Void) {
    self.intake = intake
    self.office = office
    self.name = name
    self.log = log
  }

  /// Up to where the mailbox was fetched before.
  func position() throws -> MailboxPosition? {
    try office.database.read { try $0.mailboxPosition(name) }
      .map { MailboxPosition(validity: $0.validity, uid: $0.uid) }
  }

  func take(_ mail: [UInt8]) throws { _ = try intake.take(mail) }

  func remember(_ position: MailboxPosition) throws {
    try office.database.write { [name] in
      try $0.setMailboxPosition(name, validity: position.validity, uid: position.uid)
    }
  }

  func note(_ note: MailboxNote) { log("mailbox: \(note.text)") }
}
