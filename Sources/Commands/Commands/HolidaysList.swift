import JSON
import WorkCalendar
import Wording

/// `jadwal holidays list`
enum HolidaysList {
  static let year = OptionDeclaration(
    "year", .integer(1583...9999), help: Sentence("tahun; bawaan: tahun ini", "the year; default: this year"))

  static let declaration = CommandDeclaration(
    "holidays list",
    summary: Sentence("daftar hari libur suatu tahun", "the days off of a year"),
    details: Sentence(
      """
      Satu baris per hari libur, dipisah tab: tanggal, jenis (national-holiday, collective-leave, \
      election), status (decreed atau tentative), nama. Dengan --json satu objek per baris, dengan \
      keputusannya. Tahun tanpa keputusan berisi perkiraan.
      """,
      """
      A line a day off, separated by tabs: date, kind (national-holiday, collective-leave, election), \
      status (decreed or tentative), name. With --json an object a line, with its decree. A year without a \
      decree holds a forecast.
      """
    ),
    options: [year, SharedOptions.knownOn],
    examples: [
      .init(
        line: "jadwal holidays list --year 2025 --known-on 2025-08-06",
        meaning: Sentence(
          "hari libur 2025 sebelum cuti bersama 18 Agustus diumumkan",
          "the days off of 2025 before the collective leave of 18 August was published"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let year =
      try context.arguments.integer(year) ?? context.environment.now().local(offset: .wib).date.year
    let calendars = try context.loadCalendars()
    // A year out of reach has an error of its own; within reach every year has an answer.
    let days = try calendars.withinReach { () throws(CalendarReachError) in
      if let first = CivilDate(year: year, month: 1, day: 1) { _ = try calendars.workingDays.day(first) }
      return calendars.holidays.daysOff(in: year)
    }
    for day in days {
      let line = context.wantsJSON ? json(day, context).serialized() : tabSeparated(day, context)
      try context.output.writeLine(line)
    }
    if days.contains(where: { $0.status == .tentative }) {
      context.diagnostics.warn(CalendarWarning.tentativeDays(years: [year]))
    }
    return .success
  }

  private static func tabSeparated(_ day: DayOff, _ context: CommandContext) -> String {
    TabSeparated.line([
      day.date.iso8601, day.kind.rawValue, day.status.rawValue, context.say(Sentence(day.name)),
    ])
  }

  private static func json(_ day: DayOff, _ context: CommandContext) -> JSONValue {
    var object: JSONObject = [
      "date": .string(day.date.iso8601), "kind": .string(day.kind.rawValue),
      "status": .string(day.status.rawValue), "name": .string(context.say(Sentence(day.name))),
    ]
    if let decree = day.decree {
      object.append("decree", .string(decree.citation))
      object.append("published", .string(decree.published.iso8601))
    }
    return .object(object)
  }
}
