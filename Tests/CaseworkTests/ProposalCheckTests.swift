import Casework
import Testing
import WorkCalendar

@Suite("Proposed windows")
struct ProposalCheckTests {
  /// Monday the 9th is a day off; now is Tuesday the 3rd, ten o'clock; the earliest date is the 10th.
  private let check = ProposalCheck(
    now: CivilDate.march(3).at(10), calendar: .decreed(daysOff: [.march(9)]), slot: Minutes(15),
    officeHours: .plain)
  private static let earliest = CivilDate.march(10)

  /// A window, and what it is found to be for a meeting of an hour.
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let window: InstantRange
    let state: ProposalState
    var firstStart: Instant?
  }

  static let rows = [
    Row(
      testDescription: "exactly the meeting", window: CivilDate.march(10).span((9, 0), (10, 0)), state: .open,
      firstStart: CivilDate.march(10).at(9)),
    Row(
      testDescription: "begins off the grid", window: CivilDate.march(10).span((9, 5), (11, 0)), state: .open,
      firstStart: CivilDate.march(10).at(9, 15)),
    Row(
      testDescription: "begins before the office opens", window: CivilDate.march(10).span((6, 0), (9, 0)),
      state: .open, firstStart: CivilDate.march(10).at(7, 30)),
    Row(
      testDescription: "begins too early and reaches the earliest date",
      window: .between(CivilDate.march(6).at(9), CivilDate.march(10).at(12)), state: .open,
      firstStart: CivilDate.march(10).at(7, 30)),
    Row(
      testDescription: "the day before the earliest date", window: CivilDate.march(6).span((9, 0), (10, 0)),
      state: .tooEarly),
    Row(
      testDescription: "ends too soon on the earliest date",
      window: .between(CivilDate.march(9).at(23), CivilDate.march(10).at(8)), state: .outsideHours),
    Row(
      testDescription: "Saturday", window: CivilDate.march(14).span((9, 0), (10, 0)), state: .dayOff),
    Row(
      testDescription: "the whole weekend",
      window: .between(CivilDate.march(14).at(0), CivilDate.march(16).at(0)), state: .dayOff),
    Row(
      testDescription: "over the noon break", window: CivilDate.march(10).span((11, 30), (13, 30)),
      state: .outsideHours),
    Row(
      testDescription: "in the evening", window: CivilDate.march(10).span((17, 0), (20, 0)),
      state: .outsideHours),
    Row(
      testDescription: "Friday noon", window: CivilDate.march(13).span((10, 45), (12, 0)),
      state: .outsideHours),
    Row(
      testDescription: "shorter than the meeting", window: CivilDate.march(10).span((9, 0), (9, 45)),
      state: .outsideHours),
    Row(
      testDescription: "fits nowhere on the grid", window: CivilDate.march(10).span((9, 5), (10, 5)),
      state: .outsideHours),
    Row(testDescription: "yesterday", window: CivilDate.march(2).span((9, 0), (10, 0)), state: .past),
    Row(
      testDescription: "begun, and too little left", window: CivilDate.march(3).span((9, 0), (10, 45)),
      state: .past),
    Row(
      testDescription: "begun, and enough left", window: CivilDate.march(3).span((9, 0), (11, 0)),
      state: .tooEarly),
    Row(
      testDescription: "past the calendar",
      window: WorkingDayCalendar.decreed().reach.upperBound.advanced(by: 1).span((9, 0), (10, 0)),
      state: .pastCalendar),
    Row(
      testDescription: "a window without end is weighed as far as it may reach",
      window: .between(CivilDate.march(10).at(9), Instant(secondsSinceEpoch: 1 << 40)), state: .open,
      firstStart: CivilDate.march(10).at(9)),
  ]

  @Test("A window is open exactly where a meeting fits, and otherwise has its reason", arguments: rows)
  func finding(row: Row) {
    let found = check.finding(
      of: row.window, duration: Minutes(60), earliest: ProposalCheckTests.earliest)
    #expect(found.state == row.state)
    if let start = row.firstStart { #expect(found == .possible(firstStart: start)) }
    if row.state == .tooEarly { #expect(found == .tooEarly(earliest: ProposalCheckTests.earliest)) }
  }

  @Test("A day off is told with its ground")
  func dayOff() {
    let found = check.finding(
      of: CivilDate.march(9).span((9, 0), (10, 0)), duration: Minutes(60), earliest: .march(9))
    guard case .dayOff(let days) = found else {
      Issue.record("found \(found)")
      return
    }
    #expect(days.map(\.date) == [.march(9)])
    #expect(days.flatMap(\.daysOff).map(\.name.english) == ["Holiday"])
  }

  @Test("Hours of an officer's own count as well")
  func ownHours() {
    let evening = ProposalCheck(now: CivilDate.march(3).at(10), calendar: .decreed(), slot: Minutes(15)) {
      $0 == .march(10) ? [$0.span((18, 0), (20, 0))] : []
    }
    let found = evening.finding(
      of: CivilDate.march(10).span((17, 0), (20, 0)), duration: Minutes(60), earliest: .march(10))
    #expect(found == .possible(firstStart: CivilDate.march(10).at(18)))
  }

  private static func proposal(_ number: Int, day: Int, _ state: ProposalState) -> Proposal {
    Proposal(
      id: Identifier(Int64(number)), window: CivilDate.march(day).span((9, 0), (10, 0)), rank: number,
      state: state)
  }

  @Test("At receipt, what has become too early is marked, and what a later date allows is opened again")
  func recheck() {
    let before = [
      ProposalCheckTests.proposal(1, day: 10, .open), ProposalCheckTests.proposal(2, day: 11, .open),
      ProposalCheckTests.proposal(3, day: 12, .tooEarly), ProposalCheckTests.proposal(4, day: 5, .taken),
      ProposalCheckTests.proposal(5, day: 12, .superseded),
    ]
    let after = check.rechecked(before, duration: Minutes(60), earliest: .march(11))
    #expect(after.map(\.state) == [.tooEarly, .open, .open, .taken, .superseded])
    #expect(after.map(\.id) == before.map(\.id))
    #expect(after.map(\.window) == before.map(\.window))
  }

  @Test("New windows are asked for exactly where none is open and no meeting uses one")
  func needsNew() {
    for state in ProposalState.allCases {
      let others = ProposalState.allCases.filter { $0 != .open && $0 != .taken }
      let proposals = (others + [state]).enumerated().map {
        ProposalCheckTests.proposal($0.offset + 1, day: 10, $0.element)
      }
      #expect(ProposalCheck.needsNewProposals(proposals) == (state != .open && state != .taken), "\(state)")
    }
    #expect(ProposalCheck.needsNewProposals([]))
  }
}
