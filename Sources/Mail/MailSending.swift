public import WorkCalendar

/// A mail on its way, with what stands on its envelope.
public struct PostedMail: Hashable, Sendable {
  /// What tells it from all others, of letters, digits, dots and hyphens.
  public let name: String
  /// When what it tells of has happened.
  public let date: Instant
  /// The unit's address. It is also where bounces go, unless the server is set to another.
  public let sender: String
  /// Whom it reaches.
  public let recipient: String
  /// Its text, as ``MailText`` writes it.
  public let bytes: [UInt8]

  /// A mail with its envelope.
  public init(name: String, date: Instant, sender: String, recipient: String, bytes: [UInt8]) {
    self.name = name
    self.date = date
    self.sender = sender
    self.recipient = recipient
    self.bytes = bytes
  }
}

/// What came of handing a mail over. The texts are for those who look after the queue; they hold what the
/// server said, which can be an address.
public enum MailOutcome: Hashable, Sendable {
  /// It was taken, and is no longer ours to deliver.
  case accepted
  /// It will never be taken, or never for this recipient.
  case refused(String)
  /// It was not taken this time; another mail may be.
  case postponed(String)
  /// Nothing is taken at this time.
  case unavailable(String)
  /// The service stops: nobody knows whether it was taken.
  case stopped
}

/// Something that takes mails, one after another, on one thread.
public protocol MailSending: AnyObject {
  /// Hands a mail over. Blocks until it was taken or not, but ends soon after `isStopping` says so.
  func send(_ mail: PostedMail, isStopping: @escaping @Sendable () -> Bool) -> MailOutcome

  /// There is nothing more for now: what is open is closed.
  func rest()
}
