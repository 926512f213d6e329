/// A call over HTTP.
public struct HTTPCall: Hashable, Sendable {
  /// What is asked for.
  public enum Method: Hashable, Sendable {
    /// To be given what lies at the address.
    case get
    /// To take a body.
    case post([UInt8])
  }

  /// A header.
  public struct Header: Hashable, Sendable {
    /// The name; of an answer in lower case.
    public let name: String
    /// The value, without blanks around it.
    public let value: String

    /// A header.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Where.
  public var address: HTTPAddress
  /// What.
  public var method: Method
  /// Headers besides those of the protocol.
  public var headers: [Header] = []
  /// How many redirects are followed. Each is judged as an address that somebody types, and HTTPS never leads
  /// to HTTP.
  public var mostRedirects = 0
  /// Whether the answer may come compressed with gzip. It is counted as it comes out.
  public var takesGzip = false
  /// Whether the body of the answer is kept. If not, it is cut off at the limit instead of failing.
  public var keepsBody = true

  /// A call.
  public init(_ method: Method, _ address: HTTPAddress) {
    self.method = method
    self.address = address
  }
}

/// What a host answered.
public struct HTTPAnswer: Hashable, Sendable {
  /// The status code.
  public let status: Int
  /// The headers of the last answer in their order; none where the body is not kept.
  public let headers: [HTTPCall.Header]
  /// The body; empty where it is not kept.
  public let body: [UInt8]
  /// Where it came from after all redirects.
  public let address: HTTPAddress

  /// An answer.
  public init(status: Int, headers: [HTTPCall.Header], body: [UInt8], address: HTTPAddress) {
    self.status = status
    self.headers = headers
    self.body = body
    self.address = address
  }

  /// The value of the first header with a name, which is written in lower case.
  public func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}
