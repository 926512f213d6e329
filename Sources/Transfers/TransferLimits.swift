/// How much a partner outside is given.
public struct TransferLimits: Hashable, Sendable {
  /// Seconds until there is a connection, TLS included.
  public var connectSeconds: Int
  /// Seconds for everything.
  public var wholeSeconds: Int
  /// Seconds for each reply of a mail server; also the longest that saying goodbye to it takes.
  public var replySeconds: Int
  /// A transfer that moves fewer than ``slowBytes`` bytes a second for so many seconds is ended.
  public var slowSeconds: Int
  /// The slowest that a transfer may be, in bytes a second.
  public var slowBytes: Int
  /// How many bytes are taken of the partner, headers and replies included, counted after decompression.
  public var receivedBytes: Int

  /// Limits; the usual ones for what is not given.
  public init(
    connectSeconds: Int = 5, wholeSeconds: Int = 10, replySeconds: Int = 30, slowSeconds: Int = 10,
    slowBytes: Int = 1, receivedBytes: Int = 64 << 10
  ) {
    self.connectSeconds = connectSeconds
    self.wholeSeconds = wholeSeconds
    self.replySeconds = replySeconds
    self.slowSeconds = slowSeconds
    self.slowBytes = slowBytes
    self.receivedBytes = receivedBytes
  }
}
