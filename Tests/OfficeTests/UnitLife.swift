import Casework
import Office
import Scheduling
import SeededRandom
import Store
import Testing
import WorkCalendar

/// A unit at work for two weeks or so: applicants, desks, officers, decrees and the clock do what a seed says, in any
/// order.
///
/// Beside the service, what was published is kept here in the plainest form, so that it can be counted after.
final class UnitLife {
  /// Something that somebody does.
  enum Act: String {
    case receive, book, draftPlan, approvePlan, propose, accept, decline, counter, substitute
    case absent, withdrawAbsence, publishHours, publishDate, withdrawDate
    case decree, withdrawDecree, callOff, rooms, withdraw, wait
  }

  /// What is done, as often as it is named.
  private static let acts: [Act] =
    [.receive, .book, .propose, .accept, .accept, .counter, .counter].flatMap { [$0, $0] }
    + [.wait, .wait, .wait, .wait, .wait, .wait]
    + [.draftPlan, .approvePlan, .decline, .substitute, .absent, .withdrawAbsence]
    + [.publishHours, .publishDate, .withdrawDate, .decree, .withdrawDecree, .callOff, .rooms, .withdraw]

  /// What there is to know of an act that was done, beside its name.
  struct Deed {
    /// The request that it was about, where that is told.
    var subject: Identifier<Record.Request>?
    /// Who accepted, if anybody did.
    var accepting: Side?
    /// What a decree is said to do, and the weekdays that were off before it.
    var decree: (report: HolidayReport, daysOffBefore: Set<CivilDate>)?
    /// Who fell away, by place, when, and what was done for the meetings.
    var absence: (place: Int, time: InstantRange, affected: [DeclareAbsence.Affected])?
    /// Whether offers that are over were ended.
    var hasSwept = false
  }

  /// What the officers of `StaffedOffice` can help with, by place.
  static let competences = [["kbli", "nib"], ["nib"], ["kbli", "oss"], ["nib", "oss"]]

  let office: StaffedOffice
  private var random: SplitMix64
  /// Weekdays that are off.
  private(set) var daysOff: Set<CivilDate>
  /// By the place of the officer: the weekly hours that were published last.
  private(set) var weekly: [Int: WeekPattern] = [:]
  /// By the place of the officer: the hours of single dates.
  private(set) var dateHours: [Int: [CivilDate: [LocalSpan]]] = [:]
  /// When officers are away, by their places.
  private(set) var absences: [(place: Int, time: InstantRange)] = []
  /// What was done last.
  private(set) var deed = Deed()
  private var requests: [Identifier<Record.Request>] = []
  private var plans: [Identifier<Record.Plan>] = []
  private var decreed: [CivilDate] = []
  private var decrees = 0
  /// The day that was chosen last.
  private var usual: CivilDate?
  /// The time of the meeting that was booked last.
  private var booked: InstantRange?

  init(seed: UInt64) throws {
    office = try StaffedOffice(
      settings: [
        "online-rooms": "2", "buffer-minutes": "15", "meetings-per-officer-and-day": "\(1 + seed % 2)",
      ])
    random = SplitMix64(seed: seed)
    daysOff = Set(try office.base.records().filter { $0.withdrawal == nil }.map(\.dayOff.date))
    for _ in 0..<4 { _ = try play(.receive) }
  }

  /// What is done next.
  func next() -> Act { random.pick(UnitLife.acts) }

  /// Does something. Returns whether it was done as a whole or refused as a whole; whatever is made of several steps is
  /// refused between them. Fails with what is no refusal.
  func play(_ act: Act) throws -> Bool {
    deed = Deed()
    do {
      try take(act)
      return true
    } catch is Refusal {
      return false
    }
  }

