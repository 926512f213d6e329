import Casework
import Office
import Scheduling
import Store
import WorkCalendar

extension UnitLife {
  /// A meeting that stands.
  struct Standing: Hashable {
    let request: Identifier<Record.Request>
    let time: InstantRange
    let room: Int
    let officers: [Identifier<Record.Officer>]
  }

  /// A time that one side has offered and the other can accept.
  struct Offer: Hashable {
    let meeting: Identifier<Record.Meeting>
    let side: Side
    let time: InstantRange
    let expiresAt: Instant?
  }

  /// All that is looked at of a unit.
  struct State: Hashable {
    var meetings: [Identifier<Record.Meeting>: Standing] = [:]
    var offers: Set<Offer> = []
    /// The windows of each request that can still be used.
    var windows: [Identifier<Record.Request>: [InstantRange]] = [:]
    /// How many rows the tables have that only grow.
    var grown: [Int64] = []
  }

  func state() throws -> State {
    try office.base.database.read { queries in
      var state = State()
      for meeting in try queries.standingMeetings(endingAfter: Instant(secondsSinceEpoch: 0)) {
        state.meetings[meeting.id] = Standing(
          request: meeting.request, time: meeting.time, room: meeting.room,
          officers: try queries.officers(of: meeting.id))
      }
      for id in try queries.openReschedulings() {
        guard let record = try queries.rescheduling(id), let round = record.rounds.last else { continue }
        for option in round.options where option.state == .offered {
          state.offers.insert(
            Offer(meeting: record.meeting, side: round.side, time: option.time, expiresAt: round.expiresAt))
        }
      }
      for request in try queries.all(
        "SELECT id FROM request", [], { Identifier<Record.Request>($0.integer(0)) })
      {
        state.windows[request] = try queries.proposals(of: request)
          .filter { $0.state == .open || $0.state == .taken }.map(\.time)
      }
      for table in [
        "history", "outgoing", "rescheduling", "rescheduling_option", "meeting", "absence", "occupancy",
      ] {
        state.grown += try queries.all("SELECT count(*) FROM \(table)", []) { $0.integer(0) }
      }
      return state
    }
  }

  /// What is wrong after an act that was done, by the rules as they read; nothing where all is right.
  func complaints(about act: Act, from before: State, to after: State) throws -> [String] {
    var wrong = doubleBookings(after)
    let rules = try office.office.ask(as: .service) { try $0.settings().rules }
    for (id, meeting) in after.meetings {
      let earlier = before.meetings[id]
      guard earlier?.time != meeting.time || earlier?.officers != meeting.officers else { continue }
      wrong += try misfits(meeting, rules).map { "\(id): \($0)" }
      if let earlier, earlier.time == meeting.time { continue }
      // A time is one of the applicant's, or one that both have agreed on; nothing moves by itself.
      let offered = before.offers.contains { $0.time == meeting.time && $0.side == accepting?.other }
      let proposed = before.windows[meeting.request, default: []].contains { $0.contains(meeting.time) }
      let isBooking = earlier == nil && (act == .book || act == .approvePlan)
      if !(accepting != nil && offered) && !(isBooking && proposed) {
        wrong.append("\(id): \(meeting.time) was neither proposed nor agreed on")
      }
    }
    for (id, meeting) in before.meetings where after.meetings[id] == nil {
      if act != .callOff && act != .withdraw { wrong.append("\(id) of request \(meeting.request) has gone") }
    }
    if let report { wrong += misreports(report, before, after) }
    let now = office.clock.now
    if act == .wait, after.offers.contains(where: { $0.expiresAt.map { $0 <= now } ?? false }) {
      wrong.append("an offer outlives its end")
    }
    return wrong
  }

  /// Two meetings that have the same officer or the same room at the same time.
  private func doubleBookings(_ state: State) -> [String] {
    let meetings = state.meetings.sorted { $0.key < $1.key }
    return meetings.indices.flatMap { place in
      meetings[(place + 1)...].compactMap { id, other -> String? in
        let (first, meeting) = meetings[place]
        guard meeting.time.overlaps(other.time) else { return nil }
        let isShared = meeting.room == other.room || !Set(meeting.officers).isDisjoint(with: other.officers)
        return isShared ? "\(first) and \(id) at once" : nil
      }
    }
  }

  /// Why a meeting could not be held as it was just given.
  private func misfits(_ meeting: Standing, _ rules: ServiceRules) throws -> [String] {
    let day = meeting.time.start.local(offset: .wib).date
    var wrong: [String] = []
    if !isWorking(day) { wrong.append("on \(day), a day off") }
    let request = try office.request(meeting.request)
    if let received = request.receivedAt, day < earliest(received) { wrong.append("on \(day), too early") }
    if meeting.time.start < office.clock.now { wrong.append("in the past") }
    let names = [["kbli", "nib"], ["nib"], ["kbli", "oss"], ["nib", "oss"]]
    let places = meeting.officers.compactMap(office.officers.firstIndex)
    if !places.contains(where: { Set(names[$0]).isSuperset(of: request.needs) }) {
      wrong.append("nobody competent")
    }
    let officeHours = try office.office.ask(as: .service) { try $0.calendars().officeHours }
    let absences = try office.base.database.read { try $0.absences(after: meeting.time.start) }
    for place in places {
      let spans =
        dateHours[place]?[day] ?? weekly[place]?.spans(on: day.weekday) ?? officeHours.spans(on: day)
      if !spans.contains(where: { InstantRange($0, of: day, offset: .wib).contains(meeting.time) }) {
        wrong.append("outside the hours of officer \(place)")
      }
      if absences.contains(where: { $0.officer == office.officers[place] && $0.time.overlaps(meeting.time) })
      {
        wrong.append("officer \(place) is away")
      }
    }
    return wrong
  }

  /// What a decree has not told of, or told of for nothing.
  private func misreports(_ report: HolidayReport, _ before: State, _ after: State) -> [String] {
    let changed = Set(report.changes.compactMap(\.dayOff?.date))
    var wrong: [String] = []
    let told = Set(report.consequences.meetings.map(\.meeting.id))
    for (id, meeting) in after.meetings where meeting.time.start > office.clock.now {
      let day = meeting.time.start.local(offset: .wib).date
      if changed.contains(day), !isWorking(day) {
        if !told.contains(id) { wrong.append("\(id) is on a day off, and nobody was told") }
      }
    }
    for meeting in report.consequences.meetings where meeting.rescheduling == nil {
      wrong.append("\(meeting.meeting.id) is told of, and nothing is done")
    }
    return wrong
  }

  private func isWorking(_ day: CivilDate) -> Bool { !day.weekday.isWeekend && !daysOff.contains(day) }

  /// The fifth working day after the effective receipt, counted day by day.
  private func earliest(_ received: Instant) -> CivilDate {
    var day = received.local(offset: .wib).date
    while !isWorking(day) { day = day.advanced(by: 1) }
    for _ in 0..<5 {
      repeat { day = day.advanced(by: 1) } while !isWorking(day)
    }
    return day
  }
}
