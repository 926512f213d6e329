/// A mail is refused for its form: why, and what could be read of it before. Its bytes are to be kept for
/// people.
public struct MailReadingError: Error, Hashable, Sendable {
  /// Why a mail is refused.
  public enum Problem: Error, Hashable, Sendable {
    /// It goes beyond a cap; the number is the cap.
    case overLimit(MailLimit, Int)
    /// A NUL in a header, which no field may hold (RFC 5322, section 2.2).
    case nulInHeader
    /// It does not begin with one header field, so that it is no mail.
    case noHeader
  }

  /// Why.
  public let problem: Problem
  /// The fields that could be read, with neither text nor files: sender and subject as far as they are safe.
  public let head: ReceivedMail

  /// A mail that is refused.
  public init(_ problem: Problem, head: ReceivedMail) {
    self.problem = problem
    self.head = head
  }
}
