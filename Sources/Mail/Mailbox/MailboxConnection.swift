public import Transfers

/// A connection to a mail server's mailboxes: commands one after another, on one thread. It ends with the
/// object.
public protocol MailboxConnection: AnyObject {
  /// Asks for something. Blocks until it is answered, but ends soon after `isStopping` says so.
  func perform(
    _ command: IMAPCommand, isStopping: @escaping @Sendable () -> Bool
  ) throws(TransferError) -> IMAPAnswer
}

extension TransferSession: MailboxConnection {}
