import WorkCalendar

extension RecurrenceRule {
  /// The last year that libical counts to.
  static let lastYear = 2582

  /// Whether a monthly rule names a day that comes. libical looks for the first one for the better part of a
  /// second before it gives up on `BYMONTHDAY=30;BYMONTH=2`; here every month of the 400 years after which
  /// the calendar repeats is looked at at most once. Rules of other frequencies are told apart by libical
  /// fast enough.
  func canHappen(startingOn start: CivilDate) -> Bool {
    guard frequency == .monthly else { return true }
    let (startYear, startMonth, startDay) = start.components
    for step in 0..<4_800 {
      let index = startYear * 12 + startMonth - 1 + step * interval
      let (year, month) = (index / 12, index % 12 + 1)
      guard year <= Self.lastYear else { return false }
      guard months.isEmpty || months.contains(month) else { continue }
      let count = matchingDays(year: year, month: month, startDay: startDay).count * timesOfDay
      if positions.isEmpty ? count > 0 : positions.contains(where: { $0.magnitude <= count }) { return true }
    }
    return false
  }

  /// How many steps libical may take, beyond those at which something happens, through a stretch of days:
  /// what the rule rules out, and the way to the next day that it names.
  func idleSteps(overDays days: Int, startDay: Int) -> Int {
    let isFiltered = !months.isEmpty || (frequency == .daily && !(monthDays.isEmpty && self.days.isEmpty))
    switch frequency {
    case .daily: return 1 + (isFiltered ? days / interval * timesOfDay : 0)
    case .weekly: return 1 + (isFiltered ? days / 7 / interval * max(1, self.days.count) * timesOfDay : 0)
    case .monthly, .yearly:
      // A fifth Monday in February comes every 28 years, a 29 February that is one may take 40: 500 months.
      let isRare =
        monthDays.contains { $0.magnitude > 28 } || (monthDays.isEmpty && self.days.isEmpty && startDay > 28)
        || self.days.contains { ($0.ordinal?.magnitude ?? 0) > 4 }
        || !(monthDays.isEmpty || self.days.isEmpty)
        || !positions.isEmpty || parts.contains("BYYEARDAY")
      return isRare ? 500 : 5
    }
  }

  private func matchingDays(year: Int, month: Int, startDay: Int) -> [Int] {
    let length = CivilDate.days(inMonth: month, ofYear: year)
    guard !monthDays.isEmpty || !days.isEmpty else { return startDay <= length ? [startDay] : [] }
    return (1...length).filter { day in
      (monthDays.isEmpty || monthDays.contains(day) || monthDays.contains(day - length - 1))
        && (days.isEmpty || isNamedWeekday(year: year, month: month, day: day, length: length))
    }
  }

  private func isNamedWeekday(year: Int, month: Int, day: Int, length: Int) -> Bool {
    guard let weekday = CivilDate(year: year, month: month, day: day)?.weekday else { return false }
    let fromStart = (day - 1) / 7 + 1
    let fromEnd = -((length - day) / 7 + 1)
    return days.contains {
      $0.weekday == weekday && ($0.ordinal == nil || $0.ordinal == fromStart || $0.ordinal == fromEnd)
    }
  }
}
