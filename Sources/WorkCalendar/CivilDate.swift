/// A day of the proleptic Gregorian calendar, without a time and without a zone.
///
/// Dates are counted, not spelled: the stored value is the number of days since 1970-01-01, so that
/// comparing, adding days and finding the weekday are single operations. Years 1 to 9999 can be written and
/// read.
public struct CivilDate: Hashable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let dayNumber: Int32

  /// The date that lies `dayNumber` days after 1970-01-01.
  public init(dayNumber: Int32) { self.dayNumber = dayNumber }

  /// The date with these numbers, or `nil` where the calendar has no such day (30 February, month 13, year
  /// 0).
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CivilDate.days(inMonth: month, ofYear: year)
    else { return nil }
    self.init(dayNumber: Int32(CivilDate.daysSinceEpoch(year: year, month: month, day: day)))
  }

  /// 0001-01-01, the first date that can be written.
  public static let first = CivilDate(dayNumber: Int32(daysSinceEpoch(year: 1, month: 1, day: 1)))
  /// 9999-12-31, the last date that can be written.
  public static let last = CivilDate(dayNumber: Int32(daysSinceEpoch(year: 9999, month: 12, day: 31)))

  /// The number of days in a month: 28 to 31. `month` must be 1 to 12.
  public static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: return isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// Whether a Gregorian year has 29 February.
  public static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// Year, month (1 to 12) and day of the month (1 to 31).
  public var components: (year: Int, month: Int, day: Int) {
    // The year is taken to begin on 1 March, so that the leap day is its last day and months have a linear
    // length.
    let shifted = Int(dayNumber) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The Gregorian year.
  public var year: Int { components.year }

  /// The day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let offset = (Int(dayNumber) + 3) % 7
    return Weekday(rawValue: (offset < 0 ? offset + 7 : offset) + 1) ?? .monday
  }

  /// Days from 1970-01-01 to a date of any year. `month` must be 1 to 12; a day past the month's end runs on.
  static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}

extension CivilDate: Strideable {
  /// The date `days` days later, or earlier where negative. Traps more than five million years from 1970.
  public func advanced(by days: Int) -> CivilDate { CivilDate(dayNumber: Int32(Int(dayNumber) + days)) }

  /// The number of days from this date to another; negative where the other is earlier.
  public func distance(to other: CivilDate) -> Int { Int(other.dayNumber) - Int(dayNumber) }

  /// Orders dates in time.
  public static func < (lhs: CivilDate, rhs: CivilDate) -> Bool { lhs.dayNumber < rhs.dayNumber }
}
