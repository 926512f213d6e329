public import Casework
import Scheduling
import Store
public import WorkCalendar

/// A day of an officer as the planning sees it.
public struct OfficerDay: Hashable, Sendable {
  /// A meeting that takes the officer.
  public struct Held: Hashable, Sendable {
    /// The request.
    public let request: Identifier<Record.Request>
    /// Its reference.
    public let reference: String
    /// When.
    public let time: InstantRange
  }

  /// The date, and what kind of day it is.
  public let day: CalendarDay
  /// The hours in which the officer can be met at all, by what the officer has published or else the office's;
  /// empty on a day off.
  public let hours: [InstantRange]
  /// What is left of them for meetings: less absences, the officer's own calendars, and meetings with the time that is
  /// kept free around them.
  public let free: [InstantRange]
  /// The officer's meetings that stand.
  public let meetings: [Held]
  /// Absences.
  public let absences: [InstantRange]
  /// When the officer's own calendars say busy.
  public let busy: [InstantRange]
}

extension Desk {
  /// An officer's next days as the planning sees them, today first, for the officer and the director. Empty where the
  /// officer is given no meetings any more. Fails with `notFound` and `forbidden`, and with `pastCalendar` where the
  /// days lie out of the calendars' reach.
  public func outlook(of id: Identifier<Record.Officer>, days: Int) throws -> [OfficerDay] {
    let record = try ownOfficer(id)
    guard let officer = try roster().officer(id) else { return [] }
    let problem = try matchingProblem(for: [])
    let today = now.local(offset: .wib).date
    guard let span = Desk.span(of: today, days: days) else { return [] }
    let absences = try queries.absences(after: span.start).filter { $0.officer == record.id }.map(\.time)
    let meetings = try heldMeetings(of: id, overlapping: span)
    return try (0..<days).map { offset in
      let date = today.advanced(by: offset)
      let free: [InstantRange]
      let day: CalendarDay
      do throws(CalendarReachError) {
        day = try problem.calendar.day(date)
        free = try problem.freeTime(of: officer, on: date).flatMap { set in
          set.intervals.compactMap { InstantRange(start: $0.lower, end: $0.upper) }
        }
      } catch {
        throw Refusal.pastCalendar(error)
      }
      return OfficerDay(
        day: day, hours: day.isWorking ? problem.hours(of: officer, on: date) : [], free: free,
        meetings: meetings.filter { $0.time.start.local(offset: .wib).date == date },
        absences: Desk.parts(of: absences, on: date),
        busy: Desk.parts(of: officer.published.busy, on: date))
    }
  }

  /// The meetings of an officer that stand in a time, in the order of their starts, for the officer and the director.
  /// Fails with `notFound` and `forbidden`.
  public func heldMeetings(
    of id: Identifier<Record.Officer>, overlapping span: InstantRange
  ) throws -> [OfficerDay.Held] {
    try queries.standingMeetings(of: ownOfficer(id).id, overlapping: span).map { meeting in
      OfficerDay.Held(
        request: meeting.request, reference: try queries.request(meeting.request)?.reference ?? "",
        time: meeting.time)
    }
  }

  private static func span(of date: CivilDate, days: Int) -> InstantRange? {
    let start = Instant(startOf: date, offset: .wib)
    return InstantRange(start: start, end: start + Minutes(days * 1440))
  }

  /// The parts of some spans that lie on a date, in order.
  private static func parts(of spans: [InstantRange], on date: CivilDate) -> [InstantRange] {
    guard let day = span(of: date, days: 1) else { return [] }
    return spans.compactMap { InstantRange(start: max($0.start, day.start), end: min($0.end, day.end)) }
      .sorted()
  }
}
