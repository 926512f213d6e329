import LinearPrograms
import WorkCalendar

/// The choice among candidates as a binary program: one column for each candidate, then, for each officer,
/// one for each meeting that the officer might hold, so that the squares of the loads are a sum of columns.
struct MatchingProgram {
  let candidates: [Candidate]
  let program: BinaryProgram
  private let search: CandidateSearch
  /// For each candidate, working days after the earliest date.
  private let delays: [Int]
  private let standingLoads: [Int]

  init(_ candidates: [Candidate], of search: CandidateSearch) {
    self.candidates = candidates
    self.search = search
    let problem = search.problem
    standingLoads = search.masks.standing.map(\.count)
    delays = MatchingProgram.delays(of: candidates, search)
    let loads = MatchingProgram.possibleLoads(of: candidates, officers: problem.officers.count)
    let columnCount = candidates.count + loads.reduce(0, +)
    var rows = MatchingProgram.requestRows(candidates, requests: problem.requests.count)
    rows += MatchingProgram.officerRows(candidates, search)
    rows += MatchingProgram.roomRows(candidates, search)
    rows += MatchingProgram.loadRows(candidates, loads: loads)
    let objectives = MatchingProgram.objectives(
      candidates, search, delays: delays, standing: standingLoads, loads: loads)
    program = BinaryProgram(
      columnCount: columnCount, decisions: candidates.count,
      choices: MatchingProgram.choices(candidates), rows: rows, objectives: objectives,
      guide: MatchingProgram.guide(objectives))
  }

  /// The objective of a choice of candidates.
  func objective(of chosen: [Int]) -> Objective {
    var objective = Objective()
    var loads = standingLoads
    for index in chosen {
      let candidate = candidates[index]
      objective.matched += 1
      if search.problem.requests[candidate.request].priority != .none { objective.priorityMatched += 1 }
      objective.rankSum += candidate.rank
      objective.workingDaysAfterEarliest += delays[index]
      objective.startMinutes += search.minutesFromNow(to: candidate.start)
      loads[candidate.officer] += 1
    }
    objective.loadSquares = loads.reduce(0) { $0 + $1 * $1 }
    return objective
  }

  /// The values of the program's objectives for a choice of candidates: the six levels, less being better. The
  /// squares of the loads that stand in any case are not among its columns.
  func values(of chosen: [Int]) -> [Int64] {
    let objective = objective(of: chosen)
    let standing = standingLoads.reduce(0) { $0 + $1 * $1 }
    return [
      -objective.priorityMatched, -objective.matched, objective.rankSum, objective.workingDaysAfterEarliest,
      objective.loadSquares - standing, objective.startMinutes,
    ].map(Int64.init)
  }

  // MARK: The parts of the program

  private static func delays(of candidates: [Candidate], _ search: CandidateSearch) -> [Int] {
    candidates.map { candidate in
      let day = search.grid.days[candidate.start / search.grid.startsPerDay]
      guard let earliest = search.outlooks[candidate.request].leadTime?.date,
        let days = try? search.problem.calendar.count(from: earliest, to: day)
      else { return 0 }
      return days.count
    }
  }

  /// For each officer, how many requests the officer could be given.
  private static func possibleLoads(of candidates: [Candidate], officers: Int) -> [Int] {
    var last = [Int](repeating: -1, count: officers)
    var loads = [Int](repeating: 0, count: officers)
    // Candidates are ordered by request: a request counts once for each officer.
    for candidate in candidates where last[candidate.officer] != candidate.request {
      last[candidate.officer] = candidate.request
      loads[candidate.officer] += 1
    }
    return loads
  }

  /// The candidates of each request, which stand side by side.
  private static func choices(_ candidates: [Candidate]) -> [Range<Int>] {
    var choices: [Range<Int>] = []
    for (index, candidate) in candidates.enumerated() {
      if let last = choices.last, candidates[last.lowerBound].request == candidate.request {
        choices[choices.count - 1] = last.lowerBound..<index + 1
      } else {
        choices.append(index..<index + 1)
      }
    }
    return choices
  }

  /// A request is met at most once.
  private static func requestRows(_ candidates: [Candidate], requests: Int) -> [BinaryProgram.Row] {
    var columns = [[Int32]](repeating: [], count: requests)
    for (index, candidate) in candidates.enumerated() { columns[candidate.request].append(Int32(index)) }
    return columns.filter { $0.count > 1 }.map { BinaryProgram.Row(upper: 1, columns: $0) }
  }

