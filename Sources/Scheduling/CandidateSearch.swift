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
  /// For each proposed window, the starts of the grid that it leaves on or after the earliest date, and after
  /// now.
  let windows: [Range<Int>]
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
    self.problem = problem
    let leadTimes = problem.requests.map {
      try? problem.calendar.leadTime(receivedAt: $0.receivedAt, lead: problem.rules.lead)
    }
    grid = CandidateSearch.grid(for: problem, leadTimes: leadTimes)
    masks = StartMasks(problem: problem, grid: grid)
    competent = problem.requests.map { request in
      problem.officers.indices.filter { request.needs.isSubset(of: problem.officers[$0].competencies) }
    }
    let grid = self.grid
    outlooks = zip(problem.requests, leadTimes).map { request, leadTime in
      let opening = leadTime.map { Instant(LocalDateTime(date: $0.date, time: .midnight), offset: .wib) }
      let first = opening.map { grid.position(atOrAfter: max($0, problem.now)) } ?? grid.count
      return RequestOutlook(
        leadTime: leadTime,
        windows: request.proposals.map { window in
          grid.starts(of: request.duration, inside: window).clamped(to: first..<max(first, grid.count))
        })
    }
  }

  /// The days that matter: every day within the calendar's reach that a proposed window touches.
  private static func grid(for problem: MatchingProblem, leadTimes: [LeadTime?]) -> StartGrid {
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

  /// Every candidate of every request, ordered by request, officer and start, and whether these are all: past
  /// `limit` each request keeps only a share of its officers, in turn.
  func candidates(limit: Int = 500_000) -> (found: [Candidate], areAll: Bool) {
    var found: [Candidate] = []
    var freeByLength: [Minutes: [StartMask]] = [:]
    let share = officersShare(limit: limit)
    for (index, request) in problem.requests.enumerated() {
      let free: [StartMask]
      if let known = freeByLength[request.duration] {
        free = known
      } else {
        free = problem.officers.indices.map { masks.free(of: $0, length: request.duration) }
        freeByLength[request.duration] = free
      }
      let officers = competent[index]
      let kept = max(1, Int(Double(officers.count) * share))
      for turn in 0..<min(kept, officers.count) {
        let officer = officers[(share < 1 ? index + turn : turn) % officers.count]
        found += candidates(of: index, officer: officer, free: free[officer])
      }
    }
    return (found, share >= 1)
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

  /// The share of each request's officers that keeps the number of candidates near a limit.
  private func officersShare(limit: Int) -> Double {
    let most = zip(outlooks, competent).reduce(0.0) { sum, request in
      sum + Double(request.0.windows.reduce(0) { $0 + $1.count }) * Double(request.1.count)
    }
    // Hours and busy times leave a part of the starts only.
    return min(1, Double(limit) * 4 / max(1, most))
  }
}
