import WorkCalendar

/// Writes calendar text line by line (RFC 5545, section 3.1): CRLF, folded at 75 octets between characters.
///
/// The text is made here and not by libical, because libical lets line breaks in addresses and links through,
/// folds at other places from one version to the next, and cannot write some of the parameters; a feed's
/// bytes must change only when its content does. What comes out is read back through libical by the tests.
struct ContentLines {
  /// The longest line in octets, without its end.
  private static let longestLine = 75

  /// The text so far, in UTF-8.
  private var bytes: [UInt8] = []

  /// Begins a text that is expected to have about so many octets.
  init(expectedOctets: Int = 1_000) { bytes.reserveCapacity(expectedOctets) }

  /// The text so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes `BEGIN` and `END` around what `body` writes.
  mutating func component(_ name: String, _ body: (inout ContentLines) -> Void) {
    property("BEGIN", name)
    body(&self)
    property("END", name)
  }

  /// A property of type TEXT: control characters are taken out, the rest is escaped (section 3.3.11).
  mutating func text(_ name: String, _ value: String, language: String? = nil) {
    line { bytes in
      bytes.append(contentsOf: name.utf8)
      if let language {
        bytes.append(contentsOf: ";LANGUAGE=".utf8)
        bytes.append(contentsOf: language.utf8)
      }
      bytes.append(UInt8(ascii: ":"))
      Self.appendEscaped(value, to: &bytes)
    }
  }

