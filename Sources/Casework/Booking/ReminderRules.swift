public import WorkCalendar

/// When those who come to a meeting are reminded of it (choice: the published standard is silent).
public struct ReminderRules: Hashable, Sendable {
  /// How many working days before, at the time of day at which the meeting starts, in office time; 0 for never.
  public var workingDays = WorkingDays(1)
  /// How many hours before; 0 for never.
  public var hours = 1

  /// The rules of the service where nothing else is set.
  public init() {}

  /// The moment at which a reminder of a meeting with this start is due; `nil` where there is no such reminder,
  /// or its day is out of the calendar's reach.
  public func moment(
    of reminder: Reminder, before start: Instant, calendar: WorkingDayCalendar
  ) -> Instant? {
    switch reminder {
    case .hours: return hours > 0 ? start - Minutes(hours * 60) : nil
    case .workingDays:
      let local = start.local(offset: .wib)
      guard workingDays.count > 0,
        let date = try? calendar.date(WorkingDays(-workingDays.count), after: local.date)
      else { return nil }
      return Instant(LocalDateTime(date: date, time: local.time), offset: .wib)
    }
  }

  /// The latest start, at most a day or so too late, of a meeting whose reminder can be due at a moment: later
  /// ones need not be looked at. `nil` where none is.
  public func latestStart(
    of reminder: Reminder, dueAt moment: Instant, calendar: WorkingDayCalendar
  ) -> Instant? {
    switch reminder {
    case .hours: return hours > 0 ? moment + Minutes(hours * 60) : nil
    case .workingDays:
      guard workingDays.count > 0,
        let last = try? calendar.date(workingDays, after: moment.local(offset: .wib).date)
      else { return nil }
      return Instant(startOf: last.advanced(by: 1), offset: .wib)
    }
  }
}
