/// Somebody to whom mail is sent, or from whom it comes.
public struct MailAddress: Hashable, Sendable {
  /// The name that people read; empty for none.
  public let name: String
  /// The address of electronic mail.
  public let email: String

  /// An address with its name.
  public init(name: String = "", email: String) {
    self.name = name
    self.email = email
  }
}
