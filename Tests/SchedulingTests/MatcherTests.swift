import Scheduling
import Testing
import WorkCalendar

@Suite("The best plan, against every plan there is")
struct MatcherTests {
  /// A problem that is small enough to try every plan, and those plans' meetings.
  struct Case {
    let rules: PlainRules
    let options: [[PlainMeeting]]

    /// The first problem from a seed on that leaves something to choose and not too much.
    init(seed: UInt64) {
      var attempt = seed << 16
      while true {
        let rules = PlainRules(RandomProblem(seed: attempt, shape: .tiny))
        let options = rules.options
        // Each request can be met in one of its ways or not at all.
        let plans = options.reduce(1) { min(1_000_000, $0 * ($1.count + 1)) }
        if (20...3000).contains(plans), options.filter({ !$0.isEmpty }).count >= 2 {
          (self.rules, self.options) = (rules, options)
          return
        }
        attempt += 1
      }
    }
  }

  @Test("No plan is better at any of the six levels, and that is proved", arguments: 0..<20)
  func isBest(block: Int) {
    for seed in UInt64(block * 20 + 1)...UInt64(block * 20 + 20) {
      let trial = Case(seed: seed)
      let plan = Matcher(trial.rules.problem).plan(secondsLeft: countingDown(from: 100_000))
      #expect(trial.rules.breaches(of: plan) == [], "seed \(seed)")
      #expect(
        trial.rules.levels(of: plan.objective) == trial.rules.leastValues(trial.options), "seed \(seed)")
      #expect(plan.isOptimal, "seed \(seed)")
    }
  }
}
