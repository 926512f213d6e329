import Scheduling
import WorkCalendar

extension PlainRules {
  /// Why a proposed window gets no meeting, by asking rule after rule.
  func reason(window: InstantRange, request index: Int) -> UnmatchedReason {
    let request = problem.requests[index]
    let competent = problem.officers.indices.filter {
      request.needs.isSubset(of: problem.officers[$0].competencies)
    }
    guard !competent.isEmpty else { return .noCompetentOfficer }
    let opening = max(earliestDate(of: request).at(0), problem.now)
    guard window.end > opening else { return .beforeEarliestDate }
    let all = self.starts(from: window.start, through: window.end - request.duration)
    let starts = all.filter { $0 >= opening }
    guard !all.isEmpty else { return .outsideHours }
    guard !starts.isEmpty else { return .beforeEarliestDate }
    let meetings = starts.filter { isWorking(day(of: $0.secondsSinceEpoch)) }.flatMap { start in
      competent.map { meeting(index, officer: $0, start: start) }
    }
    guard !meetings.isEmpty else { return .dayOff }
    let standing = standing
    let within = meetings.filter(isWithinHours)
    guard !within.isEmpty else { return .outsideHours }
    let notBusy = within.filter { !isAway($0) && leavesOfficerTime($0, with: standing) }
    guard !notBusy.isEmpty else { return .officersBusy }
    return notBusy.contains { hasRoom($0, with: standing) } ? .outbid : .roomsFull
  }

  /// The alternatives for a request beside the meetings of a plan, by trying every start of the days on which
  /// they are sought: two weeks after the earliest date, and two either side of the day of each window.
  func alternatives(request index: Int, planned: [PlainMeeting]) -> [Alternative] {
    let request = problem.requests[index]
    let earliest = earliestDate(of: request)
    var days = Set(earliest...earliest.advanced(by: 14))
    for window in request.proposals {
      let day = day(of: window.start.secondsSinceEpoch)
      days.formUnion((day.advanced(by: -14)...day.advanced(by: 14)).filter { $0 >= earliest })
    }
    let beside = standing + planned
    let starts = days.flatMap { self.starts(from: $0.at(0), through: $0.at(23, 59)) }.sorted {
      (distance(of: $0, to: request), $0) < (distance(of: $1, to: request), $1)
    }
    var found: [Alternative] = []
    for start in starts where found.count < 3 {
      let time = InstantRange.between(start, start + request.duration)
      guard !found.contains(where: { $0.time.overlaps(time) }) else { continue }
      let officers = problem.officers.indices.filter {
        isPossible(meeting(index, officer: $0, start: start), standing: beside)
      }
      let loads = officers.map { officer in beside.filter { $0.officer == officer }.count }
      guard let least = loads.min(), let place = loads.firstIndex(of: least) else { continue }
      found.append(Alternative(time: time, officer: problem.officers[officers[place]].id))
    }
    return found
  }

  private func meeting(_ request: Int, officer: Int, start: Instant) -> PlainMeeting {
    PlainMeeting(
      request: request, officer: officer, start: start.secondsSinceEpoch,
      end: start.secondsSinceEpoch + problem.requests[request].duration.seconds)
  }

  /// The starts of the grid from one moment to another, both included.
  private func starts(from first: Instant, through last: Instant) -> [Instant] {
    let minutes = stride(
      from: (first.secondsSinceEpoch + 59) / 60, through: last.secondsSinceEpoch / 60, by: 1)
    // Midnight in the office is at 17:00 of the day before in UTC.
    return minutes.filter { ($0 + 7 * 60) % 1440 % Int64(problem.rules.slot.count) == 0 }.map {
      Instant(secondsSinceEpoch: $0 * 60)
    }
  }

  /// How far a start lies from the nearest time that a window has for the meeting to begin.
  private func distance(of start: Instant, to request: MeetingRequest) -> Int64 {
    request.proposals.map { window in
      let last = max(window.start, window.end - request.duration)
      if start < window.start { return window.start.secondsSinceEpoch - start.secondsSinceEpoch }
      return start > last ? start.secondsSinceEpoch - last.secondsSinceEpoch : 0
    }.min() ?? 0
  }
}
