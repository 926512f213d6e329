/// Bytes that many answers share.
public final class SharedBody: Sendable {
  /// The bytes.
  public let bytes: [UInt8]
  /// The headers that go with them in every answer.
  public let headers: [HTTPField]

  /// A body that is sent as it is, with its headers.
  public init(bytes: [UInt8], headers: [HTTPField]) {
    self.bytes = bytes
    self.headers = headers
  }
}
