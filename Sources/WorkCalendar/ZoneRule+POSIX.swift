extension ZoneRule {
  /// Reads a rule such as `WIB-7` or `CET-1CEST,M3.5.0,M10.5.0/3` (RFC 9636, section 3.3; POSIX, variable
  /// `TZ`); `nil` where it is none.
  ///
  /// Times of change may be negative or pass the day's end, from -167 to 167 hours. Daylight saving time
  /// without the days of change is refused, since POSIX leaves it open when it would hold.
  init?(posix text: [UInt8]) {
    var reader = Reader(text: text)
    guard let standard = reader.localTime() else { return nil }
    if reader.isAtEnd {
      self.init(standard: standard, daylight: nil)
      return
    }
    guard let type = reader.localTime(besides: standard),
      let start = reader.change(), let end = reader.change(), reader.isAtEnd
    else { return nil }
    self.init(standard: standard, daylight: Daylight(type: type, start: start, end: end))
  }

  private struct Reader {
    let text: [UInt8]
    var index = 0

    init(text: [UInt8]) { self.text = text }

    var isAtEnd: Bool { index == text.count }
    var next: UInt8? { isAtEnd ? nil : text[index] }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard next == UInt8(ascii: character) else { return false }
      index += 1
      return true
    }

    /// A name with its offset: standard time, or the daylight saving time besides it, which is an hour ahead
    /// of it where no offset is given.
    mutating func localTime(besides standard: Zone.LocalTimeType? = nil) -> Zone.LocalTimeType? {
      guard let name = name() else { return nil }
      var ahead: Int?
      if let standard, next == UInt8(ascii: ",") {
        ahead = Int(standard.offset.seconds) + 3600
      } else {
        // POSIX counts the hours that UTC is ahead of the place.
        ahead = time(hours: 0...24).map { -$0 }
      }
      guard let ahead, let offset = UTCOffset(seconds: ahead) else { return nil }
      return Zone.LocalTimeType(offset: offset, isDaylight: standard != nil, abbreviation: name)
    }

    /// Three letters or more, or `<…>` with digits and signs too.
    mutating func name() -> String? {
      let isQuoted = take("<")
      let start = index
      while let character = next, Reader.isNameCharacter(character, isQuoted: isQuoted) { index += 1 }
      let name = text[start..<index]
      guard name.count >= 3, !isQuoted || take(">") else { return nil }
      return String(decoding: name, as: UTF8.self)
    }

    static func isNameCharacter(_ character: UInt8, isQuoted: Bool) -> Bool {
      switch character {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"): isQuoted
      default: false
      }
    }

    /// `[+-]hh[:mm[:ss]]`, in seconds.
    mutating func time(hours: ClosedRange<Int>) -> Int? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard let hour = number(in: hours) else { return nil }
      var seconds = hour * 3600
      for unit in [60, 1] {
        guard take(":") else { break }
        guard let value = number(in: 0...59) else { return nil }
        seconds += value * unit
      }
      return isNegative ? -seconds : seconds
    }

    /// One to three digits that make a number in the range.
    mutating func number(in range: ClosedRange<Int>) -> Int? {
      var value = 0
      let start = index
      while let character = next, case let digit = character &- UInt8(ascii: "0"), digit <= 9,
        index < start + 3
      {
        value = value * 10 + Int(digit)
        index += 1
      }
      return index > start && range.contains(value) ? value : nil
    }

    /// `,day[/time]`; without a time, clocks change at 02:00.
    mutating func change() -> Change? {
      guard take(","), let day = day() else { return nil }
      guard take("/") else { return Change(day: day, secondOfDay: 7200) }
      return time(hours: 0...167).map { Change(day: day, secondOfDay: $0) }
    }

    mutating func day() -> Day? {
      if take("J") { return number(in: 1...365).map { .julian($0) } }
      guard take("M") else { return number(in: 0...365).map { .ordinal($0) } }
      guard let month = number(in: 1...12), take("."), let week = number(in: 1...5), take("."),
        let weekday = number(in: 0...6)
      else { return nil }
      return .weekday(month: month, week: week, weekday: weekday)
    }
  }
}
