public import Transfers

/// A mailbox from which mail is fetched, and what becomes of it there.
public struct MailboxSettings: Hashable, Sendable {
  /// What becomes of a mail in the mailbox once it is ours.
  public enum Afterwards: Hashable, Sendable {
    /// It stays, and counts as read.
    case seen
    /// It is deleted.
    case delete
    /// It goes to a folder.
    case move(String)
  }

  /// The server.
  public var server: MailServer
  /// The mailbox.
  public var mailbox: String
  /// What becomes of what was fetched.
  public var afterwards: Afterwards
  /// The most mails that are fetched in one round, so that each round comes to an end.
  public var mostMails: Int
  /// The largest mail that is fetched, in bytes. Of a larger one only the header comes.
  public var largestMail: Int

  /// Settings.
  public init(
    server: MailServer, mailbox: String = "INBOX", afterwards: Afterwards = .seen, mostMails: Int = 50,
    largestMail: Int = MailLimit.messageSize.value
  ) {
    self.server = server
    self.mailbox = mailbox
    self.afterwards = afterwards
    self.mostMails = mostMails
    self.largestMail = largestMail
  }

  /// Whether a text can be the name of a mailbox: at most 200 bytes of printable ASCII. Names in other
  /// letters are written as the server lists them, in modified UTF-7 (RFC 3501, section 5.1.3). `%` and `*`
  /// stand for many names at once.
  public static func isMailboxName(_ name: String) -> Bool {
    (1...200).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "%") && $0 != UInt8(ascii: "*")
      }
  }
}

/// Up to where the mails of a mailbox have been fetched. UIDs only grow as long as the mailbox states the
/// same UIDVALIDITY (RFC 3501, section 2.3.1.1).
public struct MailboxPosition: Hashable, Sendable {
  /// The mailbox's UIDVALIDITY.
  public let validity: Int
  /// The UID up to which every mail has been fetched, or was read before the first round.
  public let uid: Int

  /// A position.
  public init(validity: Int, uid: Int) {
    self.validity = validity
    self.uid = uid
  }
}

/// Where fetched mail goes.
public protocol MailboxReceiving: AnyObject {
  /// Takes a mail. When this returns, it is durable; only then anything changes in the mailbox.
  func take(_ mail: [UInt8]) throws
  /// Remembers a position. Losing it loses no mail that is unread in the mailbox.
  func remember(_ position: MailboxPosition) throws
  /// Is told what people who look after the service should see.
  func note(_ note: MailboxNote)
}

/// What happened in a round that people should know of. No text holds what is in a mail.
public enum MailboxNote: Hashable, Sendable {
  /// Mails were fetched.
  case fetched(Int)
  /// A mail is larger than is fetched: its header was, and it stays in the mailbox, flagged.
  case tooLarge(uid: Int, bytes: Int)
  /// A mail could not be had; it is tried again in the next round.
  case notFetched(uid: Int, TransferError)
  /// A mail is ours, but the mailbox does not let it be marked, moved or deleted; that is tried again.
  case notMarked(uid: Int, TransferError)
  /// The mailbox has new numbers for all its mails: only unread ones are fetched now.
  case renumbered

  /// The note for a log.
  public var text: String {
    switch self {
    case .fetched(let count): "fetched \(count)"
    case .tooLarge(let uid, let bytes):
      "message \(uid) of \(bytes) bytes is too large; its header was fetched"
    case .notFetched(let uid, let error): "message \(uid) was not fetched: \(error.text)"
    case .notMarked(let uid, let error): "message \(uid) was taken, but could not be marked: \(error.text)"
    case .renumbered: "the mailbox has new numbers; unread messages are fetched"
    }
  }
}
