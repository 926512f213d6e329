import Casework
import Scheduling
import Testing
import WorkCalendar

@Suite("What a booking has to satisfy")
struct MeetingRulesTests {
  private static let now = CivilDate.march(3).at(10)
  private static let calendar = WorkingDayCalendar.decreed(daysOff: [.march(11)])
  private static let beyond = calendar.reach.upperBound.advanced(by: 1)

  /// An attempt that is right but for one thing.
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var time = CivilDate.march(10).span((9, 0), (10, 0))
    var proposals = [InstantRange.between(CivilDate.march(1).at(0), beyond.at(24))]
    var agreed: [InstantRange] = []
    var atCounter = false
    var needs: Set<String> = ["nib"]
    var competencies: [Set<String>] = [["nib", "kbli"]]
    var otherMeetings = 3
    var hours: (@Sendable (CivilDate) -> [InstantRange])?
    var refusals: [MeetingRefusal] = []
  }

  static let rows: [Row] = [
    Row(testDescription: "all in order"),
    Row(
      testDescription: "the last start inside the hours", time: CivilDate.march(10).span((11, 0), (12, 0))),
    Row(
      testDescription: "in the past", time: CivilDate.march(2).span((9, 0), (10, 0)),
      refusals: [.inThePast(now: now), .tooEarly(earliest: .march(10))]),
    Row(
      testDescription: "too early", time: CivilDate.march(9).span((9, 0), (10, 0)),
      refusals: [.tooEarly(earliest: .march(10))]),
    Row(
      testDescription: "too early, though agreed", time: CivilDate.march(9).span((9, 0), (10, 0)),
      agreed: [CivilDate.march(9).span((9, 0), (10, 0))], refusals: [.tooEarly(earliest: .march(10))]),
    Row(
      testDescription: "over the noon break", time: CivilDate.march(10).span((11, 30), (12, 30)),
      refusals: [.outsideHours(officers: [Identifier(1)])]),
    Row(
      testDescription: "in the hours of the officer's own", time: CivilDate.march(10).span((18, 0), (19, 0)),
      hours: { [$0.span((18, 0), (20, 0))] }),
    Row(
      testDescription: "off the grid", time: CivilDate.march(10).span((9, 10), (10, 10)),
      refusals: [.offGrid(slot: Minutes(15))]),
    Row(
      testDescription: "off the grid by a second",
      time: .between(CivilDate.march(10).at(9, 0, second: 1), CivilDate.march(10).at(10)),
      refusals: [.offGrid(slot: Minutes(15))]),
    Row(
      testDescription: "in none of the windows", proposals: [CivilDate.march(10).span((9, 15), (12, 0))],
      refusals: [.notProposed(open: [CivilDate.march(10).span((9, 15), (12, 0))])]),
    Row(
      testDescription: "half in one window, half in the next",
      proposals: [
        CivilDate.march(10).span((9, 0), (9, 30)), CivilDate.march(10).span((9, 30), (10, 0)),
      ],
      refusals: [
        .notProposed(open: [
          CivilDate.march(10).span((9, 0), (9, 30)), CivilDate.march(10).span((9, 30), (10, 0)),
        ])
      ]),
    Row(
      testDescription: "in no window, but agreed", proposals: [],
      agreed: [CivilDate.march(10).span((9, 0), (10, 0))]),
    Row(testDescription: "no officer", competencies: [], refusals: [.noOfficer]),
    Row(
      testDescription: "no competent officer", needs: ["nib", "pma", "amdal"],
      competencies: [["kbli"], ["nib"]], refusals: [.notCompetent(lacking: ["amdal", "pma"])]),
    Row(
      testDescription: "two who are competent only together", needs: ["nib", "pma"],
      competencies: [["nib"], ["pma"]], refusals: [.notCompetent(lacking: ["pma"])]),
    Row(testDescription: "one competent officer of two", competencies: [["nib"], []]),
    Row(
      testDescription: "a full day", otherMeetings: 4, refusals: [.dayFull(officers: [Identifier(1)], cap: 4)]
    ),
    Row(
      testDescription: "past the calendar", time: beyond.span((9, 0), (10, 0)),
      refusals: [.pastCalendar(CalendarReachError(year: beyond.year, decreedYears: 2026...2026))]),
    Row(
      testDescription: "at the counter, at once",
      time: .between(CivilDate.march(3).at(9, 50), CivilDate.march(3).at(10, 20)), proposals: [],
      atCounter: true),
    Row(
      testDescription: "at the counter, long ago",
      time: .between(CivilDate.march(3).at(9, 44), CivilDate.march(3).at(10, 20)), proposals: [],
      atCounter: true, refusals: [.inThePast(now: now)]),
    Row(
      testDescription: "at the counter, in the break",
      time: .between(CivilDate.march(3).at(12), CivilDate.march(3).at(12, 30)), proposals: [],
      atCounter: true, refusals: [.outsideHours(officers: [Identifier(1)])]),
  ]

  private static func refusals(of row: Row) -> [MeetingRefusal] {
    let day = row.time.start.local(offset: .wib).date
    let rules = MeetingRules(now: now, rules: ServiceRules(), calendar: calendar)
    return rules.refusals(
      of: BookingAttempt(
        time: row.time, needs: row.needs, earliest: .march(10), proposals: row.proposals, agreed: row.agreed,
        isPriorityAtCounter: row.atCounter,
        officers: row.competencies.enumerated().map {
          BookableOfficer(
            id: Identifier(Int64($0.offset + 1)), competencies: $0.element,
            hours: row.hours?(day) ?? OfficeHours.plain.ranges(on: day), otherMeetings: row.otherMeetings)
        }))
  }

  @Test("A booking is refused with every reason that there is, and with no other", arguments: rows)
  func refusals(row: Row) {
    #expect(MeetingRulesTests.refusals(of: row) == row.refusals)
  }

  @Test("A day off is refused with its ground, a weekend without one")
  func dayOff() {
    let holiday = Row(testDescription: "", time: CivilDate.march(11).span((9, 0), (10, 0)))
    guard case .dayOff(let day)? = MeetingRulesTests.refusals(of: holiday).first else {
      Issue.record("a holiday is taken")
      return
    }
    #expect(day.daysOff.map(\.name.indonesian) == ["Libur"])
    let saturday = Row(
      testDescription: "", time: CivilDate.march(14).span((9, 0), (10, 0)),
      hours: { [$0.span((9, 0), (10, 0))] })
    guard case .dayOff(let weekend)? = MeetingRulesTests.refusals(of: saturday).first else {
      Issue.record("a Saturday is taken")
      return
    }
    #expect(weekend.kind == .weekend([]))
  }
}
