import Secrets
public import WorkCalendar

/// What proves to a receiver that a call comes from this service, and is new.
public struct WebhookSignature: Hashable, Sendable {
  /// The number of the message; the same at every try, so that a receiver can drop repeats.
  public let message: Int64
  /// When this try was made.
  public let at: Instant
  /// `v1=` and the hexadecimal digits of the HMAC-SHA-256 of `NUMBER.SECONDS.BODY`.
  public let text: String

  /// Signs a body with the key of the webhook.
  public init(of body: [UInt8], message: Int64, at: Instant, key: [UInt8]) {
    self.message = message
    self.at = at
    let signed = Array("\(message).\(at.secondsSinceEpoch).".utf8) + body
    text = "v1=" + Hexadecimal.text(of: MessageAuthentication.hmac(key: key, message: signed))
  }

  /// The headers that carry it, in their order.
  public var headers: [(name: String, value: String)] {
    [
      ("Jadwal-Webhook-Id", String(message)),
      ("Jadwal-Webhook-Timestamp", String(at.secondsSinceEpoch)),
      ("Jadwal-Webhook-Signature", text),
    ]
  }
}
