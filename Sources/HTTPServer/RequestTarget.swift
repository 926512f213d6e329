/// The target of a request (RFC 9112 section 3.2) taken apart and percent-decoded (RFC 3986 section 2.1).
struct RequestTarget: Hashable, Sendable {
  var path: [String] = []
  var query: [HTTPField] = []

  /// The target of a request that could not be read.
  init() {}

  init(_ bytes: [UInt8], method: String) throws(HTTPRefusal) {
    // Only what a URI may hold; MHD lets spaces and any byte through.
    guard bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) else {
      throw HTTPRefusal(.malformedPath)
    }
    if bytes == [UInt8(ascii: "*")], method == "OPTIONS" {
      path = ["*"]
      return
    }
    let target = Self.withoutAuthority(bytes[...])
    let mark = target.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex
    guard target.first == UInt8(ascii: "/") else { throw HTTPRefusal(.malformedPath) }
    if mark > target.startIndex + 1 {
      for segment in target[..<mark].dropFirst()
        .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      {
        path.append(try Self.segment(segment))
      }
    }
    guard mark < target.endIndex else { return }
    for part in target[(mark + 1)...].split(separator: UInt8(ascii: "&")) {
      let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
      guard let name = Self.decoded(part[..<equals], plusIsSpace: true),
        let value = Self.decoded(part[equals...].dropFirst(), plusIsSpace: true),
        !name.utf8.contains(0), !value.utf8.contains(0)
      else { throw HTTPRefusal(.malformedQuery) }
      query.append(HTTPField(name, value))
    }
  }

  /// The absolute form of section 3.2.2 without scheme and authority; the origin form as it is.
  private static func withoutAuthority(_ target: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard target.first != UInt8(ascii: "/") else { return target }
    for scheme in ["http://", "https://"]
    where target.prefix(scheme.utf8.count).lazy.map(\.lowercasedASCII).elementsEqual(scheme.utf8) {
      let rest = target.dropFirst(scheme.utf8.count)
      return rest.firstIndex(of: UInt8(ascii: "/")).map { rest[$0...] } ?? []
    }
    return target
  }

  private static func segment(_ bytes: ArraySlice<UInt8>) throws(HTTPRefusal) -> String {
    guard let text = decoded(bytes, plusIsSpace: false), text != ".", text != "..",
      !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "/") })
    else { throw HTTPRefusal(.malformedPath) }
    return text
  }

  /// `nil` where an escape is not two hexadecimal digits, or the result is no UTF-8.
  private static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> String? {
    if !bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) {
      return String(decoding: bytes, as: UTF8.self)
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = bytes.startIndex
    while position < bytes.endIndex {
      switch bytes[position] {
      case UInt8(ascii: "%"):
        guard position + 2 < bytes.endIndex, let high = bytes[position + 1].hexadecimalValue,
          let low = bytes[position + 2].hexadecimalValue
        else { return nil }
        result.append(high << 4 | low)
        position += 3
      case UInt8(ascii: "+") where plusIsSpace:
        result.append(0x20)
        position += 1
      default:
        result.append(bytes[position])
        position += 1
      }
    }
    return String(validating: result, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var hexadecimalValue: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x41 + 10
    case 0x61...0x66: self - 0x61 + 10
    default: nil
    }
  }

  var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
}
