import SeededRandom
import Scheduling
import Testing
import WorkCalendar

@Suite("Plans of a usual day")
struct MatcherPropertyTests {
  static let seeds: ClosedRange<UInt64> = 1...12
  /// Seeds whose bounds are not all reached, so that the best plan is found and proved on longer ways.
  static let hardSeeds: [UInt64] = [19, 43, 51, 53, 112]

  static func plan(_ problem: MatchingProblem) -> Plan {
    Matcher(problem).plan(secondsLeft: countingDown(from: 20_000))
  }

  /// The problem with other parts.
  static func problem(
    _ problem: MatchingProblem, officers: [Officer]? = nil, requests: [MeetingRequest]? = nil,
    booked: [Booking]? = nil, rules: ServiceRules? = nil
  ) -> MatchingProblem {
    MatchingProblem(
      now: problem.now, rules: rules ?? problem.rules, officers: officers ?? problem.officers,
      requests: requests ?? problem.requests, booked: booked ?? problem.booked, calendar: problem.calendar,
      officeHours: problem.officeHours)
  }

  /// Priority requests and all requests that are met, by which plans are compared first.
  static func met(_ plan: Plan) -> [Int] { [plan.objective.priorityMatched, plan.objective.matched] }

  @Test(
    "A plan breaks no rule, tells its objective truly, and comes out the same again",
    arguments: seeds + hardSeeds)
  func validAndDeterministic(seed: UInt64) {
    let random = RandomProblem(seed: seed, shape: .medium)
    let plan = MatcherPropertyTests.plan(random.problem)
    #expect(PlainRules(random).breaches(of: plan) == [])
    #expect(plan == MatcherPropertyTests.plan(random.problem))
    // A time limit that is not reached plays no part.
    #expect(plan == Matcher(random.problem).plan(secondsLeft: countingDown(from: 300_000)))
    #expect(plan.isOptimal)
  }

  @Test(
    "The order of officers, requests and meetings that stand does not change how good the plan is",
    arguments: seeds)
  func order(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let problem = RandomProblem(seed: seed, shape: .medium).problem
    let shuffled = MatcherPropertyTests.problem(
      problem, officers: problem.officers.shuffled(using: &random),
      requests: problem.requests.shuffled(using: &random), booked: problem.booked.shuffled(using: &random))
    #expect(MatcherPropertyTests.plan(shuffled).objective == MatcherPropertyTests.plan(problem).objective)
  }

  @Test(
    "Another officer, a meeting less, a room more or a higher cap never lets fewer be met", arguments: seeds)
  func more(seed: UInt64) {
    let problem = RandomProblem(seed: seed, shape: .medium).problem
    let before = MatcherPropertyTests.plan(problem)
    let officer = Officer(id: "new", competencies: ["nib", "kkpr"])
    var moreRooms = problem.rules
    moreRooms.onlineRooms += 1
    var higherCap = problem.rules
    higherCap.maxMeetingsPerOfficerPerDay += 1
    var noBuffer = problem.rules
    noBuffer.buffer = Minutes(0)
    let easier = [
      MatcherPropertyTests.problem(problem, officers: problem.officers + [officer]),
      MatcherPropertyTests.problem(problem, booked: Array(problem.booked.dropFirst())),
      MatcherPropertyTests.problem(problem, rules: moreRooms),
      MatcherPropertyTests.problem(problem, rules: higherCap),
      MatcherPropertyTests.problem(problem, rules: noBuffer),
    ]
    for problem in easier {
      let after = MatcherPropertyTests.met(MatcherPropertyTests.plan(problem))
      #expect(!after.lexicographicallyPrecedes(MatcherPropertyTests.met(before)))
    }
  }

  @Test("With one request less, the others are met no worse", arguments: seeds)
  func oneRequestLess(seed: UInt64) {
    let problem = RandomProblem(seed: seed, shape: .medium).problem
    let before = MatcherPropertyTests.plan(problem)
    guard let dropped = before.assignments.first?.request else { return }
    let isPriority = problem.requests.contains { $0.id == dropped && $0.priority != .none }
    let after = MatcherPropertyTests.plan(
      MatcherPropertyTests.problem(problem, requests: problem.requests.filter { $0.id != dropped }))
    let least = [before.objective.priorityMatched - (isPriority ? 1 : 0), before.objective.matched - 1]
    #expect(!MatcherPropertyTests.met(after).lexicographicallyPrecedes(least))
  }

  @Test("What the best plan could not meet cannot be met beside it", arguments: seeds)
  func nothingLeft(seed: UInt64) {
    let random = RandomProblem(seed: seed, shape: .medium)
    let plan = MatcherPropertyTests.plan(random.problem)
    let met = Set(plan.assignments.map(\.request))
    let rest = MatcherPropertyTests.problem(
      random.problem, requests: random.problem.requests.filter { !met.contains($0.id) },
      booked: random.problem.booked + plan.assignments.map { Booking(officer: $0.officer, time: $0.time) })
    let again = MatcherPropertyTests.plan(rest)
    #expect(again.assignments == [])
    #expect(again.isOptimal)
  }

  @Test("Without any time there is a valid plan that is not called best", arguments: seeds)
  func noTime(seed: UInt64) {
    let random = RandomProblem(seed: seed, shape: .medium)
    let plan = Matcher(random.problem).plan(secondsLeft: { 0 })
    #expect(PlainRules(random).breaches(of: plan) == [])
    #expect(!plan.isOptimal)
    #expect(MatcherPropertyTests.plan(random.problem).objective <= plan.objective)
  }

  @Test("Without requests there is nothing to plan, and no better plan")
  func noRequests() {
    let problem = MatcherPropertyTests.problem(
      RandomProblem(seed: 1, shape: .medium).problem, requests: [])
    let plan = MatcherPropertyTests.plan(problem)
    #expect(plan.assignments == [] && plan.unmatched == [] && plan.isOptimal)
  }
}
