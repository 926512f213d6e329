import JSON
import WorkCalendar
import Wording

/// `jadwal workdays list`
enum WorkdaysList {
  static let declaration = CommandDeclaration(
    "workdays list",
    summary: Sentence("daftar hari dengan jenisnya", "list of days with their kind"),
    details: Sentence(
      """
      Satu baris per hari mulai --from sampai sebelum --to, dipisah tab: tanggal, jenis (working, weekend, \
      national-holiday, collective-leave, election), nama, status (decreed atau tentative). Dengan --json \
      satu objek per baris.
      """,
      """
      A line a day from --from up to but not including --to, separated by tabs: date, kind (working, \
      weekend, national-holiday, collective-leave, election), name, status (decreed or tentative). With \
      --json an object a line.
      """
    ),
    options: [SharedOptions.from, SharedOptions.to, SharedOptions.knownOn],
    examples: [
      .init(
        line: "jadwal workdays list --from 2026-03-16 --to 2026-03-28",
        meaning: Sentence("hari-hari sekitar Nyepi dan Idulfitri", "the days around Nyepi and Eid al-Fitr"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let days = try context.requestedDays()
    let calendars = try context.loadCalendars()
    // The whole span is asked before anything is written: an answer is whole or not at all.
    let listed = try calendars.withinReach { () throws(CalendarReachError) in
      var listed: [CalendarDay] = []
      for date in days { listed.append(try calendars.workingDays.day(date)) }
      return listed
    }
    for day in listed {
      let line = context.wantsJSON ? json(day, context).serialized() : tabSeparated(day, context)
      try context.output.writeLine(line)
    }
    let years = Set(listed.filter(\.isTentative).map(\.date.year)).sorted()
    if !years.isEmpty { context.diagnostics.warn(CalendarWarning.tentativeDays(years: years)) }
    return .success
  }

  private static func tabSeparated(_ day: CalendarDay, _ context: CommandContext) -> String {
    TabSeparated.line([day.date.iso8601, day.kindCode, context.say(day.name), day.status.rawValue])
  }

  private static func json(_ day: CalendarDay, _ context: CommandContext) -> JSONValue {
    var object: JSONObject = [
      "date": .string(day.date.iso8601), "kind": .string(day.kindCode),
      "name": .string(context.say(day.name)), "status": .string(day.status.rawValue),
    ]
    if !day.decrees.isEmpty { object.append("decree", .string(day.decrees)) }
    return .object(object)
  }
}
