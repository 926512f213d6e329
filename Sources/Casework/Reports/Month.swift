public import WorkCalendar

/// A month of the calendar.
public struct Month: Hashable, Sendable {
  /// The year.
  public let year: Int
  /// The month of the year, 1 to 12.
  public let month: Int

  /// The month of a date.
  public init(of date: CivilDate) {
    let components = date.components
    year = components.year
    month = components.month
  }

  private init(year: Int, month: Int) {
    self.year = year
    self.month = month
  }

  /// The month after this one.
  public var next: Month {
    month == 12 ? Month(year: year + 1, month: 1) : Month(year: year, month: month + 1)
  }

  /// The months into which the days of `[from, to)` fall, ascending.
  public static func months(from: CivilDate, to: CivilDate) -> [Month] {
    guard from < to else { return [] }
    var months = [Month(of: from)]
    let last = Month(of: to.advanced(by: -1))
    while let month = months.last, month < last { months.append(month.next) }
    return months
  }
}

extension Month: Comparable {
  /// Orders months in time.
  public static func < (lhs: Month, rhs: Month) -> Bool { (lhs.year, lhs.month) < (rhs.year, rhs.month) }
}

extension Month: CustomStringConvertible {
  /// The month in ISO 8601, such as `2026-03`.
  public var description: String {
    let year = String(year)
    return String(repeating: "0", count: max(0, 4 - year.count)) + year + (month < 10 ? "-0" : "-")
      + String(month)
  }
}
