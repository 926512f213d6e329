import Casework
import Store
import Wording

/// `jadwal holidays export`
enum HolidaysExport {
  static let source = OptionDeclaration(
    "source",
    help: Sentence(
      "berkas yang diimpor sebagai versi itu, bita demi bita",
      "the file that was imported as that version, byte for byte"))

  static let declaration = CommandDeclaration(
    "holidays export",
    summary: Sentence("tulis satu versi kalender", "write a version of the calendar"),
    details: Sentence(
      """
      Menulis semua hari libur suatu versi, bawaan yang terakhir, sebagai berkas .ics yang dapat diimpor lagi: \
      begitulah suatu impor dibatalkan. Hanya membaca, juga selagi layanan berjalan.
      """,
      """
      Writes all days off of a version, by default the last, as an .ics file that can be imported again: that is \
      how what was imported is undone. It only reads, also while the service runs.
      """
    ),
    options: [source],
    operand: OperandDeclaration(
      value: .integer(1...Int.max), help: Sentence("nomor versi", "the number of the version"), count: 0...1),
    examples: [
      .init(
        line: "jadwal holidays export 3 > versi-3.ics",
        meaning: Sentence("kalender versi 3", "the calendar of version 3"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let database = try DataFolder(context).openForReading()
    defer { database.close() }
    let asked = context.arguments.operands.first.flatMap { Int($0) }
    let wantsSource = context.arguments.has(source)
    let bytes = try database.read { queries in
      let last = try queries.lastCalendarVersion()
      let number = asked ?? last.flatMap { Int($0.description) } ?? 1
      let version = Identifier<Record.CalendarVersion>(Int64(number))
      guard let text = try queries.calendarText(of: version) else {
        throw ServiceProblem.unknownVersion(number)
      }
      guard wantsSource else { return text }
      guard let source = try queries.calendarSource(of: version) else {
        throw ServiceProblem.versionOfProgram(number)
      }
      return source
    }
    try context.output.write(bytes)
    return .success
  }
}
