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

  /// The official calendars, as known on `--known-on` where it is given. What was read past in them is told.
  func loadCalendars() throws -> OfficialCalendars {
    let (calendars, warnings) = try calendarFolder().load(asKnownOn: arguments.date(SharedOptions.knownOn))
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
