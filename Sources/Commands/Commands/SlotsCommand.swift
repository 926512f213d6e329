import JSON
import Scheduling
import WorkCalendar
import Wording

/// `jadwal slots`
enum SlotsCommand {
  static let request = OptionDeclaration(
    "request", .text(Sentence(same: "ID")), isRequired: true,
    help: Sentence("permohonan dalam skenario", "the request in the scenario"))
  static let from = OptionDeclaration(
    "from", .date,
    help: Sentence(
      "hari pertama; bawaan: tanggal paling awal permohonan",
      "the first day; default: the request's earliest date"))
  static let to = OptionDeclaration(
    "to", .date,
    help: Sentence(
      """
      hari sesudah hari terakhir (tidak ikut); bawaan: sepuluh hari kerja sejak hari pertama, atau sesudah \
      usulan terakhir
      """,
      """
      the day after the last (not included); default: ten working days from the first day, or after the \
      last proposal
      """))

  static let declaration = CommandDeclaration(
    "slots",
    summary: Sentence("semua waktu mulai bagi satu permohonan", "every start for one request"),
    details: Sentence(
      """
      Menulis setiap waktu mulai yang mungkin bagi permohonan itu beserta petugas yang bebas, satu objek \
      JSON per baris. Tanpa --from dan --to hanya di dalam waktu yang diusulkan pemohon; dengan salah \
      satunya, setiap waktu pada hari-hari itu.
      """,
      """
      Writes every start at which that request could be met with the officers who are free, a JSON object \
      a line. Without --from and --to only within the times that the applicant proposes; with either, at \
      any time of those days.
      """
    ),
    options: [request, from, to],
    operand: ScenarioOperand.declaration,
    examples: [
      .init(
        line: "jadwal slots skenario.json --request R-07",
        meaning: Sentence("waktu yang masih mungkin bagi R-07", "the times still possible for R-07"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let (first, end) = (context.arguments.date(from), context.arguments.date(to))
    if let first, let end, end < first { throw UsageProblem.reversedDates(from: first, to: end) }
    let prepared = try ScenarioOperand.prepare(context, from: first, until: end)
    let id = context.arguments.text(request) ?? ""
    guard let index = prepared.problem.requests.firstIndex(where: { $0.id == id }) else {
      let nearest = NearestName.of(id, among: prepared.problem.requests.map(\.id))
      throw UsageProblem.unknownRequest(id, scenario: prepared.scenario.file, nearest: nearest)
    }
    let asked = prepared.problem.requests[index]
    let slots = try prepared.calendars.withinReach { () throws(CalendarReachError) in
      try SlotFinder(prepared.problem).slots(for: asked, from: first, to: end)
    }
    // Who asks for days asks for any time on them; else only what the applicant proposed can be met.
    let isAnyTime = first != nil || end != nil
    var tentative = try grounds(of: asked, in: prepared)
    for slot in slots where isAnyTime || asked.proposals.contains(where: { $0.contains(slot.time) }) {
      let grounds = try prepared.calendars.tentativeGrounds(
        receivedAt: asked.receivedAt, date: slot.time.start.local(offset: .wib).date,
        meetingHours: prepared.problem.officeHours)
      tentative.formUnion(grounds)
      let line: JSONValue = [
        "start": .string(slot.time.start.iso8601(offset: .wib)),
        "end": .string(slot.time.end.iso8601(offset: .wib)),
        "officers": .array(slot.officers.map { .string($0) }), "tentative": .boolean(!grounds.isEmpty),
      ]
      try context.output.writeLine(line.serialized())
    }
    for warning in prepared.warnings where concerns(warning, request: index) {
      context.diagnostics.warn(warning)
    }
    for warning in tentative.warnings { context.diagnostics.warn(warning) }
    return .success
  }

  /// Why the request's earliest date may still change, which holds even where no start is left.
  private static func grounds(
    of request: MeetingRequest, in prepared: ScenarioOperand.Prepared
  ) throws(CalendarProblem) -> TentativeGrounds {
    let (calendars, lead) = (prepared.calendars, prepared.problem.rules.lead)
    let earliest = try calendars.withinReach { () throws(CalendarReachError) in
      try calendars.workingDays.leadTime(receivedAt: request.receivedAt, lead: lead).date
    }
    return try calendars.tentativeGrounds(receivedAt: request.receivedAt, date: earliest)
  }

  /// Whether a warning bears on a request's slots: all do but those about other requests.
  private static func concerns(_ warning: ScenarioWarning, request index: Int) -> Bool {
    let steps = warning.path.steps
    return steps.first != .member("requests") || steps.dropFirst().first == .element(index)
  }
}
