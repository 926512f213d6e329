import JSON
import WorkCalendar
import Wording

/// `jadwal holidays check`
enum HolidaysCheck {
  private static let file = OperandDeclaration(
    value: .file(ending: "ics"),
    help: Sentence("berkas .ics untuk dibandingkan", "the .ics file to compare with"), count: 0...1)

  static let declaration = CommandDeclaration(
    "holidays check",
    summary: Sentence(
      "periksa berkas kalender resmi, atau bandingkan dengan berkas lain",
      "check the files of the official calendar, or compare them with another"),
    details: Sentence(
      """
      Tanpa berkas: membaca semua berkas kalender dengan ketat dan menyebut isinya: satu baris per tahun, dipisah \
      tab: berkas, jumlah libur nasional, cuti bersama, hari pemungutan suara, dan hari yang dibatalkan. Yang \
      keliru disebut di galat standar, satu per baris, dan kode keluarnya 1. Dengan berkas .ics (Google, \
      kementerian, …): membandingkannya dengan yang tercatat, tahun demi tahun yang dimuatnya; satu baris per \
      perbedaan, dipisah tab: tanggal, perbedaan (missing, extra, other-kind, other-name), working-day bila \
      mengubah hari kerja, nama yang tercatat, nama di berkas. Kode keluarnya 1 bila ada yang mengubah hari kerja.
      """,
      """
      Without a file: reads all calendar files strictly and tells what they hold: a line a year, separated by \
      tabs: file, number of national holidays, days of collective leave, polling days, and days taken back. What \
      is wrong is told on standard error, a line each, and the exit code is 1. With an .ics file (Google's, a \
      ministry's, …): compares it with what is on record, for the years that it has; a line a difference, \
      separated by tabs: date, difference (missing, extra, other-kind, other-name), working-day where it changes \
      one, the name on record, the name in the file. The exit code is 1 where a working day changes.
      """
    ),
    options: [SharedOptions.knownOn],
    operand: file,
    examples: [
      .init(
        line: "jadwal holidays check google.ics",
        meaning: Sentence("beda dengan kalender Google", "what Google's calendar has otherwise"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    if let path = context.arguments.operands.first { return try compare(path, context) }
    if context.arguments.has(SharedOptions.knownOn) {
      throw UsageProblem.missingOperand(file.value, command: declaration.spelling)
    }
    let check = try CalendarCheck(context.calendarsInUse())
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
