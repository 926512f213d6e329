import Scheduling
import Testing
import WorkCalendar

@Suite("Why a request is not met")
struct UnmatchedReasonTests {
  /// A service with one competent officer, Ayu, whose hours are 08:00 to 12:00 and 13:00 to 16:00, and Budi,
  /// who can help with something else. The request was received on Monday, 2 March 2026, and asks for an
  /// hour: it can be met from Monday, 9 March, on. Wednesday, 11 March, is off.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var windows: [InstantRange]
    var reasons: [UnmatchedReason]
    var needs: Set<String> = ["nib"]
    var receivedAt = CivilDate.march(2).at(8)
    var now = CivilDate.march(2).at(17)
    var rules = ServiceRules()
    var unavailable: [InstantRange] = []
    var published = PublishedAvailability.silent
    var booked: [Booking] = []
    var others: [MeetingRequest] = []

    init(
      _ name: String, _ windows: InstantRange..., is reasons: UnmatchedReason...,
      where change: (inout Row) -> Void = { _ in }
    ) {
      testDescription = name
      self.windows = windows
      self.reasons = reasons
      change(&self)
    }

    var problem: MatchingProblem {
      let hours = [LocalSpan.minutes(480, 720), LocalSpan.minutes(780, 960)]
      let week = WeekPattern(Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, hours) }))
      return MatchingProblem(
        now: now, rules: rules,
        officers: [
          Officer(
            id: "ayu", competencies: ["nib", "rba"], unavailable: unavailable, published: published),
          Officer(id: "budi", competencies: ["lkpm"]),
        ],
        requests: others + [
          MeetingRequest(
            id: "asked", receivedAt: receivedAt, needs: needs, duration: Minutes(60), proposals: windows)
        ],
        booked: booked, calendar: .decreed(daysOff: [.march(11)]),
        officeHours: OfficeHours(normal: week, periods: []))
    }

    var unmatched: Unmatched? {
      Matcher(problem).plan(secondsLeft: countingDown(from: 10_000)).unmatched.first { $0.request == "asked" }
    }
  }

  /// A Tuesday morning on which nothing is in the way.
  static let morning = CivilDate.march(10).span((9, 0), (10, 0))
  static let afternoon = CivilDate.march(12).span((13, 0), (14, 0))

  static func other(_ id: String, priority: Priority = .none, _ window: InstantRange) -> MeetingRequest {
    MeetingRequest(
      id: id, receivedAt: CivilDate.march(2).at(8), priority: priority, needs: ["nib"], duration: Minutes(60),
      proposals: [window])
  }

  static let rows: [Row] = [
    Row("nobody has the competence", morning, is: .noCompetentOfficer) { $0.needs = ["kkpr"] },
    Row("nobody has both competences", morning, is: .noCompetentOfficer) { $0.needs = ["nib", "lkpm"] },
    Row(
      "the window ends before the earliest date", CivilDate.march(6).span((9, 0), (10, 0)),
      is: .beforeEarliestDate),
    Row(
      "the window is too early and too short", CivilDate.march(6).span((9, 0), (9, 30)),
      is: .beforeEarliestDate),
    Row(
      "the window ends as the earliest date begins",
      .between(CivilDate.march(8).at(20), CivilDate.march(9).at(0)),
      is: .beforeEarliestDate),
    Row(
      "too little of the window lies on the earliest date",
      .between(CivilDate.march(8).at(22), CivilDate.march(9).at(0, 45)), is: .beforeEarliestDate),
    Row("the window is over", morning, is: .beforeEarliestDate) { $0.now = CivilDate.march(10).at(11) },
    Row("the window has begun, and the rest is too short", morning, is: .beforeEarliestDate) {
      $0.now = CivilDate.march(10).at(9, 0, second: 1)
    },
    Row("the window lies past the calendar", CivilDate.march(4000).span((9, 0), (10, 0)), is: .pastCalendar),
    Row("the receipt lies past the calendar", CivilDate.march(4000).span((9, 0), (10, 0)), is: .pastCalendar)
    {
      $0.receivedAt = CivilDate.march(3990).at(9)
    },
    Row("the due date lies past the calendar", lastDay.span((9, 0), (10, 0)), is: .pastCalendar) {
      $0.receivedAt = lastDay.advanced(by: -1).at(9)
      $0.rules.lead = WorkingDays(0)
    },
    Row("a weekend", CivilDate.march(14).span((9, 0), (10, 0)), is: .dayOff),
    Row("a decreed day off", CivilDate.march(11).span((9, 0), (10, 0)), is: .dayOff),
    Row(
      "all of a weekend until too early on Monday",
      .between(CivilDate.march(14).at(0), CivilDate.march(16).at(0, 30)), is: .dayOff),
    Row("after hours", CivilDate.march(10).span((16, 0), (18, 0)), is: .outsideHours),
    Row("the break at noon", CivilDate.march(10).span((11, 15), (13, 45)), is: .outsideHours),
    Row(
      "a weekend and the evening before it", .between(CivilDate.march(13).at(17), CivilDate.march(15).at(12)),
      is: .outsideHours),
    Row("a window shorter than the meeting", CivilDate.march(10).span((9, 0), (9, 45)), is: .outsideHours),
    Row(
      "a window without a start of the grid", CivilDate.march(10).span((9, 5), (10, 10)), is: .outsideHours),
    Row("hours that the officer did not publish", morning, is: .outsideHours) {
      $0.published = PublishedAvailability(
        stated: [CivilDate.march(10).span((0, 0), (24, 0))], free: [afternoon], busy: [])
    },
    Row("the officer is away", morning, is: .officersBusy) {
      $0.unavailable = [CivilDate.march(10).span((9, 59), (11, 0))]
    },
    Row("the officer's own calendar is taken", morning, is: .officersBusy) {
      $0.published = PublishedAvailability(
        stated: [], free: [], busy: [CivilDate.march(10).span((8, 0), (9, 1))])
    },
    Row("the officer has another meeting", morning, is: .officersBusy) {
      $0.booked = [Booking(officer: "ayu", time: CivilDate.march(10).span((9, 30), (9, 40)))]
    },
    Row("the officer has a meeting just before, and needs the buffer", morning, is: .officersBusy) {
      $0.rules.buffer = Minutes(10)
      $0.booked = [Booking(officer: "ayu", time: CivilDate.march(10).span((8, 0), (8, 51)))]
    },
    Row("the officer has enough meetings that day", morning, is: .officersBusy) {
      $0.rules.maxMeetingsPerOfficerPerDay = 1
      $0.booked = [Booking(officer: "ayu", time: CivilDate.march(10).span((14, 0), (15, 0)))]
    },
    Row("no meetings are held", morning, is: .officersBusy) { $0.rules.maxMeetingsPerOfficerPerDay = 0 },
    Row("another officer's meeting holds the only room", morning, is: .roomsFull) {
      $0.rules.onlineRooms = 1
      $0.booked = [Booking(officer: "budi", time: CivilDate.march(10).span((9, 59), (11, 0)))]
    },
    Row("there are no rooms", morning, is: .roomsFull) { $0.rules.onlineRooms = 0 },
    Row("a priority request takes the officer", morning, is: .outbid) {
      $0.others = [other("first", priority: .elderly, morning)]
    },
    Row("two others take the officer's cap", CivilDate.march(10).span((8, 0), (16, 0)), is: .outbid) {
      $0.rules.maxMeetingsPerOfficerPerDay = 2
      $0.others = [
        other("first", priority: .elderly, morning),
        other("second", priority: .pregnant, CivilDate.march(10).span((13, 0), (14, 0))),
      ]
    },
    Row(
      "each window has its reason, and the one that came nearest is told",
      CivilDate.march(6).span((9, 0), (10, 0)), morning, CivilDate.march(14).span((9, 0), (10, 0)),
      CivilDate.march(10).span((16, 0), (18, 0)),
      is: .beforeEarliestDate, .officersBusy, .dayOff, .outsideHours
    ) { $0.unavailable = [morning] },
    Row(
      "outbid is nearer than full rooms, and those nearer than a busy officer", afternoon, morning,
      CivilDate.march(13).span((9, 0), (10, 0)), is: .roomsFull, .outbid, .officersBusy
    ) {
      $0.rules.onlineRooms = 1
      $0.booked = [Booking(officer: "budi", time: afternoon)]
      $0.unavailable = [CivilDate.march(13).span((8, 0), (16, 0))]
      $0.others = [other("first", priority: .disability, morning)]
    },
  ]

  /// The last day of the calendar: a Wednesday.
  static let lastDay = WorkingDayCalendar.decreed().reach.upperBound

  /// Reasons, the farthest from a meeting first.
  static let order: [UnmatchedReason] = [
    .noCompetentOfficer, .beforeEarliestDate, .pastCalendar, .dayOff, .outsideHours, .officersBusy,
    .roomsFull,
    .outbid,
  ]

  @Test("Each window has its own reason, and the request that of the nearest", arguments: rows)
  func reason(row: Row) throws {
    let unmatched = try #require(row.unmatched)
    #expect(unmatched.windows == row.reasons)
    let nearest = UnmatchedReasonTests.order.last { row.reasons.contains($0) }
    #expect(unmatched.reason == nearest)
  }

  @Test("Every reason is in the table")
  func allReasons() {
    let told = Set(UnmatchedReasonTests.rows.flatMap(\.reasons))
    #expect(told == Set(UnmatchedReason.allCases))
    #expect(Set(UnmatchedReasonTests.order) == told)
  }

  @Test("The same request is met where nothing is in the way")
  func nothingInTheWay() {
    #expect(Row("", UnmatchedReasonTests.morning).unmatched == nil)
  }

  @Test("Reasons are those that asking rule after rule gives", arguments: 1...150 as ClosedRange<UInt64>)
  func random(seed: UInt64) {
    let rules = PlainRules(RandomProblem(seed: seed, shape: seed % 10 == 0 ? .medium : .tiny))
    let plan = Matcher(rules.problem).plan(secondsLeft: countingDown(from: 20_000))
    for unmatched in plan.unmatched {
      guard let index = rules.problem.requests.firstIndex(where: { $0.id == unmatched.request }) else {
        continue
      }
      let reasons = rules.problem.requests[index].proposals.map { rules.reason(window: $0, request: index) }
      #expect(unmatched.windows == reasons, "\(unmatched.request)")
      #expect(unmatched.reason == UnmatchedReasonTests.order.last { reasons.contains($0) })
      #expect(unmatched.earliestDate == rules.earliestDate(of: rules.problem.requests[index]))
    }
  }
}
