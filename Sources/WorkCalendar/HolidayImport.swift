/// What new records of days off would do to requests and meetings, before they are taken over (rules of the
/// service, section 1.4). Nothing moves by itself: each meeting told here is for people to reschedule.
///
/// `Request` and `Meeting` are whatever the caller knows its requests and meetings by.
public struct HolidayImport<Request: Hashable & Sendable, Meeting: Hashable & Sendable>: Hashable, Sendable {
  /// A request on which the clock runs.
  public struct Receipt: Hashable, Sendable {
    /// The request.
    public let request: Request
    /// When the unit received it.
    public let receivedAt: Instant

    /// A request, received at a moment.
    public init(request: Request, receivedAt: Instant) {
      self.request = request
      self.receivedAt = receivedAt
    }
  }

  /// A meeting that is booked.
  public struct Booking: Hashable, Sendable {
    /// The meeting.
    public let meeting: Meeting
    /// The request that it is for; `nil` where the earliest date does not bind it.
    public let request: Request?
    /// When it is.
    public let time: InstantRange

    /// A meeting of a request at a time.
    public init(meeting: Meeting, request: Request?, time: InstantRange) {
      self.meeting = meeting
      self.request = request
      self.time = time
    }
  }

  /// A request whose earliest date and due date move.
  public struct MovedRequest: Hashable, Sendable {
    /// The request.
    public let request: Request
    /// Its lead time as it was.
    public let before: LeadTime
    /// Its lead time as it becomes.
    public let after: LeadTime
  }

  /// A meeting that can no longer be held as it is booked.
  public struct AffectedMeeting: Hashable, Sendable {
    /// The meeting.
    public let meeting: Meeting
    /// The first day of it that was a working day and is one no more; `nil` where there is none.
    public let dayOff: CalendarDay?
    /// The earliest date of its request, where the meeting now comes before it; `nil` where it does not.
    public let earliestDate: CivilDate?
  }

  /// What changes about the days off themselves, in the order of dates.
  public let changes: [HolidayChange]
  /// The requests whose dates move, in the order in which they were given.
  public let requests: [MovedRequest]
  /// The meetings that are affected, in the order in which they were given. One that stood on a day off or
  /// before its earliest date already is not among them.
  public let meetings: [AffectedMeeting]
  /// The requests whose dates hung on days that were only expected, and are now sure and the same, in the order
  /// in which they were given.
  public let confirmedRequests: [Request]
  /// The meetings that stood on days that were only expected to be working days, and are now sure, in the order
  /// in which they were given.
  public let confirmedMeetings: [Meeting]
  /// The meetings that could not be held as they are booked, and now can, in the order in which they were given.
  public let restoredMeetings: [Meeting]

  /// What the change from one calendar to another would do.
  ///
  /// `lead` is the lead time of the service standard and `cutoff` the time of day from which a letter counts
  /// as received on the next, where there is one. Dates are those of office time (WIB). Fails where a date
  /// lies out of reach of either calendar.
  public static func preview(
    from old: WorkingDayCalendar, to new: WorkingDayCalendar, receipts: [Receipt], bookings: [Booking],
    lead: WorkingDays = WorkingDays(5), cutoff: LocalTime? = nil
  ) throws(CalendarReachError) -> HolidayImport {
    var leads: [Request: MovedRequest] = [:]
    var moved: [MovedRequest] = []
    var confirmedRequests: [Request] = []
    for receipt in receipts {
      let both = MovedRequest(
        request: receipt.request,
        before: try old.leadTime(receivedAt: receipt.receivedAt, lead: lead, cutoff: cutoff),
        after: try new.leadTime(receivedAt: receipt.receivedAt, lead: lead, cutoff: cutoff))
      leads[receipt.request] = both
      if both.before.date != both.after.date {
        moved.append(both)
      } else if both.before.isTentative, !both.after.isTentative {
        confirmedRequests.append(receipt.request)
      }
    }
    var affected: [AffectedMeeting] = []
    var confirmedMeetings: [Meeting] = []
    var restoredMeetings: [Meeting] = []
    for booking in bookings {
      let start = booking.time.start.local(offset: .wib).date
      let last = Instant(secondsSinceEpoch: booking.time.end.secondsSinceEpoch - 1).local(offset: .wib).date
      let dayOff = try firstDayLost(from: start, through: last, old, new)
      let lead = booking.request.flatMap { leads[$0] }
      let wasEarly = lead.map { start < $0.before.date } ?? false
      let isEarly = lead.map { start < $0.after.date } ?? false
      guard dayOff == nil, wasEarly || !isEarly else {
        affected.append(
          AffectedMeeting(
            meeting: booking.meeting, dayOff: dayOff,
            earliestDate: isEarly && !wasEarly ? lead?.after.date : nil))
        continue
      }
      let dayBack = try firstDayLost(from: start, through: last, new, old)
      let isFirm = try firstDayOff(from: start, through: last, new) == nil && !isEarly
      if isFirm, dayBack != nil || wasEarly { restoredMeetings.append(booking.meeting) }
      if try old.isTentative(from: start, through: last), try !new.isTentative(from: start, through: last) {
        confirmedMeetings.append(booking.meeting)
      }
    }
    return HolidayImport(
      changes: HolidayChange.changes(from: old.holidays, to: new.holidays), requests: moved,
      meetings: affected,
      confirmedRequests: confirmedRequests, confirmedMeetings: confirmedMeetings,
      restoredMeetings: restoredMeetings)
  }

  private static func firstDayOff(
    from start: CivilDate, through end: CivilDate, _ calendar: WorkingDayCalendar
  ) throws(CalendarReachError) -> CivilDate? {
    for date in start...end where try !calendar.isWorking(date) { return date }
    return nil
  }

  private static func firstDayLost(
    from start: CivilDate, through end: CivilDate, _ old: WorkingDayCalendar, _ new: WorkingDayCalendar
  ) throws(CalendarReachError) -> CalendarDay? {
    for date in start...end {
      let day = try new.day(date)
      if !day.isWorking, try old.isWorking(date) { return day }
    }
    return nil
  }
}
