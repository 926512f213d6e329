/// A place in a text of ISO 8601, moved on part by part. The text is passed in at each step.
struct ISO8601Scanner {
  typealias Part = ISO8601Error.Part

  /// The index of the next byte.
  private(set) var index = 0

  /// An error at the next byte, or `back` bytes before it.
  @inline(__always)
  func error(_ reason: ISO8601Error.Reason, back: Int = 0) -> ISO8601Error {
    ISO8601Error(reason, at: index - back + 1)
  }

  @inline(__always)
  func isAtEnd(of text: Span<UInt8>) -> Bool { index >= text.count }

  /// The next byte without passing it, or `nil` at the end.
  @inline(__always)
  func peek(_ text: Span<UInt8>) -> UInt8? { index < text.count ? text[index] : nil }

  @inline(__always)
  mutating func skip() { index += 1 }

  @inline(__always)
  mutating func digit(_ text: Span<UInt8>, _ part: Part) throws(ISO8601Error) -> Int {
    guard index < text.count else { throw error(.incomplete(part)) }
    let value = text[index] &- UInt8(ascii: "0")
    guard value <= 9 else { throw error(.unexpectedCharacter(part)) }
    index += 1
    return Int(value)
  }

  @inline(__always)
  mutating func twoDigits(_ text: Span<UInt8>, _ part: Part) throws(ISO8601Error) -> Int {
    let tens = try digit(text, part)
    return try tens * 10 + digit(text, part)
  }

  /// Two digits from `range`; the error of a number outside it points at its first digit.
  @inline(__always)
  mutating func number(
    _ text: Span<UInt8>, _ part: Part, in range: ClosedRange<Int>
  ) throws(ISO8601Error) -> Int {
    let value = try twoDigits(text, part)
    guard range.contains(value) else { throw error(.outOfRange(part), back: 2) }
    return value
  }

  @inline(__always)
  mutating func separator(
    _ text: Span<UInt8>, _ character: Unicode.Scalar, _ part: Part
  ) throws(ISO8601Error) {
    guard index < text.count else { throw error(.incomplete(part)) }
    guard text[index] == UInt8(ascii: character) else { throw error(.unexpectedCharacter(part)) }
    index += 1
  }

  func end(_ text: Span<UInt8>) throws(ISO8601Error) {
    guard isAtEnd(of: text) else { throw error(.trailingCharacter) }
  }

  /// `2026-03-10`.
  @inline(__always)
  mutating func date(_ text: Span<UInt8>) throws(ISO8601Error) -> CivilDate {
    let century = try twoDigits(text, .year)
    let year = try century * 100 + twoDigits(text, .year)
    guard year > 0 else { throw error(.outOfRange(.year), back: 4) }
    try separator(text, "-", .dateSeparator)
    let month = try number(text, .month, in: 1...12)
    try separator(text, "-", .dateSeparator)
    let day = try twoDigits(text, .day)
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw error(.outOfRange(.day), back: 2)
    }
    return date
  }

  /// `09:00` or `09:00:30`, with an hour of 0 to 24. Second 60 is named as what it is.
  @inline(__always)
  mutating func clock(
    _ text: Span<UInt8>
  ) throws(ISO8601Error) -> (hour: Int, minute: Int, second: Int, hasSeconds: Bool) {
    let hour = try number(text, .hour, in: 0...24)
    try separator(text, ":", .timeSeparator)
    let minute = try number(text, .minute, in: 0...59)
    guard peek(text) == UInt8(ascii: ":") else { return (hour, minute, 0, false) }
    skip()
    let second = try twoDigits(text, .second)
    guard second != 60 else { throw error(.leapSecond, back: 2) }
    guard second < 60 else { throw error(.outOfRange(.second), back: 2) }
    return (hour, minute, second, true)
  }

  /// `07:30`, `07:30:15` or `24:00`.
  mutating func time(_ text: Span<UInt8>) throws(ISO8601Error) -> LocalTime {
    let start = index
    let clock = try clock(text)
    guard let time = LocalTime(hour: clock.hour, minute: clock.minute, second: clock.second) else {
      throw ISO8601Error(.outOfRange(.hour), at: start + 1)
    }
    return time
  }

  /// `Z`, `+07:00` or `-03:30`, in seconds.
  @inline(__always)
  mutating func offset(_ text: Span<UInt8>) throws(ISO8601Error) -> Int {
    guard let sign = peek(text) else { throw error(.missingOffset) }
    switch sign {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"):
      skip()
      return 0
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      skip()
      let hours = try number(text, .offset, in: 0...23)
      try separator(text, ":", .timeSeparator)
      let seconds = hours * 3600 + (try number(text, .offset, in: 0...59)) * 60
      return sign == UInt8(ascii: "-") ? -seconds : seconds
    default: throw error(.unexpectedCharacter(.offset))
    }
  }
}
