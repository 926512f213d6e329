import SeededRandom
import Scheduling
import Testing
import WorkCalendar

@Suite("Plans made by hand, against the rules read word by word (rules of the service, section 5.3)")
struct PlanAppraisalTests {
  static let seeds: ClosedRange<UInt64> = 1...40

  static func plan(_ problem: MatchingProblem) -> Plan {
    Matcher(problem).plan(secondsLeft: countingDown(from: 20_000))
  }

  /// What is placed at random: mostly windows' starts, and now and then anything.
  static func placements(_ problem: MatchingProblem, _ random: inout SplitMix64) -> [Placement] {
    problem.requests.filter { _ in random.happens(0.8) }.map { request in
      let window = random.pick(request.proposals)
      let room = max(0, Int(window.end.secondsSinceEpoch - window.start.secondsSinceEpoch) / 60)
      let step = random.happens(0.8) ? problem.rules.slot.count : 1
      let offset = Int.random(in: -1...(room / step), using: &random) * step
      return Placement(
        request: request.id, officer: random.pick(problem.officers).id, start: window.start + Minutes(offset))
    }
  }

  @Test("The best plan stands when it is judged, with the objective that it told", arguments: seeds)
  func best(seed: UInt64) {
    let problem = RandomProblem(seed: seed, shape: .medium).problem
    let plan = Self.plan(problem)
    let judged = PlanAppraisal(problem).appraised(plan.assignments.map(Placement.init))
    #expect(judged.refusals.isEmpty)
    #expect(judged.plan.assignments == plan.assignments && judged.plan.unmatched == plan.unmatched)
    #expect(judged.plan.objective == plan.objective)
  }

  @Test(
    "What stands of a plan made at random breaks no rule, and what is refused would break one",
    arguments: seeds)
  func random(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let drawn = RandomProblem(seed: seed, shape: .medium)
    let rules = PlainRules(drawn)
    let problem = drawn.problem
    let placements = Self.placements(problem, &random)
    let judged = PlanAppraisal(problem).appraised(placements)
    #expect(rules.breaches(of: judged.plan) == [])
    let refused = Dictionary(uniqueKeysWithValues: judged.refusals.map { ($0.index, $0.refusal) })
    var standing = rules.standing
    for (index, placement) in placements.enumerated() {
      let meeting = rules.meeting(placement)
      let fits =
        rules.isAllowedAlone(meeting, standing: rules.standing)
        && rules.isCompatible(meeting, with: standing)
      #expect(fits == (refused[index] == nil), "\(placement): \(String(describing: refused[index]))")
      if fits { standing.append(meeting) }
    }
  }

  @Test(
    "The choices of a request are every way there is beside the others, each with the objective of that plan")
  func choices() {
    for seed in Self.seeds {
      let trial = MatcherTests.Case(seed: seed)
      let (rules, problem) = (trial.rules, trial.rules.problem)
      let plan = Self.plan(problem)
      for (index, request) in problem.requests.enumerated() {
        let others = rules.meetings(of: plan).filter { $0.request != index }
        let due = trial.options[index].filter { rules.isCompatible($0, with: rules.standing + others) }
        let choices = PlanAppraisal(problem).choices(
          for: request.id, beside: plan.assignments.map(Placement.init))
        let found = choices?.slots.flatMap { slot in
          slot.holders.compactMap { holder -> (PlainMeeting, Objective)? in
            let officer = problem.officers.firstIndex { $0.id == holder.officer } ?? -1
            return (
              PlainMeeting(
                request: index, officer: officer, start: slot.time.start.secondsSinceEpoch,
                end: slot.time.end.secondsSinceEpoch), holder.objective
            )
          }
        }
        #expect(Set(found?.map(\.0) ?? []) == Set(due), "seed \(seed), \(request.id)")
        for (meeting, objective) in found ?? [] {
          #expect(rules.levels(of: objective) == rules.values(of: others + [meeting]), "seed \(seed)")
        }
        #expect(choices.map { rules.levels(of: $0.without) } == rules.values(of: others))
      }
    }
  }

