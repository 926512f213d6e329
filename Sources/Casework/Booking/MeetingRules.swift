public import Scheduling
public import WorkCalendar

/// An officer as a booking sees them.
public struct BookableOfficer: Hashable, Sendable {
  /// Who it is.
  public let id: Identifier<Record.Officer>
  /// What the officer can help with.
  public let competencies: Set<String>
  /// The spans of that day in which the officer may hold meetings: the officer's own, or the office's.
  public let hours: [InstantRange]
  /// How many other meetings the officer holds on that day.
  public let otherMeetings: Int

  /// An officer on the day of the booking.
  public init(
    id: Identifier<Record.Officer>, competencies: Set<String>, hours: [InstantRange], otherMeetings: Int
  ) {
    self.id = id
    self.competencies = competencies
    self.hours = hours
    self.otherMeetings = otherMeetings
  }
}

/// A meeting that somebody wants to book.
public struct BookingAttempt: Hashable, Sendable {
  /// When it would be held.
  public let time: InstantRange
  /// Every competence that the request needs.
  public let needs: Set<String>
  /// The first day on which the request may be met; of no weight for a priority applicant at the counter.
  public let earliest: CivilDate
  /// The windows of the applicant that are still open.
  public let proposals: [InstantRange]
  /// The times that both sides have agreed on, or that are agreed on with this booking.
  public let agreed: [InstantRange]
  /// Whether a priority applicant is served at the counter (SP mechanism 6; section 5.5).
  public let isPriorityAtCounter: Bool
  /// The officers who would hold it.
  public let officers: [BookableOfficer]

  /// An attempt from its parts.
  public init(
    time: InstantRange, needs: Set<String>, earliest: CivilDate, proposals: [InstantRange],
    agreed: [InstantRange] = [], isPriorityAtCounter: Bool = false, officers: [BookableOfficer]
  ) {
    self.time = time
    self.needs = needs
    self.earliest = earliest
    self.proposals = proposals
    self.agreed = agreed
    self.isPriorityAtCounter = isPriorityAtCounter
    self.officers = officers
  }
}

/// What a booking has to satisfy (rules of the service, sections 2.2 and 5.1). That no officer and no room is
/// taken twice is for the database to refuse.
public struct MeetingRules: Sendable {
  private let now: Instant
  private let rules: ServiceRules
  private let calendar: WorkingDayCalendar

  /// The rules at a moment.
  public init(now: Instant, rules: ServiceRules, calendar: WorkingDayCalendar) {
    self.now = now
    self.rules = rules
    self.calendar = calendar
  }

  /// Why a meeting cannot be booked, every reason, in the order of `MeetingRefusal`; empty where it can.
  ///
  /// A priority applicant at the counter is served on the spot: neither the earliest date, nor the grid, nor
  /// a proposed window binds, and the meeting may have begun as long ago as one slot of the grid (choice).
  /// What both sides agreed on need not lie in a proposed window, but the five-day rule binds it too.
  public func refusals(of attempt: BookingAttempt) -> [MeetingRefusal] {
    var refusals: [MeetingRefusal] = []
    let isServedNow = attempt.isPriorityAtCounter
    let time = attempt.time
    if time.start < (isServedNow ? now - rules.slot : now) { refusals.append(.inThePast(now: now)) }
    let local = time.start.local(offset: .wib)
    let isTooEarly = !isServedNow && local.date < attempt.earliest
    do throws(CalendarReachError) {
      let day = try calendar.day(local.date)
      if isTooEarly { refusals.append(.tooEarly(earliest: attempt.earliest)) }
      if !day.isWorking { refusals.append(.dayOff(day)) }
    } catch {
      refusals.append(.pastCalendar(error))
      if isTooEarly { refusals.append(.tooEarly(earliest: attempt.earliest)) }
    }
    let outside = attempt.officers.filter { officer in !officer.hours.contains { $0.contains(time) } }
    if !outside.isEmpty { refusals.append(.outsideHours(officers: outside.map(\.id))) }
    if !isServedNow, Int64(local.time.secondOfDay) % rules.slot.seconds != 0 {
      refusals.append(.offGrid(slot: rules.slot))
    }
    if !isServedNow, !(attempt.proposals + attempt.agreed).contains(where: { $0.contains(time) }) {
      refusals.append(.notProposed(open: attempt.proposals))
    }
    if attempt.officers.isEmpty { refusals.append(.noOfficer) }
    let lacking = attempt.officers.map { attempt.needs.subtracting($0.competencies) }
    if let fewest = lacking.min(by: { $0.count < $1.count }), !fewest.isEmpty {
      refusals.append(.notCompetent(lacking: fewest.sorted()))
    }
    let full = attempt.officers.filter { $0.otherMeetings >= rules.maxMeetingsPerOfficerPerDay }
    if !full.isEmpty {
      refusals.append(.dayFull(officers: full.map(\.id), cap: rules.maxMeetingsPerOfficerPerDay))
    }
    return refusals
  }
}
