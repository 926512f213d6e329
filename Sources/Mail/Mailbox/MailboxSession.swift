import Transfers

/// A mailbox opened to look only: what is fetched stays unread (EXAMINE, RFC 3501, section 6.3.2).
final class MailboxSession {
  /// A mail that came, or its header.
  struct Arrived {
    let bytes: [UInt8]
    /// How large it is where it is too large to be fetched; `nil` where it is here.
    let size: Int?
  }

  let isStopping: @Sendable () -> Bool
  private let settings: MailboxSettings
  private let connect: () -> any MailboxConnection
  private var connection: (any MailboxConnection)?

  /// A mailbox that is opened with the first command.
  init(
    _ settings: MailboxSettings, connect: @escaping () -> any MailboxConnection,
    isStopping: @escaping @Sendable () -> Bool
  ) {
    self.settings = settings
    self.connect = connect
    self.isStopping = isStopping
  }

  /// Opens the mailbox anew. Returns what it states of itself.
  func examine() throws(TransferError) -> [String] {
    connection = connect()
    return try line("EXAMINE " + MailboxAnswers.quoted(settings.mailbox))
  }

  /// The lines with which a command is answered.
  func line(_ command: String) throws(TransferError) -> [String] { try perform(.line(command)).lines }

  /// A mail by its UID, or its header where it is too large.
  func mail(_ uid: Int, size: Int) throws(TransferError) -> Arrived {
    guard size <= settings.largestMail else { return try header(uid, size: size) }
    do {
      return Arrived(bytes: try perform(.message(uid: uid)).body, size: nil)
    } catch {
      // The server does not always count as it sends.
      guard case .tooLarge(let limit) = error else { throw error }
      return try header(uid, size: max(size, limit))
    }
  }

  private func header(_ uid: Int, size: Int) throws(TransferError) -> Arrived {
    let header = try perform(.header(uid: uid)).body
    return Arrived(bytes: MailReading.standIn(forMailOf: size, header: header), size: size)
  }

  private func perform(_ request: IMAPCommand.Request) throws(TransferError) -> IMAPAnswer {
    // After a failure libcurl would connect anew by itself, and open the mailbox to write.
    if connection == nil { _ = try examine() }
    guard let connection else { throw .unreachable }
    do throws(TransferError) {
      return try connection.perform(
        IMAPCommand(server: settings.server, mailbox: settings.mailbox, request: request),
        isStopping: isStopping)
    } catch {
      self.connection = nil
      throw error
    }
  }
}
