import JSON
import WorkCalendar
import Wording

/// `jadwal holidays check`
enum HolidaysCheck {
  static let declaration = CommandDeclaration(
    "holidays check",
    summary: Sentence("periksa semua berkas kalender resmi", "check all files of the official calendar"),
    details: Sentence(
      """
      Membaca semua berkas kalender dengan ketat dan menyebut isinya: satu baris per tahun, dipisah tab: \
      berkas, jumlah libur nasional, cuti bersama, hari pemungutan suara, dan hari yang dibatalkan. Yang \
      keliru disebut di galat standar, satu per baris, dan kode keluarnya 1.
      """,
      """
      Reads all calendar files strictly and tells what they hold: a line a year, separated by tabs: file, \
      number of national holidays, days of collective leave, polling days, and days taken back. What is \
      wrong is told on standard error, a line each, and the exit code is 1.
      """
    ),
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let check = try CalendarCheck(context.calendarFolder())
    for content in check.contents {
      let line = context.wantsJSON ? json(content).serialized() : tabSeparated(content)
      try context.output.writeLine(line)
    }
    try context.output.flush()
    for finding in check.findings { context.diagnostics.report(finding) }
    return check.findings.isEmpty ? .success : .refusal
  }

  private static func tabSeparated(_ content: CalendarCheck.Content) -> String {
    ([content.file] + (content.days + [content.withdrawn]).map(String.init)).joined(separator: "\t")
  }

  private static func json(_ content: CalendarCheck.Content) -> JSONValue {
    var object: JSONObject = ["file": .string(content.file)]
    for (kind, count) in zip(DayOffKind.allCases, content.days) {
      object.append(kind.rawValue, .integer(Int64(count)))
    }
    object.append("withdrawn", .integer(Int64(content.withdrawn)))
    return .object(object)
  }
}
