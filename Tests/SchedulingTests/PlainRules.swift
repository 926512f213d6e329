import Scheduling
import WorkCalendar

/// A meeting that a plan might hold: places in the problem, and seconds since 1970.
struct PlainMeeting: Hashable {
  let request: Int
  let officer: Int
  let start: Int64
  let end: Int64
}

/// Sections 5.1 and 5.3 of the rules of the service, read word by word: slow, and independent of the sources
/// but for the values that describe a problem.
struct PlainRules {
  let problem: MatchingProblem
  let daysOff: Set<CivilDate>

  init(_ random: RandomProblem) {
    problem = random.problem
    daysOff = random.daysOff
  }

  init(_ problem: MatchingProblem, daysOff: Set<CivilDate>) {
    self.problem = problem
    self.daysOff = daysOff
  }

  // MARK: Days

  func day(of second: Int64) -> CivilDate {
    let local = second + 7 * 3600
    return CivilDate(dayNumber: Int32(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
  }

  func isWorking(_ day: CivilDate) -> Bool { !day.weekday.isWeekend && !daysOff.contains(day) }

  func earliestDate(of request: MeetingRequest) -> CivilDate {
    var date = day(of: request.receivedAt.secondsSinceEpoch)
    while !isWorking(date) { date = date.advanced(by: 1) }
    for _ in 0..<problem.rules.lead.count {
      repeat { date = date.advanced(by: 1) } while !isWorking(date)
    }
    return date
  }

  func workingDays(from start: CivilDate, to end: CivilDate) -> Int {
    start < end ? (start..<end).filter(isWorking).count : 0
  }

  // MARK: One meeting alone

  /// The rank of the first proposed window that holds the meeting.
  func rank(_ meeting: PlainMeeting) -> Int? {
    problem.requests[meeting.request].proposals.firstIndex {
      $0.start.secondsSinceEpoch <= meeting.start && meeting.end <= $0.end.secondsSinceEpoch
    }
  }

  /// Whether an officer's hours hold the meeting: one span of those of that very date, where the date has its own;
  /// otherwise one span of those that the officer's calendar states, or, where it states nothing of the whole time,
  /// one span of the weekly hours.
  func isWithinHours(_ meeting: PlainMeeting) -> Bool {
    let officer = problem.officers[meeting.officer]
    let day = day(of: meeting.start)
    let midnight = Int64(day.dayNumber) * 86_400 - 7 * 3600
    func holds(_ start: Int64, _ end: Int64) -> Bool { start <= meeting.start && meeting.end <= end }
    func holds(_ spans: [LocalSpan]) -> Bool {
      spans.contains { holds(midnight + Int64($0.start.secondOfDay), midnight + Int64($0.end.secondOfDay)) }
    }
    if let ofDate = officer.dateHours[day] { return holds(ofDate) }
    if officer.published.free.contains(where: {
      holds($0.start.secondsSinceEpoch, $0.end.secondsSinceEpoch)
    }) {
      return meeting.end <= midnight + 86_400
    }
    guard !officer.published.stated.contains(where: { overlaps($0, meeting) }) else { return false }
    return holds(officer.hours?.spans(on: day.weekday) ?? problem.officeHours.spans(on: day))
  }

  /// Whether an officer could hold a meeting of any request if there were no others but those that stand.
  func isFree(_ meeting: PlainMeeting, standing: [PlainMeeting]) -> Bool {
    isWorking(day(of: meeting.start)) && isWithinHours(meeting) && !isAway(meeting)
      && isCompatible(meeting, with: standing)
  }

  /// Whether the officer cannot be met, or is taken by something that is no meeting.
  func isAway(_ meeting: PlainMeeting) -> Bool {
    let officer = problem.officers[meeting.officer]
    return (officer.unavailable + officer.published.busy).contains { overlaps($0, meeting) }
  }

  /// Whether an officer could hold a meeting of its request, wherever its windows lie.
  func isPossible(_ meeting: PlainMeeting, standing: [PlainMeeting]) -> Bool {
    let request = problem.requests[meeting.request]
    let day = day(of: meeting.start)
    let midnight = Int64(day.dayNumber) * 86_400 - 7 * 3600
    return (meeting.start - midnight) % problem.rules.slot.seconds == 0
      && meeting.start >= problem.now.secondsSinceEpoch && day >= earliestDate(of: request)
      && request.needs.isSubset(of: problem.officers[meeting.officer].competencies)
      && isFree(meeting, standing: standing)
  }

  /// Whether a plan of nothing but this meeting would be valid.
  func isAllowedAlone(_ meeting: PlainMeeting, standing: [PlainMeeting]) -> Bool {
    rank(meeting) != nil && isPossible(meeting, standing: standing)
  }

  // MARK: Meetings together

  /// The meetings that stand, as far as rules about several meetings go.
  var standing: [PlainMeeting] {
    problem.booked.compactMap { booking in
      problem.officers.firstIndex { $0.id == booking.officer }.map {
        PlainMeeting(
          request: -1, officer: $0, start: booking.time.start.secondsSinceEpoch,
          end: booking.time.end.secondsSinceEpoch)
      }
    }
  }

  /// Whether a meeting can be held beside others: officer, buffer, cap and rooms.
  func isCompatible(_ meeting: PlainMeeting, with others: [PlainMeeting]) -> Bool {
    leavesOfficerTime(meeting, with: others) && hasRoom(meeting, with: others)
  }

  /// Whether the officer can hold a meeting beside others: buffer and cap.
  func leavesOfficerTime(_ meeting: PlainMeeting, with others: [PlainMeeting]) -> Bool {
    let own = others.filter { $0.officer == meeting.officer }
    let buffer = problem.rules.buffer.seconds
    return !own.contains { $0.start < meeting.end + buffer && meeting.start < $0.end + buffer }
      && own.filter { day(of: $0.start) == day(of: meeting.start) }.count
        < problem.rules.maxMeetingsPerOfficerPerDay
  }

  /// Whether an online room is left for a meeting beside others, at every moment of it.
  func hasRoom(_ meeting: PlainMeeting, with others: [PlainMeeting]) -> Bool {
    let moments = [meeting.start] + others.map(\.start).filter { meeting.start < $0 && $0 < meeting.end }
    return moments.allSatisfy { moment in
      others.filter { $0.start <= moment && moment < $0.end }.count < problem.rules.onlineRooms
    }
  }

  private func overlaps(_ span: InstantRange, _ meeting: PlainMeeting) -> Bool {
    span.start.secondsSinceEpoch < meeting.end && meeting.start < span.end.secondsSinceEpoch
  }

  // MARK: Plans

  /// The six levels of the objective, less being better.
  func values(of meetings: [PlainMeeting]) -> [Int] {
    let before = standing
    let loads = problem.officers.indices.map { officer in
      (before + meetings).filter { $0.officer == officer }.count
    }
    let now = problem.now.secondsSinceEpoch
    return [
      -meetings.filter { problem.requests[$0.request].priority != .none }.count,
      -meetings.count,
      meetings.map { rank($0) ?? 0 }.reduce(0, +),
      meetings.map {
        workingDays(from: earliestDate(of: problem.requests[$0.request]), to: day(of: $0.start))
      }.reduce(0, +),
      loads.map { $0 * $0 }.reduce(0, +),
      meetings.map { Int(($0.start - (now - now % 60)) / 60) }.reduce(0, +),
    ]
  }

  /// Every meeting that is allowed alone, for each request: each minute of its windows is tried.
  var options: [[PlainMeeting]] {
    let standing = standing
    return problem.requests.indices.map { index in
      let request = problem.requests[index]
      var starts: Set<Int64> = []
      for window in request.proposals {
        let first = (window.start.secondsSinceEpoch + 59) / 60 * 60
        starts.formUnion(stride(from: first, to: window.end.secondsSinceEpoch, by: 60))
      }
      return starts.sorted().flatMap { start in
        problem.officers.indices.map { officer in
          PlainMeeting(
            request: index, officer: officer, start: start, end: start + request.duration.seconds)
        }
      }.filter { isAllowedAlone($0, standing: standing) }
    }
  }

  /// The least values of all plans, by trying every one.
  func leastValues(_ options: [[PlainMeeting]]) -> [Int] {
    var best = values(of: [])
    var chosen: [PlainMeeting] = []
    let standing = standing
    func choose(_ request: Int) {
      guard request < options.count else {
        let reached = values(of: chosen)
        if reached.lexicographicallyPrecedes(best) { best = reached }
        return
      }
      choose(request + 1)
      for option in options[request] where isCompatible(option, with: standing + chosen) {
        chosen.append(option)
        choose(request + 1)
        chosen.removeLast()
      }
    }
    choose(0)
    return best
  }
}
