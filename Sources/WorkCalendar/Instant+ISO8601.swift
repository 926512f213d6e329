extension Instant {
  /// Reads `2026-03-10T09:00:00+07:00`, the form of RFC 3339 with optional seconds.
  ///
  /// The offset, `Z` or hours and minutes, has to be there: a time of day alone names no moment. A fraction
  /// of a second is cut off. `t` and `z` are read like `T` and `Z`, and `-00:00` like `Z`, as RFC 3339 has it
  /// (sections 5.6 and 4.3). Hour 24 and second 60 are refused, and so is a blank in place of the `T`. Fails
  /// with what is wrong and at which character.
  public init(parsingISO8601 text: Span<UInt8>) throws(ISO8601Error) {
    var scanner = ISO8601Scanner()
    let date = try scanner.date(text)
    guard let designator = scanner.peek(text) else { throw scanner.error(.incomplete(.timeDesignator)) }
    guard designator | 0x20 == UInt8(ascii: "t") else {
      throw scanner.error(.unexpectedCharacter(.timeDesignator))
    }
    scanner.skip()
    let clockPosition = scanner.index + 1
    let clock = try scanner.clock(text)
    guard clock.hour < 24 else { throw ISO8601Error(.endOfDay, at: clockPosition) }
    if clock.hasSeconds, scanner.peek(text) == UInt8(ascii: ".") {
      scanner.skip()
      _ = try scanner.digit(text, .fraction)
      while let next = scanner.peek(text), next &- UInt8(ascii: "0") <= 9 { scanner.skip() }
    }
    let offset = try scanner.offset(text)
    try scanner.end(text)
    let secondOfDay = (clock.hour * 60 + clock.minute) * 60 + clock.second
    self.init(secondsSinceEpoch: Int64(date.dayNumber) * 86_400 + Int64(secondOfDay - offset))
  }

  /// Reads `2026-03-10T09:00:00+07:00`. Fails with what is wrong and at which character.
  public init(parsingISO8601 text: String) throws(ISO8601Error) {
    try self.init(parsingISO8601: text.utf8.span)
  }

  /// Reads `2026-03-10T09:00:00+07:00`; `nil` where the text is no such moment.
  public init?(iso8601 text: String) {
    guard let instant = try? Instant(parsingISO8601: text) else { return nil }
    self = instant
  }

  /// The moment as `2026-03-10T09:00:00+07:00` on a clock with this offset, always with seconds.
  ///
  /// Seconds of the offset itself, which only local mean times of the past have, cannot be written: the clock
  /// is then read with the offset cut to whole minutes, so that the text still names this moment.
  public func iso8601(offset: UTCOffset) -> String {
    var bytes: [UInt8] = []
    appendISO8601(to: &bytes, offset: offset)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the moment in ASCII, like `iso8601(offset:)`.
  public func appendISO8601(to bytes: inout [UInt8], offset: UTCOffset) {
    let minutes = Int(offset.seconds) / 60
    let whole = UTCOffset(seconds: minutes * 60) ?? .utc
    let local = local(offset: whole)
    local.date.appendISO8601(to: &bytes)
    bytes.append(UInt8(ascii: "T"))
    local.time.appendISO8601(to: &bytes, alwaysSeconds: true)
    bytes.append(UInt8(ascii: minutes < 0 ? "-" : "+"))
    bytes.appendTwoDigits(abs(minutes) / 60)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendTwoDigits(abs(minutes) % 60)
  }
}
