import WorkCalendar

/// For a whole grid at once: at which starts an officer could hold a meeting of some length, rule by rule.
///
/// The rules are those of `MatchingProblem.freeTime(of:on:)` with the day's cap and the rooms; each is a mask
/// of its own, so that it can be told which rule leaves nothing.
struct StartMasks {
  let problem: MatchingProblem
  let grid: StartGrid
  /// Every start of a working day.
  let workingDays: StartMask
  /// For each officer, the meetings that stand.
  let standing: [[Booking]]
  /// The times of all meetings that stand, those that several officers hold together once.
  let meetings: [InstantRange]
  /// The spans in which the meetings that stand hold every online room.
  private let crowded: [InstantRange]
  /// For each officer, the spans of hours on the grid's working days.
  private let hours: [[InstantRange]]

  /// Masks for a problem on a grid. `planned` meetings stand beside those that are booked.
  init(problem: MatchingProblem, grid: StartGrid, planned: [Booking] = []) {
    self.init(problem: problem, grid: grid, bookings: problem.booked + planned, hours: nil)
  }

  /// The same masks beside other bookings than those of their problem.
  init(_ other: StartMasks, bookings: [Booking]) {
    self.init(
      problem: other.problem, grid: other.grid, bookings: bookings, hours: (other.workingDays, other.hours))
  }

  private init(
    problem: MatchingProblem, grid: StartGrid, bookings: [Booking],
    hours known: (workingDays: StartMask, hours: [[InstantRange]])?
  ) {
    self.problem = problem
    self.grid = grid
    let times = Dictionary(grouping: bookings, by: \.officer)
    standing = problem.officers.map { times[$0.id] ?? [] }
    meetings = StartMasks.meetings(of: bookings)
    crowded = StartMasks.spans(where: meetings, reach: problem.rules.onlineRooms)
    if let known {
      (workingDays, hours) = known
      return
    }
    var workingDays = StartMask(count: grid.count)
    for (index, day) in grid.days.enumerated() where (try? problem.calendar.isWorking(day)) == true {
      workingDays.insert(grid.positions(ofDay: index))
    }
    self.workingDays = workingDays
    let openDays = grid.days.indices.filter { workingDays.contains($0 * grid.startsPerDay) }
    hours = problem.officers.map { officer in
      openDays.flatMap { problem.hours(of: officer, on: grid.days[$0]) }
    }
  }

  /// The starts at which a meeting of some length lies within one span of an officer's hours on a working
  /// day.
  func withinHours(of officer: Int, length: Minutes) -> StartMask {
    var mask = StartMask(count: grid.count)
    for span in hours[officer] { mask.insert(grid.starts(of: length, inside: span)) }
    return mask
  }

  /// Takes out the starts at which an officer is away, too near to another meeting, or at the day's cap.
  func removeBusy(of officer: Int, length: Minutes, from mask: inout StartMask) {
    removeAway(of: officer, length: length, from: &mask)
    removeStanding(of: officer, length: length, from: &mask)
  }

  /// Takes out the starts at which an officer is away.
  func removeAway(of officer: Int, length: Minutes, from mask: inout StartMask) {
    for span in problem.officers[officer].unavailable + problem.officers[officer].published.busy {
      mask.remove(grid.starts(of: length, overlapping: span, buffer: Minutes(0)))
    }
  }

  /// Takes out the starts at which an officer is too near to another meeting, or at the day's cap.
  func removeStanding(of officer: Int, length: Minutes, from mask: inout StartMask) {
    for booking in standing[officer] {
      mask.remove(grid.starts(of: length, overlapping: booking.time, buffer: problem.rules.buffer))
    }
    let cap = problem.rules.maxMeetingsPerOfficerPerDay
    // A cap of no meetings holds on days without any, too.
    if cap <= 0 { mask.remove(0..<grid.count) }
    for (day, meetings) in meetingsByDay(of: officer) where meetings >= cap {
      mask.remove(grid.positions(ofDay: day))
    }
  }

  /// Takes out the starts at which a meeting of some length would at some moment find every online room held.
  func removeCrowded(length: Minutes, from mask: inout StartMask) {
    // Without any room, all are held whoever meets.
    if problem.rules.onlineRooms <= 0 { mask.remove(0..<grid.count) }
    for span in crowded {
      mask.remove(grid.starts(of: length, overlapping: span, buffer: Minutes(0)))
    }
  }

  /// The starts at which an officer could hold a meeting of some length, if nobody else asked.
  func free(of officer: Int, length: Minutes) -> StartMask {
    var mask = withinHours(of: officer, length: length)
    removeBusy(of: officer, length: length, from: &mask)
    removeCrowded(length: length, from: &mask)
    return mask
  }

  /// How many meetings an officer already has on each day of the grid that has any, by the day's place in the
  /// grid. A meeting belongs to the day on which it starts; what is held for the same thing counts once.
  func meetingsByDay(of officer: Int) -> [Int: Int] {
    var meetings: [Int: Int] = [:]
    var counted: Set<Held> = []
    for booking in standing[officer] {
      let day = booking.time.start.local(offset: .wib).date
      if let meeting = booking.meeting, !counted.insert(Held(meeting: meeting, day: day)).inserted {
        continue
      }
      let position = grid.position(
        atOrAfter: Instant(startOf: day, offset: .wib))
      let index = position / grid.startsPerDay
      if index < grid.days.count, grid.days[index] == day { meetings[index, default: 0] += 1 }
    }
    return meetings
  }

  /// What an officer holds on a day.
  private struct Held: Hashable {
    let meeting: String
    let day: CivilDate
  }

  /// The times of some bookings; those that are for the same thing at the same time are one.
  private static func meetings(of bookings: [Booking]) -> [InstantRange] {
    struct Meeting: Hashable {
      let name: String
      let time: InstantRange
    }
    var known: Set<Meeting> = []
    return bookings.compactMap { booking in
      guard let name = booking.meeting else { return booking.time }
      return known.insert(Meeting(name: name, time: booking.time)).inserted ? booking.time : nil
    }
  }

  /// The spans in which at least `limit` of the given spans, `limit` being positive, are under way.
  private static func spans(where times: [InstantRange], reach limit: Int) -> [InstantRange] {
    // At one moment, ends come before starts: spans that only touch are not under way together.
    let changes = times.flatMap { [($0.start, 1), ($0.end, -1)] }.sorted {
      ($0.0, $0.1) < ($1.0, $1.1)
    }
    var underWay = 0
    var began: Instant?
    var spans: [InstantRange] = []
    for (moment, change) in changes {
      underWay += change
      if underWay >= limit, began == nil {
        began = moment
      } else if underWay < limit, let start = began {
        if let span = InstantRange(start: start, end: moment) { spans.append(span) }
        began = nil
      }
    }
    return spans
  }
}
