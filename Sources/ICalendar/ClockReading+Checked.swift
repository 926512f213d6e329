import WorkCalendar

extension ClockReading {
  /// The date; `nil` where no calendar has it, or where it lies outside of the years 1 to 9999.
  var date: CivilDate? { CivilDate(year: year, month: month, day: day) }

  /// The time of day; `nil` where no clock shows it. The leap second :60 is taken as :59 (RFC 5545, section
  /// 3.3.12).
  var time: LocalTime? {
    hour < 24 && second <= 60 ? LocalTime(hour: hour, minute: minute, second: min(second, 59)) : nil
  }

  /// Date and time; a date alone begins at midnight.
  var localDateTime: LocalDateTime? {
    guard let date, let time else { return nil }
    return LocalDateTime(date: date, time: time)
  }
}

extension LocalDateTime {
  /// Seconds since 1970-01-01T00:00:00 on the same clock, for comparing and counting.
  var ordinal: Int64 { Int64(date.dayNumber) * 86_400 + Int64(time.secondOfDay) }
}

extension ClockReading {
  /// Reads `20260319`, `20260319T090000` or `20260319T020000Z`; `nil` where it is none of them or impossible.
  init?(written text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].reduce(0) { sum, byte -> Int? in
        guard let sum, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        return sum * 10 + Int(byte - UInt8(ascii: "0"))
      }
    }
    let isUTC = bytes.count == 16 && bytes[15] == UInt8(ascii: "Z")
    guard bytes.count == 8 || isUTC || bytes.count == 15, let year = number(0..<4), let month = number(4..<6),
      let day = number(6..<8)
    else { return nil }
    var time = (hour: 0, minute: 0, second: 0)
    if bytes.count > 8 {
      guard bytes[8] == UInt8(ascii: "T"), let hour = number(9..<11), let minute = number(11..<13),
        let second = number(13..<15)
      else { return nil }
      time = (hour, minute, second)
    }
    self.init(
      year: year, month: month, day: day, hour: time.hour, minute: time.minute, second: time.second,
      isDate: bytes.count == 8, isUTC: isUTC)
    guard localDateTime != nil else { return nil }
  }

  /// The numbers as they stand in a file.
  var written: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let date = padded(year, 4) + padded(month, 2) + padded(day, 2)
    guard !isDate else { return date }
    return date + "T" + padded(hour, 2) + padded(minute, 2) + padded(second, 2) + (isUTC ? "Z" : "")
  }
}

extension LocalDateTime {
  /// The time a number of seconds later on a clock that is never changed, kept within the years 1 to 9999.
  func advanced(bySeconds seconds: Int64) -> LocalDateTime {
    let first = LocalDateTime(date: .first, time: .midnight).ordinal
    let last = LocalDateTime(date: .last, time: .midnight).ordinal
    let (sum, overflow) = ordinal.addingReportingOverflow(seconds)
    let kept = overflow ? (seconds < 0 ? first : last) : min(max(sum, first), last)
    return Instant(secondsSinceEpoch: kept).local(offset: .utc)
  }
}
