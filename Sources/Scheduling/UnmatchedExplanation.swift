import WorkCalendar

/// Tells why a request could not be met, and when it could be met after all once a plan stands.
struct UnmatchedExplanation {
  /// How many alternatives are offered.
  private static let alternatives = 3
  /// How many days around the proposed windows and after the earliest date alternatives are sought.
  private static let daysAround = 14

  private let search: CandidateSearch
  private let planned: [Booking]

  /// Explanations beside the meetings of a plan.
  init(search: CandidateSearch, planned: [Booking]) {
    self.search = search
    self.planned = planned
  }

  /// The explanation for the request at a place of the problem.
  func unmatched(_ index: Int) -> Unmatched {
    let request = search.problem.requests[index]
    let windows = request.proposals.indices.map { reason(of: $0, request: index) }
    // The window that came furthest through the rules is the one to tell of.
    let order = UnmatchedReason.allCases
    let nearest = windows.max { (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0) }
    return Unmatched(
      request: request.id, reason: nearest ?? .outsideHours, windows: windows,
      earliestDate: search.outlooks[index].leadTime?.date, alternatives: alternatives(for: index))
  }

  // MARK: Reasons

  private func reason(of window: Int, request index: Int) -> UnmatchedReason {
    let request = search.problem.requests[index]
    let proposal = request.proposals[window]
    let reach = search.problem.calendar.reach
    guard !search.competent[index].isEmpty else { return .noCompetentOfficer }
    guard search.outlooks[index].leadTime != nil,
      proposal.start.local(offset: .wib).date <= reach.upperBound
    else { return .pastCalendar }
    let starts = search.outlooks[index].windows[window]
    guard !starts.isEmpty else {
      let isTooShort = search.grid.starts(of: request.duration, inside: proposal).isEmpty
      return isTooShort ? .outsideHours : .beforeEarliestDate
    }
    guard contains(starts, search.masks.workingDays) else { return .dayOff }
    var within: [(officer: Int, mask: StartMask)] = []
    for officer in search.competent[index] {
      let mask = search.masks.withinHours(of: officer, length: request.duration)
      if contains(starts, mask) { within.append((officer, mask)) }
    }
    guard !within.isEmpty else { return .outsideHours }
    var isAnyFree = false
    for (officer, mask) in within {
      var mask = mask
      search.masks.removeBusy(of: officer, length: request.duration, from: &mask)
      guard contains(starts, mask) else { continue }
      isAnyFree = true
      search.masks.removeCrowded(length: request.duration, from: &mask)
      if contains(starts, mask) { return .outbid }
    }
    return isAnyFree ? .roomsFull : .officersBusy
  }

  private func contains(_ range: Range<Int>, _ mask: StartMask) -> Bool {
    var found = false
    mask.forEach(in: range) { _ in found = true }
    return found
  }

  // MARK: Alternatives

  private func alternatives(for index: Int) -> [Alternative] {
    let problem = search.problem
    let request = problem.requests[index]
    guard let earliest = search.outlooks[index].leadTime?.date, !search.competent[index].isEmpty else {
      return []
    }
    let grid = StartGrid(days: days(around: request, from: earliest), slot: problem.rules.slot)
    let masks = StartMasks(problem: problem, grid: grid, planned: planned)
    let first = grid.position(atOrAfter: problem.now)
    var officersByStart: [Int: [Int]] = [:]
    for officer in search.competent[index] {
      masks.free(of: officer, length: request.duration).forEach(in: min(first, grid.count)..<grid.count) {
        officersByStart[$0, default: []].append(officer)
      }
    }
    let starts = officersByStart.keys.map {
      (start: $0, distance: distance(of: grid.instant(at: $0), to: request))
    }
    .sorted { ($0.distance, $0.start) < ($1.distance, $1.start) }
    var found: [Alternative] = []
    for (start, _) in starts where found.count < UnmatchedExplanation.alternatives {
      let moment = grid.instant(at: start)
      guard let time = InstantRange(start: moment, end: moment + request.duration),
        // Times that overlap would be no choice.
        !found.contains(where: { $0.time.overlaps(time) }),
        let officer = officersByStart[start]?.min(by: {
          (masks.standing[$0].count, $0) < (masks.standing[$1].count, $1)
        })
      else { continue }
      found.append(Alternative(time: time, officer: problem.officers[officer].id))
    }
    return found
  }

  /// The days after the earliest date, and those around each proposed window, as far as the calendar reaches.
  private func days(around request: MeetingRequest, from earliest: CivilDate) -> Set<CivilDate> {
    let reach = search.problem.calendar.reach
    let spans = request.proposals.map { proposal in
      let day = proposal.start.local(offset: .wib).date
      return (
        day.advanced(by: -UnmatchedExplanation.daysAround), day.advanced(by: UnmatchedExplanation.daysAround)
      )
    }
    var days: Set<CivilDate> = []
    for (from, through) in spans + [(earliest, earliest.advanced(by: UnmatchedExplanation.daysAround))] {
      let first = max(from, earliest)
      let last = min(through, reach.upperBound)
      if first <= last { days.formUnion(first...last) }
    }
    return days
  }

  /// How far a start lies from where the applicant proposed to begin, in seconds; to the nearest window.
  private func distance(of start: Instant, to request: MeetingRequest) -> Int64 {
    request.proposals.map { window in
      let last = max(window.start, window.end - request.duration)
      return max(
        0, window.start.secondsSinceEpoch - start.secondsSinceEpoch,
        start.secondsSinceEpoch - last.secondsSinceEpoch)
    }.min() ?? 0
  }
}
