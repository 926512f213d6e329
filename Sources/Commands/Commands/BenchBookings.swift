import Casework
import Glibc
import Office
import Scheduling
import Secrets
import Store
import WorkCalendar
import Wording

/// `jadwal bench bookings`
enum BenchBookings {
  private static let threads = OptionDeclaration(
    "threads", .integer(1...256),
    help: Sentence("pemesan serentak; bawaan: 64", "who book at once; default: 64"))
  private static let requests = OptionDeclaration(
    "requests", .integer(1...1_000_000),
    help: Sentence("pemesanan; bawaan: 20000", "bookings; default: 20000"))
  private static let slots = OptionDeclaration(
    "slots", .integer(1...1_000_000),
    help: Sentence(
      "waktu yang diperebutkan; bawaan: sebanyak pemesanan",
      "the slots contended for; default: as many as bookings"))

  static let declaration = CommandDeclaration(
    "bench bookings",
    summary: Sentence("ukur pemesanan pertemuan yang tahan mati", "measure durable bookings of meetings"),
    details: Sentence(
      """
      Membuat basis data di folder --data (harus kosong) dengan 20 petugas dan permohonan sebanyak --requests, lalu \
      memesan satu pertemuan bagi tiap permohonan dari --threads utas: seluruh langkahnya, dengan aturan, riwayat, \
      pesan keluar, dan penyimpanan FULL. Ditulis: bookings, refusals, seconds, bookings_s, attempts_s, p50_us, p99_us.
      """,
      """
      Makes a database in the folder --data (which must be empty) with 20 officers and --requests requests, then books a \
      meeting for each from --threads threads: the whole use case, with its rules, history, outgoing messages, and FULL \
      durability. Written are: bookings, refusals, seconds, bookings_s, attempts_s, p50_us, p99_us.
      """
    ),
    options: [threads, requests, slots], run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let requests = context.arguments.integer(requests) ?? 20_000
    let workload = try BookingWorkload(
      folder: context.arguments.text(GlobalOptions.data) ?? "bench-data", requests: requests,
      slots: context.arguments.integer(slots) ?? requests, calendars: context.calendarFolder().shipped())
    let result = workload.run(threads: context.arguments.integer(threads) ?? 64)
    workload.close()
    let seconds = Double(result.nanoseconds) / 1e9
    let sorted = result.latencies.sorted()
    try context.output.writeLine(
      """
      {"bookings":\(result.bookings),"refusals":\(result.refusals),"failures":\(result.failures),\
      "seconds":\(seconds),"bookings_s":\((Double(result.bookings) / seconds).rounded()),\
      "attempts_s":\((Double(sorted.count) / seconds).rounded()),\
      "p50_us":\(sorted[sorted.count / 2] / 1000),"p99_us":\(sorted[sorted.count * 99 / 100] / 1000)}
      """)
    return result.failures == 0 ? .success : .refusal
  }
}