  /// A property whose value is known to hold nothing that would have to be escaped or taken out.
  mutating func property(_ name: String, _ value: String) {
    line { bytes in
      bytes.append(contentsOf: name.utf8)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: value.utf8)
    }
  }

  /// A property of type DATE.
  mutating func date(_ name: String, _ date: CivilDate) {
    line { bytes in
      bytes.append(contentsOf: name.utf8)
      bytes.append(contentsOf: ";VALUE=DATE:".utf8)
      Self.append(date, to: &bytes)
    }
  }

  /// A property of type DATE-TIME in UTC.
  mutating func utc(_ name: String, _ instant: Instant) {
    line { bytes in
      bytes.append(contentsOf: name.utf8)
      bytes.append(UInt8(ascii: ":"))
      Self.append(instant.local(offset: .utc), to: &bytes)
      bytes.append(UInt8(ascii: "Z"))
    }
  }

  /// A property of type DATE-TIME on the clocks of a zone whose VTIMEZONE is in the text.
  mutating func local(_ name: String, _ local: LocalDateTime, zone: String) {
    line { bytes in
      bytes.append(contentsOf: name.utf8)
      bytes.append(contentsOf: ";TZID=".utf8)
      bytes.append(contentsOf: zone.utf8)
      bytes.append(UInt8(ascii: ":"))
      Self.append(local, to: &bytes)
    }
  }

  /// A date as `20260319`.
  static func written(_ date: CivilDate) -> String {
    var bytes: [UInt8] = []
    append(date, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A date and time as `20260319T090000`; 24:00 is the next day's midnight.
  static func written(_ local: LocalDateTime) -> String {
    var bytes: [UInt8] = []
    append(local, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A length of time as `PT90M` or, in whole hours, `PT24H`.
  static func written(_ length: Minutes) -> String {
    length.count.isMultiple(of: 60) && length.count > 0 ? "PT\(length.count / 60)H" : "PT\(length.count)M"
  }

  /// Text without control characters, with every kind of line end as a line feed.
  static func cleaned(_ value: String) -> String {
    var cleaned: [UInt8] = []
    appendCleaned(value, to: &cleaned)
    return String(decoding: cleaned, as: UTF8.self)
  }

  /// The value of a parameter in quotation marks. Quotation marks, carets and control characters cannot be
  /// written in a way that every client reads (RFC 6868 is not understood by most): they are replaced or
  /// taken out.
  static func quotedParameter(_ value: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in cleaned(value).unicodeScalars {
      switch scalar {
      case "\"": kept.append("'")
      case "\n", "\t": kept.append(" ")
      case "^": break
      default: kept.append(scalar)
      }
    }
    return "\"\(String(kept))\""
  }

  // MARK: Octets

  /// Writes a line, and folds it between characters so that no part of it is longer than 75 octets.
  private mutating func line(_ write: (inout [UInt8]) -> Void) {
    let start = bytes.count
    write(&bytes)
    if bytes.count - start > Self.longestLine { fold(from: start) }
    bytes.append(contentsOf: Self.lineEnd)
  }

  private static let lineEnd: [UInt8] = [UInt8(ascii: "\r"), UInt8(ascii: "\n")]

  private mutating func fold(from start: Int) {
    let unfolded = Array(bytes[start...])
    bytes.removeSubrange(start...)
    var index = 0
    // The space at the beginning of a continued line counts.
    var room = Self.longestLine
    while unfolded.count - index > room {
      var end = index + room
      while unfolded[end] & 0xC0 == 0x80 { end -= 1 }
      bytes.append(contentsOf: unfolded[index..<end])
      bytes.append(contentsOf: Self.lineEnd)
      bytes.append(UInt8(ascii: " "))
      index = end
      room = Self.longestLine - 1
    }
    bytes.append(contentsOf: unfolded[index...])
  }

  private static func append(_ date: CivilDate, to bytes: inout [UInt8]) {
    let parts = date.components
    append(parts.year / 100, to: &bytes)
    append(parts.year % 100, to: &bytes)
    append(parts.month, to: &bytes)
    append(parts.day, to: &bytes)
  }

  private static func append(_ local: LocalDateTime, to bytes: inout [UInt8]) {
    let isEndOfDay = local.time >= .endOfDay
    let time = (isEndOfDay ? .midnight : local.time).components
    append(isEndOfDay ? local.date.advanced(by: 1) : local.date, to: &bytes)
    bytes.append(UInt8(ascii: "T"))
    append(time.hour, to: &bytes)
    append(time.minute, to: &bytes)
    append(time.second, to: &bytes)
  }

  /// A number below 100 in two digits.
  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  private static func appendEscaped(_ value: String, to bytes: inout [UInt8]) {
    let start = bytes.count
    appendCleaned(value, to: &bytes)
    guard bytes[start...].contains(where: isEscaped) else { return }
    let cleaned = Array(bytes[start...])
    bytes.removeSubrange(start...)
    for byte in cleaned {
      if isEscaped(byte) { bytes.append(UInt8(ascii: "\\")) }
      bytes.append(byte == UInt8(ascii: "\n") ? UInt8(ascii: "n") : byte)
    }
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\n"): true
    default: false
    }
  }

  /// Appends a text without control characters: below U+0020 and from U+007F to U+009F. A tab stays; a
  /// carriage return, with the line feed that follows it, and U+0085, U+2028 and U+2029 become line feeds.
  private static func appendCleaned(_ value: String, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: value.utf8)
    // What may be a control character begins with one of these octets; most texts have none.
    let first = bytes[start...].firstIndex { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 }
    guard let first else { return }
    let rest = Array(bytes[first...])
    bytes.removeSubrange(first...)
    let lineFeed = UInt8(ascii: "\n")
    var index = 0
    while index < rest.count {
      let byte = rest[index]
      let next = index + 1 < rest.count ? rest[index + 1] : 0
      switch byte {
      case lineFeed: if index == 0 || rest[index - 1] != UInt8(ascii: "\r") { bytes.append(lineFeed) }
      case UInt8(ascii: "\r"): bytes.append(lineFeed)
      case UInt8(ascii: "\t"): bytes.append(byte)
      case 0..<0x20, 0x7F: break
      case 0xC2 where next < 0xA0:
        if next == 0x85 { bytes.append(lineFeed) }
        index += 1
      case 0xE2 where next == 0x80 && rest[index + 2] & 0xFE == 0xA8:
        bytes.append(lineFeed)
        index += 2
      default: bytes.append(byte)
      }
      index += 1
    }
  }
}
