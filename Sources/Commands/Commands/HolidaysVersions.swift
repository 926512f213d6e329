import JSON
import Office
import Store
import Web
import WorkCalendar
import Wording

/// `jadwal holidays versions`
enum HolidaysVersions {
  static let declaration = CommandDeclaration(
    "holidays versions",
    summary: Sentence("versi kalender layanan", "the versions of the service's calendar"),
    details: Sentence(
      """
      Satu baris per versi, dari yang terlama, dipisah tab: nomor, kapan, oleh siapa, asal (program, atau cara \
      impornya: year, amend, all), berkas, keputusan. Dengan --json satu objek per baris. Hanya membaca, juga \
      selagi layanan berjalan.
      """,
      """
      A line a version, oldest first, separated by tabs: number, when, by whom, where it is from (program, or how \
      it was imported: year, amend, all), file, decrees. With --json an object a line. It only reads, also while \
      the service runs.
      """
    ),
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let database = try DataFolder(context).openForReading()
    defer { database.close() }
    let (versions, names) = try database.read { queries in
      (
        try queries.calendarVersions(),
        Dictionary(uniqueKeysWithValues: try queries.accounts().map { ("staff:\($0.id)", $0.name) })
      )
    }
    for version in versions {
      let name = names[version.madeBy]
      let line =
        context.wantsJSON
        ? version.json(by: name).serialized() : tabSeparated(version, by: name ?? version.madeBy)
      try context.output.writeLine(line)
    }
    return .success
  }

  private static func tabSeparated(_ version: CalendarVersionRecord, by name: String) -> String {
    let decrees = CalendarVersionSummary(version).decrees
    return TabSeparated.line([
      version.id.description, version.madeAt.iso8601(offset: .wib), name,
      version.source?.mode.rawValue ?? "program", version.source?.name ?? "-",
      decrees.isEmpty ? "-" : decrees.joined(separator: "; "),
    ])
  }
}
