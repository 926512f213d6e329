import Casework
import ICalendar
import JSON
import Secrets
import Store
import WorkCalendar
import Wording

/// Takes a decree's days off over, or shows what that would change (rules of the service, section 1.4).
///
/// How the file is meant is told by `mode`, or else by the file itself, or else it has all days off of each year
/// that it names. Each import is a version of the calendar, with the file as it came. A preview does everything
/// that the import would do, and takes it back.
public struct ImportHolidays: UseCase {
  let document: HolidayDocument
  let mode: HolidayImportMode?
  let applies: Bool
  let seen: String?

  /// An import of a file that was read; where `applies` is false it only shows. With the `digest` of the preview
  /// that somebody has seen in `seen`, nothing is done but what that preview tells.
  public init(
    _ document: HolidayDocument, mode: HolidayImportMode? = nil, applies: Bool, seen: String? = nil
  ) {
    self.document = document
    self.mode = mode
    self.applies = applies
    self.seen = seen
  }

  /// What a preview would have done, taken back.
  private struct TakenBack: Error { let report: HolidayReport }

  /// Does it, or shows it. For the director, the administrator, and whoever may read the service's own data on its
  /// machine. Fails with `holidays` where the file cannot be meant so, with `pastCalendar` where a date is out of
  /// reach with it, and with `changedMeanwhile` where it would do something else than the preview that was seen.
  public func perform(at desk: Desk) throws -> HolidayReport {
    if desk.principal != .service { try desk.require(.director, .admin) }
    if applies {
      let report = try apply(at: desk)
      if let seen, report.digest != seen { throw Refusal.changedMeanwhile }
      return report
    }
    do {
      return try desk.attempt { throw TakenBack(report: try apply(at: desk)) }
    } catch let preview as TakenBack {
      var report = preview.report
      report.isApplied = false
      report.version = nil
      // What it had opened is there no more; what was open before has no alternatives of its own.
      for index in report.consequences.meetings.indices
      where !report.consequences.meetings[index].alternatives.isEmpty {
        report.consequences.meetings[index].rescheduling = nil
      }
      return report
    }
  }

  private func apply(at desk: Desk) throws -> HolidayReport {
    let mode = try meantMode()
    _ = try desk.acting(as: .service).adoptCalendar()
    let basis = try desk.queries.lastCalendarVersion()
    let old = try desk.calendars()
    let revision = try revision(of: old.holidays, mode: mode)
    try keep(revision, mode: mode, at: desk)
    let new: CalendarSnapshot
    do {
      new = try desk.calendars()
    } catch is CalendarsMissing {
      throw refusal(.nothingDecreed)
    }
    let changes = HolidayChange.changes(from: old.holidays, to: new.holidays)
    var report = HolidayReport(
      years: revision.years, mode: mode, basis: basis, isApplied: true, version: nil, changes: changes,
      consequences: CalendarConsequences(), warnings: warnings(changes, mode: mode))
    guard Set(old.holidays.records) != Set(new.holidays.records) else { return report }
    let version = try desk.keepVersion(
      new.holidays, changes: changes, years: revision.years, of: document, mode: mode)
    report.version = version
    report.consequences = try CalendarChange(old: old.workingDays, new: new.workingDays, version: version)
      .perform(at: desk)
    return report
  }

  private func meantMode() throws -> HolidayImportMode {
    guard !document.entries.isEmpty else { throw refusal(.noDays) }
    if let stated = document.scope, let mode, stated != mode {
      throw refusal(.otherScope(stated: stated, asked: mode))
    }
    return mode ?? document.scope ?? .year
  }

  private func revision(of calendar: HolidayCalendar, mode: HolidayImportMode) throws -> HolidayRevision {
    do throws(HolidayRevisionError) {
      return try HolidayRevision(of: calendar, by: document.records, mode: mode)
    } catch {
      let line = error.index.flatMap { document.entries[$0].line }
      throw refusal(.revision(error.problem), line: line)
    }
  }

  /// Keeps the files of the years that change. A year that is as the program brings it needs none.
  private func keep(_ revision: HolidayRevision, mode: HolidayImportMode, at desk: Desk) throws {
    let shipped = desk.office.surroundings.calendars
    let kept = Set(try desk.queries.calendarFiles().map(\.name))
    let files = revision.years.map { ("\($0).ics", $0) }
    for (name, year) in files {
      let records = revision.records.filter { $0.dayOff.date.year == year }
      guard Set(records) != (try shipped.records(named: name)).map(Set.init) else {
        if kept.contains(name) { try desk.queries.dropCalendarFile(name) }
        continue
      }
      let text = HolidayFile.text(year: year, records: records)
      try desk.queries.keepCalendarFile(name, bytes: Array(text.utf8), at: desk.now)
    }
    if mode == .all {
      for name in kept.subtracting(files.map(\.0)) { try desk.queries.dropCalendarFile(name) }
    }
    try desk.touch(.calendars)
  }

  private func warnings(_ changes: [HolidayChange], mode: HolidayImportMode) -> [HolidayReport.Warning] {
    let read = document.warnings.filter {
      // Whoever takes a day back need not say once more which decree had named it.
      !(mode == .amend && $0.problem == .missingDecree && $0.place.component == "VJOURNAL")
    }.map { HolidayReport.Warning(line: $0.place.line, sentence: $0.sentence) }
    let unexplained = changes.filter { change in
      mode != .all && change.kind == .removed && change.withdrawal == nil && change.before?.status == .decreed
    }
    return read
      + unexplained.compactMap(\.before).map { day in
        HolidayReport.Warning(
          line: nil,
          sentence: Sentence(
            "\(day.date): \(day.name.indonesian) hilang tanpa keputusan yang mencabutnya, sehingga tidak tercatat "
              + "bahwa hari itu pernah libur; bila dicabut oleh keputusan, sebutkan keputusannya",
            "\(day.date): \(day.name.english) goes without a decree that takes it back, so that it is not on "
              + "record that the day ever was off; where a decree took it back, name it"))
      }
  }

  private func refusal(_ problem: HolidayProblem.Problem, line: Int? = nil) -> Refusal {
    .holidays(HolidayProblem(problem, in: document.name, line: line))
  }
}
