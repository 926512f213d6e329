import Secrets

/// One command to a mailbox (RFC 3501).
public struct IMAPCommand: Hashable, Sendable {
  /// At which server.
  public var server: MailServer
  /// The mailbox that is opened first, as the protocol names it (section 5.1.3); `nil` for none.
  public var mailbox: String?
  /// What is asked for.
  public var request: Request

  /// What is asked for.
  public enum Request: Hashable, Sendable {
    /// A whole message by its UID. It comes as the answer's body, and is marked as seen.
    case message(uid: Int)
    /// The header alone of a message by its UID, as the answer's body.
    case header(uid: Int)
    /// Any other command in one line, without its tag: `UID SEARCH UNSEEN`. What is answered with `*` comes
    /// as the answer's lines. A command that is answered with literals is not for this.
    case line(String)
  }

  /// A command.
  public init(server: MailServer, mailbox: String?, request: Request) {
    self.server = server
    self.mailbox = mailbox
    self.request = request
  }

  /// Whether no part can end the line of the command.
  var isSafe: Bool {
    var texts = mailbox.map { [$0] } ?? []
    if case .line(let line) = request { texts.append(line) }
    return texts.allSatisfy { text in
      !text.isEmpty && text.utf8.count <= 1_000 && text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }
  }

  /// The address of the mailbox, or of the message in it (RFC 5092).
  var address: String {
    let box = (mailbox ?? "").utf8.map { byte in
      Self.unreserved.contains(byte)
        ? String(UnicodeScalar(byte)) : "%" + Hexadecimal.text(of: [byte]).uppercased()
    }
    let part =
      switch request {
      case .message(let uid): ";UID=\(uid)"
      case .header(let uid): ";UID=\(uid);SECTION=HEADER"
      case .line: ""
      }
    return server.address("imap") + box.joined() + part
  }

  private static let unreserved = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
}

/// What a mailbox answered.
public struct IMAPAnswer: Hashable, Sendable {
  /// The message that was asked for; empty where none was.
  public let body: [UInt8]
  /// Every line that the server said, in its order, without line ends: greetings, `*` and tagged ones.
  public let lines: [String]

  /// An answer.
  public init(body: [UInt8], lines: [String]) {
    self.body = body
    self.lines = lines
  }
}
