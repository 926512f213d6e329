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

  /// The explanations for the requests at some places of the problem, in their order.
  func unmatched(_ places: [Int]) -> [Unmatched] {
    let days = places.reduce(into: Set<CivilDate>()) { days, place in
      for span in daysOfAlternatives(for: place) { days.formUnion(span) }
    }
    let beside = StartMasks(
      problem: search.problem, grid: StartGrid(days: days, slot: search.problem.rules.slot), planned: planned)
    var explanations: [Int: Unmatched] = [:]
    // What officers can do is the same for all meetings of one length, and is kept for one at a time.
    let byLength = Dictionary(grouping: places) { search.problem.requests[$0].duration }
    for (length, places) in byLength.sorted(by: { $0.key < $1.key }) {
      var alone: [Int: StartsOfOfficer] = [:]
      var free: [Int: StartMask] = [:]
      for officer in Set(places.flatMap { search.competent[$0] }) {
        alone[officer] = StartsOfOfficer(officer, length: length, search.masks)
        free[officer] = beside.free(of: officer, length: length)
      }
      for place in places {
        explanations[place] = unmatched(place, alone: alone, free: free, beside: beside)
      }
    }
    return places.compactMap { explanations[$0] }
  }

  private func unmatched(
    _ index: Int, alone: [Int: StartsOfOfficer], free: [Int: StartMask], beside: StartMasks
  ) -> Unmatched {
    let request = search.problem.requests[index]
    let windows = request.proposals.indices.map { reason(of: $0, request: index, alone: alone) }
    // The window that came furthest through the rules is the one to tell of.
    let order = UnmatchedReason.allCases
    let nearest = windows.max { (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0) }
    return Unmatched(
      request: request.id, reason: nearest ?? .outsideHours, windows: windows,
      earliestDate: search.outlooks[index].leadTime?.date,
      alternatives: alternatives(for: index, free: free, beside: beside))
  }

  // MARK: Reasons

  /// The starts that each rule in turn leaves an officer.
  private struct StartsOfOfficer {
    let withinHours: StartMask
    let notBusy: StartMask
    let withRoom: StartMask

    init(_ officer: Int, length: Minutes, _ masks: StartMasks) {
      var mask = masks.withinHours(of: officer, length: length)
      withinHours = mask
      masks.removeBusy(of: officer, length: length, from: &mask)
      notBusy = mask
      masks.removeCrowded(length: length, from: &mask)
      withRoom = mask
    }
  }

  private func reason(
    of window: Int, request index: Int, alone: [Int: StartsOfOfficer]
  ) -> UnmatchedReason {
    let request = search.problem.requests[index]
    let proposal = request.proposals[window]
    let outlook = search.outlooks[index]
    guard !search.competent[index].isEmpty else { return .noCompetentOfficer }
    guard let opening = outlook.opening,
      proposal.start.local(offset: .wib).date <= search.problem.calendar.reach.upperBound
    else { return .pastCalendar }
    guard opening < proposal.end else { return .beforeEarliestDate }
    let starts = outlook.windows[window]
    guard !starts.isEmpty else {
      let isTooShort = search.grid.starts(of: request.duration, inside: proposal).isEmpty
      return isTooShort ? .outsideHours : .beforeEarliestDate
    }
    guard contains(starts, search.masks.workingDays) else { return .dayOff }
    let officers = search.competent[index].compactMap { alone[$0] }
    guard officers.contains(where: { contains(starts, $0.withinHours) }) else { return .outsideHours }
    guard officers.contains(where: { contains(starts, $0.notBusy) }) else { return .officersBusy }
    return officers.contains { contains(starts, $0.withRoom) } ? .outbid : .roomsFull
  }

  private func contains(_ range: Range<Int>, _ mask: StartMask) -> Bool {
    var found = false
    mask.forEach(in: range) { _ in found = true }
    return found
  }

  // MARK: Alternatives

  private func alternatives(
    for index: Int, free: [Int: StartMask], beside: StartMasks
  ) -> [Alternative] {
    let request = search.problem.requests[index]
    let grid = beside.grid
    let competent = search.competent[index]
    var open = StartMask(count: grid.count)
    for officer in competent { if let mask = free[officer] { open.formUnion(mask) } }
    var starts: [(start: Int, distance: Int64)] = []
    for positions in positionsOfAlternatives(for: index, on: grid) {
      open.forEach(in: positions) { starts.append(($0, distance(of: grid.instant(at: $0), to: request))) }
    }
    starts.sort { ($0.distance, $0.start) < ($1.distance, $1.start) }
    var found: [Alternative] = []
    for (start, _) in starts where found.count < UnmatchedExplanation.alternatives {
      let moment = grid.instant(at: start)
      guard let time = InstantRange(start: moment, end: moment + request.duration),
        // Times that overlap would be no choice.
        !found.contains(where: { $0.time.overlaps(time) }),
        let officer = competent.filter({ free[$0]?.contains(start) ?? false }).min(by: {
          (beside.standing[$0].count, $0) < (beside.standing[$1].count, $1)
        })
      else { continue }
      found.append(Alternative(time: time, officer: search.problem.officers[officer].id))
    }
    return found
  }

  /// The positions among which alternatives for a request are sought, ascending: those of its days, from its
  /// opening on.
  private func positionsOfAlternatives(for index: Int, on grid: StartGrid) -> [Range<Int>] {
    guard let opening = search.outlooks[index].opening else { return [] }
    let first = grid.position(atOrAfter: opening)
    func position(_ day: CivilDate) -> Int {
      max(first, grid.position(atOrAfter: Instant(startOf: day, offset: .wib)))
    }
    let spans = daysOfAlternatives(for: index).map {
      (position($0.lowerBound), position($0.upperBound.advanced(by: 1)))
    }
    return IntervalSet(spans).intervals.map { $0.lower..<$0.upper }
  }

  /// The days after the earliest date, and those around each proposed window, as far as the calendar reaches;
  /// none where nobody could meet the request, or its dates are out of reach.
  private func daysOfAlternatives(for index: Int) -> [ClosedRange<CivilDate>] {
    let outlook = search.outlooks[index]
    guard outlook.opening != nil, let earliest = outlook.leadTime?.date, !search.competent[index].isEmpty
    else { return [] }
    let around = UnmatchedExplanation.daysAround
    let spans = search.problem.requests[index].proposals.map { proposal in
      let day = proposal.start.local(offset: .wib).date
      return (day.advanced(by: -around), day.advanced(by: around))
    }
    let reach = search.problem.calendar.reach
    return (spans + [(earliest, earliest.advanced(by: around))]).compactMap { from, through in
      let (first, last) = (max(from, earliest), min(through, reach.upperBound))
      return first <= last ? first...last : nil
    }
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
