private import CMicroHTTPD

/// The head of a request as MHD has taken it apart, checked where MHD is lax (RFC 9112 sections 2.2, 5 and
/// 6).
///
/// MHD 0.9 ends a header at a NUL, a bare carriage return or a bare line feed, and glues folded lines
/// together. Each line that it found is therefore held against the buffer: name, colon, value and line end
/// must stand one behind the other with nothing between them. A NUL as the last byte of a line is all that
/// stays unseen.
struct RequestHead {
  var headers: [HTTPField] = []
  /// The length of the body that is stated; `nil` where there is none, or where it is chunked.
  var contentLength: Int?
  var isChunked = false
  /// What is wrong in it without putting the end of the body in doubt.
  var refusal: HTTPRefusal?
  var expectsContinue = false

  var hasBody: Bool { isChunked || (contentLength ?? 0) > 0 }

  private var end: UnsafePointer<CChar>?
  private var broken: HTTPRefusal?
  private var hosts = 0

  /// The head of a request that could not be read.
  init() {}

  /// `version` is where MHD has the version of the request line.
  init(of connection: OpaquePointer, version: UnsafePointer<CChar>) throws(HTTPRefusal) {
    let text = String(cString: version)
    guard text == "HTTP/1.1" || text == "HTTP/1.0" else { throw HTTPRefusal(.malformedHead) }
    end = version + 8
    headers.reserveCapacity(8)
    withUnsafeMutablePointer(to: &self) { head in
      _ = MHD_get_connection_values_n(connection, .HEADER_KIND, Self.take, head)
    }
    if let broken { throw broken }
    // The line end of the last header, and the empty line behind it.
    guard let end, (0..<4).allSatisfy({ end[$0] == 0 }) else { throw HTTPRefusal(.malformedHead) }
    guard hosts == 1 || (hosts == 0 && text == "HTTP/1.0") else {
      throw HTTPRefusal(.malformedHead, field: "host")
    }
    if isChunked, contentLength != nil || text == "HTTP/1.0" {
      throw HTTPRefusal(.malformedHead, field: "transfer-encoding")
    }
  }

  private static let take: MHD_KeyValueIteratorN = { context, _, name, nameCount, value, valueCount in
    guard let head = context?.assumingMemoryBound(to: RequestHead.self), let name else { return .NO }
    do throws(HTTPRefusal) {
      try head.pointee.take(
        UnsafeBufferPointer(start: name, count: nameCount),
        UnsafeBufferPointer(start: value, count: valueCount))
      return .YES
    } catch {
      head.pointee.broken = error
      return .NO
    }
  }

  private mutating func take(
    _ name: UnsafeBufferPointer<CChar>, _ value: UnsafeBufferPointer<CChar>
  ) throws(HTTPRefusal) {
    guard let start = name.baseAddress, !name.isEmpty,
      name.allSatisfy({ UInt8(bitPattern: $0).isTokenCharacter })
    else { throw HTTPRefusal(.malformedHead) }
    let field = HTTPField(
      String(unsafeUninitializedCapacity: name.count) { buffer in
        for (index, byte) in name.enumerated() { buffer[index] = UInt8(bitPattern: byte).lowercasedASCII }
        return name.count
      },
      String(decoding: UnsafeRawBufferPointer(value), as: UTF8.self).trimmingHTTPSpace)
    let valueStart = value.baseAddress ?? start + name.count + 1
    // Two bytes of line end before the name; then the colon, which MHD made a NUL, and spaces.
    guard let end, start == end + 2, valueStart > start + name.count,
      (start + name.count)[0] == 0,
      (1..<(valueStart - start - name.count)).allSatisfy({ index in
        let byte = start[name.count + index]
        return byte == 0x20 || byte == 0x09
      }),
      value.allSatisfy({ byte in UInt8(bitPattern: byte) >= 0x20 && byte != 0x7F || byte == 0x09 })
    else { throw HTTPRefusal(.malformedHead, field: field.name) }
    self.end = valueStart + value.count
    headers.append(field)
    try check(field)
  }

  /// What one header says of the body and of the connection.
  private mutating func check(_ field: HTTPField) throws(HTTPRefusal) {
    switch field.name {
    case "host":
      hosts += 1
      guard hosts == 1,
        field.value.utf8.allSatisfy({ $0.isASCIILetterOrDigit || "-._~:[]%".utf8.contains($0) })
      else { throw HTTPRefusal(.malformedHead, field: field.name) }
    case "content-length":
      guard contentLength == nil, field.value.utf8.allSatisfy(\.isASCIIDigit), let length = Int(field.value)
      else {
        throw HTTPRefusal(.malformedHead, field: field.name)
      }
      contentLength = length
    case "transfer-encoding":
      guard !isChunked, field.value.lowercased() == "chunked" else {
        throw HTTPRefusal(.unsupportedTransferCoding, field: field.name)
      }
      isChunked = true
    case "expect":
      guard field.value.lowercased() == "100-continue" else {
        refusal = HTTPRefusal(.unsupportedExpectation, field: field.name)
        return
      }
      expectsContinue = true
    case "content-encoding":
      guard field.value.lowercased() == "identity" else {
        refusal = HTTPRefusal(.unsupportedMediaType, field: field.name)
        return
      }
    // A second one is one that somebody else may read instead (RFC 9110 section 5.3).
    case "content-type", "authorization", "origin":
      guard headers.count(where: { $0.name == field.name }) == 1 else {
        throw HTTPRefusal(.malformedHead, field: field.name)
      }
    default: break
    }
  }
}
