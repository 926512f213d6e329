import Casework
import Office
import Secrets
import Store
import WorkCalendar

/// Years of past requests, each with a meeting that was held, and some meetings that are still to come.
enum PastWorkload {
  /// Adds them to a database that has 20 officers. Past meetings lie before `now`, an hour each, five a day
  /// for each officer; those to come lie after it.
  static func add(past: Int, ahead: Int, to office: Office, database: SQLiteDatabase, now: Instant) throws {
    let calendar = try office.ask(as: .service) { try $0.calendars().workingDays }
    let officers = try database.read { try $0.officers().map(\.id) }
    let today = now.local(offset: .wib).date
    let before = try starts(past, officers.count, from: today.advanced(by: -1), step: -1, calendar)
    let after = try starts(ahead, officers.count, from: today.advanced(by: 14), step: 1, calendar)
    for first in stride(from: 0, to: past + ahead, by: 5_000) {
      try database.write { queries in
        for number in first..<min(first + 5_000, past + ahead) {
          let isPast = number < past
          let start = isPast ? before[number / officers.count] : after[(number - past) / officers.count]
          try addMet(
            number, at: start, by: officers[number % officers.count], room: number % officers.count + 1,
            isPast: isPast, to: queries)
        }
        try queries.touch(.meetings)
      }
    }
  }

  /// The starts of enough hours of working days, day after day in one direction; none on days out of the
  /// calendar's reach, which are counted as if they were working days.
  private static func starts(
    _ count: Int, _ officers: Int, from day: CivilDate, step: Int, _ calendar: WorkingDayCalendar
  ) throws -> [Instant] {
    var (date, starts) = (day, [Instant]())
    while starts.count * officers < count {
      if (try? calendar.isWorking(date)) ?? !date.weekday.isWeekend, date.weekday != .friday {
        for hour in [8, 9, 10, 13, 14] {
          guard let time = LocalTime(hour: hour, minute: 0) else { continue }
          starts.append(Instant(LocalDateTime(date: date, time: time), offset: .wib))
        }
      }
      date = date.advanced(by: step)
    }
    return starts
  }

  private static func addMet(
    _ number: Int, at start: Instant, by officer: Identifier<Record.Officer>, room: Int, isPast: Bool,
    to queries: any Queries
  ) throws {
    let received = start - Minutes(14 * 1440)
    let id = try BookingWorkload.addRequest("M\(number)", at: start, receivedAt: received, to: queries)
    guard var request = try queries.request(id),
      let time = InstantRange(start: start, end: start + Minutes(60))
    else {
      return
    }
    let uid = Hexadecimal.text(of: Array(Digest(of: Array("meeting \(number)".utf8)).bytes.prefix(16)))
    let meeting = try queries.addMeeting(
      for: id, uid: "\(uid)@example.go.id", time: time, room: room, officers: [officer], at: received)
    try queries.occupy(.officer(officer), time, for: id, by: .meeting(meeting.id))
    try queries.occupy(.room(room), time, for: id, by: .meeting(meeting.id))
    try queries.assign([officer], to: id)
    if isPast { _ = try queries.change(meeting, state: .held, at: time.end) }
    request.state = isPast ? .closed : .scheduled
    request.stateSince = isPast ? time.end : received
    request.completedAt = isPast ? time.end : nil
    request.outcome = isPast ? .meeting : nil
    _ = try queries.update(&request)
  }
}
