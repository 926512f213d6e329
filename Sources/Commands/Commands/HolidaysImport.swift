import Glibc
import Office
import Store
import WorkCalendar
import Wording

/// `jadwal holidays import`
enum HolidaysImport {
  static let apply = OptionDeclaration(
    "apply", help: Sentence("lakukan; tanpanya hanya pratinjau", "do it; without it only a preview is shown"))
  static let amend = OptionDeclaration(
    "amend",
    help: Sentence(
      "berkas hanya memuat hari yang ditambah, diubah, atau dicabut",
      "the file has only days that are added, changed or taken back"))

  static let declaration = CommandDeclaration(
    "holidays import",
    summary: Sentence("impor hari libur dari keputusan", "import the days off of a decree"),
    details: Sentence(
      """
      Membaca berkas .ics, atau tabel dengan tab (kolom date, name_id, name_en, kind, decree, …), lalu \
      menunjukkan hari yang berubah, permohonan yang tanggalnya bergeser, serta pertemuan, tawaran, dan rencana \
      yang terkena dengan waktu penggantinya. Dengan --apply semuanya dilakukan sekaligus atau tidak sama sekali. \
      Tanpa --amend berkas memuat semua hari libur tiap tahun yang disebutnya; berkas yang kurang dari setahun \
      ditolak. Berkas dari holidays export mengembalikan seluruh kalender ke versi itu. Selagi layanan berjalan, \
      layananlah yang mengerjakannya.
      """,
      """
      Reads an .ics file, or a table with tabs (columns date, name_id, name_en, kind, decree, …), and shows the \
      days that change, the requests whose dates move, and the meetings, offers and plans that are hit, with the \
      other times that are offered. With --apply all of it is done, or nothing. Without --amend the file has all \
      days off of each year that it names; one with less than a year is refused. A file of holidays export brings \
      the whole calendar back to that version. While the service runs, it does the work.
      """
    ),
    options: [apply, amend],
    operand: OperandDeclaration(
      value: .file(ending: "ics"),
      help: Sentence("berkas .ics atau .tsv", "the .ics or .tsv file"),
      count: 1...1),
    examples: [
      .init(
        line: "jadwal holidays import 2028.ics",
        meaning: Sentence("pratinjau keputusan tahun 2028", "what the decree of 2028 would change")),
      .init(
        line: "jadwal holidays import skb-933-2025.tsv --amend --apply",
        meaning: Sentence("satu keputusan tambahan", "a decree that adds some days")),
    ],
    run: run)

  /// How often the data are tried where another process has them and no service answers, and how long to wait
  /// between, in microseconds: another command may be at work.
  private static let attempts = 50
  private static let rest: UInt32 = 100_000

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let path = context.arguments.operands[0]
    let order = HolidayImportOrder(
      name: path, bytes: try InputFile.read(path, atMost: HolidayImportOrder.largestFile),
      mode: context.arguments.has(amend) ? .amend : nil, applies: context.arguments.has(apply),
      language: context.language, wantsJSON: context.wantsJSON)
    let answer = try answer(to: order, context)
    try context.output.write(answer.output)
    try context.output.flush()
    for line in answer.diagnostics { context.diagnostics.repeatLine(line) }
    return answer.status
  }

  /// Has it done: here where no service has the data, or else by the service.
  private static func answer(to order: HolidayImportOrder, _ context: CommandContext) throws -> CommandAnswer
  {
    let data = DataFolder(context)
    guard data.isInitialized else { throw ServiceProblem.notInitialized(folder: data.path) }
    for attempt in 0..<attempts {
      if attempt > 0 { usleep(rest) }
      if let answer = try HandOver(folder: data.path).hand(order) { return answer }
      do {
        return try context.withOffice { order.perform(in: $0) }
      } catch DatabaseError.inUse {
        continue
      }
    }
    throw DatabaseError.inUse(data.path)
  }
}
