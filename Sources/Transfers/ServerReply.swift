/// A reply of a mail server.
public struct ServerReply: Hashable, Sendable {
  /// The longest text that is kept, in bytes.
  public static let longest = 1_000

  /// The code of SMTP (RFC 5321, section 4.2); `nil` in IMAP.
  public let code: Int?
  /// What it said, several lines joined with blanks, control characters left out, cut at ``longest``. It can
  /// hold addresses.
  public let text: String

  /// A reply.
  public init(code: Int?, text: String) {
    self.code = code
    self.text = text
  }

  /// Whether the same would be refused again (RFC 5321, section 4.2.1: 5xx).
  public var isPermanent: Bool { code.map { (500...599).contains($0) } ?? false }
}
