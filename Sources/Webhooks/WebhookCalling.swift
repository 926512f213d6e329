public import Transfers

/// Who can call a webhook: the network, or a test in its place.
public protocol WebhookCalling: Sendable {
  /// Sends a body to an address and tells what came of it. Blocks for at most ``WebhookLimits/wholeSeconds``,
  /// and ends early once `isStopping` says so.
  func call(
    _ address: HTTPAddress, body: [UInt8], headers: [(name: String, value: String)],
    isStopping: @escaping @Sendable () -> Bool
  ) -> WebhookOutcome
}

/// What came of a call.
public enum WebhookOutcome: Hashable, Sendable {
  /// The receiver answered with a status code.
  case answered(Int)
  /// The host lies at no public address, and is not allowed by name. Nothing was sent.
  case refused(AddressPurpose)
  /// The address breaks a rule now that it did not break when it was added. Nothing was sent.
  case notAllowed
  /// The host has no address, or takes no connection.
  case unreachable
  /// The certificate does not prove the host, or TLS failed.
  case untrusted
  /// The time was up.
  case timedOut
  /// The connection broke, or what came was no HTTP; with the library's code.
  case broken(code: Int)
  /// The service stops: nobody knows what the receiver has of it.
  case stopped

  /// Whether the receiver has taken the message.
  public var isSuccess: Bool {
    if case .answered(200...299) = self { true } else { false }
  }

  /// Whether the failure is of the receiver as a whole, so that other messages would fare no better. An
  /// answer of 4xx is about the one message, but for "too slow" and "too many" (408, 429).
  public var concernsReceiver: Bool {
    switch self {
    case .answered(408), .answered(429): true
    case .answered(let status): !(400...499).contains(status) && !isSuccess
    case .stopped: false
    case .refused, .notAllowed, .unreachable, .untrusted, .timedOut, .broken: true
    }
  }

  /// A word about it for the administrator.
  public var text: String {
    switch self {
    case .answered(let status): "status \(status)"
    case .refused(let purpose): "refused: \(purpose.rawValue) address"
    case .notAllowed: "refused: not allowed any more"
    case .unreachable: "unreachable"
    case .untrusted: "TLS failed"
    case .timedOut: "timed out"
    case .broken(let code): "broken: \(code)"
    case .stopped: "stopped"
    }
  }
}

/// How much a receiver is given.
public struct WebhookLimits: Hashable, Sendable {
  /// Seconds until there is a connection, TLS included.
  public var connectSeconds = 5
  /// Seconds for everything.
  public var wholeSeconds = 10
  /// How many bytes of the answer, headers included, are read. What is read is thrown away.
  public var answerBytes = 64 << 10

  /// The usual limits.
  public init() {}
}
