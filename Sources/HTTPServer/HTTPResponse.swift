/// An answer.
public struct HTTPResponse: Sendable {
  /// The body of an answer.
  public enum Body: Sendable {
    /// None.
    case none
    /// Bytes made for this answer.
    case bytes([UInt8])
    /// Bytes that many answers share; they are kept ready to send.
    case shared(SharedBody)
  }

  /// The status code, 200 to 599.
  public var status: Int
  /// The headers, besides those that the server sets itself (`Content-Length`, `Date`, `Connection`). Of a
  /// shared body, the headers that it was made with are sent as well.
  public var headers: [HTTPField]
  /// The body. Of the answer to a HEAD the server sends the head alone.
  public var body: Body

  /// An answer.
  public init(status: Int, headers: [HTTPField] = [], body: Body = .none) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}
