import JSON
import Scheduling
import WorkCalendar
import Wording

/// `jadwal match`
enum MatchCommand {
  static let out = OptionDeclaration(
    "out", .folder,
    help: Sentence(
      "tulis undangan tiap pertemuan dan jadwal tiap petugas (.ics) ke folder ini",
      "write an invitation for each meeting and a feed for each officer (.ics) into this folder"))
  static let seconds = OptionDeclaration(
    "seconds", .integer(1...3600),
    help: Sentence("batas waktu pencarian; bawaan: 10", "time limit of the search; default: 10"))
  static let readable = OptionDeclaration(
    "readable",
    help: Sentence("ceritakan rencananya, alih-alih JSON", "tell the plan in words, instead of JSON"))

  static let declaration = CommandDeclaration(
    "match",
    summary: Sentence("satu rencana terbaik untuk sebuah skenario", "one best plan for a scenario"),
    details: Sentence(
      """
      Membaca permohonan, petugas, dan pertemuan yang sudah ada dari skenario, lalu menulis rencana \
      terbaik sebagai JSON: sebanyak mungkin permohonan prioritas, lalu sebanyak mungkin permohonan, lalu \
      usulan yang paling disukai, tanggal paling awal, beban paling rata, dan mulai paling awal. Tidak ada \
      yang dibukukan. Folder --out diganti seluruhnya, dan hanya bila kosong atau hasil jadwal sebelumnya.
      """,
      """
      Reads requests, officers and standing meetings from the scenario and writes the best plan as JSON: \
      most priority requests met, then most requests, then the best-liked proposals, the earliest dates, \
      the most even load and the earliest starts. Nothing is booked. The folder of --out is replaced as a \
      whole, and only if it is empty or was written by jadwal before.
      """
    ),
    options: [out, readable, seconds],
    operand: ScenarioOperand.declaration,
    examples: [
      .init(
        line: "jadwal match skenario.json --out rencana --readable",
        meaning: Sentence(
          "rencana untuk dibaca, dengan undangan di folder rencana",
          "a plan to read, with the invitations in the folder rencana"))
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    guard !(context.wantsJSON && context.arguments.has(readable)) else {
      throw UsageProblem.conflictingOptions(GlobalOptions.json.spelling, readable.spelling)
    }
    let began = StopWatch.nanoseconds()
    let prepared = try ScenarioOperand.prepare(context)
    let scenario = prepared.scenario
    let folder = context.arguments.text(out).map { OutputFolder(path: $0) }
    let files = try folder.map { folder in
      try folder.checkReplaceable()
      return try PlanFiles(scenario, language: context.language)
    }
    let limit = context.arguments.integer(seconds) ?? 10
    var progress = ProgressLine(context, limit: limit)
    let plan = Matcher(prepared.problem).plan {
      let passed = Double(StopWatch.nanoseconds() - began) / 1e9
      progress.show(secondsPassed: passed)
      return Double(limit) - passed
    }
    progress.clear()
    let tentative = try TentativeRequests(plan, of: prepared.problem, calendars: prepared.calendars)
    let warnings = prepared.warnings.map(\.sentence) + tentative.warnings.map(\.sentence)
    if let folder, let files {
      try folder.replaceContent(with: try files.files(of: plan))
    }
    if context.arguments.has(readable) {
      let account = PlanAccount(
        scenario: scenario, plan: plan, calendar: prepared.calendars.workingDays, warnings: warnings,
        language: context.language)
      try context.output.write(account.text)
    } else {
      let document = PlanDocument(
        plan: plan, warnings: warnings.map(context.say), tentativeRequests: tentative.ids,
        language: context.language)
      try context.output.writeLine(JSONValue.object(document.json).serialized(.indented))
    }
    for warning in tentative.warnings { context.diagnostics.warn(warning) }
    return .success
  }
}
