public import WorkCalendar

/// A mail that came in, as values.
public struct ReceivedMail: Hashable, Sendable {
  /// What has made a mail where no person has written it.
  public enum Automatic: Hashable, Sendable {
    /// An answering machine (RFC 3834).
    case reply
    /// A report that a mail could not be delivered, or was (RFC 3464).
    case delivery(DeliveryReport)
    /// A mailing list, or anything else that must not be answered.
    case bulk
  }

  /// What a report says of a mail of ours.
  public struct DeliveryReport: Hashable, Sendable {
    /// The Message-ID of the mail that it is about, without angle brackets; `nil` where it does not say.
    public let messageID: String?
    /// Whom it did not reach.
    public let recipients: [String]
    /// The enhanced status code (RFC 3463) such as `5.1.1`; `nil` where it does not say.
    public let status: String?
    /// Whether it will not be delivered any more. A report that names nobody, and is not permanent, tells of a
    /// mail that arrived or was read.
    public let isPermanent: Bool

    /// A report.
    public init(messageID: String?, recipients: [String], status: String?, isPermanent: Bool) {
      self.messageID = messageID
      self.recipients = recipients
      self.status = status
      self.isPermanent = isPermanent
    }
  }

  /// What the receiving server has found out about the sender (RFC 8601).
  public enum Authentication: Hashable, Sendable {
    /// No server that is trusted has said anything.
    case unknown
    /// The domain of From has sent it (DMARC, or DKIM or SPF of the same domain).
    case passed
    /// It has not.
    case failed
  }

  /// What a person is to be told of before the mail is believed.
  public enum Suspicion: String, CaseIterable, Hashable, Sendable {
    /// From names several people, or is there several times: nobody can say who answers for it.
    case severalSenders = "several-senders"
    /// A calendar object's METHOD is another than the one that its part states (RFC 6047, section 2.4):
    /// clients differ in which they believe.
    case differingMethod = "differing-method"
  }

  /// A file that came with it.
  public struct Attachment: Hashable, Sendable {
    /// The file's name, without folders, control characters and what turns the direction of writing; empty
    /// for none. At most 200 bytes.
    public let name: String
    /// The media type as it was stated, in lower case without parameters: `message/rfc822` for an enclosed
    /// mail, `application/ms-tnef` for what Outlook has packed.
    public let mediaType: String
    /// The content, decoded.
    public let bytes: [UInt8]
    /// Whether it is a picture that the text itself shows (RFC 2392), such as a logo below it.
    public let isShownInside: Bool

    /// A file.
    public init(name: String, mediaType: String, bytes: [UInt8], isShownInside: Bool = false) {
      self.name = name
      self.mediaType = mediaType
      self.bytes = bytes
      self.isShownInside = isShownInside
    }
  }

  /// The Message-ID without angle brackets; `nil` for none.
  public var messageID: String?
  /// Who has written it: the first address of From; `nil` where there is none that can be read, or it has
  /// letters outside ASCII before the `@`.
  public var from: MailAddress?
  /// Who has sent it where that is another than From; `nil` for nobody else.
  public var sender: MailAddress?
  /// Where answers are to go, where that is another address than From.
  public var replyTo: MailAddress?
  /// The subject, on one line.
  public var subject: String
  /// The Date that the mail states; `nil` for none that can be read.
  public var date: Instant?
  /// The Message-IDs of References and In-Reply-To, without angle brackets, oldest first, the last 100.
  public var references: [String]
  /// What has made it; `nil` for a person.
  public var automatic: Automatic?
  /// What is known of the sender.
  public var authentication: Authentication
  /// What speaks against believing it, each once, in the order of the cases.
  public var suspicions: [Suspicion]
  /// What is written in it, as plain text with LF: the plain version where there is one, else its HTML
  /// without tags. At most ``MailReading/longestText`` bytes in UTF-8.
  public var text: String
  /// Whether more was written than `text` holds.
  public var isTextCut: Bool
  /// The calendar objects in it, decoded, in UTF-8, each content once. Those of enclosed mails are not among
  /// them: they are nobody's answer.
  public var calendars: [[UInt8]]
  /// Its files, those of `calendars` not among them.
  public var attachments: [Attachment]

  /// A mail.
  public init(
    messageID: String? = nil, from: MailAddress?, sender: MailAddress? = nil, replyTo: MailAddress? = nil,
    subject: String = "", date: Instant? = nil, references: [String] = [], automatic: Automatic? = nil,
    authentication: Authentication = .unknown, suspicions: [Suspicion] = [], text: String = "",
    isTextCut: Bool = false, calendars: [[UInt8]] = [], attachments: [Attachment] = []
  ) {
    self.messageID = messageID
    self.from = from
    self.sender = sender
    self.replyTo = replyTo
    self.subject = subject
    self.date = date
    self.references = references
    self.automatic = automatic
    self.authentication = authentication
    self.suspicions = suspicions
    self.text = text
    self.isTextCut = isTextCut
    self.calendars = calendars
    self.attachments = attachments
  }
}
