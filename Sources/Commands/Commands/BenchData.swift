import Casework
import JSON
import Office
import Secrets
import Store
import WorkCalendar
import Wording

/// `jadwal bench data`
enum BenchData {
  private static let past = OptionDeclaration(
    "past", .integer(0...1_000_000),
    help: Sentence("permohonan yang sudah selesai; bawaan: 100000", "requests that are done; default: 100000")
  )
  private static let ahead = OptionDeclaration(
    "ahead", .integer(0...100_000),
    help: Sentence("pertemuan yang akan datang; bawaan: 1000", "meetings still to come; default: 1000"))
  private static let waiting = OptionDeclaration(
    "waiting", .integer(0...100_000),
    help: Sentence(
      "permohonan yang menunggu waktu; bawaan: 10000", "requests that wait for a time; default: 10000"))
  private static let slots = OptionDeclaration(
    "slots", .integer(1...100_000),
    help: Sentence(
      "waktu yang mereka perebutkan; bawaan: 100", "the slots that they contend for; default: 100"))

  static let declaration = CommandDeclaration(
    "bench data",
    summary: Sentence("siapkan data untuk mengukur layanan", "make data to measure the service with"),
    details: Sentence(
      """
      Mengisi folder --data (harus kosong) dengan 20 petugas, permohonan selesai, pertemuan mendatang, dan permohonan \
      yang menunggu. Ditulis satu objek JSON: token direktur, alamat kalender unit, dan waktu yang diperebutkan: permohonan nomor n \
      menunggu waktu ke-n, berputar.
      """,
      """
      Fills the folder --data (which must be empty) with 20 officers, requests that are done, meetings to come, and \
      requests that wait. Writes one JSON object: a director's token and the address of the unit's feed, and the slots \
      contended for: request number n waits for the n-th of them, in turn.
      """
    ),
    options: [past, ahead, waiting, slots], run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let folder = context.arguments.text(GlobalOptions.data) ?? "bench-data"
    let slots = context.arguments.integer(slots) ?? 100
    let workload = try BookingWorkload(
      folder: folder, requests: context.arguments.integer(waiting) ?? 10_000, slots: slots,
      calendars: context.calendarFolder().shipped())
    defer { workload.close() }
    let (office, now) = (workload.office, BookingWorkload.now)
    try PastWorkload.add(
      past: context.arguments.integer(past) ?? 100_000, ahead: context.arguments.integer(ahead) ?? 1_000,
      to: office, database: workload.database, now: now)
    let account = try workload.database.write { queries in
      try queries.addAccount(
        email: "direktur@example.go.id", name: "Direktur", roles: [.director], passwordHash: "", at: now)
    }
    let token = try office.perform(IssueToken(email: "direktur@example.go.id"), as: .service)
    let director = Principal.staff(StaffMember(account: account, name: "Direktur", roles: [.director]))
    let feed = try office.perform(MakeFeed(scope: .unit), as: director)
    try context.output.writeLine(
      JSONValue.object([
        "token": .string(token.token.text), "feed": .string("/feeds/\(feed.secret.text).ics"),
        "now": .string(now.iso8601(offset: .wib)),
        "slots": .array(
          workload.slots.map { slot in
            [
              "officer": .string(slot.officer.description),
              "start": .string(slot.start.iso8601(offset: .wib)),
            ]
          }),
      ]).serialized())
    return .success
  }
}