  private func take(_ act: Act) throws {
    switch act {
    case .receive: try receive()
    case .book: try book()
    case .draftPlan:
      let draft = try office.office.draftPlan(as: office.director, in: .english)
      plans.append(try office.office.perform(KeepPlan(draft), as: office.director).id)
    case .approvePlan:
      guard !plans.isEmpty else { throw Refusal.notFound }
      _ = try office.office.perform(ApprovePlan(plan: random.pick(plans)), as: office.director)
    case .propose:
      let id = try met()
      let starts = (0...random.next() % 3).map { _ in start() }
      _ = try office.propose(id, starts, as: random.happens(0.5) ? office.director : .applicant(id))
    case .accept, .decline, .counter: try answer(act)
    case .substitute:
      try office.step(met(), .assign(places().map { office.officers[$0] }), as: office.director)
    case .absent: try fallAway()
    case .withdrawAbsence:
      let known = try office.base.database.read { try $0.absences(after: office.clock.now) }
      guard !known.isEmpty else { throw Refusal.notFound }
      let absence = random.pick(known)
      try office.office.perform(
        WithdrawAbsence(officer: absence.officer, absence: absence.id), as: office.director)
      let place = absences.firstIndex {
        office.officers[$0.place] == absence.officer && $0.time == absence.time
      }
      absences.remove(at: try #require(place))
    case .publishHours, .publishDate, .withdrawDate: try publish(act)
    case .decree, .withdrawDecree: try decree(act)
    case .callOff:
      let id = try met()
      guard try office.standing(id) != nil else { throw Refusal.notFound }
      deed.subject = id
      try office.callOff(id)
    case .rooms:
      _ = try office.office.perform(
        ChangeSetting("online-rooms", to: "\(1 + random.next() % 3)"), as: .service)
    case .withdraw:
      let id = try request { _, _ in true }
      deed.subject = id
      try office.step(id, .withdraw(reason: "Selesai"), as: .applicant(id))
    case .wait:
      office.clock.now = office.clock.now + Minutes(random.pick([20, 480, 1440, 2880, 4320]))
      // Between two rounds of the service an offer may be over and not ended yet.
      deed.hasSwept = random.happens(0.5)
      if deed.hasSwept { _ = try office.office.expireOffers { _, error in Issue.record(error) } }
    }
  }

  /// Takes a request in, with windows of which most can be used: whoever proposes others is told so at the door.
  private func receive() throws {
    guard requests.count < 14 else { throw Refusal.notFound }
    let needs = random.pick([["nib"], ["kbli"], ["oss"], ["kbli", "nib"]])
    for attempt in 1...6 {
      let windows = (0...random.next() % 3).compactMap { _ -> InstantRange? in
        let start = start()
        return InstantRange(start: start, end: start + Minutes(random.pick([60, 120, 240])))
      }
      do {
        requests.append(
          try office.receive(
            needs: needs, windows: windows, priority: random.happens(0.2) ? .elderly : .none,
            minutes: random.pick([30, 60])))
        return
      } catch Refusal.invalid where attempt < 6 {}
    }
  }

  private func answer(_ act: Act) throws {
    let id = try request { try $0.reschedulings(of: $1).last?.state == .open }
    guard let record = try office.base.database.read({ try $0.reschedulings(of: id).last }),
      let round = record.rounds.last
    else { throw Refusal.notFound }
    // Mostly the side whose turn it is.
    let side = random.happens(0.8) ? round.side.other : round.side
    let principal: Principal = side == .unit ? office.director : .applicant(id)
    switch act {
    case .decline: try office.answer(id, record.id, .decline(reason: "Penuh"), as: principal)
    case .counter:
      try office.answer(id, record.id, .counter(reason: "Penuh", starts: [start()]), as: principal)
    default:
      guard let option = round.options.randomElement(using: &random) else { throw Refusal.notFound }
      let officers = side == .unit && random.happens(0.5) ? places().map { office.officers[$0] } : []
      deed.accepting = side
      _ = try office.office.perform(
        AcceptOption(request: id, rescheduling: record.id, option: option.id, officers: officers),
        as: principal)
    }
  }

  private func fallAway() throws {
    var place = Int(random.next() % 4)
    var start = start()
    // Mostly somebody who is to hold a meeting, or somebody when an applicant can come.
    let standing = try state()
    if let meeting = standing.meetings.sorted(by: { $0.key < $1.key }).map(\.value).randomElement(
      using: &random),
      random.happens(0.5)
    {
      place = office.officers.firstIndex(of: random.pick(meeting.officers)) ?? place
      start = meeting.time.start
    } else if let window = standing.windows.values.flatMap({ $0 }).sorted().randomElement(using: &random) {
      start = window.start
    }
    guard let time = InstantRange(start: start, end: start + Minutes(random.pick([60, 480, 2880]))) else {
      throw Refusal.notFound
    }
    let affected = try office.office.perform(
      DeclareAbsence(
        officer: office.officers[place], time: time, reason: "Sakit",
        resolution: random.happens(0.5) ? .substitute : .reschedule), as: office.staff[place])
    absences.append((place, time))
    deed.absence = (place, time, affected)
  }

  private func publish(_ act: Act) throws {
    var place = Int(random.next() % 4)
    var day = start().local(offset: .wib).date
    // Mostly hours that there are.
    if act == .withdrawDate, random.happens(0.8),
      let known = dateHours.keys.sorted().first(where: { dateHours[$0]?.isEmpty == false })
    {
      (place, day) = (known, dateHours[known]?.keys.min() ?? day)
    }
    let officer = office.officers[place]
    let spans = random.pick([
      ["08:00-12:00", "13:00-15:00"], ["09:00-16:00"], ["07:00-09:00", "18:00-20:00"],
    ])
    .compactMap(LocalSpan.init(iso8601:))
    switch act {
    case .publishDate:
      _ = try office.office.perform(
        PublishDateHours(officer: officer, date: day, spans: spans, version: .any), as: office.staff[place])
      dateHours[place, default: [:]][day] = spans
    case .withdrawDate:
      _ = try office.office.perform(
        WithdrawDateHours(officer: officer, date: day, version: .any), as: office.director)
      dateHours[place]?[day] = nil
    default:
      // All days but one.
      let days = Weekday.allCases.filter { $0 != day.weekday }
      let week =
        random.happens(0.4) ? nil : WeekPattern(Dictionary(uniqueKeysWithValues: days.map { ($0, spans) }))
      _ = try office.office.perform(
        PublishAvailability(
          officer: officer, publication: .hours(week, removesCalendar: false), version: .any),
        as: office.staff[place])
      weekly[place] = week
    }
  }

  private func decree(_ act: Act) throws {
    decrees += 1
    let day: CivilDate
    if act == .decree {
      day = start().local(offset: .wib).date
      guard !day.weekday.isWeekend, !daysOff.contains(day), !decreed.contains(day) else {
        throw Refusal.notFound
      }
    } else {
      guard let known = decreed.filter(daysOff.contains).randomElement(using: &random) else {
        throw Refusal.notFound
      }
      day = known
    }
    let report = try office.base.amend(
      "\(act == .decree ? "" : "-")\(day.iso8601) collective-leave",
      decree: "SKB \(decrees)/2026 (2026-02-27)")
    deed.decree = (report, daysOff)
    if act == .decree {
      decreed.append(day)
      daysOff.insert(day)
    } else {
      daysOff.remove(day)
    }
  }

  private func book() throws {
    let id = try request { try $0.standingMeeting(of: $1) == nil }
    let windows = try office.base.database.read { try $0.proposals(of: id) }.filter { $0.state == .open }
    // Mostly where the applicant can come.
    let start = windows.randomElement(using: &random).flatMap { window in
      random.happens(0.8) ? window.time.start + Minutes(30 * Int(random.next() % 3)) : nil
    }
    let needs = Set(try office.request(id).needs)
    let able = UnitLife.competences.indices.filter { needs.isSubset(of: UnitLife.competences[$0]) }
    let places = random.happens(0.8) ? [random.pick(able)] : places()
    try office.book(id, with: places, at: start ?? self.start())
    booked = try office.standing(id)?.time
  }

  /// A request, mostly one to which something applies.
  private func request(
    _ applies: (any Queries, Identifier<Record.Request>) throws -> Bool
  ) throws -> Identifier<Record.Request> {
    let fitting = try office.base.database.read { queries in try requests.filter { try applies(queries, $0) }
    }
    guard let id = (random.happens(0.9) ? fitting : requests).randomElement(using: &random) else {
      throw Refusal.notFound
    }
    return id
  }

  /// A request whose meeting stands.
  private func met() throws -> Identifier<Record.Request> {
    try request { try $0.standingMeeting(of: $1) != nil }
  }

  /// One or two officers.
  private func places() -> [Int] {
    let (first, second) = (Int(random.next() % 4), Int(random.next() % 4))
    return random.happens(0.7) ? [first] : Array(Set([first, second])).sorted()
  }

  /// A moment of the two weeks ahead, within the day, mostly on the grid, and mostly when people work and others come.
  private func start() -> Instant {
    // Where others are met, or just after them.
    if random.happens(0.2), let booked, booked.start > office.clock.now {
      return random.happens(0.5) ? booked.start : booked.end
    }
    let today = office.clock.now.local(offset: .wib).date
    var day = today.advanced(by: Int(random.next() % 15))
    if random.happens(0.4), let usual, usual > today { day = usual }
    while random.happens(0.9), day.weekday.isWeekend || day < today.advanced(by: 3) {
      day = day.advanced(by: 1)
    }
    usual = day
    let midnight = Instant(startOf: day, offset: .wib)
    if random.happens(0.05) { return midnight + Minutes(Int(random.next() % 1440)) }
    return midnight + Minutes(30 * Int(16 + random.next() % 14))
  }
}
