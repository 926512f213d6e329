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
    guard let fields = PercentEncoding.fields(of: target[(mark + 1)...]) else {
      throw HTTPRefusal(.malformedQuery)
    }
    query = fields
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
    guard let text = PercentEncoding.text(of: bytes, plusIsSpace: false), text != ".", text != "..",
      !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "/") })
    else { throw HTTPRefusal(.malformedPath) }
    return text
  }
}

extension UInt8 {
  var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
}
