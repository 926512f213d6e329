import Transfers

/// Does in the mailbox with mails that are ours what is to become of them. Its connection is made when it is
/// needed.
final class MailboxMarking {
  private let settings: MailboxSettings
  private let connect: () -> any MailboxConnection
  private let isStopping: @Sendable () -> Bool
  private var connection: (any MailboxConnection)?
  /// What the server says it can do, asked once.
  private var abilities: [String]?

  /// A marking that has no connection yet.
  init(
    _ settings: MailboxSettings, connect: @escaping () -> any MailboxConnection,
    isStopping: @escaping @Sendable () -> Bool
  ) {
    self.settings = settings
    self.connect = connect
    self.isStopping = isStopping
  }

  /// Marks, moves or deletes a mail. One that is there as its header only is flagged, and never deleted.
  func mark(_ uid: Int, isWhole: Bool) throws(TransferError) {
    if !isWhole { try store(uid, "\\Flagged \\Seen") }
    switch settings.afterwards {
    case .seen: if isWhole { try store(uid, "\\Seen") }
    case .move(let folder): try move(uid, to: MailboxAnswers.quoted(folder))
    case .delete:
      guard isWhole else { return }
      try store(uid, "\\Deleted \\Seen")
      try expunge(uid)
    }
  }

  private func store(_ uid: Int, _ flags: String) throws(TransferError) {
    try line("UID STORE \(uid) +FLAGS.SILENT (\(flags))")
  }

  private func move(_ uid: Int, to folder: String) throws(TransferError) {
    do {
      try moveAtOnce(uid, to: folder)
    } catch {
      guard case .rejected = error else { throw error }
      // The folder may not be there yet. Where it is, the server says so, and the second attempt tells why.
      do { try line("CREATE \(folder)") } catch { guard case .rejected = error else { throw error } }
      try moveAtOnce(uid, to: folder)
    }
  }

  /// Moves a mail where the server can (RFC 6851); else copies it, and deletes it here.
  private func moveAtOnce(_ uid: Int, to folder: String) throws(TransferError) {
    if try has("MOVE") {
      try line("UID MOVE \(uid) \(folder)")
      return
    }
    try line("UID COPY \(uid) \(folder)")
    try store(uid, "\\Deleted \\Seen")
    try expunge(uid)
  }

  /// Takes out a mail that is marked as deleted. Where the server can only take out all such mails at once,
  /// it stays marked: others may have marked some.
  private func expunge(_ uid: Int) throws(TransferError) {
    if try has("UIDPLUS") { try line("UID EXPUNGE \(uid)") }
  }

  private func has(_ ability: String) throws(TransferError) -> Bool {
    if let abilities { return MailboxAnswers.has(ability, in: abilities) }
    let stated = try line("CAPABILITY")
    abilities = stated
    return MailboxAnswers.has(ability, in: stated)
  }

  @discardableResult
  private func line(_ command: String) throws(TransferError) -> [String] {
    let connection = self.connection ?? connect()
    self.connection = connection
    do throws(TransferError) {
      return try connection.perform(
        IMAPCommand(server: settings.server, mailbox: settings.mailbox, request: .line(command)),
        isStopping: isStopping
      ).lines
    } catch {
      self.connection = nil
      throw error
    }
  }
}
