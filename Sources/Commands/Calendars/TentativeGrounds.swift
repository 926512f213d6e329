import WorkCalendar

/// Why something that an applicant is told may still change (rules of the service, section 1.3).
struct TentativeGrounds: Hashable {
  /// The years without a decree on which it hangs.
  var years: Set<Int> = []
  /// The periods of office hours with dates that are only computed.
  var periods: Set<OfficeHoursPeriod> = []

  /// Whether nothing of it may change.
  var isEmpty: Bool { years.isEmpty && periods.isEmpty }

  /// The warnings that name the years and the periods; none where nothing may change.
  var warnings: [CalendarWarning] {
    let names = periods.sorted { $0.days.lowerBound < $1.days.lowerBound }.map(\.name)
    return (years.isEmpty ? [] : [.tentativeDates(years: years.sorted())])
      + (names.isEmpty ? [] : [.tentativeHours(periods: names)])
  }

  /// Adds the grounds of something else that is told with it.
  mutating func formUnion(_ other: TentativeGrounds) {
    years.formUnion(other.years)
    periods.formUnion(other.periods)
  }
}

extension OfficialCalendars {
  /// Why a date that was counted from a receipt may still change: any day from the receipt to it, and where a
  /// meeting is to be held on it, the office's hours of that day. Fails where either is out of reach.
  func tentativeGrounds(
    receivedAt: Instant, date: CivilDate, meetingHours: OfficeHours? = nil
  ) throws(CalendarProblem) -> TentativeGrounds {
    let receipt = receivedAt.local(offset: .wib).date
    let years = try tentativeYears(from: min(receipt, date), through: max(receipt, date))
    let period = meetingHours?.period(on: date).flatMap { $0.status == .tentative ? $0 : nil }
    return TentativeGrounds(years: Set(years), periods: period.map { [$0] } ?? [])
  }
}
