/// One message for a mail server (RFC 5321).
public struct SMTPDelivery: Hashable, Sendable {
  /// By which server.
  public var server: MailServer
  /// The name with which the service greets (EHLO); a host name.
  public var greeting: String
  /// The return address (MAIL FROM), without angle brackets; `nil` for none, so that nothing bounces.
  public var sender: String?
  /// To whom (RCPT TO), without angle brackets. All of them take it, or nobody does.
  public var recipients: [String]
  /// The message, lines ended with CR LF. Dots are doubled on the way, not here.
  public var message: [UInt8]

  /// A delivery.
  public init(
    server: MailServer, greeting: String, sender: String?, recipients: [String], message: [UInt8]
  ) {
    self.server = server
    self.greeting = greeting
    self.sender = sender
    self.recipients = recipients
    self.message = message
  }

  /// Whether no part can end its line or bracket in a command.
  var isSafe: Bool {
    guard !recipients.isEmpty, HTTPHost(greeting) != nil else { return false }
    return ((sender.map { [$0] } ?? []) + recipients).allSatisfy { address in
      !address.isEmpty && address.utf8.count <= 320
        && address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x3C && $0 != 0x3E }
    }
  }
}
