import WorkCalendar

/// A plan that is being laid out: which candidates stand in it, and why another could not. For one thread.
final class PlanBoard {
  let search: CandidateSearch
  /// What stands, by the place of its request in the problem.
  private(set) var placed: [Int: Candidate] = [:]
  private var byOfficer: [[Candidate]]
  /// The meetings of each day, with the places of their requests; `nil` for those that stand.
  private var byDay: [CivilDate: [(request: Int?, time: InstantRange)]] = [:]
  private var masks: [MaskKey: MasksOfOfficer] = [:]

  init(_ search: CandidateSearch) {
    self.search = search
    byOfficer = [[Candidate]](repeating: [], count: search.problem.officers.count)
    for time in search.masks.meetings {
      for day in Set([time.start, time.end].map { $0.local(offset: .wib).date }) {
        byDay[day, default: []].append((nil, time))
      }
    }
  }

  /// Puts a candidate in, whatever stands against it; one of the same request gives way.
  func place(_ candidate: Candidate) {
    if let before = placed[candidate.request] {
      byOfficer[before.officer].removeAll { $0.request == candidate.request }
      byDay[day(of: before)]?.removeAll { $0.request == candidate.request }
    }
    placed[candidate.request] = candidate
    byOfficer[candidate.officer].append(candidate)
    if let time = search.time(of: candidate) {
      byDay[day(of: candidate), default: []].append((candidate.request, time))
    }
  }

  /// How many meetings an officer has, those that stand and those of the plan but for one request.
  func load(of officer: Int, besides request: Int) -> Int {
    search.masks.standing[officer].count + byOfficer[officer].count { $0.request != request }
  }

  /// Why a candidate whose start lies in one of its request's windows could not stand beside the others; `nil`
  /// where it could. What the plan has for its own request does not stand in its way.
  func refusal(of candidate: Candidate) -> PlacementRefusal? {
    let problem = search.problem
    let request = problem.requests[candidate.request]
    guard search.competent[candidate.request].contains(candidate.officer) else {
      return .notCompetent(
        lacking: request.needs.subtracting(problem.officers[candidate.officer].competencies).sorted())
    }
    let masks = masks(of: candidate.officer, length: request.duration)
    let day = candidate.start / search.grid.startsPerDay
    guard masks.withinHours.contains(candidate.start) else {
      guard let known = try? problem.calendar.day(search.grid.days[day]) else { return .pastCalendar }
      return known.isWorking ? .outsideHours : .dayOff(known)
    }
    guard masks.present.contains(candidate.start) else { return .away }
    let cap = problem.rules.maxMeetingsPerOfficerPerDay
    let others = byOfficer[candidate.officer].filter { $0.request != candidate.request }
    let standing = masks.standingByDay[day] ?? 0
    guard standing + others.count(where: { $0.start / search.grid.startsPerDay == day }) < cap else {
      return .dayFull(cap: cap)
    }
    guard masks.untaken.contains(candidate.start) else { return .taken }
    guard let time = search.time(of: candidate) else { return .offGrid(slot: problem.rules.slot) }
    let buffer = problem.rules.buffer
    if let nearest = others.first(where: { other in
      search.time(of: other).map { $0.start < time.end + buffer && time.start < $0.end + buffer } ?? false
    }) {
      return .takenInPlan(by: problem.requests[nearest.request].id)
    }
    return hasRoom(at: time, besides: candidate.request) ? nil : .roomsFull
  }

  /// The officers who could hold a meeting at a start, by their places, in the order of the problem.
  func officers(for request: Int, at start: Int, rank: Int) -> [Int] {
    search.competent[request].filter { officer in
      refusal(of: Candidate(request: request, officer: officer, start: start, rank: rank)) == nil
    }
  }

  private func day(of candidate: Candidate) -> CivilDate {
    search.grid.days[candidate.start / search.grid.startsPerDay]
  }

  private func hasRoom(at time: InstantRange, besides request: Int) -> Bool {
    let near = (byDay[time.start.local(offset: .wib).date] ?? [])
      .filter { $0.request != request && $0.time.overlaps(time) }.map(\.time)
    // The number under way only rises where one starts.
    return ([time.start] + near.map(\.start)).allSatisfy { moment in
      moment < time.start
        || near.count { $0.start <= moment && moment < $0.end } < search.problem.rules.onlineRooms
    }
  }

  // MARK: What officers can do if nobody else asks

  private struct MaskKey: Hashable {
    let officer: Int
    let length: Minutes
  }

  private struct MasksOfOfficer {
    let withinHours: StartMask
    let present: StartMask
    let untaken: StartMask
    let standingByDay: [Int: Int]
  }

  private func masks(of officer: Int, length: Minutes) -> MasksOfOfficer {
    let key = MaskKey(officer: officer, length: length)
    if let known = masks[key] { return known }
    var mask = search.masks.withinHours(of: officer, length: length)
    let withinHours = mask
    search.masks.removeAway(of: officer, length: length, from: &mask)
    let present = mask
    search.masks.removeStanding(of: officer, length: length, from: &mask)
    let made = MasksOfOfficer(
      withinHours: withinHours, present: present, untaken: mask,
      standingByDay: search.masks.meetingsByDay(of: officer))
    masks[key] = made
    return made
  }
}
