/// The grammar of the values that libical reads too freely: it takes `+026` for a year, `PT1H30` for an hour,
/// `PT99999999999S` for what is left of it in 32 bits, and any word for the number 0.
enum WrittenValue {
  /// Whether a value is of the form that its property has to have. Where that is a date or a time, only its
  /// characters are looked at here: libical refuses wrong lengths, and impossible dates are told apart later.
  static func isWellFormed(_ value: ArraySlice<UInt8>, of property: String) -> Bool {
    let value = trimmed(value)
    switch property {
    case "DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "X-JADWAL-PUBLISHED", "X-JADWAL-WITHDRAWN":
      return isOfTimes(value)
    case "RDATE", "FREEBUSY":
      return value.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).allSatisfy { item in
        let parts = item.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.count <= 2 && isOfTimes(parts[0])
          && parts.dropFirst().allSatisfy { isOfTimes($0) || isDuration($0) }
      }
    case "DURATION": return isDuration(value)
    case "PRIORITY", "SEQUENCE":
      // Of a longer number libical keeps 32 bits.
      let isNumber = !value.isEmpty && value.allSatisfy(isDigit)
      return isNumber && Int32(String(decoding: value, as: UTF8.self)) != nil
    default: return true
    }
  }

  private static func isOfTimes(_ value: ArraySlice<UInt8>) -> Bool {
    value.allSatisfy { isDigit($0) || "TZ,".utf8.contains($0) }
  }

  /// RFC 5545, section 3.3.6, with numbers that 32 bits hold whatever their unit.
  private static func isDuration(_ value: ArraySlice<UInt8>) -> Bool {
    var rest = value
    if let sign = rest.first, "+-".utf8.contains(sign) { rest.removeFirst() }
    guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty else { return false }
    while !rest.isEmpty {
      if rest.first == UInt8(ascii: "T") { rest.removeFirst() }
      let digits = rest.prefix(while: isDigit).count
      rest.removeFirst(digits)
      guard (1...9).contains(digits), let unit = rest.popFirst(), "WDHMS".utf8.contains(unit) else {
        return false
      }
    }
    return true
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// A value without the white space at its end, which libical leaves out, too.
  private static func trimmed(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    value.dropLast(value.reversed().prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count)
  }
}
