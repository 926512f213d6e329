import LinearPrograms
import WorkCalendar

/// Finds the best plan for a day's requests (rules of the service, section 5.3).
///
///     let plan = Matcher(problem).plan { secondsUntilTheLimit() }
public struct Matcher {
  private let problem: MatchingProblem

  /// A matcher for a problem that the door has checked.
  public init(_ problem: MatchingProblem) { self.problem = problem }

  /// The best plan that could be found while `secondsLeft` was positive. The plan is valid whenever it ends;
  /// it is optimal only where that is proved. The same problem gives the same plan, unless the time ran out.
  ///
  /// `secondsLeft` is asked many times a second, so that it can also show how far the search is.
  public func plan(secondsLeft: @escaping () -> Double) -> Plan {
    let search = CandidateSearch(problem: problem)
    let (candidates, areAll) = search.candidates()
    let program = MatchingProgram(candidates, of: search)
    var neighbourhoods = Neighbourhoods(candidates, choices: program.program.choices, of: problem)
    let result = LexicographicSearch(
      program.program, objectives: program.values, secondsLeft: secondsLeft
    ).best(from: firstComeFirstServed(program)) { chosen, last in
      neighbourhoods.next(chosen: chosen, after: last)
    }
    return plan(
      result.chosen.map { candidates[$0] }, search, objective: program.objective(of: result.chosen),
      isOptimal: result.isProved && areAll)
  }

  /// For each request, why each of its windows could not be had if nobody else asked, and the free times
  /// nearest to what it proposes (rules of the service, section 5.2). Where a window could be had its reason
  /// is `outbid`: only other requests can take it.
  public func outlooks() -> [Unmatched] {
    UnmatchedExplanation(search: CandidateSearch(problem: problem), planned: [])
      .unmatched(Array(problem.requests.indices))
  }

  /// A plan to fall back on: priority requests first, then in the order of the scenario, each at the first
  /// time that fits.
  private func firstComeFirstServed(_ program: MatchingProgram) -> [Int] {
    let candidates = program.candidates
    let order = candidates.indices.sorted { left, right in
      let (a, b) = (candidates[left], candidates[right])
      let isFirst = problem.requests[a.request].priority != .none
      guard isFirst == (problem.requests[b.request].priority != .none) else { return isFirst }
      return (a.request, a.rank, a.start, a.officer) < (b.request, b.rank, b.start, b.officer)
    }
    return program.program.fitting(order)
  }

  private func plan(
    _ chosen: [Candidate], _ search: CandidateSearch, objective: Objective, isOptimal: Bool
  ) -> Plan {
    var assignments: [Assignment?] = problem.requests.map { _ in nil }
    for candidate in chosen { assignments[candidate.request] = search.assignment(of: candidate) }
    let met = assignments.compactMap { $0 }
    let planned = met.map { Booking(officer: $0.officer, time: $0.time) }
    let explanation = UnmatchedExplanation(search: search, planned: planned)
    return Plan(
      assignments: met,
      unmatched: explanation.unmatched(assignments.indices.filter { assignments[$0] == nil }),
      objective: objective, isOptimal: isOptimal)
  }
}
