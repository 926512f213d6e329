/// Why a server could not start.
public struct HTTPServerError: Error, Hashable, Sendable {
  /// The address that was to be listened on.
  public let host: String
  /// The port that was to be listened on.
  public let port: UInt16
  /// The error of the system (`errno`): `EADDRINUSE` for a port that is taken, `EINVAL` for a host that is no
  /// numeric address, 0 where it said none.
  public let code: Int32

  /// An error of an address and a port.
  public init(host: String, port: UInt16, code: Int32) {
    self.host = host
    self.port = port
    self.code = code
  }
}
