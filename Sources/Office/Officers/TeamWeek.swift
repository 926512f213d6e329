public import Casework
import Scheduling
public import Store
public import WorkCalendar

/// A week of the team: who meets whom when, what is held, who is away, and what the days are.
public struct TeamWeek: Sendable {
  /// Something that takes an officer for some time.
  public struct Entry: Hashable, Sendable {
    /// What it is.
    public enum Kind: Hashable, Sendable {
      /// A meeting, with its online room; whether it was held already.
      case meeting(room: Int, isHeld: Bool)
      /// A time that is offered to an applicant and held until the offer is answered.
      case held
      /// Leave, travel, illness; with the reason for those who may know it.
      case away(reason: String?)
      /// What the officer's own calendar says.
      case busy
    }

    /// What it is.
    public let kind: Kind
    /// When, as far as it lies on the day.
    public let time: InstantRange
    /// The request that it is for; `nil` where it is for none, or for one that the reader may not know of.
    public let request: RequestRecord?
    /// Whether it lies in none of the officer's hours on that day.
    public let isOutsideHours: Bool
  }

  /// A day with what its officers have.
  public struct Day: Sendable {
    /// What the calendar says of it.
    public let day: CalendarDay
    /// The office's hours; empty on a day off.
    public let hours: [LocalSpan]
    /// The period with hours of its own that it falls into, such as Ramadan; `nil` in a normal week.
    public let period: OfficeHoursPeriod?
    /// For each officer, in the order of `officers`, the hours of the officer where they differ from the office's.
    public let ownHours: [[InstantRange]?]
    /// For each officer, in the order of `officers`, what the officer has, in the order of the starts.
    public let entries: [[Entry]]
  }

  /// The officers to whom meetings can be given, and those who have something in the week, by name.
  public let officers: [OfficerRecord]
  /// Monday to Sunday.
  public let days: [Day]
}

extension Desk {
  /// The roles that may look at a week of the team. Officers see of others' requests only that the time is taken.
  public static let rolesOfTeamWeek: Set<Role> = [.registry, .deputy, .director, .officer, .auditor]

  /// The week that begins on a Monday. What officers' own calendars say is known from today on. Fails with `forbidden`,
  /// and with a `CalendarReachError` where a day of it is out of reach.
  public func teamWeek(from monday: CivilDate) throws -> TeamWeek {
    guard !principal.roles.isDisjoint(with: Desk.rolesOfTeamWeek) else {
      throw Refusal.forbidden(Role.allCases.filter(Desk.rolesOfTeamWeek.contains).map(Actor.staff))
    }
    let calendars = try self.calendars()
    let roster = try self.roster()
    let dates = (0..<7).map { monday.advanced(by: $0) }
    let days = try dates.map { try calendars.workingDays.day($0) }
    let start = Instant(startOf: monday, offset: .wib)
    guard let week = InstantRange(start: start, end: start + Minutes(7 * 1440)) else {
      throw Refusal.notFound
    }
    let taken = try entries(in: week, roster)
    let officers = try queries.officers().filter { $0.isActive || taken[$0.id] != nil }
      .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    // The roster looks ahead; a week may lie behind.
    let ofDates = Dictionary(grouping: try queries.dateHours(from: monday), by: \.officer)
    let problem = MatchingProblem(
      now: now, rules: try settings().rules, officers: [], requests: [], booked: [],
      calendar: calendars.workingDays, officeHours: calendars.officeHours)
    return TeamWeek(
      officers: officers,
      days: days.map { day in
        let office = day.isWorking ? calendars.officeHours.spans(on: day.date) : []
        let offices = office.map { InstantRange($0, of: day.date, offset: .wib) }
        let hours = officers.map { record -> [InstantRange] in
          guard day.isWorking, let officer = roster.officer(record.id) else { return offices }
          if let own = ofDates[record.id]?.first(where: { $0.date == day.date }) {
            return own.spans.map { InstantRange($0, of: day.date, offset: .wib) }
          }
          return problem.hours(of: officer, on: day.date)
        }
        return TeamWeek.Day(
          day: day, hours: office, period: calendars.officeHours.period(on: day.date),
          ownHours: hours.map { $0 == offices ? nil : $0 },
          entries: zip(officers, hours).map { officer, hours in
            (taken[officer.id] ?? []).compactMap { $0.entry(on: day.date, hours: hours) }
              .sorted { ($0.time.start, $0.time.end) < ($1.time.start, $1.time.end) }
          })
      })
  }

  /// What takes officers in a span of time.
  private func entries(
    in span: InstantRange, _ roster: Roster
  ) throws -> [Identifier<Record.Officer>: [TakenTime]] {
    var taken: [Identifier<Record.Officer>: [TakenTime]] = [:]
    var known: [Identifier<Record.Request>: RequestRecord?] = [:]
    func request(_ id: Identifier<Record.Request>) throws -> RequestRecord? {
      if let found = known[id] { return found }
      let found: RequestRecord?
      do { found = try self.request(id) } catch Refusal.notFound { found = nil }
      known[id] = .some(found)
      return found
    }
    let buffer = try settings().rules.buffer
    for row in try queries.occupiedTimes(overlapping: span) {
      switch row.occupant {
      case .meeting(let id):
        guard let meeting = try queries.meeting(id) else { continue }
        // A meeting whose time a held alternative took before has several rows.
        let entry = TakenTime(
          kind: .meeting(room: meeting.room, isHeld: meeting.state == .held), time: meeting.time,
          request: try request(row.request))
        if !(taken[row.officer] ?? []).contains(entry) { taken[row.officer, default: []].append(entry) }
      case .option:
        guard let time = InstantRange(start: row.time.start, end: row.time.end - buffer) else { continue }
        taken[row.officer, default: []].append(
          TakenTime(kind: .held, time: time, request: try request(row.request)))
      }
    }
    let isDirector = principal.roles.contains(.director)
    for absence in try queries.absences(after: span.start) where absence.time.overlaps(span) {
      let mayKnow = isDirector || absence.officer == ownOfficer
      taken[absence.officer, default: []].append(
        TakenTime(kind: .away(reason: mayKnow ? absence.reason : nil), time: absence.time, request: nil))
    }
    for officer in roster.officers {
      guard let id = Identifier<Record.Officer>(officer.id) else { continue }
      for time in officer.published.busy where time.overlaps(span) {
        taken[id, default: []].append(TakenTime(kind: .busy, time: time, request: nil))
      }
    }
    return taken
  }
}

/// Something that takes an officer, over as many days as it lasts.
private struct TakenTime: Hashable {
  let kind: TeamWeek.Entry.Kind
  let time: InstantRange
  let request: RequestRecord?

  /// The part of it that lies on a day, if any does.
  func entry(on day: CivilDate, hours: [InstantRange]) -> TeamWeek.Entry? {
    let midnight = Instant(startOf: day, offset: .wib)
    guard
      let part = InstantRange(
        start: max(time.start, midnight), end: min(time.end, midnight + Minutes(1440)))
    else { return nil }
    let isMeeting = if case .meeting = kind { true } else { kind == .held }
    return TeamWeek.Entry(
      kind: kind, time: part, request: request,
      isOutsideHours: isMeeting && !hours.contains { $0.contains(part) })
  }
}
