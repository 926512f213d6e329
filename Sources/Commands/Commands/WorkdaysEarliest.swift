import Glibc
import JSON
import WorkCalendar
import Wording

/// `jadwal workdays earliest`
enum WorkdaysEarliest {
  static let days = OptionDeclaration(
    "days", .integer(0...1000),
    help: Sentence("jumlah hari kerja; bawaan: 5", "number of working days; default: 5"))
  static let explain = OptionDeclaration(
    "explain",
    help: Sentence(
      "sebutkan juga hari-hari yang tidak dihitung dan keputusannya",
      "name the days that do not count, too, and their decrees"))

  static let declaration = CommandDeclaration(
    "workdays earliest",
    summary: Sentence("tanggal fasilitasi paling awal", "earliest date of a facilitation"),
    details: Sentence(
      """
      Tanggal terima efektif ditambah lima hari kerja (Standar Pelayanan, persyaratan 6): hari terima \
      adalah hari ke-0 menurut WIB, dan surat yang diterima pada hari libur dihitung diterima pada hari \
      kerja berikutnya. Satu tanggal per baris menurut urutan masukan; dengan --json satu objek per baris.
      """,
      """
      Effective receipt date plus five working days (service standard, requirement 6): the day of receipt \
      is day 0 by the office's time (WIB), and a letter that arrives on a day off counts as received on \
      the next working day. One date a line in the order of the input; with --json an object a line.
      """
    ),
    options: [days, explain, SharedOptions.knownOn],
    operand: OperandDeclaration(
      value: .instant,
      help: Sentence(
        "saat surat diterima unit; tanpa argumen dibaca dari masukan standar, satu per baris",
        "when the unit received the letter; without arguments read from standard input, one a line"),
      count: 0...Int.max),
    examples: [
      .init(
        line: "jadwal workdays earliest --explain 2026-03-11T10:00:00+07:00",
        meaning: Sentence(
          "surat yang diterima sebelum Nyepi dan Idulfitri", "a letter received before Nyepi and Eid al-Fitr")
      )
    ],
    run: run)

  private static func run(_ context: CommandContext) throws -> ExitStatus {
    let calendars = try context.loadCalendars()
    let lead = WorkingDays(context.arguments.integer(days) ?? 5)
    let instants = context.arguments.operands
    if instants.isEmpty, context.environment.inputIsTerminal {
      context.diagnostics.hint(.instantsFromTerminal)
    }
    if instants.isEmpty, !context.arguments.has(explain) {
      try answerStandardInput(context, calendars: calendars, lead: lead)
      return .success
    }
    var answers = LeadTimeAnswers(context: context, calendars: calendars, lead: lead)
    defer { answers.warnOfTentativeYears() }
    for text in instants { try answers.answer(text, line: nil) }
    if instants.isEmpty { try answers.answerStandardInput() }
    return .success
  }

  /// Millions of lines go through without becoming strings.
  private static func answerStandardInput(
    _ context: CommandContext, calendars: OfficialCalendars, lead: WorkingDays
  ) throws {
    var stream = EarliestStream(
      calendar: calendars.workingDays, lead: lead, form: context.wantsJSON ? .jsonLines : .dates)
    defer { warn(of: stream.tentativeYears, context) }
    do throws(EarliestStreamError) {
      try stream.run(from: STDIN_FILENO, to: STDOUT_FILENO)
    } catch {
      switch error.reason {
      case .writing(EPIPE): throw OutputClosed()
      case .writing(let code): throw FileProblem.outputFailed(SystemError(code: code))
      case .reading(let code): throw FileProblem.inputFailed(SystemError(code: code))
      case .outOfReach(let reach): throw CalendarProblem.beyondReach(reach, folder: calendars.folder)
      case .blankLine: throw UsageProblem.blankLine(error.line)
      case .lineTooLong(let limit): throw UsageProblem.lineTooLong(error.line, limit: limit)
      case .notAnInstant(let text, let fault):
        throw UsageProblem.badInstant(text: text, line: error.line, fault)
      }
    }
  }

