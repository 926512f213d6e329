import Casework
import Scheduling
import Store
import WorkCalendar

extension Desk {
  /// How far ahead is looked for times: as far as the officers' own calendars are laid out.
  static let outlook = Roster.outlook

  /// The problem of giving times to some requests beside all that is taken, as everything stands now.
  func matchingProblem(for requests: [MeetingRequest]) throws -> MatchingProblem {
    try matchingProblem(for: requests, besides: try bookings())
  }

  func matchingProblem(for requests: [MeetingRequest], besides booked: [Booking]) throws -> MatchingProblem {
    let calendars = try self.calendars()
    return MatchingProblem(
      now: now, rules: try settings().rules, officers: try roster().officers, requests: requests,
      booked: booked, calendar: calendars.workingDays, officeHours: calendars.officeHours)
  }

  /// A request as the matching sees it, with its open windows. It counts from receipt by the unit or, as a
  /// lower bound, from its submission.
  func meetingRequest(_ request: RequestRecord) throws -> MeetingRequest {
    MeetingRequest(
      id: request.id.description, receivedAt: request.receivedAt ?? request.submittedAt,
      priority: request.applicant.priority, needs: Set(request.needs), duration: request.duration,
      proposals: try queries.proposals(of: request.id).filter { $0.state == .open }.map(\.time))
  }

  /// What takes officers from the beginning of today on, or from a moment on: meetings, and alternatives that are held.
  ///
  /// The rows of one request that touch make one booking, since a held alternative takes only what the
  /// request's own meeting leaves; the buffer at its end, which every booking keeps, is not part of it.
  func bookings(from moment: Instant? = nil) throws -> [Booking] {
    let midnight = Instant(startOf: now.local(offset: .wib).date, offset: .wib)
    let first = moment ?? midnight
    guard let span = InstantRange(start: first, end: first + Desk.outlook) else { return [] }
    let known = Set(try roster().officers.map(\.id))
    let buffer = try settings().rules.buffer
    var bookings: [Booking] = []
    var last: OccupiedTime?
    func add(_ taken: OccupiedTime?) {
      guard let taken, known.contains(taken.officer.description),
        let time = InstantRange(start: taken.time.start, end: taken.time.end - buffer)
      else { return }
      bookings.append(
        Booking(officer: taken.officer.description, time: time, meeting: taken.request.description))
    }
    for row in try queries.occupiedTimes(overlapping: span) {
      if let open = last, open.officer == row.officer, open.request == row.request,
        row.time.start <= open.time.end,
        let joined = InstantRange(start: open.time.start, end: max(open.time.end, row.time.end))
      {
        last = OccupiedTime(
          officer: open.officer, time: joined, request: open.request, occupant: open.occupant)
      } else {
        add(last)
        last = row
      }
    }
    add(last)
    return bookings
  }
}
