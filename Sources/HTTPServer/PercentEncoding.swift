/// Percent-encoded text (RFC 3986 section 2.1), and the names with values that queries and plain forms are made of
/// (`application/x-www-form-urlencoded`, URL standard section 5).
enum PercentEncoding {
  /// The names with their values between `&`, in their order; a part without `=` has an empty value. `nil` where an
  /// escape is malformed, the result is no UTF-8, or a NUL is in it.
  static func fields(of bytes: ArraySlice<UInt8>) -> [HTTPField]? {
    var fields: [HTTPField] = []
    for part in bytes.split(separator: UInt8(ascii: "&")) {
      let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
      guard let name = text(of: part[..<equals], plusIsSpace: true),
        let value = text(of: part[equals...].dropFirst(), plusIsSpace: true),
        !name.utf8.contains(0), !value.utf8.contains(0)
      else { return nil }
      fields.append(HTTPField(name, value))
    }
    return fields
  }

  /// The text that bytes stand for; `nil` where an escape is not two hexadecimal digits, or the result is no UTF-8.
  static func text(of bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> String? {
    if !bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) {
      return String(validating: bytes, as: UTF8.self)
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
}
