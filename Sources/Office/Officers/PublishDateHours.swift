public import Casework
public import Store
public import WorkCalendar
import Wording

/// Publishes the hours of an officer on a single date, in place of those that hold on it otherwise: earlier, later,
/// longer, or on a weekday without any (rules of the service, section 7.4).
public struct PublishDateHours: UseCase {
  /// What came of it.
  public struct Outcome: Sendable {
    /// The officer as it is now.
    public let officer: OfficerRecord
    /// The hours of the date.
    public let hours: DateHoursRecord
  }

  let officer: Identifier<Record.Officer>
  let date: CivilDate
  let spans: [LocalSpan]
  let version: SeenVersion

  /// Hours of an officer's date, in office time; their order does not matter, and those that overlap are joined. The
  /// officer may not have been changed since the caller read.
  public init(
    officer: Identifier<Record.Officer>, date: CivilDate, spans: [LocalSpan], version: SeenVersion
  ) {
    self.officer = officer
    self.date = date
    self.spans = spans
    self.version = version
  }

  /// Publishes them; the officer or the director may. Absences and busy times still count, and meetings that stand are
  /// left as they are. Fails with `changedMeanwhile`, with `invalid` where the date is over, too far ahead or a day off,
  /// or there are no hours, and with `pastCalendar` where the date is out of the calendars' reach.
  public func perform(at desk: Desk) throws -> Outcome {
    var officer = try desk.ownOfficer(self.officer, seen: version)
    try check(at: desk)
    let hours = DateHoursRecord(officer: officer.id, date: date, spans: LocalSpan.joined(spans))
    try desk.save(&officer, recording: .dateHoursPublished, on: date)
    try desk.queries.put(hours)
    return Outcome(officer: officer, hours: hours)
  }

  private func check(at desk: Desk) throws {
    let today = desk.now.local(offset: .wib).date
    let last = today.advanced(by: Roster.days - 1)
    guard (today...last).contains(date) else {
      throw Refusal.invalid([
        FieldProblem(
          "date",
          Sentence(
            "pilih tanggal dari \(today.iso8601) sampai \(last.iso8601)",
            "choose a date from \(today.iso8601) to \(last.iso8601)"))
      ])
    }
    let calendar = try desk.calendars().workingDays
    let day: CalendarDay
    do throws(CalendarReachError) {
      day = try calendar.day(date)
    } catch {
      throw Refusal.pastCalendar(error)
    }
    guard day.isWorking else {
      throw Refusal.invalid([FieldProblem("date", MeetingRefusal.dayOff(day).sentence)])
    }
    guard !spans.isEmpty else { throw Refusal.invalid([FieldProblem("hours", WeeklyHours.noHours)]) }
  }
}

/// Takes the hours of a single date back: what holds otherwise holds on it again.
public struct WithdrawDateHours: UseCase {
  let officer: Identifier<Record.Officer>
  let date: CivilDate
  let version: SeenVersion

  /// The end of an officer's hours of a date. The officer may not have been changed since the caller read.
  public init(officer: Identifier<Record.Officer>, date: CivilDate, version: SeenVersion) {
    self.officer = officer
    self.date = date
    self.version = version
  }

  /// Takes them back; the officer or the director may. Returns the officer as it is now. Fails with `changedMeanwhile`,
  /// and with `notFound` where the date has no hours of its own.
  public func perform(at desk: Desk) throws -> OfficerRecord {
    var officer = try desk.ownOfficer(self.officer, seen: version)
    guard try desk.queries.removeDateHours(of: officer.id, on: date) else { throw Refusal.notFound }
    try desk.save(&officer, recording: .dateHoursWithdrawn, on: date)
    return officer
  }
}
