import WorkCalendar

/// Judges plans that somebody makes by hand: what of them can stand, how good they are, and what else could be done
/// (rules of the service, section 5.3).
///
///     let judged = PlanAppraisal(problem).appraised(placements)
///     judged.refusals.isEmpty && judged.plan.objective < before
public struct PlanAppraisal {
  private let problem: MatchingProblem

  /// An appraisal for a problem that the door has checked.
  public init(_ problem: MatchingProblem) { self.problem = problem }

  /// The plan that some placements make. Each is judged beside those before it: one that breaks a rule is not in the
  /// plan, and told with the rule. Nothing is searched for, so it is never said to be the best.
  public func appraised(_ placements: [Placement]) -> AppraisedPlan {
    let table = PlanTable(problem, placements)
    let search = table.board.search
    let chosen = table.board.placed.values.sorted { $0.request < $1.request }
    let assignments = chosen.compactMap {
      search.assignment(of: $0, isAgreed: table.agreed.contains($0.request))
    }
    let explanation = UnmatchedExplanation(
      search: CandidateSearch(problem: problem),
      planned: assignments.map { Booking(officer: $0.officer, time: $0.time) })
    return AppraisedPlan(
      plan: Plan(
        assignments: assignments,
        unmatched: explanation.unmatched(
          problem.requests.indices.filter { table.board.placed[$0] == nil }),
        objective: MatchingProgram(chosen, of: search).objective(of: Array(chosen.indices)), isOptimal: false),
      refusals: table.refusals)
  }

  /// Every way to meet one request beside what some placements have for the others, in the order of the starts;
  /// `nil` for a request that is not of the problem. A time that was agreed on is not among them.
  public func choices(for request: String, beside placements: [Placement]) -> PlacementChoices? {
    guard let place = problem.requests.firstIndex(where: { $0.id == request }) else { return nil }
    let others = placements.filter { $0.request != request }
    let table = PlanTable(problem, others)
    let board = table.board
    let search = board.search
    let chosen = board.placed.values.sorted { $0.request < $1.request }
    let base = MatchingProgram(chosen, of: search).objective(of: Array(chosen.indices))
    var slots: [PlacementChoices.Slot] = []
    for (start, rank) in search.starts(of: place) {
      let officers = board.officers(for: place, at: start, rank: rank).compactMap { officer in
        let candidate = Candidate(request: place, officer: officer, start: start, rank: rank)
        return search.assignment(of: candidate).map { assignment in
          PlacementChoices.Holder(
            officer: assignment.officer,
            objective: base.adding(
              assignment, isPriority: problem.requests[place].priority != .none,
              load: board.load(of: officer, besides: place), minutes: search.minutesFromNow(to: start)))
        }
      }
      guard !officers.isEmpty,
        let time = search.time(
          of: .init(
            request: place, officer: 0, start: start, rank: rank))
      else { continue }
      slots.append(PlacementChoices.Slot(time: time, proposal: rank, holders: officers))
    }
    let explanation = UnmatchedExplanation(
      search: CandidateSearch(problem: problem),
      planned: chosen.compactMap { candidate in
        search.time(of: candidate).map {
          Booking(officer: problem.officers[candidate.officer].id, time: $0)
        }
      })
    return PlacementChoices(slots: slots, without: base, explanation: explanation.unmatched([place]).first)
  }

  /// Why a plan has for each of its requests what it has, as far as that can be read from the plan: in the order of
  /// the assignments. Placements that cannot stand have no ground.
  public func grounds(of placements: [Placement]) -> [String: PlacementGround] {
    let table = PlanTable(problem, placements)
    let board = table.board
    let search = board.search
    let later = board.placed.values.filter { $0.rank > 0 }.map(\.request).sorted()
    let explained = UnmatchedExplanation(search: search, planned: []).unmatched(later)
    let windows = Dictionary(uniqueKeysWithValues: zip(later, explained.map(\.windows)))
    var grounds: [String: PlacementGround] = [:]
    for candidate in board.placed.values {
      let free = board.officers(for: candidate.request, at: candidate.start, rank: candidate.rank)
      let earlier = search.outlooks[candidate.request].windows[candidate.rank].prefix {
        $0 < candidate.start
      }
      let loads = free.map { board.load(of: $0, besides: candidate.request) }
      let own = board.load(of: candidate.officer, besides: candidate.request)
      grounds[problem.requests[candidate.request].id] = PlacementGround(
        betterWindows: windows[candidate.request].map { Array($0.prefix(candidate.rank)) } ?? [],
        isEarliest: earlier.allSatisfy {
          board.officers(for: candidate.request, at: $0, rank: candidate.rank).isEmpty
        },
        competent: search.competent[candidate.request].count, free: free.count, load: own,
        isLeastLoaded: loads.allSatisfy { own <= $0 })
    }
    return grounds
  }
}

