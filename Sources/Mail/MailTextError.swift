/// Why a mail cannot be written. Nothing of it has been sent then.
public enum MailTextError: Error, Hashable, Sendable {
  /// A value in the head of a mail.
  public enum Field: String, CaseIterable, Hashable, Sendable {
    case from = "From"
    case to = "To"
    case messageID = "Message-ID"
    case references = "References"
    case contentLanguage = "Content-Language"
  }

  /// The address is none that mail can be sent to: not of the plain form of ``MailAddress/isPlain``, above
  /// all one with a line end, or with letters beyond ASCII before the `@` (RFC 6531 is not supported).
  case address(Field, String)
  /// The value may not stand in its field.
  case value(Field, String)
  /// METHOD inside the calendar message is missing, or another than the one stated.
  case calendarMethod
  /// GMime could not write it.
  case library
}
