public import WorkCalendar

/// A mail that the service sends, as values: its text is made of it by ``MailText``.
public struct OutgoingMail: Hashable, Sendable {
  /// The calendar message that a mail carries (RFC 6047): as `text/calendar` beside the texts, and attached.
  public struct Calendar: Hashable, Sendable {
    /// What calendars are to do with it (RFC 5546, section 1.4).
    public enum Method: String, Hashable, Sendable {
      /// Invites, or changes what was invited to.
      case request = "REQUEST"
      /// Calls off, or takes an attendee out.
      case cancel = "CANCEL"
      /// Refuses the other time that an attendee proposed.
      case declineCounter = "DECLINECOUNTER"
    }

    /// The same as METHOD inside.
    public let method: Method
    /// The iCalendar object, with CRLF.
    public let text: String

    /// A calendar message.
    public init(method: Method, text: String) {
      self.method = method
      self.text = text
    }
  }

  /// The Message-ID without angle brackets: the same whenever the mail is sent again.
  public var messageID: String
  /// The Message-IDs of the mails before it in its thread, oldest first, without angle brackets.
  public var references: [String]
  /// When what it tells of has happened: the Date.
  public var date: Instant
  /// The unit. It is the ORGANIZER of what is invited to.
  public var from: MailAddress
  /// Who reads it.
  public var to: MailAddress
  /// The subject, in the reader's language.
  public var subject: String
  /// The language of subject and texts (RFC 5646).
  public var language: String
  /// The text.
  public var plain: String
  /// The same as a whole HTML document.
  public var html: String
  /// What calendars are told; `nil` for a plain notice.
  public var calendar: Calendar?

  /// A mail.
  public init(
    messageID: String, references: [String] = [], date: Instant, from: MailAddress, to: MailAddress,
    subject: String, language: String, plain: String, html: String, calendar: Calendar? = nil
  ) {
    self.messageID = messageID
    self.references = references
    self.date = date
    self.from = from
    self.to = to
    self.subject = subject
    self.language = language
    self.plain = plain
    self.html = html
    self.calendar = calendar
  }
}