/// Placements on a board, each judged beside those before it.
private struct PlanTable {
  let board: PlanBoard
  private(set) var refusals: [RefusedPlacement] = []
  /// The places of the requests whose time was agreed on and lies in no window.
  private(set) var agreed: Set<Int> = []

  init(_ problem: MatchingProblem, _ placements: [Placement]) {
    board = PlanBoard(CandidateSearch(problem: problem.agreeing(to: placements)))
    let places = Dictionary(
      problem.requests.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    let officers = Dictionary(
      problem.officers.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    for (index, placement) in placements.enumerated() {
      switch candidate(placement, problem, places, officers) {
      case .success(let candidate):
        board.place(candidate)
        if candidate.rank == problem.requests[candidate.request].proposals.count {
          agreed.insert(candidate.request)
        }
      case .failure(let refused):
        refusals.append(RefusedPlacement(index: index, placement: placement, refusal: refused.refusal))
      }
    }
  }

  private struct Refused: Error { let refusal: PlacementRefusal }

  /// The candidate that a placement is, or the first rule that it breaks.
  private func candidate(
    _ placement: Placement, _ problem: MatchingProblem, _ places: [String: Int], _ officers: [String: Int]
  ) -> Result<Candidate, Refused> {
    func refused(_ refusal: PlacementRefusal) -> Result<Candidate, Refused> {
      .failure(Refused(refusal: refusal))
    }
    guard let request = places[placement.request] else { return refused(.notWaiting) }
    guard board.placed[request] == nil else { return refused(.placedTwice) }
    guard let officer = officers[placement.officer] else { return refused(.unknownOfficer) }
    let search = board.search
    let date = placement.start.local(offset: .wib).date
    guard search.outlooks[request].opening != nil, let earliest = search.outlooks[request].leadTime?.date,
      problem.calendar.reach.contains(date)
    else { return refused(.pastCalendar) }
    guard placement.start >= problem.now else { return refused(.inThePast) }
    guard date >= earliest else { return refused(.tooEarly(earliest: earliest)) }
    let slot = problem.rules.slot
    guard Int64(placement.start.local(offset: .wib).time.secondOfDay) % slot.seconds == 0 else {
      return refused(.offGrid(slot: slot))
    }
    let start = search.grid.position(atOrAfter: placement.start)
    guard let rank = search.outlooks[request].windows.firstIndex(where: { $0.contains(start) }),
      search.grid.instant(at: start) == placement.start
    else { return refused(.notProposed) }
    let candidate = Candidate(request: request, officer: officer, start: start, rank: rank)
    return board.refusal(of: candidate).map { refused($0) } ?? .success(candidate)
  }
}

extension MatchingProblem {
  /// The same problem in which times that were agreed on count as proposed last.
  fileprivate func agreeing(to placements: [Placement]) -> MatchingProblem {
    let agreed = Dictionary(
      placements.filter(\.isAgreed).map { ($0.request, $0.start) }, uniquingKeysWith: { first, _ in first })
    guard !agreed.isEmpty else { return self }
    let requests = self.requests.map { request -> MeetingRequest in
      guard let start = agreed[request.id],
        let time = InstantRange(start: start, end: start + request.duration)
      else { return request }
      return MeetingRequest(
        id: request.id, receivedAt: request.receivedAt, priority: request.priority, needs: request.needs,
        duration: request.duration, proposals: request.proposals + [time])
    }
    return MatchingProblem(
      now: now, rules: rules, officers: officers, requests: requests, booked: booked, calendar: calendar,
      officeHours: officeHours)
  }
}

extension CandidateSearch {
  /// The starts that a request's windows hold from its opening on, ascending, each with the rank of the first window
  /// that holds it.
  fileprivate func starts(of request: Int) -> [(start: Int, rank: Int)] {
    var ranks: [Int: Int] = [:]
    for (rank, window) in outlooks[request].windows.enumerated() {
      for start in window where ranks[start] == nil { ranks[start] = rank }
    }
    return ranks.sorted { $0.key < $1.key }.map { (start: $0.key, rank: $0.value) }
  }
}

extension Objective {
  /// The objective with one more meeting, of an officer who has so many without it.
  fileprivate func adding(_ assignment: Assignment, isPriority: Bool, load: Int, minutes: Int) -> Objective {
    var sum = self
    sum.matched += 1
    if isPriority { sum.priorityMatched += 1 }
    sum.rankSum += assignment.proposal
    sum.workingDaysAfterEarliest += assignment.afterEarliest.count
    // The next meeting of an officer raises the square of the load by 2n + 1.
    sum.loadSquares += 2 * load + 1
    sum.startMinutes += minutes
    return sum
  }
}
