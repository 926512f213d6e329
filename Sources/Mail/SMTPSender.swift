public import Transfers

/// Hands mails to a mail server (RFC 5321), several over one connection. It belongs to one thread.
public final class SMTPSender: MailSending {
  /// How long a server is given: many look at a message before they take it.
  public static let limits = TransferLimits(
    connectSeconds: 15, wholeSeconds: 120, replySeconds: 60, slowSeconds: 60)

  private let server: MailServer
  private let sender: String?
  private let rules: TransferRules
  private var session: TransferSession?

  /// A sender over a server. Bounces go to `sender`, or where it is `nil` to the address that a mail comes
  /// from. The authorities in the file at `authorityFile` vouch for the server, or else those of the system.
  public init(
    server: MailServer, sender: String?, authorityFile: String?, limits: TransferLimits = SMTPSender.limits
  ) {
    self.server = server
    self.sender = sender
    rules = TransferRules(limits: limits, authorityFile: authorityFile)
  }

  /// As ``MailSending/send(_:isStopping:)``.
  public func send(_ mail: PostedMail, isStopping: @escaping @Sendable () -> Bool) -> MailOutcome {
    let session = self.session ?? TransferSession(rules)
    self.session = session
    let sender = self.sender ?? mail.sender
    let delivery = SMTPDelivery(
      server: server, greeting: MailAddress(email: sender).domain, sender: sender,
      recipients: [mail.recipient], message: mail.bytes)
    do throws(TransferError) {
      _ = try session.send(delivery, isStopping: isStopping)
      return .accepted
    } catch {
      // Whatever state the connection is in, the next mail does not begin there.
      self.session = nil
      return MailOutcome(error)
    }
  }

  /// Ends the connection.
  public func rest() { session = nil }

  /// Connects, protects the connection, logs in, and says goodbye. Returns what kept it from that; `nil`
  /// where nothing did.
  public func greet() -> String? {
    do throws(TransferError) {
      try TransferSession(rules).greet(
        server, as: sender.map { MailAddress(email: $0).domain } ?? "localhost")
      return nil
    } catch {
      switch error {
      case .rejected(let reply) where !reply.text.isEmpty: return reply.text
      case .loginDenied(let reply?) where !reply.text.isEmpty: return reply.text
      default: return error.text
      }
    }
  }
}

extension MailOutcome {
  /// What a failed delivery means. Only the server's last reply is known, not the command that it answered:
  /// the enhanced code (RFC 3463) says whom it concerns, where there is one.
  init(_ error: TransferError) {
    switch error {
    case .stopped: self = .stopped
    case .unsafeText: self = .refused(error.text)
    case .rejected(let reply): self = MailOutcome(reply, error)
    case .loginDenied(let reply?) where !reply.text.isEmpty:
      self = .unavailable("login denied: " + reply.text)
    default: self = .unavailable(error.text)
    }
  }

  private init(_ reply: ServerReply, _ error: TransferError) {
    let text = reply.text.isEmpty ? error.text : reply.text
    switch reply.code ?? 0 {
    // The service is closing, or wants another way to speak with it (RFC 4954, section 6; RFC 5321, section
    // 4.2.2).
    case 421, 454, 500...504, 530, 534, 535, 538: self = .unavailable(text)
    case 500...599: self = Self.permanent(EnhancedStatus(in: reply.text), text)
    default: self = .postponed(text)
    }
  }

  /// What a reply of 5xx means. Where it is about the sender, or about what the server is willing to do at
  /// all (relaying above all), its administrator can change it: the mail is kept, and tried again for days.
  private static func permanent(_ status: EnhancedStatus?, _ text: String) -> MailOutcome {
    switch (status?.subject, status?.detail) {
    case (1, 7), (1, 8): .unavailable(text)
    case (5, _), (3, 0), (3, 2), (3, 3), (3, 5): .unavailable(text)
    case (7, _), (4, _): .postponed(text)
    default: .refused(text)
    }
  }
}

/// An enhanced status code (RFC 3463) such as `5.1.1`.
public struct EnhancedStatus: Hashable, Sendable {
  /// What it is about: 1 addresses, 2 the mailbox, 3 the system, 4 the network, 5 the protocol, 6 the
  /// content, 7 policy.
  public let subject: Int
  /// Which case of that.
  public let detail: Int

  /// The first one in a reply; `nil` where it has none.
  public init?(in text: String) {
    for word in text.split(whereSeparator: { " -#".contains($0) }).prefix(3) {
      let parts = word.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].count == 1, "245".contains(parts[0]), let subject = Int(parts[1]),
        let detail = Int(parts[2]), (0...999).contains(subject), (0...999).contains(detail)
      else { continue }
      self.subject = subject
      self.detail = detail
      return
    }
    return nil
  }
}
