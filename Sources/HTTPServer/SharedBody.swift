import Glibc
private import CMicroHTTPD

/// Bytes that many answers share, kept ready to send: the library's response is made once and queued many
/// times.
///
/// An answer of status 304 with a shared body sends its headers alone. The bytes lie in memory, not in a
/// file: to send 580 KB out of a file in memory took twice the time.
public final class SharedBody: @unchecked Sendable {
  /// The headers that go with the bytes in every answer.
  public let headers: [HTTPField]
  /// The number of bytes.
  public let count: Int

  /// The answer with the bytes; MHD counts who still sends it, and frees the bytes behind the last.
  let whole: OpaquePointer?
  /// The answer without them, for a 304.
  let headOnly: OpaquePointer?
  private let storage: UnsafeMutableRawPointer?

  /// A body that is sent as it is, with its headers. The server's own headers (`Content-Length`, `Date`,
  /// `Connection`) are not to be among them; a header that cannot be sent, with a line end or a NUL in it,
  /// traps.
  public init(bytes: [UInt8], headers: [HTTPField]) {
    self.headers = headers
    count = bytes.count
    let memory = bytes.isEmpty ? nil : malloc(bytes.count)
    precondition(bytes.isEmpty || memory != nil, "memory for a shared body")
    bytes.withUnsafeBytes { source in
      if let memory, let start = source.baseAddress { memcpy(memory, start, source.count) }
    }
    storage = memory
    whole = MHD_create_response_from_buffer(count, storage, .RESPMEM_MUST_FREE)
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
  }

  /// The bytes, copied.
  public var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: storage, count: count)) }

  /// Another answer with the same bytes, for headers of its own; the caller destroys it. It keeps this body
  /// alive.
  func anotherWhole() -> OpaquePointer? {
    let owner = Unmanaged.passRetained(self).toOpaque()
    let response = MHD_create_response_from_buffer_with_free_callback_cls(count, storage, Self.release, owner)
    if response == nil { Unmanaged<SharedBody>.fromOpaque(owner).release() }
    return response
  }

  private static let release: @convention(c) (UnsafeMutableRawPointer?) -> Void = { owner in
    if let owner { Unmanaged<SharedBody>.fromOpaque(owner).release() }
  }
}
