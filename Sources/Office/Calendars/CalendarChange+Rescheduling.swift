import Casework
import JSON
import Scheduling
import Store
import WorkCalendar
import Wording

extension CalendarChange {
  /// The most alternatives that are offered for a meeting.
  private static let alternatives = 3

  /// Opens a rescheduling by the unit for a meeting that can no longer be held as it is booked. The meeting
  /// stands until the applicant has chosen. Where no time can be offered, the director is told; where another
  /// time is being agreed on already, that goes on.
  func reschedule(
    _ affected: HolidayReport.AffectedMeeting, at desk: Desk
  ) throws -> HolidayReport.AffectedMeeting {
    var affected = affected
    guard var request = try desk.queries.request(affected.meeting.request) else { return affected }
    if let open = try desk.queries.openRescheduling(of: affected.meeting.id) {
      affected.rescheduling = open.id
      return affected
    }
    let isAhead = affected.meeting.time.start > desk.now
    let times =
      request.state == .scheduled && isAhead ? try alternatives(for: request, affected.meeting, at: desk) : []
    guard !times.isEmpty else {
      var detail: JSONObject = [
        "meeting": .string(affected.meeting.id.description),
        "start": .string(affected.meeting.time.start.iso8601(offset: .wib)), "alternatives": 0,
      ]
      if let day = affected.dayOff { detail.append("dayOff", .string(day.date.iso8601)) }
      if let date = affected.earliestDate { detail.append("earliestDate", .string(date.iso8601)) }
      try desk.record(.holidaysImported, of: request, detail: detail, telling: [.director])
      return affected
    }
    // Whoever brings a decree lets the unit ask for other times, which is the director's to do.
    let decision = try desk.decide(
      .proposeReschedule, on: request, by: [.staff(.director)], given: [.reason, .options])
    let reason = CalendarChange.reason(affected).text(in: Language(request.applicant.language))
    let offer = ReschedulingOffer(side: .unit, reason: reason, times: times, version: version)
    let opened = try desk.openRescheduling(
      desk.begin(offer, for: affected.meeting), offer, for: affected.meeting, of: &request, entering: decision
    )
    affected.rescheduling = opened.id
    affected.alternatives = times
    return affected
  }

  private static func reason(_ affected: HolidayReport.AffectedMeeting) -> Sentence {
    if let day = affected.dayOff {
      return Sentence("Tanggal pertemuan menjadi hari libur: ", "The day of the meeting is off now: ")
        + day.name
    }
    let date = affected.earliestDate ?? affected.meeting.time.start.local(offset: .wib).date
    return Sentence(
      "Hari kerja berubah; pertemuan paling awal ", "The working days have changed; the earliest day is ")
      + DateText.day(date)
  }

  /// Up to three times at which the officers of a meeting are free, on different days: the days nearest to
  /// that of the meeting, and on each the time nearest to its own.
  private func alternatives(
    for request: RequestRecord, _ meeting: MeetingRecord, at desk: Desk
  ) throws -> [InstantRange] {
    let officers = try desk.queries.officers(of: meeting.id)
    let roster = try desk.roster()
    let known = officers.compactMap { roster.officer($0) }
    guard !known.isEmpty, known.count == officers.count else { return [] }
    let day = meeting.time.start.local(offset: .wib).date
    let slots = try self.slots(for: request, meeting, officers: known, around: day, at: desk)
    let days = Dictionary(grouping: slots) { $0.start.local(offset: .wib).date }
    let nearest = days.keys.sorted { lhs, rhs in
      let (left, right) = (abs(lhs.dayNumber - day.dayNumber), abs(rhs.dayNumber - day.dayNumber))
      return left == right ? lhs > rhs : left < right
    }
    let time = meeting.time.start.local(offset: .wib).time.secondOfDay
    var chosen: [InstantRange] = []
    for date in nearest where chosen.count < CalendarChange.alternatives {
      let ordered = (days[date] ?? []).sorted { lhs, rhs in
        let left = abs(lhs.start.local(offset: .wib).time.secondOfDay - time)
        let right = abs(rhs.start.local(offset: .wib).time.secondOfDay - time)
        return left == right ? lhs < rhs : left < right
      }
      let free = try ordered.first { try isBookable($0, for: request, officers, at: desk) }
      if let free { chosen.append(free) }
    }
    return chosen.sorted()
  }

  /// The times around a day at which all officers of a meeting are free, from tomorrow on.
  private func slots(
    for request: RequestRecord, _ meeting: MeetingRecord, officers: [Officer], around day: CivilDate,
    at desk: Desk
  ) throws -> [InstantRange] {
    let calendars = try desk.calendars()
    let tomorrow = desk.now.local(offset: .wib).date.advanced(by: 1)
    let first = max(tomorrow, day.advanced(by: -14))
    let end = SlotFinder.lastUsualDay(from: max(first, day), calendar: calendars.workingDays).advanced(by: 1)
    guard
      let span = InstantRange(
        start: Instant(startOf: first, offset: .wib),
        end: Instant(startOf: end, offset: .wib))
    else { return [] }
    let names = Set(officers.map(\.id))
    let booked = try desk.queries.occupiedTimes(overlapping: span).compactMap { taken -> Booking? in
      let officer = taken.officer.description
      return taken.request == request.id || !names.contains(officer)
        ? nil : Booking(officer: officer, time: taken.time)
    }
    let problem = MatchingProblem(
      now: desk.now, rules: try desk.settings().rules, officers: officers, requests: [], booked: booked,
      calendar: calendars.workingDays, officeHours: calendars.officeHours)
    // Together the officers have what the request needs: they hold the meeting already.
    let wish = MeetingRequest(
      id: request.id.description, receivedAt: request.receivedAt ?? request.submittedAt, needs: [],
      duration: meeting.time.length, proposals: [])
    do throws(CalendarReachError) {
      return try SlotFinder(problem).slots(for: wish, from: first, to: end)
        .filter { $0.officers.count == officers.count }.map(\.time)
    } catch {
      return []
    }
  }

  private func isBookable(
    _ time: InstantRange, for request: RequestRecord, _ officers: [Identifier<Record.Officer>], at desk: Desk
  ) throws -> Bool {
    do {
      try desk.checkMeeting(of: request, at: time, officers: officers, agreed: [time])
      return try desk.hasRoom(at: time, for: request.id)
    } catch is Refusal {
      return false
    }
  }
}
