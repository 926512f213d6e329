import ICalendar
import WorkCalendar
import Wording

/// What is wrong with a folder of official calendars.
enum CalendarFinding: Explained, Hashable {
  /// A file that cannot be read as a calendar.
  case unreadable(ICalendarError)
  /// A file that cannot be read at all.
  case unreadableFile(FileProblem)
  /// Something that was read past: in an official calendar nothing may be.
  case readPast(ICalendarWarning)
  /// A day in the file of another year.
  case wrongYear(file: String, CivilDate)
  /// A day that another file has already.
  case repeatedDay(file: String, CivilDate, other: String)
  /// A year between the first and the last for which there is no file.
  case missingYear(folder: String, Int)
  /// There is no file of the office's hours.
  case noOfficeHours(folder: String)
  /// A calendar file that is none of a year and not the office's hours: nothing reads it.
  case unusedFile(file: String)
  /// A file of a year in which no decree names a national holiday.
  case undecreedYear(file: String, Int)
}

/// A strict look at all files of a folder of official calendars.
struct CalendarCheck {
  /// What a file holds.
  struct Content: Hashable {
    let file: String
    /// The number of days off of each kind that stand, in the order of the kinds.
    let days: [Int]
    /// The number of days that a decree took back.
    let withdrawn: Int
  }

  private(set) var contents: [Content] = []
  private(set) var findings: [CalendarFinding] = []
  private let folder: CalendarFolder

  /// Reads every file of a folder. Fails where the folder cannot be listed or has no file of a year; what is
  /// wrong with a file is a finding.
  init(_ folder: CalendarFolder) throws {
    self.folder = folder
    let names = try folder.names().filter { $0.hasSuffix(".ics") }
    let years = names.compactMap(CalendarFolder.year(of:))
    guard let first = years.first, let last = years.last else {
      throw CalendarProblem.noYears(folder: folder.path)
    }
    var seen: [CivilDate: String] = [:]
    for name in names {
      if let year = CalendarFolder.year(of: name) {
        check(name, of: year, seen: &seen)
      } else if name == CalendarFolder.officeHoursName {
        checkOfficeHours()
      } else {
        findings.append(.unusedFile(file: path(name)))
      }
    }
    findings += (first...last).filter { !years.contains($0) }.map { .missingYear(folder: folder.path, $0) }
    if !names.contains(CalendarFolder.officeHoursName) {
      findings.append(.noOfficeHours(folder: folder.path))
    }
  }

  private mutating func check(_ name: String, of year: Int, seen: inout [CivilDate: String]) {
    let folder = folder
    guard let file = read({ try folder.holidays(in: name) }) else { return }
    findings += file.warnings.map { .readPast($0) }
    let standing = file.records.filter { $0.withdrawal == nil }.map(\.dayOff)
    for day in standing {
      if day.date.year != year { findings.append(.wrongYear(file: path(name), day.date)) }
      if let other = seen[day.date], other != path(name) {
        findings.append(.repeatedDay(file: path(name), day.date, other: other))
      }
      seen[day.date] = path(name)
    }
    if !HolidayCalendar(records: file.records).isDecreed(year) {
      findings.append(.undecreedYear(file: path(name), year))
    }
    contents.append(
      Content(
        file: name, days: DayOffKind.allCases.map { kind in standing.count { $0.kind == kind } },
        withdrawn: file.records.count - standing.count))
  }

  private mutating func checkOfficeHours() {
    let folder = folder
    guard let (_, warnings) = read({ try folder.officeHours() }) else { return }
    findings += warnings.map { .readPast($0) }
  }

  private mutating func read<File>(_ file: () throws -> File) -> File? {
    do {
      return try file()
    } catch CalendarProblem.unreadable(let error) {
      findings.append(.unreadable(error))
    } catch let problem as FileProblem {
      findings.append(.unreadableFile(problem))
    } catch {
      findings.append(.unreadableFile(.unreadable(path: folder.path, .last)))
    }
    return nil
  }

  private func path(_ name: String) -> String { folder.file(named: name) }
}
