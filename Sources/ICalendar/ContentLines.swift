import WorkCalendar

/// Writes calendar text line by line (RFC 5545, section 3.1): CRLF, folded at 75 octets between characters.
///
/// The text is made here and not by libical, because libical lets line breaks in addresses and links through,
/// folds at other places from one version to the next, and cannot write some of the parameters; a feed's
/// bytes must change only when its content does. What comes out is read back through libical by the tests.
struct ContentLines {
  /// The text so far.
  private(set) var text = ""

  /// Writes `BEGIN` and `END` around what `body` writes.
  mutating func component(_ name: String, _ body: (inout ContentLines) -> Void) {
    append("BEGIN:\(name)")
    body(&self)
    append("END:\(name)")
  }

  /// A property of type TEXT: control characters are taken out, the rest is escaped (section 3.3.11).
  mutating func text(_ name: String, _ value: String, language: String? = nil) {
    append(name + (language.map { ";LANGUAGE=\($0)" } ?? "") + ":" + Self.escaped(value))
  }

  /// A property whose value is known to hold nothing that would have to be escaped or taken out.
  mutating func property(_ name: String, _ value: String) { append("\(name):\(value)") }

  /// A property of type DATE.
  mutating func date(_ name: String, _ date: CivilDate) { append("\(name);VALUE=DATE:\(Self.written(date))") }

  /// A property of type DATE-TIME in UTC.
  mutating func utc(_ name: String, _ instant: Instant) {
    append("\(name):\(Self.written(instant.local(offset: .utc)))Z")
  }

  /// A property of type DATE-TIME on the clocks of a zone whose VTIMEZONE is in the text.
  mutating func local(_ name: String, _ local: LocalDateTime, zone: String) {
    append("\(name);TZID=\(zone):\(Self.written(local))")
  }

  /// A date as `20260319`.
  static func written(_ date: CivilDate) -> String {
    let parts = date.components
    return ClockReading(
      year: parts.year, month: parts.month, day: parts.day, hour: 0, minute: 0, second: 0, isDate: true,
      isUTC: false
    ).written
  }

  /// A date and time as `20260319T090000`; 24:00 is the next day's midnight.
  static func written(_ local: LocalDateTime) -> String {
    guard local.time < .endOfDay else {
      return written(LocalDateTime(date: local.date.advanced(by: 1), time: .midnight))
    }
    let date = local.date.components
    let time = local.time.components
    return ClockReading(
      year: date.year, month: date.month, day: date.day, hour: time.hour, minute: time.minute,
      second: time.second, isDate: false, isUTC: false
    ).written
  }

  /// A length of time as `PT90M` or, in whole hours, `PT24H`.
  static func written(_ length: Minutes) -> String {
    length.count.isMultiple(of: 60) && length.count > 0 ? "PT\(length.count / 60)H" : "PT\(length.count)M"
  }

  /// Text without control characters, with every kind of line end as a line feed.
  static func cleaned(_ value: String) -> String {
    var cleaned = String.UnicodeScalarView()
    var followsReturn = false
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\n": if !followsReturn { cleaned.append("\n") }
      case "\r", "\u{2028}", "\u{2029}", "\u{85}": cleaned.append("\n")
      case "\t": cleaned.append(scalar)
      default: if scalar.properties.generalCategory != .control { cleaned.append(scalar) }
      }
      followsReturn = scalar == "\r"
    }
    return String(cleaned)
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

  private static func escaped(_ value: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in cleaned(value).unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        escaped.append("\\")
        escaped.append(scalar)
      case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  /// Adds a line, folded between characters so that none is longer than 75 octets.
  private mutating func append(_ line: String) {
    var octets = 0
    for scalar in line.unicodeScalars {
      let width = UTF8.width(scalar)
      if octets + width > 75 {
        text += "\r\n "
        octets = 1
      }
      text.unicodeScalars.append(scalar)
      octets += width
    }
    text += "\r\n"
  }
}
