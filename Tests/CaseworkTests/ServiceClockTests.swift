import Casework
import Testing
import WorkCalendar

@Suite("The two five-day rules")
struct ServiceClockTests {
  private static let clock = ServiceClock(calendar: .decreed())
  /// Submitted on Monday the 2nd, received by the unit on Wednesday the 4th: due on Wednesday the 11th.
  private static let intake = [
    StateChange(.submitted, at: CivilDate.march(2).at(9)),
    StateChange(.registered, at: CivilDate.march(2).at(15)),
    StateChange(.disposed, at: CivilDate.march(3).at(10)),
  ]
  private static let received = intake + [StateChange(.received, at: CivilDate.march(4).at(10))]
  private static let assigned = received + [StateChange(.assigned, at: CivilDate.march(4).at(14))]
  private static let scheduled = assigned + [StateChange(.scheduled, at: CivilDate.march(5).at(9))]
  private static let due = CivilDate.march(11)
  private static let agreed = LaterDate(.agreed, date: .march(13))

  /// A request, and how it does at a moment.
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    var changes = ServiceClockTests.scheduled
    var completedAt: Instant?
    var later: LaterDate?
    var planned: CivilDate?
    var canBeMetByDue: Bool?
    var now = CivilDate.march(5).at(10)
    let verdict: Verdict?
    let ground: VerdictGround?
  }

  static let rows = [
    Row(
      testDescription: "not received", changes: intake, now: CivilDate.march(30).at(9), verdict: .running,
      ground: .notReceived),
    Row(
      testDescription: "received", changes: received, verdict: .running, ground: .withinTime(due: due)),
    Row(
      testDescription: "planned on the due date", planned: due, canBeMetByDue: false, verdict: .running,
      ground: .withinTime(due: due)),
    Row(
      testDescription: "no officer by the due date", changes: received, canBeMetByDue: false,
      verdict: .forecastBreach, ground: .noMeetingByDue(due: due)),
    Row(
      testDescription: "an officer by the due date", changes: received, canBeMetByDue: true,
      verdict: .running, ground: .withinTime(due: due)),
    Row(
      testDescription: "planned after the due date", planned: .march(12), verdict: .forecastBreach,
      ground: .plannedAfterDue(planned: .march(12), due: due)),
    Row(
      testDescription: "planned later, as agreed", later: agreed, planned: .march(13), verdict: .running,
      ground: .later(agreed, due: due)),
    Row(
      testDescription: "planned later than agreed", later: agreed, planned: .march(16),
      verdict: .forecastBreach, ground: .plannedAfterDue(planned: .march(16), due: .march(13))),
    Row(
      testDescription: "asked for later, and no officer by the due date", changes: received, later: agreed,
      canBeMetByDue: false, verdict: .running, ground: .later(agreed, due: due)),
    Row(
      testDescription: "the last second of the due date", now: CivilDate.march(11).at(23, 59, second: 59),
      verdict: .running, ground: .withinTime(due: due)),
    Row(
      testDescription: "midnight after the due date", now: CivilDate.march(12).at(0), verdict: .late,
      ground: .overdue(due: due)),
    Row(
      testDescription: "the last second of the agreed date", later: agreed,
      now: CivilDate.march(13).at(23, 59, second: 59), verdict: .running, ground: .later(agreed, due: due)),
    Row(
      testDescription: "midnight after the agreed date", later: agreed, now: CivilDate.march(14).at(0),
      verdict: .late, ground: .overdue(due: .march(13))),
    Row(
      testDescription: "met on the due date, told of later", completedAt: CivilDate.march(11).at(23, 59),
      now: CivilDate.march(20).at(9), verdict: .onTime,
      ground: .completed(on: due, due: due, later: nil)),
    Row(
      testDescription: "met the day after", completedAt: CivilDate.march(12).at(0),
      now: CivilDate.march(20).at(9), verdict: .late,
      ground: .completed(on: .march(12), due: due, later: nil)),
    Row(
      testDescription: "met on the agreed date", completedAt: CivilDate.march(13).at(10), later: agreed,
      verdict: .asAgreed, ground: .completed(on: .march(13), due: due, later: agreed)),
    Row(
      testDescription: "met after the agreed date", completedAt: CivilDate.march(14).at(0), later: agreed,
      verdict: .late, ground: .completed(on: .march(14), due: due, later: agreed)),
    Row(
      testDescription: "an agreed date that is not later changes nothing",
      completedAt: CivilDate.march(12).at(9), later: LaterDate(.agreed, date: .march(10)), verdict: .late,
      ground: .completed(on: .march(12), due: due, later: nil)),
    Row(
      testDescription: "withdrawn",
      changes: scheduled + [StateChange(.withdrawn, at: CivilDate.march(6).at(9))],
      now: CivilDate.march(30).at(9), verdict: nil, ground: nil),
    Row(
      testDescription: "referred", changes: received + [StateChange(.referred, at: CivilDate.march(6).at(9))],
      now: CivilDate.march(30).at(9), verdict: nil, ground: nil),
  ]

  private static func standing(_ row: Row) throws -> ServiceStanding {
    let timeline = try #require(
      ServiceTimeline(
        changes: row.changes, completedAt: row.completedAt, later: row.later, planned: row.planned,
        canBeMetByDue: row.canBeMetByDue))
    return try clock.standing(of: timeline, at: row.now)
  }

  @Test(
    "A request is on time, as agreed, late, about to be late, or runs, each with its ground", arguments: rows)
  func verdict(row: Row) throws {
    let standing = try ServiceClockTests.standing(row)
    #expect(standing.verdict == row.verdict)
    #expect(standing.ground == row.ground)
  }

  @Test("The clock begins at the receipt by the unit; before it the dates are lower bounds")
  func begin() throws {
    let before = try ServiceClockTests.standing(
      Row(testDescription: "", changes: ServiceClockTests.intake, verdict: nil, ground: nil))
    #expect(before.isLowerBound && before.effectiveReceiptDate == .march(2))
    #expect(before.earliestDate == .march(9) && before.dueDate == .march(9))
    let after = try ServiceClockTests.standing(
      Row(testDescription: "", changes: ServiceClockTests.received, verdict: nil, ground: nil))
    #expect(!after.isLowerBound && after.effectiveReceiptDate == .march(4))
    #expect(after.earliestDate == .march(11) && after.dueDate == .march(11))
  }

  @Test("Receipt on a day off counts as the next working day, and days off are skipped")
  func daysOff() throws {
    let clock = ServiceClock(calendar: .decreed(daysOff: [.march(9), .march(13)]))
    let timeline = try #require(
      ServiceTimeline(changes: [StateChange(.received, at: CivilDate.march(7).at(23))]))
    let standing = try clock.standing(of: timeline, at: CivilDate.march(8).at(9))
    #expect(standing.effectiveReceiptDate == .march(10))
    #expect(standing.earliestDate == .march(18) && standing.dueDate == .march(18))
    #expect(!standing.isTentative)
  }

  @Test("Another lead moves the earliest date and leaves the completion time alone")
  func lead() throws {
    let clock = ServiceClock(calendar: .decreed(), lead: WorkingDays(2))
    let timeline = try #require(ServiceTimeline(changes: ServiceClockTests.received))
    let standing = try clock.standing(of: timeline, at: CivilDate.march(5).at(9))
    #expect(standing.earliestDate == .march(6) && standing.dueDate == .march(11))
  }

  @Test("Dates in a year without a decree are tentative; past the calendar there are none")
  func reach() throws {
    let reach = WorkingDayCalendar.decreed().reach
    let near = try #require(
      ServiceTimeline(changes: [StateChange(.submitted, at: reach.upperBound.advanced(by: -30).at(9))]))
    #expect(
      try ServiceClockTests.clock.standing(of: near, at: reach.upperBound.advanced(by: -29).at(9)).isTentative
    )
    let past = try #require(ServiceTimeline(changes: [StateChange(.submitted, at: reach.upperBound.at(9))]))
    #expect(throws: CalendarReachError.self) {
      try ServiceClockTests.clock.standing(of: past, at: reach.upperBound.at(10))
    }
  }

  @Test("The time at every desk adds up, in seconds and in working days")
  func desks() throws {
    let changes =
      ServiceClockTests.scheduled + [
        StateChange(.rescheduling, at: CivilDate.march(6).at(9), turn: .applicant),
        StateChange(.rescheduling, at: CivilDate.march(9).at(9), turn: .unit),
        StateChange(.scheduled, at: CivilDate.march(9).at(11)),
      ]
    let standing = try ServiceClockTests.standing(
      Row(
        testDescription: "", changes: changes, now: CivilDate.march(10).at(11), verdict: nil, ground: nil))
    #expect(standing.desk == .officers)
    #expect(standing.since == CivilDate.march(9).at(9))
    let expected = [
      // Friday to Monday.
      DeskTime(desk: .applicant, seconds: 3 * 86_400, workingDays: WorkingDays(1)),
      DeskTime(desk: .registry, seconds: 6 * 3600, workingDays: WorkingDays(0)),
      DeskTime(desk: .deputy, seconds: 19 * 3600, workingDays: WorkingDays(1)),
      DeskTime(desk: .director, seconds: 28 * 3600, workingDays: WorkingDays(1)),
      // Wednesday 14:00 to Friday 9:00, and Monday 9:00 to Tuesday 11:00.
      DeskTime(desk: .officers, seconds: (43 + 26) * 3600, workingDays: WorkingDays(3)),
    ]
    #expect(standing.deskTimes == expected)
    let whole = CivilDate.march(10).at(11).secondsSinceEpoch - CivilDate.march(2).at(9).secondsSinceEpoch
    #expect(standing.deskTimes.reduce(0) { $0 + $1.seconds } == whole)
    // From the day after the 2nd to the 10th there are six working days.
    #expect(standing.deskTimes.reduce(0) { $0 + $1.workingDays.count } == 6)
  }

  @Test("Once it is closed it lies with nobody, and no desk's time grows")
  func closed() throws {
    let closed = CivilDate.march(12).at(9)
    let row = Row(
      testDescription: "", changes: ServiceClockTests.scheduled + [StateChange(.closed, at: closed)],
      completedAt: CivilDate.march(11).at(10), now: closed, verdict: nil, ground: nil)
    var later = row
    later.now = CivilDate.march(30).at(9)
    let standing = try ServiceClockTests.standing(later)
    #expect(standing.desk == nil && standing.since == closed)
    #expect(try standing.deskTimes == ServiceClockTests.standing(row).deskTimes)
  }

  @Test(
    "Every state lies on the desk of whoever has to act next",
    arguments: [
      (RequestState.submitted, RequestDesk.registry), (.returned, .applicant), (.registered, .deputy),
      (.disposed, .director), (.received, .director), (.assigned, .officers), (.scheduled, .officers),
      (.rescheduling, .officers), (.facilitated, .officers), (.answered, .officers), (.closed, nil),
      (.referred, nil), (.withdrawn, nil),
    ] as [(RequestState, RequestDesk?)])
  func desk(state: RequestState, desk: RequestDesk?) {
    #expect(RequestDesk(of: state, turn: nil) == desk)
    #expect(RequestDesk(of: state, turn: .applicant) == (state == .rescheduling ? .applicant : desk))
    #expect(RequestDesk(of: state, turn: .unit) == desk)
  }

  @Test(
    "A meeting is later as asked only where no window of the applicant would have allowed it by the due date")
  func asked() {
    let meeting = CivilDate.march(13).span((9, 0), (10, 0))
    let before = CivilDate.march(11).span((9, 0), (10, 0))
    let due = ServiceClockTests.due
    #expect(
      LaterDate(meeting: meeting, askedBy: [meeting], due: due) == LaterDate(.asked, date: .march(13)))
    #expect(LaterDate(meeting: meeting, askedBy: [meeting, before], due: due) == nil)
    #expect(LaterDate(meeting: meeting, askedBy: [], due: due) == nil)
    #expect(LaterDate(meeting: before, askedBy: [before], due: due) == nil)
  }

  @Test("A timeline is in the order of time, and begins")
  func timeline() {
    #expect(ServiceTimeline(changes: []) == nil)
    #expect(ServiceTimeline(changes: ServiceClockTests.received.reversed()) == nil)
    #expect(ServiceTimeline(changes: ServiceClockTests.received)?.receivedAt == CivilDate.march(4).at(10))
    #expect(ServiceTimeline(changes: ServiceClockTests.intake)?.receivedAt == nil)
  }
}
