/// When a letter counts as received and the first day on which its lead time has passed
/// (SP requirement 6; rules of the service, sections 1.5 and 2.2).
public struct LeadTime: Hashable, Sendable {
  /// The day of receipt in office time, before asking whether it is a working day.
  public let receiptDate: CivilDate
  /// The working day that counts as the day of receipt: day 0.
  public let effectiveReceiptDate: CivilDate
  /// The effective receipt date plus the lead time. For the five days of the standard it is at once the first
  /// allowed day of a meeting and the day on which the request is due.
  public let date: CivilDate
  /// Whether a day that was counted or skipped may still change; the date is then a lower bound.
  public let isTentative: Bool
}

extension WorkingDayCalendar {
  /// The lead time of a letter received at a moment.
  ///
  /// The day of receipt is the date in office time (WIB); a letter that arrives at or after `cutoff`, where
  /// there is one, counts as received on the next day. Receipt on a day off counts as the next working day.
  /// Fails where the answer lies out of reach.
  ///
  ///     let answer = try calendar.leadTime(receivedAt: letter, lead: WorkingDays(5))
  public func leadTime(
    receivedAt: Instant, lead: WorkingDays, cutoff: LocalTime? = nil
  ) throws(CalendarReachError) -> LeadTime {
    let local = receivedAt.local(offset: .wib)
    var counted = local.date
    if let cutoff, local.time >= cutoff { counted = counted.advanced(by: 1) }
    let effective = try firstWorkingDay(onOrAfter: counted)
    let date = try self.date(lead, after: effective)
    return LeadTime(
      receiptDate: local.date, effectiveReceiptDate: effective, date: date,
      isTentative: try isTentative(from: min(local.date, date), through: max(local.date, date)))
  }

  /// The days between receipt and the answer that did not count, each with its ground: the explanation of a
  /// lead time. Fails where the answer lies out of reach.
  public func skippedDays(of leadTime: LeadTime) throws(CalendarReachError) -> [CalendarDay] {
    var skipped: [CalendarDay] = []
    var date = leadTime.receiptDate
    while date <= leadTime.date {
      let day = try self.day(date)
      if !day.isWorking { skipped.append(day) }
      date = date.advanced(by: 1)
    }
    return skipped
  }
}
