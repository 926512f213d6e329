import WorkCalendar

/// A recurrence rule laid out day by day straight from the words of RFC 5545, section 3.3.10, to compare
/// with.
struct ReferenceRule {
  enum Frequency: String, CaseIterable {
    case daily = "DAILY"
    case weekly = "WEEKLY"
    case monthly = "MONTHLY"
    case yearly = "YEARLY"
  }

  var frequency = Frequency.daily
  var interval = 1
  var count: Int?
  var until: CivilDate?
  var weekStart = Weekday.monday
  var months: [Int] = []
  var monthDays: [Int] = []
  var yearDays: [Int] = []
  var days: [(ordinal: Int?, weekday: Weekday)] = []
  var positions: [Int] = []

  static let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  /// The rule as it is written.
  var text: String {
    var parts = ["FREQ=\(frequency.rawValue)"]
    if interval > 1 { parts.append("INTERVAL=\(interval)") }
    if let count { parts.append("COUNT=\(count)") }
    if let until { parts.append("UNTIL=\(until.iso8601.filter { $0 != "-" })") }
    if !months.isEmpty { parts.append("BYMONTH=\(list(months))") }
    if !monthDays.isEmpty { parts.append("BYMONTHDAY=\(list(monthDays))") }
    if !yearDays.isEmpty { parts.append("BYYEARDAY=\(list(yearDays))") }
    if !days.isEmpty {
      let named = days.map { ($0.ordinal.map(String.init) ?? "") + Self.names[$0.weekday.rawValue - 1] }
      parts.append("BYDAY=\(named.joined(separator: ","))")
    }
    if !positions.isEmpty { parts.append("BYSETPOS=\(list(positions))") }
    if weekStart != .monday { parts.append("WKST=\(Self.names[weekStart.rawValue - 1])") }
    return parts.joined(separator: ";")
  }

  private func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ",") }

  /// The days on which something happens that starts on a day, as far as `end`.
  func dates(from start: CivilDate, through end: CivilDate) -> [CivilDate] {
    var found: [CivilDate] = []
    var day = start
    while day <= min(end, until ?? end), found.count < count ?? .max {
      if happens(on: day, from: start) { found.append(day) }
      day = day.advanced(by: 1)
    }
    return found
  }

  /// Whether the rule names a day, for something that starts on another.
  func happens(on day: CivilDate, from start: CivilDate) -> Bool {
    guard isNamed(day, from: start) else { return false }
    guard !positions.isEmpty else { return true }
    let set = period(of: day).filter { isNamed($0, from: start) }
    guard let index = set.firstIndex(of: day) else { return false }
    return positions.contains(index + 1) || positions.contains(index - set.count)
  }

  /// The days of the month or year in which a day lies.
  private func period(of day: CivilDate) -> [CivilDate] {
    let (year, month, number) = day.components
    if frequency == .monthly {
      let first = day.advanced(by: 1 - number)
      return (0..<CivilDate.days(inMonth: month, ofYear: year)).map { first.advanced(by: $0) }
    }
    let first = CivilDate(year: year, month: 1, day: 1) ?? day
    return (0..<(CivilDate.isLeap(year) ? 366 : 365)).map { first.advanced(by: $0) }
  }

  private func isNamed(_ day: CivilDate, from start: CivilDate) -> Bool {
    let (year, month, number) = day.components
    let (startYear, startMonth, startDay) = start.components
    let steps: Int
    switch frequency {
    case .daily: steps = start.distance(to: day)
    case .weekly: steps = beginningOfWeek(start).distance(to: beginningOfWeek(day)) / 7
    case .monthly: steps = (year - startYear) * 12 + month - startMonth
    case .yearly: steps = year - startYear
    }
    guard steps.isMultiple(of: interval), months.isEmpty || months.contains(month) else { return false }
    let length = CivilDate.days(inMonth: month, ofYear: year)
    guard monthDays.isEmpty || monthDays.contains(number) || monthDays.contains(number - length - 1) else {
      return false
    }
    let yearLength = CivilDate.isLeap(year) ? 366 : 365
    let dayOfYear = (CivilDate(year: year, month: 1, day: 1) ?? day).distance(to: day) + 1
    guard yearDays.isEmpty || yearDays.contains(dayOfYear) || yearDays.contains(dayOfYear - yearLength - 1)
    else {
      return false
    }
    if !days.isEmpty {
      // Of a yearly rule with months, and of a monthly one, the number counts within the month.
      let inMonth = frequency == .monthly || !months.isEmpty
      let (index, size) = inMonth ? (number, length) : (dayOfYear, yearLength)
      guard
        days.contains(where: {
          $0.weekday == day.weekday
            && ($0.ordinal == nil || $0.ordinal == (index - 1) / 7 + 1
              || $0.ordinal == -((size - index) / 7 + 1))
        })
      else { return false }
    }
    // What no part names is as at the start.
    switch frequency {
    case .daily: return true
    case .weekly: return !days.isEmpty || day.weekday == start.weekday
    case .monthly: return !days.isEmpty || !monthDays.isEmpty || number == startDay
    case .yearly:
      if !days.isEmpty || !yearDays.isEmpty || !monthDays.isEmpty { return true }
      return number == startDay && (!months.isEmpty || month == startMonth)
    }
  }

  private func beginningOfWeek(_ day: CivilDate) -> CivilDate {
    day.advanced(by: -((day.weekday.rawValue - weekStart.rawValue + 7) % 7))
  }
}
