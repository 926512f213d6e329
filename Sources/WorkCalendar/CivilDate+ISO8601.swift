extension CivilDate {
  /// Reads `2026-03-10` and nothing else: years 0001 to 9999, the extended format of ISO 8601 (RFC 3339,
  /// `full-date`). Fails with what is wrong and at which character.
  public init(parsingISO8601 text: Span<UInt8>) throws(ISO8601Error) {
    var scanner = ISO8601Scanner()
    let date = try scanner.date(text)
    try scanner.end(text)
    self = date
  }

  /// Reads `2026-03-10`. Fails with what is wrong and at which character.
  public init(parsingISO8601 text: String) throws(ISO8601Error) {
    try self.init(parsingISO8601: text.utf8.span)
  }

  /// Reads `2026-03-10`; `nil` where the text is no such date.
  public init?(iso8601 text: String) {
    guard let date = try? CivilDate(parsingISO8601: text) else { return nil }
    self = date
  }

  /// The date as `2026-03-10`. A year outside 0001 to 9999, which cannot be read back, is written with a sign
  /// and six digits or more, the expanded form of ISO 8601.
  public var iso8601: String {
    var bytes: [UInt8] = []
    appendISO8601(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the date as `2026-03-10`, in ASCII, like `iso8601`.
  public func appendISO8601(to bytes: inout [UInt8]) {
    let (year, month, day) = components
    if (1...9999).contains(year) {
      bytes.appendTwoDigits(year / 100)
      bytes.appendTwoDigits(year % 100)
    } else {
      let digits = Array(String(year.magnitude).utf8)
      bytes.append(UInt8(ascii: year < 0 ? "-" : "+"))
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, 6 - digits.count)))
      bytes.append(contentsOf: digits)
    }
    bytes.append(UInt8(ascii: "-"))
    bytes.appendTwoDigits(month)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendTwoDigits(day)
  }
}

extension CivilDate: CustomStringConvertible {
  /// The date as `2026-03-10`.
  public var description: String { iso8601 }
}
