/// The limits of a server, each with the reason for its default.
public struct HTTPServerOptions: Sendable {
  /// The numeric address to listen on, IPv4 or IPv6. By default the machine itself alone: TLS and the outside
  /// are a reverse proxy's.
  public var host = "127.0.0.1"
  /// The port; 0 takes any that is free.
  public var port: UInt16 = 0
  /// The threads that serve connections and run handlers; a handler may block one. Eight keep short waits for
  /// the database from holding up others, and more than 16 brought nothing.
  public var threads = 8
  /// The bytes that a connection has for its buffers, and so the longest head: a longer one is answered by
  /// 431. 32 KB let cookies and long queries through and keep 1,024 connections at 32 MB.
  public var headerMemory = 32_768
  /// The most connections at the same time; one too many is closed at once.
  public var connections = 1_024
  /// The most connections of one address. Behind a reverse proxy all come from one: then this is to be as
  /// great as `connections`. A quarter of all leaves room for an office behind one address, and for others.
  public var connectionsPerAddress = 256
  /// The seconds in which a head must be whole, from the first byte that could come. Short, since a slow head
  /// costs its sender nothing.
  public var headSeconds = 10
  /// The seconds that a connection may be silent between requests, or within one.
  public var idleSeconds = 15
  /// The bytes a second that a body must bring in each span of `graceSeconds` or a little longer. A poor
  /// mobile line brings 4,000.
  public var minimumBodyRate = 1_000
  /// The seconds over which the rate of a body is looked at.
  public var graceSeconds = 10
  /// The bytes a second that the other side must take of an answer in each span of `answerSeconds` or a little
  /// longer, whatever the length of the answer.
  public var minimumAnswerRate = 4_000
  /// The seconds over which the rate of an answer is looked at. Longer than for a body: a phone under way has
  /// moments without a net.
  public var answerSeconds = 25
  /// The greatest body of any request in bytes; a route may set less. 25 MB are a scanned letter with its
  /// appendices.
  public var maximumBody = 25_000_000

  /// The bytes that the bodies of all requests in hand may have together; one too many is answered by 503.
  /// Three of the greatest that a route takes come in at the same time, and thousands of forms without files.
  public var bodiesInHand = 64 << 20
  /// The proxies whose word on the address of a client is taken.
  public var trustedProxies = TrustedProxies()

  /// The defaults.
  public init() {}
}
