import Almanac
import ICalendar
import WorkCalendar

/// A folder of official calendars: `YEAR.ics` with the days off of each year, and the office's hours. What was
/// imported into the data of the service stands in place of the file of its name.
struct CalendarFolder {
  /// The name of the file of office hours.
  static let officeHoursName = "office-hours.ics"
  /// The largest calendar file that is read, in bytes; the shipped ones have some kilobytes.
  static let largestFile = ICalendarLimit.fileSize.value

  let path: String
  /// The files that were imported, by name.
  var imported: [String: [UInt8]] = [:]

  /// The folder that was asked for: by option, by `JADWAL_CALENDARS`, or else the one that came with the
  /// program. Fails where none came with it.
  static func find(option: String?, environment: ProcessEnvironment) throws(CalendarProblem) -> CalendarFolder
  {
    if let path = option ?? environment.variable("JADWAL_CALENDARS") { return CalendarFolder(path: path) }
    guard let executable = environment.executable, let shipped = shipped(with: executable) else {
      throw .noFolder
    }
    return CalendarFolder(path: shipped)
  }

  /// Where calendars stand beside a program: installed as `PREFIX/bin/jadwal` they are in `PREFIX/share`,
  /// built as `.build/…/jadwal` in the source tree above `.build`.
  private static func shipped(with executable: String) -> String? {
    var parts = executable.split(separator: "/").dropLast()
    let bin = "/" + parts.joined(separator: "/")
    let installed = bin + "/../share/jadwal/calendars"
    if Folder.exists(installed) { return installed }
    while let last = parts.popLast() {
      let candidate = "/" + (parts + ["calendars"]).joined(separator: "/")
      if last == ".build" { return Folder.exists(candidate) ? candidate : nil }
    }
    return nil
  }

  /// The names of the files, imported ones included, in order.
  func names() throws(CalendarProblem) -> [String] {
    do throws(SystemError) {
      return try Set(Folder.names(in: path)).union(imported.keys).sorted()
    } catch {
      throw .unreadableFolder(path: path, error)
    }
  }

  /// The year of a file with days off; `nil` where the name is none of a year.
  static func year(of name: String) -> Int? {
    guard name.hasSuffix(".ics"), name.utf8.count == 8 else { return nil }
    return Int(name.dropLast(4)).flatMap { (1...9999).contains($0) ? $0 : nil }
  }

  /// The days off of one file. Fails where the file cannot be read.
  func holidays(in name: String) throws -> HolidayFile {
    let file = self.file(named: name)
    do {
      return try HolidayFile.read(
        try imported[name] ?? InputFile.read(file, atMost: CalendarFolder.largestFile), named: file)
    } catch let error as ICalendarError {
      throw CalendarProblem.unreadable(error)
    }
  }

  /// A file as people are told of it: by its path, or as one that was imported.
  func file(named name: String) -> String {
    imported[name] == nil ? "\(path)/\(name)" : "\(DataFolder.databaseName): \(name)"
  }

  /// The days off of all years with the working days that follow, as known at the end of a date where one is
  /// given, and what was read past. Fails where a file cannot be read, or no year is decreed.
  func load(asKnownOn date: CivilDate? = nil) throws -> (OfficialCalendars, warnings: [ICalendarWarning]) {
    let names = try names().filter { CalendarFolder.year(of: $0) != nil }
    guard !names.isEmpty else { throw CalendarProblem.noYears(folder: path) }
    let files = try names.map { try holidays(in: $0) }
    let all = HolidayCalendar(records: files.flatMap(\.records), forecast: .computed)
    let known = date.map { all.asKnown(on: $0) } ?? all
    guard let workingDays = WorkingDayCalendar(known) else {
      throw CalendarProblem.noDecree(folder: path, knownOn: date)
    }
    let calendars = OfficialCalendars(folder: path, holidays: known, workingDays: workingDays)
    return (calendars, files.flatMap(\.warnings))
  }

  /// The office's hours, and what was read past. Fails where their file is missing or cannot be read.
  func officeHours() throws -> (hours: OfficeHours, warnings: [ICalendarWarning]) {
    let file = "\(path)/\(CalendarFolder.officeHoursName)"
    guard try names().contains(CalendarFolder.officeHoursName) else {
      throw CalendarProblem.noOfficeHours(folder: path)
    }
    do {
      return try OfficeHoursFile.read(
        try InputFile.read(file, atMost: CalendarFolder.largestFile), named: file)
    } catch let error as ICalendarError {
      throw CalendarProblem.unreadable(error)
    }
  }
}
