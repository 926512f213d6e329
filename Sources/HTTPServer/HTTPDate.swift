/// A moment in whole seconds, as `Last-Modified` and `If-Modified-Since` have it: `Sun, 06 Nov 1994 08:49:37
/// GMT` (IMF-fixdate, RFC 9110 section 5.6.7).
///
/// The two obsolete forms are not read: no client of this century sends them, and a date out of form is no
/// condition.
public struct HTTPDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The seconds since 1970-01-01T00:00:00Z, without leap seconds.
  public let secondsSince1970: Int64

  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  /// The seconds of the years 1 to 9999, which are those that the form can write.
  private static let writable: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  /// A moment. Traps outside the years 1 to 9999.
  public init(secondsSince1970: Int64) {
    precondition(Self.writable.contains(secondsSince1970), "a year of four digits")
    self.secondsSince1970 = secondsSince1970
  }

  /// `nil` where the text is no IMF-fixdate, or its day of the week is wrong. A leap second counts as the
  /// second behind it.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].allSatisfy(\.isASCIIDigit) ? Int(String(decoding: bytes[range], as: UTF8.self)) : nil
    }
    func word(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    guard bytes.count == 29, word(3..<5) == ", ", bytes[7] == 0x20, bytes[11] == 0x20, bytes[16] == 0x20,
      bytes[19] == UInt8(ascii: ":"), bytes[22] == UInt8(ascii: ":"), word(25..<29) == " GMT",
      let day = number(5..<7), let month = Self.months.firstIndex(of: word(8..<11)),
      let year = number(12..<16),
      let hour = number(17..<19), let minute = number(20..<22), let second = number(23..<25),
      year > 0, hour < 24, minute < 60, second <= 60
    else { return nil }
    let days = Self.days(year: year, month: month + 1, day: day)
    guard Self.date(days: days) == (year, month + 1, day), word(0..<3) == Self.weekday(days: days) else {
      return nil
    }
    let seconds = Int64(days) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
    guard Self.writable.contains(seconds) else { return nil }
    secondsSince1970 = seconds
  }

  /// The IMF-fixdate.
  public var description: String {
    let days = Int((secondsSince1970 - (secondsSince1970 % 86_400 + 86_400) % 86_400) / 86_400)
    let rest = Int(secondsSince1970 - Int64(days) * 86_400)
    let (year, month, day) = Self.date(days: days)
    func digits(_ number: Int, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: count - text.utf8.count) + text
    }
    let time = [rest / 3_600, rest / 60 % 60, rest % 60].map { digits($0, 2) }.joined(separator: ":")
    return
      "\(Self.weekday(days: days)), \(digits(day, 2)) \(Self.months[month - 1]) \(digits(year, 4)) \(time) GMT"
  }

  /// Earlier moments first.
  public static func < (one: HTTPDate, two: HTTPDate) -> Bool { one.secondsSince1970 < two.secondsSince1970 }

  private static func weekday(days: Int) -> String { Self.days[(days % 7 + 7) % 7] }

  /// The days from 1970-01-01 to a date of the Gregorian calendar. Years begin in March here, so that the
  /// leap day is their last.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    let leapDays = shifted / 4 - shifted / 100 + shifted / 400
    return shifted * 365 + leapDays + (monthFromMarch * 153 + 2) / 5 + day - 1 - 719_468
  }

  /// The date that lies so many days behind 1970-01-01; the year is 1 or later.
  private static func date(days: Int) -> (Int, Int, Int) {
    // The estimate by the mean length of a year is wrong by one at the most.
    var year = (days + 719_468) * 400 / 146_097 + 1
    while Self.days(year: year, month: 1, day: 1) > days { year -= 1 }
    var month = 12
    while Self.days(year: year, month: month, day: 1) > days { month -= 1 }
    return (year, month, days - Self.days(year: year, month: month, day: 1) + 1)
  }
}
