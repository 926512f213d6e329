import Casework
import Office
import Scheduling
import Store
import WorkCalendar

extension UnitLife {
  /// What is wrong after an act that was done, by the rules as they read; nothing where all is right.
  func complaints(about act: Act, from before: State, to after: State) throws -> [String] {
    let rules = try office.office.ask(as: .service) { try $0.settings().rules }
    var wrong = doubleBookings(after, rules)
    if after.lastEntry < before.lastEntry { wrong.append("the history is shorter") }
    var moved = 0
    for (id, meeting) in after.meetings {
      let earlier = before.meetings[id]
      guard earlier?.time != meeting.time || earlier?.officers != meeting.officers else { continue }
      wrong += try misfits(meeting, after, rules).map { "\(id): \($0)" }
      if earlier?.time == meeting.time {
        // The same time and another officer needs no agreement.
        let mayChange = act == .substitute || act == .absent || deed.accepting == .unit
        if !mayChange { wrong.append("\(id) has other officers") }
        continue
      }
      moved += 1
      if !isWanted(id, meeting, by: act, before, rules) {
        wrong.append("\(id): \(meeting.time) was neither proposed nor agreed on")
      }
    }
    if deed.accepting != nil, moved != 1 { wrong.append("what was accepted moved \(moved) meetings") }
    let gone = before.meetings.filter { after.meetings[$0.key] == nil }
    wrong += gone.filter { $0.value.request != deed.subject }.map { "\($0.key) has gone" }
    if act == .callOff, gone.count != 1 { wrong.append("nothing was called off") }
    wrong += try misreports(before, after) + neglected(before, after) + misheld(before, after)
    return wrong
  }

  /// Whether a time is one of the applicant's, or one that both have agreed on; nothing moves by itself.
  private func isWanted(
    _ id: Identifier<Record.Meeting>, _ meeting: Standing, by act: Act, _ before: State, _ rules: ServiceRules
  ) -> Bool {
    if let side = deed.accepting {
      return before.offers.contains { offer in
        offer.meeting == id && offer.time == meeting.time && offer.side == side.other
          && offer.expiresAt.map { office.clock.now < $0 } ?? true
      }
    }
    guard act == .book || act == .approvePlan, before.meetings[id] == nil else { return false }
    return (1...rules.onlineRooms).contains(meeting.room)
      && before.windows[meeting.request, default: []].contains { $0.contains(meeting.time) }
  }

  /// Two meetings that have the same officer, with the buffer, or the same room at the same time.
  private func doubleBookings(_ state: State, _ rules: ServiceRules) -> [String] {
    let meetings = state.meetings.sorted { $0.key < $1.key }
    return meetings.indices.flatMap { place in
      meetings[(place + 1)...].compactMap { id, other -> String? in
        let (first, meeting) = meetings[place]
        let isTight =
          meeting.time.start < other.time.end + rules.buffer
          && other.time.start < meeting.time.end + rules.buffer
        let isShared =
          meeting.room == other.room && meeting.time.overlaps(other.time)
          || isTight && !Set(meeting.officers).isDisjoint(with: other.officers)
        return isShared ? "\(first) and \(id) at once" : nil
      }
    }
  }

  /// Why a meeting could not be held as it was just given.
  private func misfits(_ meeting: Standing, _ state: State, _ rules: ServiceRules) throws -> [String] {
    let day = meeting.time.start.local(offset: .wib).date
    let request = try office.request(meeting.request)
    let calendars = try office.office.ask(as: .service) { try $0.calendars() }
    let places = meeting.officers.compactMap(office.officers.firstIndex)
    let minute = meeting.time.start.minutes(since: Instant(startOf: day, offset: .wib)).count
    var wrong: [String] = []
    if !isWorking(day, daysOff) { wrong.append("on \(day), a day off") }
    if let received = request.receivedAt, day < earliest(received, daysOff) {
      wrong.append("on \(day), too early")
    }
    if meeting.time.start < office.clock.now { wrong.append("in the past") }
    if meeting.time.length != request.duration { wrong.append("not as long as it is to be") }
    if minute % rules.slot.count != 0 { wrong.append("off the grid") }
    if !places.contains(where: { Set(UnitLife.competences[$0]).isSuperset(of: request.needs) }) {
      wrong.append("nobody is competent")
    }
    for place in places {
      let spans =
        dateHours[place]?[day] ?? weekly[place]?.spans(on: day.weekday)
        ?? calendars.officeHours.spans(on: day)
      if !spans.contains(where: { InstantRange($0, of: day, offset: .wib).contains(meeting.time) }) {
        wrong.append("outside the hours of officer \(place)")
      }
      if absences.contains(where: { $0.place == place && $0.time.overlaps(meeting.time) }) {
        wrong.append("officer \(place) is away")
      }
      let load = state.meetings.values.count {
        $0.officers.contains(office.officers[place]) && $0.time.start.local(offset: .wib).date == day
      }
      if load > rules.maxMeetingsPerOfficerPerDay { wrong.append("the day of officer \(place) is over full") }
    }
    return wrong
  }

