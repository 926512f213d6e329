import Scheduling
import Testing
import WorkCalendar

@Suite("When a request could be met after all")
struct AlternativeTests {
  typealias Row = UnmatchedReasonTests.Row

  static func times(_ row: Row) -> [InstantRange]? { row.unmatched?.alternatives.map(\.time) }

  @Test("The free times nearest to the window, nearest first, apart from one another")
  func nearest() {
    let row = Row("", UnmatchedReasonTests.morning) {
      $0.unavailable = [CivilDate.march(10).span((9, 30), (9, 45))]
    }
    let day = CivilDate.march(10)
    #expect(
      AlternativeTests.times(row) == [
        day.span((8, 30), (9, 30)), day.span((9, 45), (10, 45)), day.span((10, 45), (11, 45)),
      ])
  }

  @Test("Several windows: the nearest to any of them")
  func severalWindows() {
    let row = Row("", UnmatchedReasonTests.morning, UnmatchedReasonTests.afternoon) {
      $0.unavailable = [
        CivilDate.march(10).span((7, 0), (16, 0)), CivilDate.march(12).span((13, 0), (13, 15)),
      ]
    }
    #expect(
      AlternativeTests.times(row) == [
        CivilDate.march(12).span((13, 15), (14, 15)), CivilDate.march(12).span((14, 15), (15, 15)),
        CivilDate.march(12).span((11, 0), (12, 0)),
      ])
  }

  @Test("Nothing before the earliest date where the windows were too early")
  func tooEarly() {
    let row = Row("", CivilDate.march(3).span((9, 0), (10, 0)))
    let day = CivilDate.march(9)
    #expect(
      AlternativeTests.times(row) == [
        day.span((8, 0), (9, 0)), day.span((9, 0), (10, 0)), day.span((10, 0), (11, 0)),
      ])
  }

  @Test("Nothing before now where the window is over")
  func over() {
    let row = Row("", UnmatchedReasonTests.morning) { $0.now = CivilDate.march(10).at(10, 1) }
    let day = CivilDate.march(10)
    #expect(
      AlternativeTests.times(row) == [
        day.span((10, 15), (11, 15)), day.span((13, 0), (14, 0)), day.span((14, 0), (15, 0)),
      ])
  }

  @Test("What the plan gives to others is not offered")
  func besidePlan() {
    let row = Row("", UnmatchedReasonTests.morning) {
      $0.others = [UnmatchedReasonTests.other("first", priority: .elderly, UnmatchedReasonTests.morning)]
    }
    let day = CivilDate.march(10)
    #expect(
      AlternativeTests.times(row) == [
        day.span((8, 0), (9, 0)), day.span((10, 0), (11, 0)), day.span((11, 0), (12, 0)),
      ])
  }

  @Test("The officer with the fewest meetings is offered")
  func leastLoaded() throws {
    var row = Row("", CivilDate.march(14).span((9, 0), (10, 0))) { $0.needs = [] }
    row.booked = [Booking(officer: "ayu", time: CivilDate.march(20).span((9, 0), (10, 0)))]
    #expect(try #require(row.unmatched).alternatives.map(\.officer) == ["budi", "budi", "budi"])
    row.booked.append(Booking(officer: "budi", time: CivilDate.march(23).span((9, 0), (10, 0))))
    #expect(try #require(row.unmatched).alternatives.map(\.officer) == ["ayu", "ayu", "ayu"])
  }

  @Test(
    "None where nobody could come, the calendar ends, or the service is closed",
    arguments: UnmatchedReasonTests.rows.filter {
      [.noCompetentOfficer].contains($0.reasons[0]) || $0.rules.onlineRooms == 0
        || $0.rules.maxMeetingsPerOfficerPerDay == 0 || $0.receivedAt > CivilDate.march(3000).at(0)
    })
  func none(row: Row) throws {
    #expect(try #require(row.unmatched).alternatives == [])
  }

  @Test("Sought two weeks around the windows and after the earliest date, and no further")
  func farAway() {
    // Ayu is away until three weeks after the earliest date.
    var row = Row("", UnmatchedReasonTests.morning) {
      $0.unavailable = [.between(CivilDate.march(9).at(0), CivilDate.march(30).at(0))]
    }
    #expect(AlternativeTests.times(row) == [])
    row.windows.append(CivilDate.march(16).span((9, 0), (10, 0)))
    let day = CivilDate.march(30)
    #expect(
      AlternativeTests.times(row) == [
        day.span((8, 0), (9, 0)), day.span((9, 0), (10, 0)), day.span((10, 0), (11, 0)),
      ])
  }

  @Test("They are the ones that trying every start gives", arguments: 1...60 as ClosedRange<UInt64>)
  func random(seed: UInt64) {
    let rules = PlainRules(RandomProblem(seed: seed, shape: seed % 20 == 0 ? .medium : .tiny))
    let plan = Matcher(rules.problem).plan(secondsLeft: countingDown(from: 20_000))
    let planned = rules.meetings(of: plan)
    for unmatched in plan.unmatched {
      guard let index = rules.problem.requests.firstIndex(where: { $0.id == unmatched.request }) else {
        continue
      }
      #expect(
        unmatched.alternatives == rules.alternatives(request: index, planned: planned), "\(unmatched.request)"
      )
    }
  }
}
