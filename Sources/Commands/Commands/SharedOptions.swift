import WorkCalendar
import Wording

/// Options that several commands take.
enum SharedOptions {
  static let from = OptionDeclaration(
    "from", .date, isRequired: true, help: Sentence("hari pertama", "the first day"))
  static let to = OptionDeclaration(
    "to", .date, isRequired: true,
    help: Sentence("hari sesudah hari terakhir (tidak ikut)", "the day after the last (not included)"))
  static let knownOn = OptionDeclaration(
    "known-on", .date,
    help: Sentence(
      "jawab menurut kalender yang sudah diumumkan pada akhir tanggal itu",
      "answer by the calendar as published at the end of that date"))
}

extension CommandContext {
  /// The days from `--from` to `--to`, the latter not included. Fails where they are the wrong way round.
  func requestedDays() throws(UsageProblem) -> Range<CivilDate> {
    // Both options are required, so the parser has seen to it that they are there.
    let from = arguments.date(SharedOptions.from) ?? .first
    let to = arguments.date(SharedOptions.to) ?? .last
    guard from <= to else { throw .reversedDates(from: from, to: to) }
    return from..<to
  }

  /// The folder of the official calendars.
  func calendarFolder() throws(CalendarProblem) -> CalendarFolder {
    try CalendarFolder.find(option: arguments.text(GlobalOptions.calendars), environment: environment)
  }

  /// The folder of the official calendars with what was imported into the data of the service, as the service
  /// itself answers. Where calendars are named and no data are, those alone are meant.
  func calendarsInUse() throws -> CalendarFolder {
    var folder = try calendarFolder()
    let data = DataFolder(self)
    let namesData = arguments.has(GlobalOptions.data) || environment.variable("JADWAL_DATA") != nil
    let namesCalendars =
      arguments.has(GlobalOptions.calendars) || environment.variable("JADWAL_CALENDARS") != nil
    guard namesData || !namesCalendars else { return folder }
    guard data.isInitialized else {
      if arguments.has(GlobalOptions.data) { throw ServiceProblem.notInitialized(folder: data.path) }
      return folder
    }
    let database = try data.openForReading()
    defer { database.close() }
    for file in try database.read({ try $0.calendarFiles() }) { folder.imported[file.name] = file.bytes }
    return folder
  }

  /// The official calendars, as known on `--known-on` where it is given. What was read past in them is told.
  func loadCalendars() throws -> OfficialCalendars {
    let (calendars, warnings) = try calendarsInUse().load(asKnownOn: arguments.date(SharedOptions.knownOn))
    for warning in warnings { diagnostics.warn(warning) }
    return calendars
  }

  /// The office's hours. What was read past in their file is told.
  func loadOfficeHours() throws -> OfficeHours {
    let (hours, warnings) = try calendarFolder().officeHours()
    for warning in warnings { diagnostics.warn(warning) }
    return hours
  }
}
