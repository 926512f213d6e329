import Testing
import WorkCalendar

@testable import Scheduling

@Suite("Days far larger than any that the service has seen")
struct LargeProblemTests {
  /// Two thousand requests to two hundred officers.
  static let shape = ProblemShape(
    requests: 2000...2000, officers: 200...200, days: 12...12, slots: [30], durations: [30, 60, 90], room: 60,
    rooms: [40], caps: [4])

  @Test("The plan of two thousand requests ends with its time limit and breaks no rule")
  func ends() {
    let random = RandomProblem(seed: 1, shape: LargeProblemTests.shape)
    let clock = ContinuousClock()
    var end: ContinuousClock.Instant?
    let plan = Matcher(random.problem).plan {
      let now = clock.now
      let limit = end ?? now.advanced(by: .seconds(2))
      end = limit
      return now.duration(to: limit) / .seconds(1)
    }
    #expect(plan.objective.matched > 0)
    #expect(PlainRules(random).breaches(of: plan) == [])
  }

  @Test("Past the limit of candidates each request keeps some, and no more than its share")
  func candidates() {
    var shape = LargeProblemTests.shape
    shape.requests = 60...60
    shape.officers = 20...20
    let search = CandidateSearch(problem: RandomProblem(seed: 2, shape: shape).problem)
    let (all, areAll) = search.candidates()
    #expect(areAll)
    for limit in [20, 60, 150] {
      let (some, areStillAll) = search.candidates(limit: limit)
      #expect(!areStillAll)
      #expect(some.count <= 2 * max(limit, 60))
      #expect(Set(some).isSubset(of: all))
      #expect(Set(some).count == some.count)
      #expect(some.map(\.request) == some.map(\.request).sorted())
    }
    // Every request keeps a part of its officers: most requests that can be met still can.
    let met = Set(all.map(\.request)).count
    #expect(Set(search.candidates(limit: 150).found.map(\.request)).count * 2 > met)
  }
}