  @Test(
    "A time that was agreed on may lie in no window, and counts as proposed last; every other rule binds it")
  func agreed() throws {
    let problem = Self.problem()
    let appraisal = PlanAppraisal(problem)
    let outside = Placement(request: "r", officer: "o", start: CivilDate.march(10).at(14))
    #expect(appraisal.appraised([outside]).refusals.map(\.refusal) == [.notProposed])
    func agreed(_ start: Instant) -> AppraisedPlan {
      appraisal.appraised([Placement(request: "r", officer: "o", start: start, isAgreed: true)])
    }
    let plan = agreed(CivilDate.march(10).at(14)).plan
    #expect(plan.assignments.map(\.isAgreed) == [true] && plan.objective.rankSum == 1)
    #expect(agreed(CivilDate.march(9).at(9)).plan.assignments.map(\.isAgreed) == [false])
    #expect(
      agreed(CivilDate.march(6).at(9)).refusals.map(\.refusal) == [.tooEarly(earliest: CivilDate.march(9))])
    #expect(agreed(CivilDate.march(10).at(14, 5)).refusals.map(\.refusal) == [.offGrid(slot: Minutes(15))])
    #expect(agreed(CivilDate.march(10).at(20)).refusals.map(\.refusal) == [.outsideHours])
    guard case .dayOff = try #require(agreed(CivilDate.march(14).at(9)).refusals.first).refusal else {
      Issue.record("a Saturday is no day off")
      return
    }
  }

  @Test("Each rule that a placement breaks is told by its name")
  func named() {
    let problem = Self.problem(
      booked: [Booking(officer: "o", time: CivilDate.march(9).span((10, 0), (11, 0)))],
      away: [CivilDate.march(9).span((11, 0), (12, 0))])
    func refusal(_ hour: Int, officer: String = "o", request: String = "r") -> PlacementRefusal? {
      PlanAppraisal(problem).appraised([
        Placement(request: request, officer: officer, start: CivilDate.march(9).at(hour))
      ]).refusals.first?.refusal
    }
    #expect(refusal(9) == nil)
    #expect(refusal(10) == .taken)
    #expect(refusal(11) == .away)
    #expect(refusal(9, officer: "p") == .notCompetent(lacking: ["nib"]))
    #expect(refusal(9, officer: "q") == .unknownOfficer)
    #expect(refusal(9, request: "s") == .notWaiting)
    let twice = PlanAppraisal(problem).appraised(
      [9, 9].map { Placement(request: "r", officer: "o", start: CivilDate.march(9).at($0)) })
    #expect(twice.refusals.map(\.refusal) == [.placedTwice])
    let both = PlanAppraisal(Self.problem(second: true)).appraised(
      ["r", "t"].map { Placement(request: $0, officer: "o", start: CivilDate.march(9).at(9)) })
    #expect(both.refusals.map(\.refusal) == [.takenInPlan(by: "r")])
    let full = PlanAppraisal(Self.problem(second: true, cap: 1)).appraised(
      [("r", 9), ("t", 10)].map { Placement(request: $0.0, officer: "o", start: CivilDate.march(9).at($0.1)) }
    )
    #expect(full.refusals.map(\.refusal) == [.dayFull(cap: 1)])
  }

  @Test(
    "The ground of an assignment tells what stood against better windows, and who else could have held it")
  func grounds() throws {
    let problem = Self.problem(second: true)
    let placements = [("r", 9), ("t", 11)].map {
      Placement(request: $0.0, officer: "o", start: CivilDate.march(9).at($0.1))
    }
    let grounds = PlanAppraisal(problem).grounds(of: placements)
    let first = try #require(grounds["r"])
    #expect(first.isEarliest && first.competent == 1 && first.free == 1 && first.load == 1)
    // Nobody has 10:00.
    #expect(grounds["t"]?.isEarliest == false)
  }

  /// An officer who can and one who cannot, and one request, or two, for the morning of 9 March 2026.
  static func problem(
    booked: [Booking] = [], away: [InstantRange] = [], second: Bool = false, cap: Int = 4
  ) -> MatchingProblem {
    let requests = ["r", "t"].prefix(second ? 2 : 1).map { id in
      MeetingRequest(
        id: id, receivedAt: CivilDate.march(2).at(8), needs: ["nib"], duration: Minutes(60),
        proposals: [CivilDate.march(9).span((9, 0), (12, 0))])
    }
    let day: [LocalSpan] = [.minutes(480, 720), .minutes(780, 960)]
    let hours = WeekPattern([.monday: day, .tuesday: day])
    return MatchingProblem(
      now: CivilDate.march(2).at(9), rules: ServiceRules(maxMeetingsPerOfficerPerDay: cap),
      officers: [
        Officer(id: "o", competencies: ["nib"], hours: hours, unavailable: away),
        Officer(id: "p", competencies: [], hours: hours),
      ], requests: Array(requests), booked: booked, calendar: .decreed(daysOff: []),
      officeHours: RandomProblem.officeHours)
  }
}

extension PlainRules {
  /// A placement of known ids as these rules see it.
  fileprivate func meeting(_ placement: Placement) -> PlainMeeting {
    let request = problem.requests.firstIndex { $0.id == placement.request } ?? -1
    let start = placement.start.secondsSinceEpoch
    return PlainMeeting(
      request: request, officer: problem.officers.firstIndex { $0.id == placement.officer } ?? -1,
      start: start,
      end: start + problem.requests[request].duration.seconds)
  }
}