  /// An officer holds one meeting at a time, the buffer kept, and no more in a day than the cap.
  private static func officerRows(_ candidates: [Candidate], _ search: CandidateSearch) -> [BinaryProgram.Row]
  {
    let rules = search.problem.rules
    var byOfficer = [[Int32]](repeating: [], count: search.problem.officers.count)
    for (index, candidate) in candidates.enumerated() { byOfficer[candidate.officer].append(Int32(index)) }
    var rows: [BinaryProgram.Row] = []
    for (officer, columns) in byOfficer.enumerated() where !columns.isEmpty {
      let spans = columns.map { search.span(of: $0, among: candidates, buffer: rules.buffer) }
      rows += OverlapSweep(spans).rows(limit: 1)
      let meetings = search.masks.meetingsByDay(of: officer)
      let byDay = Dictionary(grouping: columns) { candidates[Int($0)].start / search.grid.startsPerDay }
      for (day, columns) in byDay.sorted(by: { $0.key < $1.key }) {
        let left = rules.maxMeetingsPerOfficerPerDay - (meetings[day] ?? 0)
        if columns.count > left { rows.append(BinaryProgram.Row(upper: Int64(left), columns: columns)) }
      }
    }
    return rows
  }

  /// At no moment are there more meetings than online rooms.
  private static func roomRows(_ candidates: [Candidate], _ search: CandidateSearch) -> [BinaryProgram.Row] {
    let spans = candidates.indices.map {
      search.span(of: Int32($0), among: candidates, buffer: Minutes(0))
    }
    return OverlapSweep(spans, standing: search.masks.meetings).rows(
      limit: search.problem.rules.onlineRooms)
  }

  /// The meetings of an officer are as many as the columns that count them: the first costs least, so they
  /// fill in order.
  private static func loadRows(_ candidates: [Candidate], loads: [Int]) -> [BinaryProgram.Row] {
    var columns = [[Int32]](repeating: [], count: loads.count)
    for (index, candidate) in candidates.enumerated() { columns[candidate.officer].append(Int32(index)) }
    var next = Int32(candidates.count)
    var rows: [BinaryProgram.Row] = []
    for (officer, load) in loads.enumerated() where load > 0 {
      let counting = next..<next + Int32(load)
      next = counting.upperBound
      rows.append(
        BinaryProgram.Row(
          lower: 0, upper: 0, columns: columns[officer] + counting,
          coefficients: columns[officer].map { _ in 1 } + counting.map { _ in -1 }))
    }
    return rows
  }

  /// One objective for the first four levels together. The weights only have to lean the right way.
  private static func guide(_ objectives: [[Int64]]) -> [Int64] {
    var guide = [Int64](repeating: 0, count: objectives[0].count)
    for (objective, weight) in zip(objectives, [100_000, 1_000, 30, 3] as [Int64]) {
      for column in guide.indices { guide[column] += weight * objective[column] }
    }
    return guide
  }

  /// The six levels, each as something to be minimised.
  private static func objectives(
    _ candidates: [Candidate], _ search: CandidateSearch, delays: [Int], standing: [Int], loads: [Int]
  ) -> [[Int64]] {
    let none = [Int64](repeating: 0, count: loads.reduce(0, +))
    let priority = candidates.map { candidate -> Int64 in
      search.problem.requests[candidate.request].priority == .none ? 0 : -1
    }
    // The n-th meeting of an officer raises the square of the load by 2n - 1.
    let squares = zip(loads, standing).flatMap { load, standing in
      (0..<load).map { Int64(2 * (standing + $0) + 1) }
    }
    return [
      priority + none,
      candidates.map { _ in -1 } + none,
      candidates.map { Int64($0.rank) } + none,
      delays.map(Int64.init) + none,
      candidates.map { _ in 0 } + squares,
      candidates.map { Int64(search.minutesFromNow(to: $0.start)) } + none,
    ]
  }
}

extension CandidateSearch {
  /// Minutes from now to a start of the grid; a minute that has begun counts from its beginning.
  func minutesFromNow(to start: Int) -> Int {
    let epoch = Instant(secondsSinceEpoch: 0)
    return grid.instant(at: start).minutes(since: epoch).count - problem.now.minutes(since: epoch).count
  }

  /// When the meeting of a candidate is held.
  func time(of candidate: Candidate) -> InstantRange? {
    let start = grid.instant(at: candidate.start)
    return InstantRange(start: start, end: start + problem.requests[candidate.request].duration)
  }

  /// What a plan has for a request by a candidate; `nil` out of the calendar's reach.
  func assignment(of candidate: Candidate, isAgreed: Bool = false) -> Assignment? {
    let outlook = outlooks[candidate.request]
    guard let leadTime = outlook.leadTime, let due = outlook.dueDate, let time = time(of: candidate),
      let delay = try? problem.calendar.count(
        from: leadTime.date, to: grid.days[candidate.start / grid.startsPerDay])
    else { return nil }
    return Assignment(
      request: problem.requests[candidate.request].id, officer: problem.officers[candidate.officer].id,
      time: time, proposal: candidate.rank, earliestDate: leadTime.date, dueDate: due, afterEarliest: delay,
      isAgreed: isAgreed)
  }

  fileprivate func span(
    of column: Int32, among candidates: [Candidate], buffer: Minutes
  ) -> OverlapSweep.Span {
    let candidate = candidates[Int(column)]
    let start = grid.instant(at: candidate.start)
    return OverlapSweep.Span(
      column: column, start: start, end: start + problem.requests[candidate.request].duration + buffer)
  }
}
