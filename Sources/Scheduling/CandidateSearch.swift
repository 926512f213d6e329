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
      max(Instant(LocalDateTime(date: $0.date, time: .midnight), offset: .wib), problem.now)
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

  /// Every candidate of every request, side by side for each request and officer, and whether these are all:
  /// past `limit` each request keeps only a share of its officers, in turn, and of its starts the first ones
  /// of its best windows.
  func candidates(limit: Int = 500_000) -> (found: [Candidate], areAll: Bool) {
    var found = [[Candidate]](repeating: [], count: problem.requests.count)
    let share = officersShare(limit: limit)
    let most = share < 1 ? 2 * limit / max(1, problem.requests.count) : Int.max
    // Masks are the same for all meetings of one length. There may be many lengths: one is kept at a time.
    let byLength = Dictionary(grouping: problem.requests.indices) { problem.requests[$0].duration }
    for (length, requests) in byLength.sorted(by: { $0.key < $1.key }) {
      let free = problem.officers.indices.map { masks.free(of: $0, length: length) }
      for request in requests {
        found[request] = candidates(of: request, free: free, share: share, most: most)
      }
    }
    return (found.flatMap(\.self), share >= 1)
  }

  private func candidates(
    of request: Int, free: [StartMask], share: Double, most: Int
  ) -> [Candidate] {
    let officers = competent[request]
    let kept = share < 1 ? min(officers.count, max(1, Int(Double(officers.count) * share))) : officers.count
    return (0..<kept).flatMap { turn in
      let officer = officers[(share < 1 ? request + turn : turn) % officers.count]
      return candidates(of: request, officer: officer, free: free[officer], most: max(1, most / kept))
    }
  }

  private func candidates(of request: Int, officer: Int, free: StartMask, most: Int) -> [Candidate] {
    var seen: [Range<Int>] = []
    var own: [Candidate] = []
    for (rank, window) in outlooks[request].windows.enumerated() where !window.isEmpty && own.count < most {
      free.forEach(in: window) { start in
        // A start that a better window holds has that window's rank.
        guard !seen.contains(where: { $0.contains(start) }) else { return }
        own.append(Candidate(request: request, officer: officer, start: start, rank: rank))
      }
      seen.append(window)
    }
    return own.prefix(most).sorted { $0.start < $1.start }
  }

  /// The share of each request's officers that keeps the number of candidates near a limit.
  private func officersShare(limit: Int) -> Double {
    let most = zip(outlooks, competent).reduce(0.0) { sum, request in
      sum + Double(request.0.windows.reduce(0) { $0 + $1.count }) * Double(request.1.count)
    }
    // Hours and busy times leave a part of the starts only.
    return min(1, Double(limit) * 4 / max(1, most))
  }
}
