import JSON
import Scheduling
import WorkCalendar
import Wording

/// `jadwal bench slots`
enum BenchSlots {
  static let declaration = CommandDeclaration(
    "bench slots",
    summary: Sentence("ukur pencarian waktu bebas satu tim", "measure finding a team's free slots"),
    details: Sentence(
      """
      Membaca beban kerja (JSON, atau bentuk teksnya), mencari waktu bebas setiap anggota, dan menulisnya \
      sebagai baris ANGGOTA,DETIK. Lamanya pencarian ditulis ke galat standar sebagai inner_ms=…; membaca \
      dan menulis tidak ikut dihitung.
      """,
      """
      Reads a workload (JSON, or its text form), finds the free slots of every member, and writes them as \
      lines MEMBER,EPOCH. The time that the search took is written to standard error as inner_ms=…; \
      reading and writing do not count.
      """
    ),
    operand: OperandDeclaration(
      value: .file(ending: "json"), help: Sentence("beban kerja", "the workload"), count: 1...1),
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let file = context.arguments.operands.first ?? ""
    let workload = try read(file)
    let began = StopWatch.nanoseconds()
    let team = TeamSlots(workingTime: workload.windows, length: workload.slot)
    let free = workload.members.map { team.free(besides: $0.busy) }
    let taken = StopWatch.nanoseconds() - began
    var line: [UInt8] = []
    for (member, starts) in zip(workload.members, free) {
      for start in starts {
        line.removeAll(keepingCapacity: true)
        line += member.id.utf8
        line.append(UInt8(ascii: ","))
        line += String(start.secondsSinceEpoch).utf8
        line.append(UInt8(ascii: "\n"))
        try context.output.write(line)
      }
    }
    context.diagnostics.writeRaw("inner_ms=\(milliseconds(taken))\n")
    return .success
  }

  private static func read(_ file: String) throws -> SlotsWorkload {
    let bytes = try InputFile.read(file, atMost: SlotsWorkload.limits.bytes)
    guard bytes.first == UInt8(ascii: "{") else { return try .read(text: bytes, named: file) }
    do {
      return try .read(json: bytes, named: file, zones: ZoneFiles())
    } catch let error as JSONSyntaxError {
      throw WorkloadProblem(file: file, reason: .syntax(error))
    } catch let error as JSONStructureError {
      throw WorkloadProblem(file: file, reason: .structure(error))
    }
  }

  /// Milliseconds with three digits after the point.
  private static func milliseconds(_ nanoseconds: UInt64) -> String {
    let microseconds = (nanoseconds + 500) / 1000
    let fraction = String(microseconds % 1000)
    return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}
