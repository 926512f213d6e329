import Mail
import Office
import Store
import WorkCalendar

/// Takes the mail that waits in the folder. It belongs to one thread.
final class MailIntake {
  /// How often a mail is tried that ends the process, or fails without a reason that would stop others: then it is
  /// kept unread.
  static let tries = 3
  /// From which size on memory is given back after a mail, in bytes.
  private static let large = 1 << 20

  private let office: Office
  private let folder: IncomingFolder
  private let policy: MailPolicy
  private let log: (String) -> Void
  private let afterLargeMail: () -> Void
  /// What cannot be read, so that it is told once.
  private var unreadable: Set<String> = []

  /// What takes the mail of a service. `log` is told what people who look after it should see, and never of what
  /// is in a mail.
  init(
    office: Office, folder: IncomingFolder, policy: MailPolicy, log: @escaping (String) -> Void,
    afterLargeMail: @escaping () -> Void = {}
  ) {
    self.office = office
    self.folder = folder
    self.policy = policy
    self.log = log
    self.afterLargeMail = afterLargeMail
  }

  /// Takes every mail that waits, oldest first, until none is left or `isStopping` says so. Returns what became of
  /// each, by the beginning of its name. A mail that fails keeps no other waiting. Fails with a `DatabaseError`
  /// where nothing can be written at all: the mails wait then.
  @discardableResult
  func takeAll(isStopping: () -> Bool) throws -> [String: IncomingMailRecord] {
    var taken: [String: IncomingMailRecord] = [:]
    var lastFailure: (any Error)?
    for mail in try folder.waiting() where !isStopping() {
      do {
        if let record = try take(mail) {
          taken[mail.stem] = record
          lastFailure = nil
        }
      } catch {
        log("mail \(mail.stem) was not taken: \(type(of: error))")
        // Where the next one fails as well, it is not the mail.
        guard lastFailure == nil else { throw error }
        lastFailure = error
      }
    }
    return taken
  }

  /// Takes one mail; `nil` where another process has taken it, or it cannot be read now.
  private func take(_ waiting: WaitingMail) throws -> IncomingMailRecord? {
    guard !unreadable.contains(waiting.stem), let mail = try folder.begin(waiting) else { return nil }
    let bytes: [UInt8]
    do {
      bytes = try folder.bytes(of: mail)
    } catch {
      unreadable.insert(mail.stem)
      log("mail \(mail.stem) cannot be read: \(error)")
      return nil
    }
    defer { if bytes.count >= MailIntake.large { afterLargeMail() } }
    let arrivedAt = mail.seconds.map(Instant.init(secondsSinceEpoch:))
    let record =
      mail.tries > MailIntake.tries
      ? try office.perform(SetMailAside(bytes, arrivedAt: arrivedAt), as: .service)
      : try office.perform(TakeMail(bytes, policy: policy, arrivedAt: arrivedAt), as: .service)
    folder.remove(mail)
    log("incoming mail \(record.id): \(record.kind.rawValue), \(record.state.rawValue)")
    return record
  }
}
