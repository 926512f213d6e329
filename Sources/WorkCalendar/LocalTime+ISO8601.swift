extension LocalTime {
  /// Reads `07:30` or `07:30:15`, from `00:00` to `24:00`. A fraction of a second is refused.
  /// Fails with what is wrong and at which character.
  public init(parsingISO8601 text: Span<UInt8>) throws(ISO8601Error) {
    var scanner = ISO8601Scanner()
    let time = try scanner.time(text)
    try scanner.end(text)
    self = time
  }

  /// Reads `07:30` or `07:30:15`. Fails with what is wrong and at which character.
  public init(parsingISO8601 text: String) throws(ISO8601Error) {
    try self.init(parsingISO8601: text.utf8.span)
  }

  /// Reads `07:30` or `07:30:15`; `nil` where the text is no such time.
  public init?(iso8601 text: String) {
    guard let time = try? LocalTime(parsingISO8601: text) else { return nil }
    self = time
  }

  /// The time as `07:30`, with seconds only where they are not zero: `07:30:15`.
  public var iso8601: String {
    var bytes: [UInt8] = []
    appendISO8601(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the time in ASCII, like `iso8601`; with `:00` too where `alwaysSeconds` is set.
  public func appendISO8601(to bytes: inout [UInt8], alwaysSeconds: Bool = false) {
    let (hour, minute, second) = components
    bytes.appendTwoDigits(hour)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendTwoDigits(minute)
    if alwaysSeconds || second != 0 {
      bytes.append(UInt8(ascii: ":"))
      bytes.appendTwoDigits(second)
    }
  }
}

extension LocalTime: CustomStringConvertible {
  /// The time as `07:30`.
  public var description: String { iso8601 }
}

extension LocalSpan {
  /// Reads `07:30-12:00`: two times with a hyphen between them, the first before the second.
  /// Fails with what is wrong and at which character.
  public init(parsingISO8601 text: Span<UInt8>) throws(ISO8601Error) {
    var scanner = ISO8601Scanner()
    let start = try scanner.time(text)
    try scanner.separator(text, "-", .spanSeparator)
    let endPosition = scanner.index + 1
    let end = try scanner.time(text)
    try scanner.end(text)
    guard let span = LocalSpan(start: start, end: end) else {
      throw ISO8601Error(.emptySpan, at: endPosition)
    }
    self = span
  }

  /// Reads `07:30-12:00`. Fails with what is wrong and at which character.
  public init(parsingISO8601 text: String) throws(ISO8601Error) {
    try self.init(parsingISO8601: text.utf8.span)
  }

  /// Reads `07:30-12:00`; `nil` where the text is no such span.
  public init?(iso8601 text: String) {
    guard let span = try? LocalSpan(parsingISO8601: text) else { return nil }
    self = span
  }

  /// The span as `07:30-12:00`.
  public var iso8601: String { start.iso8601 + "-" + end.iso8601 }
}

extension LocalSpan: CustomStringConvertible {
  /// The span as `07:30-12:00`.
  public var description: String { iso8601 }
}
