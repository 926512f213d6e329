/// One answered request, for a log: no address, no path as it was sent, no query, no header, for they hold
/// secrets and personal data.
public struct AccessEntry: Hashable, Sendable {
  /// The method, or `OTHER` for one that is no method of RFC 9110 or RFC 5789.
  public let method: String
  /// The path of the route, such as `/api/v1/requests/{id}`; `nil` where none was found.
  public let route: String?
  /// The status code; `nil` where the connection ended before an answer, or the C library refused the head.
  public let status: Int?
  /// The bytes of the answer's body; for a HEAD or a 304, zero.
  public let bytes: Int
  /// The microseconds from the request line to the last byte of the answer.
  public let microseconds: Int64

  /// An entry from its parts.
  public init(method: String, route: String?, status: Int?, bytes: Int, microseconds: Int64) {
    self.method = method
    self.route = route
    self.status = status
    self.bytes = bytes
    self.microseconds = microseconds
  }

  /// The method as a log may hold it: a fixed word, whatever was sent.
  static func loggable(method: String) -> String {
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"].first { $0 == method }
      ?? "OTHER"
  }
}
