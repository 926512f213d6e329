public import Casework
import Store
import WorkCalendar

/// Reminds everybody who comes to a meeting of it, where a reminder is due; done by the service itself as time
/// goes on.
struct RemindOfMeeting: UseCase {
  let meeting: Identifier<Record.Meeting>

  /// Queues the mails, and notes that it is done. Of several reminders that are due at once, as where the service
  /// did not run, one mail is made. Returns whether any was due.
  func perform(at desk: Desk) throws -> Bool {
    guard let meeting = try desk.queries.meeting(meeting),
      let request = try desk.queries.request(meeting.request)
    else { return false }
    let due = try Reminder.allCases.filter { reminder in
      try desk.isDue(reminder, of: meeting)
        && desk.queries.start(toldBy: reminder, of: meeting.id) != meeting.time.start
    }
    guard !due.isEmpty else { return false }
    for reminder in due { try desk.queries.note(reminder, of: meeting) }
    try desk.record(
      .meetingReminded, of: request,
      detail: desk.detail(of: meeting, officers: desk.queries.officers(of: meeting.id)),
      telling: [.applicant, .coApplicants, .officers])
    return true
  }
}

extension Desk {
  /// Whether the moment of a reminder has come for a meeting that is still ahead.
  ///
  /// Whoever was told of the meeting at that moment or later, since it was booked or changed then, needs none:
  /// every revision is told to all who come.
  fileprivate func isDue(_ reminder: Reminder, of meeting: MeetingRecord) throws -> Bool {
    guard meeting.state == .scheduled, now < meeting.time.start,
      let moment = try settings().reminders.moment(
        of: reminder, before: meeting.time.start, calendar: calendars().workingDays)
    else { return false }
    return meeting.changedAt < moment && moment <= now
  }

  /// The meetings of which somebody is to be reminded now, by number.
  fileprivate func meetingsToRemindOf() throws -> [Identifier<Record.Meeting>] {
    let (rules, calendar) = (try settings().reminders, try calendars().workingDays)
    let due = try Reminder.allCases.flatMap { reminder -> [MeetingRecord] in
      guard let last = rules.latestStart(of: reminder, dueAt: now, calendar: calendar) else { return [] }
      return try queries.meetings(without: reminder, startingAfter: now, through: last)
        .filter { try isDue(reminder, of: $0) }
    }
    return Set(due.map(\.id)).sorted()
  }
}

extension Office {
  /// Reminds of every meeting of which a reminder is due, each in a transaction of its own: one that fails is told
  /// to `failing`, and holds no other up. Returns of how many. Fails where they cannot be listed.
  public func remindOfMeetings(failing: (Identifier<Record.Meeting>, any Error) -> Void) throws -> Int {
    var reminded = 0
    for meeting in try ask(as: .service, { try $0.meetingsToRemindOf() }) {
      do {
        if try perform(RemindOfMeeting(meeting: meeting), as: .service) { reminded += 1 }
      } catch {
        failing(meeting, error)
      }
    }
    return reminded
  }
}