  /// What a decree has not told of, or told of for nothing, or told of and left as it was.
  private func misreports(_ before: State, _ after: State) throws -> [String] {
    guard let (report, daysOffBefore) = deed.decree else { return [] }
    let told = Set(report.consequences.meetings.map(\.meeting.id))
    var wrong: [String] = []
    for (id, meeting) in after.meetings {
      let isHit = try isHit(meeting, daysOff)
      if told.contains(id) {
        if !isHit { wrong.append("\(id) is told of for nothing") }
      } else if try isHit && !self.isHit(meeting, daysOffBefore) && meeting.time.start > office.clock.now {
        wrong.append("\(id) is hit, and nobody was told")
      }
    }
    for affected in report.consequences.meetings {
      // Other times are offered; where there are none, the director is told.
      let tells = try office.base.database.read { queries in
        try queries.first(
          "SELECT id FROM history WHERE event = 'holidays-imported' AND request = $1 AND id > $2",
          [.integer(affected.meeting.request.number), .integer(before.lastEntry)]
        ) { $0.integer(0) }
      }
      let isDone =
        affected.rescheduling == nil ? tells != nil : after.negotiated.contains(affected.meeting.id)
      if !isDone { wrong.append("\(affected.meeting.id) is hit, and nothing is done") }
    }
    return wrong
  }

  /// The meetings of somebody who has fallen away for which nothing was done as it is told, and the offers that are left.
  private func neglected(_ before: State, _ after: State) -> [String] {
    guard let (place, time, affected) = deed.absence else { return [] }
    let officer = office.officers[place]
    var wrong: [String] = []
    for (id, meeting) in before.meetings
    where meeting.officers.contains(officer) && meeting.time.overlaps(time)
      && meeting.time.start > office.clock.now
    {
      switch affected.first(where: { $0.meeting == id })?.remedy {
      case .substituted:
        if after.meetings[id]?.officers.contains(officer) ?? true { wrong.append("\(id): no substitute") }
      case .rescheduling, .underWay:
        if !after.negotiated.contains(id) { wrong.append("\(id): nothing is agreed on") }
      case .some(.none): break
      case nil: wrong.append("\(id) was overlooked")
      }
    }
    if after.offers.contains(where: {
      $0.side == .unit && $0.officers.contains(officer) && $0.time.overlaps(time)
    }) {
      wrong.append("what officer \(place) would have held is still on offer")
    }
    return wrong
  }

  /// Offers that are not held as long as they are to be: the unit's to the end of the second working day after.
  private func misheld(_ before: State, _ after: State) -> [String] {
    let now = office.clock.now
    var wrong: [String] = []
    for offer in after.offers where !before.offers.contains(where: offer.isSame) {
      let end = Instant(startOf: workingDay(2, after: now, daysOff).advanced(by: 1), offset: .wib)
      if offer.expiresAt != (offer.side == .unit ? end : nil) {
        wrong.append("\(offer) is held too long or too short")
      }
    }
    if deed.hasSwept, after.offers.contains(where: { $0.expiresAt.map { $0 <= now } ?? false }) {
      wrong.append("an offer outlives its end")
    }
    return wrong
  }

  /// Whether a meeting is on a day off, or too early.
  private func isHit(_ meeting: Standing, _ daysOff: Set<CivilDate>) throws -> Bool {
    let day = meeting.time.start.local(offset: .wib).date
    guard isWorking(day, daysOff), let received = try office.request(meeting.request).receivedAt else {
      return true
    }
    return day < earliest(received, daysOff)
  }

  private func isWorking(_ day: CivilDate, _ daysOff: Set<CivilDate>) -> Bool {
    !day.weekday.isWeekend && !daysOff.contains(day)
  }

  /// The earliest date of a meeting: the fifth working day after receipt.
  private func earliest(_ received: Instant, _ daysOff: Set<CivilDate>) -> CivilDate {
    workingDay(5, after: received, daysOff)
  }

  /// The n-th working day after the effective date of a moment, counted day by day.
  private func workingDay(_ number: Int, after moment: Instant, _ daysOff: Set<CivilDate>) -> CivilDate {
    var day = moment.local(offset: .wib).date
    while !isWorking(day, daysOff) { day = day.advanced(by: 1) }
    for _ in 0..<number {
      repeat { day = day.advanced(by: 1) } while !isWorking(day, daysOff)
    }
    return day
  }
}
