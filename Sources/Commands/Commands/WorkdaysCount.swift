import JSON
import WorkCalendar
import Wording

/// `jadwal workdays count`
enum WorkdaysCount {
  static let declaration = CommandDeclaration(
    "workdays count",
    summary: Sentence("jumlah hari kerja dalam suatu rentang", "number of working days in a span"),
    details: Sentence(
      """
      Menghitung hari kerja mulai --from sampai sebelum --to: Senin sampai Jumat, tanpa libur nasional, \
      cuti bersama, dan hari pemungutan suara.
      """,
      """
      Counts the working days from --from up to but not including --to: Monday to Friday, less national \
      holidays, collective leave and polling days.
      """
    ),
    options: [SharedOptions.from, SharedOptions.to, SharedOptions.knownOn],
    examples: [
      .init(
        line: "jadwal workdays count --from 2026-03-01 --to 2026-04-01",
        meaning: Sentence("hari kerja bulan Maret 2026", "the working days of March 2026"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let days = try context.requestedDays()
    let calendars = try context.loadCalendars()
    let calendar = calendars.workingDays
    let count = try calendars.withinReach { () throws(CalendarReachError) in
      try calendar.count(from: days.lowerBound, to: days.upperBound)
    }
    let years =
      days.isEmpty
      ? [] : try calendars.tentativeYears(from: days.lowerBound, through: days.upperBound.advanced(by: -1))
    if context.wantsJSON {
      let answer: JSONValue = [
        "from": .string(days.lowerBound.iso8601), "to": .string(days.upperBound.iso8601),
        "workingDays": .integer(Int64(count.count)), "tentative": .boolean(!years.isEmpty),
      ]
      try context.output.writeLine(answer.serialized())
    } else {
      try context.output.writeLine(String(count.count))
    }
    if !years.isEmpty { context.diagnostics.warn(CalendarWarning.tentativeCount(years: years)) }
    return .success
  }
}
