import WorkCalendar

/// One way to meet one request: an officer and a start, alone allowed by every rule.
struct Candidate: Hashable {
  /// The request's place in the problem.
  let request: Int
  /// The officer's place in the problem.
  let officer: Int
  /// The start, as a position of the grid.
  let start: Int
  /// The rank of the first window that holds the meeting.
  let rank: Int
}

/// What is known of a request before anything is compared: from when it may be met, and where its windows
/// lie.
struct RequestOutlook {
  /// The receipt and the earliest date; `nil` where they lie out of the calendar's reach.
  let leadTime: LeadTime?
  /// The last day on which the service standard is kept; `nil` out of the calendar's reach.
  let dueDate: CivilDate?
  /// The first moment at which the request may be met: on its earliest date, and not before now. `nil` where
  /// one of the dates is out of the calendar's reach.
  let opening: Instant?
  /// For each proposed window, the starts of the grid that it leaves from the opening on.
  let windows: [Range<Int>]

  fileprivate init(of request: MeetingRequest, in problem: MatchingProblem, grid: StartGrid) {
    let calendar = problem.calendar
    let leadTime = try? calendar.leadTime(receivedAt: request.receivedAt, lead: problem.rules.lead)
    let dueDate = leadTime.flatMap {
      try? calendar.date(ServiceRules.completion, after: $0.effectiveReceiptDate)
    }
    let opening = leadTime.map {
      max(Instant(startOf: $0.date, offset: .wib), problem.now)
    }
    self.leadTime = leadTime
    self.dueDate = dueDate
    self.opening = dueDate == nil ? nil : opening
    let first = self.opening.map { grid.position(atOrAfter: $0) } ?? grid.count
    windows = request.proposals.map { window in
      grid.starts(of: request.duration, inside: window).clamped(to: first..<max(first, grid.count))
    }
  }
}

/// Finds every candidate of every request, and for a request without one the reason.
struct CandidateSearch {
  let problem: MatchingProblem
  let grid: StartGrid
  let masks: StartMasks
  let outlooks: [RequestOutlook]
  /// For each request, the places of the officers who have every competence that it needs.
  let competent: [[Int]]

  init(problem: MatchingProblem) {
    let grid = CandidateSearch.grid(for: problem)
    self.problem = problem
    self.grid = grid
    masks = StartMasks(problem: problem, grid: grid)
    competent = problem.requests.map { request in
      problem.officers.indices.filter { request.needs.isSubset(of: problem.officers[$0].competencies) }
    }
    outlooks = problem.requests.map { RequestOutlook(of: $0, in: problem, grid: grid) }
  }

  /// The days that matter: every day within the calendar's reach that a proposed window touches.
  private static func grid(for problem: MatchingProblem) -> StartGrid {
    var days: Set<CivilDate> = []
    for request in problem.requests {
      for window in request.proposals {
        let reach = problem.calendar.reach
        let first = max(window.start.local(offset: .wib).date, reach.lowerBound)
        let last = min((window.end - Minutes(1)).local(offset: .wib).date, reach.upperBound)
        if first <= last { days.formUnion(first...last) }
      }
    }
    return StartGrid(days: days, slot: problem.rules.slot)
  }

  /// Every candidate of every request, side by side for each request and officer, and whether these are all.
  ///
  /// Where there are more than `limit`, each request keeps at most its part of it, evenly chosen among its
  /// officers and their starts: a search of more would not end in time or memory.
  func candidates(limit: Int = 500_000) -> (found: [Candidate], areAll: Bool) {
    var found = [[Candidate]](repeating: [], count: problem.requests.count)
    let most = max(1, limit / max(1, problem.requests.count))
    var total = 0
    // Masks are the same for all meetings of one length. There may be many lengths: one is kept at a time.
    let byLength = Dictionary(grouping: problem.requests.indices) { problem.requests[$0].duration }
    for (length, requests) in byLength.sorted(by: { $0.key < $1.key }) {
      var free: [Int: StartMask] = [:]
      for request in requests {
        for officer in competent[request] {
          let mask = free[officer] ?? masks.free(of: officer, length: length)
          free[officer] = mask
          found[request] += candidates(of: request, officer: officer, free: mask)
        }
        total += found[request].count
        if total > limit { found[request] = spread(found[request], most: most) }
      }
    }
    guard total > limit else { return (found.flatMap(\.self), true) }
    return (found.flatMap { spread($0, most: most) }, false)
  }

  private func candidates(of request: Int, officer: Int, free: StartMask) -> [Candidate] {
    var seen: [Range<Int>] = []
    var own: [Candidate] = []
    for (rank, window) in outlooks[request].windows.enumerated() where !window.isEmpty {
      free.forEach(in: window) { start in
        // A start that a better window holds has that window's rank.
        guard !seen.contains(where: { $0.contains(start) }) else { return }
        own.append(Candidate(request: request, officer: officer, start: start, rank: rank))
      }
      seen.append(window)
    }
    return own.sorted { $0.start < $1.start }
  }

  /// At most so many of a request's candidates, evenly chosen.
  private func spread(_ candidates: [Candidate], most: Int) -> [Candidate] {
    guard candidates.count > most else { return candidates }
    return (0..<most).map { candidates[$0 * candidates.count / most] }
  }
}
