import Testing
import WorkCalendar

@testable import Scheduling

@Suite("When an officer is free: masks, interval sets and the plain rules")
struct StartMasksTests {
  static let lengths = [20, 45, 60, 90]

  /// A problem with the grid of its days and two around them.
  struct Case {
    let rules: PlainRules
    let grid: StartGrid

    init(seed: UInt64) {
      rules = PlainRules(RandomProblem(seed: seed, shape: .availability))
      let first = RandomProblem.firstDay.advanced(by: -1)
      grid = StartGrid(days: first...first.advanced(by: 10), slot: rules.problem.rules.slot)
    }

    func meeting(_ officer: Int, _ start: Int, length: Int) -> PlainMeeting {
      let moment = grid.instant(at: start).secondsSinceEpoch
      return PlainMeeting(request: 0, officer: officer, start: moment, end: moment + Int64(length * 60))
    }
  }

  @Test("The mask of an officer's free starts is what the plain rules leave", arguments: 0..<10)
  func masks(block: UInt64) {
    for seed in block * 6 + 1...block * 6 + 6 {
      let trial = Case(seed: seed)
      let masks = StartMasks(problem: trial.rules.problem, grid: trial.grid)
      let standing = trial.rules.standing
      for officer in trial.rules.problem.officers.indices {
        for length in StartMasksTests.lengths {
          let free = masks.free(of: officer, length: Minutes(length))
          let wrong = (0..<trial.grid.count).filter {
            free.contains($0)
              != trial.rules.isFree(trial.meeting(officer, $0, length: length), standing: standing)
          }
          #expect(
            wrong.map { trial.grid.instant(at: $0) }.prefix(3) == [], "seed \(seed), officer \(officer)")
        }
      }
    }
  }

  @Test("Free time as interval sets, with the cap and the rooms, gives the same starts", arguments: 0..<10)
  func freeTime(block: UInt64) throws {
    for seed in block * 6 + 1...block * 6 + 6 {
      let trial = Case(seed: seed)
      let problem = trial.rules.problem
      let masks = StartMasks(problem: problem, grid: trial.grid)
      for (officer, length) in problem.officers.indices.flatMap({ officer in
        StartMasksTests.lengths.map { (officer, $0) }
      }) {
        let free = masks.free(of: officer, length: Minutes(length))
        var wrong: [Instant] = []
        for (index, day) in trial.grid.days.enumerated() {
          let spans = try problem.freeTime(of: problem.officers[officer], on: day)
          let held = problem.booked.count {
            $0.officer == problem.officers[officer].id
              && trial.rules.day(of: $0.time.start.secondsSinceEpoch) == day
          }
          for start in trial.grid.positions(ofDay: index) {
            let moment = trial.grid.instant(at: start)
            let end = moment + Minutes(length)
            let isFree =
              held < problem.rules.maxMeetingsPerOfficerPerDay
              && spans.contains { $0.contains(from: moment, to: end) }
              && mostRoomsHeld(problem, from: moment, to: end) < problem.rules.onlineRooms
            if free.contains(start) != isFree { wrong.append(moment) }
          }
        }
        #expect(wrong.prefix(3) == [], "seed \(seed), officer \(officer), \(length) minutes")
      }
    }
  }

  /// The most meetings that stand at any moment of a span: their number rises only where one begins.
  private func mostRoomsHeld(_ problem: MatchingProblem, from start: Instant, to end: Instant) -> Int {
    let moments = [start] + problem.booked.map(\.time.start).filter { start < $0 && $0 < end }
    return moments.map { moment in
      problem.booked.count { $0.time.start <= moment && moment < $0.time.end }
    }.max() ?? 0
  }

  @Test("A day out of the calendar's reach has no free time to tell of")
  func outOfReach() {
    let problem = RandomProblem(seed: 1, shape: .availability).problem
    let day = problem.calendar.reach.upperBound.advanced(by: 1)
    #expect(throws: CalendarReachError.self) {
      try problem.freeTime(of: problem.officers[0], on: day)
    }
  }
}
