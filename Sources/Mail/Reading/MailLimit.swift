/// A cap on what a mail from outside may ask of its reader. A mail that goes beyond one is refused, so that
/// no mail can take the service's time or memory; its bytes are for the caller to keep.
public enum MailLimit: String, CaseIterable, Hashable, Sendable {
  /// The size of the whole mail in bytes: what the large providers let out.
  case messageSize = "message-size"
  /// The size in bytes of the header of the mail, and of that of each part. The signatures and the way of a
  /// mail through large providers take some ten kilobytes.
  case headerSize = "header-size"
  /// The number of fields in one header. A mail that has come through lists and filters has a hundred.
  case headerFields = "header-fields"
  /// The size in bytes of a field that is read. A long thread is named in ten kilobytes.
  case fieldSize = "field-size"
  /// The size in bytes of a field of addresses that is read. GMime calls itself for each group in a group:
  /// thirty kilobytes of them take more stack than a thread may have.
  case addressSize = "address-size"
  /// The size in bytes of a field with parameters. The name of a file takes three kilobytes at most; GMime's
  /// time grows with the square of their number, and every part has such fields.
  case parameterSize = "parameter-size"
  /// How deep parts lie in each other, parts of enclosed mails included. Four are usual; a mail forwarded as
  /// an attachment three times comes to twelve.
  case depth
  /// The number of parts, those of enclosed mails included: an account of a meeting with pictures has fifty.
  case parts
  /// The number of files that come with a mail: each is kept by itself.
  case attachments
  /// The number of calendar objects in a mail. Clients write one, or the same one twice.
  case calendars

  /// The highest number that is accepted where the caller sets no other.
  public var value: Int {
    switch self {
    case .messageSize: 25 * 1_024 * 1_024
    case .headerSize: 256 * 1_024
    case .headerFields: 1_000
    case .fieldSize: 32 * 1_024
    case .addressSize: 4 * 1_024
    case .parameterSize: 8 * 1_024
    case .depth: 20
    case .parts: 500
    case .attachments: 100
    case .calendars: 10
    }
  }
}

/// The caps under which mails are read.
public struct MailLimits: Hashable, Sendable {
  private var values: [MailLimit: Int] = [:]

  /// The caps that hold where nothing else is said.
  public static let standard = MailLimits()

  /// The standard caps.
  public init() {}

  /// The highest number that is accepted.
  public subscript(limit: MailLimit) -> Int {
    get { values[limit] ?? limit.value }
    set { values[limit] = newValue }
  }
}
