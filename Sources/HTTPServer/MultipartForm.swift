import Glibc

/// Reads `multipart/form-data` (RFC 7578, RFC 2046 section 5.1) strictly: what is cut off or out of form is
/// refused, never taken as an empty form. Nothing but an empty line may stand before the first part or behind
/// the last.
enum MultipartForm {
  /// The most bytes of a part's headers; browsers send about 200.
  static let longestHeaders = 8_192

  private static let endOfHeaders = Array("\r\n\r\n".utf8)

  /// The boundary that a `Content-Type` states, or `nil` where it is no form.
  static func boundary(ofMediaType mediaType: String?) -> [UInt8]? {
    guard let mediaType, let value = ParameterizedValue(mediaType), value.token == "multipart/form-data"
    else {
      return nil
    }
    let boundaries = value.parameters.filter { $0.name == "boundary" }
    guard boundaries.count == 1, let boundary = boundaries.first.map({ Array($0.value.utf8) }) else {
      return nil
    }
    let isAllowed = boundary.allSatisfy { byte in
      byte.isASCIILetterOrDigit || " '()+_,-./:=?".utf8.contains(byte)
    }
    guard isAllowed, (1...70).contains(boundary.count), boundary.last != UInt8(ascii: " ") else { return nil }
    return boundary
  }

  /// The parts of a form in their order, at most so many.
  static func parts(
    of bytes: [UInt8], boundary: [UInt8], atMost most: Int
  ) throws(HTTPRefusal) -> [HTTPFormPart] {
    let delimiter = Array("\r\n--".utf8) + boundary
    var parts: [HTTPFormPart] = []
    // The first delimiter may stand at the very start, without the line end that begins the others.
    var position = 0
    if bytes.starts(with: delimiter.dropFirst(2)) {
      position = delimiter.count - 2
    } else if bytes.starts(with: delimiter) {
      position = delimiter.count
    } else {
      throw HTTPRefusal(.malformedForm)
    }
    while true {
      guard let (first, second) = pair(of: bytes, at: position) else { throw HTTPRefusal(.malformedForm) }
      position += 2
      if first == UInt8(ascii: "-"), second == UInt8(ascii: "-") {
        guard bytes.count == position || Array(bytes[position...]) == [13, 10] else {
          throw HTTPRefusal(.malformedForm)
        }
        return parts
      }
      guard first == 13, second == 10 else { throw HTTPRefusal(.malformedForm) }
      guard parts.count < most else { throw HTTPRefusal(.tooManyParts, limit: most) }
      let limit = min(bytes.count, position + longestHeaders)
      guard let end = find(endOfHeaders, in: bytes, from: position, upTo: limit),
        let next = find(delimiter, in: bytes, from: end + 2, upTo: bytes.count)
      else { throw HTTPRefusal(.malformedForm) }
      // An empty part: its delimiter begins with the line end that ends its headers.
      let content = end + 4 <= next ? Array(bytes[(end + 4)..<next]) : []
      parts.append(try part(headers: bytes[position..<end], content: content))
      position = next + delimiter.count
    }
  }

  private static func pair(of bytes: [UInt8], at position: Int) -> (UInt8, UInt8)? {
    position + 2 <= bytes.count ? (bytes[position], bytes[position + 1]) : nil
  }

  /// Where `needle`, which begins with a carriage return, first stands whole in a stretch of `bytes`.
  private static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int, upTo end: Int) -> Int? {
    bytes.withUnsafeBytes { hay in
      guard let base = hay.baseAddress else { return nil }
      var position = start
      while position + needle.count <= end {
        guard let found = memchr(base + position, 13, end - position) else { return nil }
        position = UnsafeRawPointer(found) - base
        if position + needle.count > end { return nil }
        if memcmp(found, needle, needle.count) == 0 { return position }
        position += 1
      }
      return nil
    }
  }

  private static func part(headers: ArraySlice<UInt8>, content: [UInt8]) throws(HTTPRefusal) -> HTTPFormPart {
    guard let text = String(validating: headers, as: UTF8.self) else { throw HTTPRefusal(.malformedForm) }
    var disposition: ParameterizedValue?
    var mediaType: String?
    // Scalars, since a carriage return and a line feed are one character.
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = String(String.UnicodeScalarView(line.last == "\r" ? line.dropLast() : line))
      guard !line.utf8.contains(where: { $0 < 0x20 && $0 != 9 || $0 == 0x7F }),
        let colon = line.utf8.firstIndex(of: UInt8(ascii: ":"))
      else { throw HTTPRefusal(.malformedForm) }
      let value = String(line[line.index(after: colon)...]).trimmingHTTPSpace
      switch line[..<colon].lowercased() {
      case "content-disposition":
        guard disposition == nil, let read = ParameterizedValue(value), read.token == "form-data" else {
          throw HTTPRefusal(.malformedForm)
        }
        disposition = read
      case "content-type":
        guard mediaType == nil else { throw HTTPRefusal(.malformedForm) }
        mediaType = value
      case "content-transfer-encoding":
        // RFC 7578 section 4.7 drops it; only the values that change nothing are let through.
        guard ["7bit", "8bit", "binary"].contains(value.lowercased()) else {
          throw HTTPRefusal(.malformedForm)
        }
      default: break
      }
    }
    guard let disposition else { throw HTTPRefusal(.malformedForm) }
    let names = disposition.parameters.filter { $0.name == "name" }
    let files = disposition.parameters.filter { $0.name == "filename" }
    guard names.count == 1, files.count <= 1, let name = names.first else {
      throw HTTPRefusal(.malformedForm)
    }
    let fileName = files.first.map { file in
      let path = file.value.unescapingFormName
      return String(path.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last ?? "")
    }
    return HTTPFormPart(
      name: name.value.unescapingFormName, fileName: fileName, mediaType: mediaType, bytes: content)
  }
}

extension String {
  /// The three escapes that browsers write in the names of a form (HTML standard, multipart/form-data
  /// encoding).
  fileprivate var unescapingFormName: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var result: [UInt8] = []
    let bytes = Array(utf8)
    var position = 0
    while position < bytes.count {
      let escape = bytes[position...].prefix(3)
      if let (_, byte) = Self.formEscapes.first(where: { escape.elementsEqual($0.text.utf8) }) {
        result.append(byte)
        position += 3
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let formEscapes: [(text: String, byte: UInt8)] = [
    ("%22", UInt8(ascii: "\"")), ("%0D", 13), ("%0A", 10),
  ]
}
