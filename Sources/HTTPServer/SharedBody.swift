import Glibc
private import CMicroHTTPD

/// Bytes that many answers share, kept ready to send: the library's response is made once, and the system sends a
/// large body out of a file in memory without a copy through the program.
///
/// An answer of status 304 with a shared body sends its headers alone.
public final class SharedBody: @unchecked Sendable {
  /// The bytes.
  public let bytes: [UInt8]
  /// The headers that go with them in every answer.
  public let headers: [HTTPField]
  /// The number of bytes.
  public var count: Int { bytes.count }

  /// The answer with the bytes; MHD counts who still sends it.
  let whole: OpaquePointer?
  /// The answer without them, for a 304.
  let headOnly: OpaquePointer?
  private let file: Int32

  /// From how many bytes on a file in memory is worth its system calls.
  private static let leastFile = 32_768

  /// A body that is sent as it is, with its headers. The server's own headers (`Content-Length`, `Date`, `Connection`)
  /// are not to be among them; a header that cannot be sent, with a line end or a NUL in it, traps.
  public init(bytes: [UInt8], headers: [HTTPField]) {
    self.bytes = bytes
    self.headers = headers
    file = bytes.count < Self.leastFile ? -1 : jadwal_mhd_memory_file(bytes, bytes.count)
    whole = Self.response(bytes, file)
    headOnly = MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
    for response in [whole, headOnly] {
      for field in headers {
        let isAdded = MHD_add_response_header(response, field.name, field.value) == .YES
        precondition(isAdded, "a header of a shared body cannot be sent: \(field.name)")
      }
    }
  }

  deinit {
    if let whole { MHD_destroy_response(whole) }
    if let headOnly { MHD_destroy_response(headOnly) }
    if file >= 0 { close(file) }
  }

  /// Another answer with the same bytes, for headers of its own; the caller destroys it.
  func copyOfWhole() -> OpaquePointer? { Self.response(bytes, file) }

  private static func response(_ bytes: [UInt8], _ file: Int32) -> OpaquePointer? {
    // The library closes the file that it is given, and sends from its own position in it.
    let copy = file < 0 ? -1 : dup(file)
    guard copy >= 0 else { return MHD_create_response(of: bytes) }
    return MHD_create_response_from_fd64(UInt64(bytes.count), copy)
  }
}

/// An answer that holds a copy of `bytes`.
func MHD_create_response(of bytes: [UInt8]) -> OpaquePointer? {
  bytes.withUnsafeBytes { buffer in
    MHD_create_response_from_buffer(
      buffer.count, UnsafeMutableRawPointer(mutating: buffer.baseAddress), .RESPMEM_MUST_COPY)
  }
}