  fileprivate static func warn(of tentativeYears: [Int], _ context: CommandContext) {
    guard !tentativeYears.isEmpty else { return }
    context.diagnostics.warn(CalendarWarning.tentativeDates(years: tentativeYears))
  }
}

/// The answers of one call, line by line.
private struct LeadTimeAnswers {
  let context: CommandContext
  let calendars: OfficialCalendars
  let lead: WorkingDays
  private var tentativeYears: Set<Int> = []

  init(context: CommandContext, calendars: OfficialCalendars, lead: WorkingDays) {
    self.context = context
    self.calendars = calendars
    self.lead = lead
  }

  mutating func answerStandardInput() throws {
    var lines = LineReader(descriptor: STDIN_FILENO)
    var number = 0
    while let line = try lines.next() {
      number += 1
      guard !line.isEmpty else { throw UsageProblem.blankLine(number) }
      try answer(line, line: number)
    }
  }

  mutating func answer(_ text: String, line: Int?) throws {
    let received: Instant
    do throws(ISO8601Error) {
      received = try Instant(parsingISO8601: text)
    } catch {
      throw UsageProblem.badInstant(text: text, line: line, error)
    }
    let leadTime = try calendars.withinReach { () throws(CalendarReachError) in
      try calendars.workingDays.leadTime(receivedAt: received, lead: lead)
    }
    tentativeYears.formUnion(
      try calendars.tentativeGrounds(receivedAt: received, date: leadTime.date).years)
    try write(leadTime, receivedAt: text)
  }

  func warnOfTentativeYears() {
    WorkdaysEarliest.warn(of: tentativeYears.sorted(), context)
  }

  private func write(_ leadTime: LeadTime, receivedAt: String) throws {
    let skipped =
      context.arguments.has(WorkdaysEarliest.explain)
      ? try calendars.withinReach { () throws(CalendarReachError) in
        try calendars.workingDays.skippedDays(of: leadTime)
      } : nil
    guard context.wantsJSON else {
      try context.output.writeLine(leadTime.date.iso8601)
      for line in skipped.map({ explanation(of: leadTime, skipped: $0) }) ?? [] {
        try context.output.writeLine("  " + context.say(line))
      }
      return
    }
    var object: JSONObject = [
      "receivedAt": .string(receivedAt),
      "effectiveReceiptDate": .string(leadTime.effectiveReceiptDate.iso8601),
      "date": .string(leadTime.date.iso8601), "tentative": .boolean(leadTime.isTentative),
    ]
    if let skipped { object.append("skipped", .array(skipped.map(json))) }
    try context.output.writeLine(JSONValue.object(object).serialized())
  }

  private func explanation(of leadTime: LeadTime, skipped: [CalendarDay]) -> [Sentence] {
    let (receipt, effective) = (leadTime.receiptDate, leadTime.effectiveReceiptDate)
    var lines = [
      Sentence("diterima ", "received ") + DateText.dayWithWeekday(receipt)
        + (receipt == effective
          ? Sentence(same: "")
          : Sentence(", dihitung diterima ", ", counts as received ") + DateText.dayWithWeekday(effective))
    ]
    lines += skipped.map { day in
      Sentence(same: day.date.iso8601 + "  ") + Sentence("tidak dihitung: ", "does not count: ")
        + day.kindName
        + Sentence(same: ", ") + day.name
        + (day.decrees.isEmpty ? Sentence(same: "") : Sentence(same: " (\(day.decrees))"))
        + (day.isTentative ? Sentence(" – belum ditetapkan", " – not decreed yet") : Sentence(same: ""))
    }
    return lines + [Sentence("paling awal ", "earliest ") + DateText.dayWithWeekday(leadTime.date)]
  }

  private func json(_ day: CalendarDay) -> JSONValue {
    var object: JSONObject = [
      "date": .string(day.date.iso8601), "kind": .string(day.kindCode),
      "name": .string(context.say(day.name)), "status": .string(day.status.rawValue),
    ]
    if !day.decrees.isEmpty { object.append("decree", .string(day.decrees)) }
    return .object(object)
  }
}
