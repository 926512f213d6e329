import JSON
import Office
import WorkCalendar
import Wording

extension HolidaysCheck {
  /// Compares what is on record with somebody else's file, day by day.
  static func compare(_ path: String, _ context: CommandContext) throws -> ExitStatus {
    let bytes = try InputFile.read(path, atMost: CalendarFolder.largestFile)
    let document: HolidayDocument
    do throws(Refusal) {
      document = try HolidayDocument(bytes, named: path, as: HolidayDocument.Form(ofFile: path, bytes))
    } catch {
      throw ComparisonProblem.unreadable(error.sentence)
    }
    let foreign = ForeignHolidays(document)
    guard !foreign.days.isEmpty else { throw ComparisonProblem.noDays(file: path) }
    let comparison = HolidayComparison(of: try context.loadCalendars().holidays, with: foreign.days)
    for difference in comparison.differences {
      let line =
        context.wantsJSON ? json(difference, context).serialized() : tabSeparated(difference, context)
      try context.output.writeLine(line)
    }
    try context.output.flush()
    for warning in foreign.warnings { context.diagnostics.warn(warning) }
    for warning in comparison.warnings(of: foreign) { context.diagnostics.warn(warning) }
    return comparison.differences.contains(where: \.changesWorkingDay) ? .refusal : .success
  }

  private static func tabSeparated(_ difference: HolidayComparison.Difference, _ context: CommandContext)
    -> String
  {
    let recorded = names(difference.recorded.map { Sentence($0.name) }, context)
    let foreign = names(difference.foreign.map { Sentence(same: $0.name.indonesian) }, context)
    return TabSeparated.line([
      difference.date.iso8601, difference.kind.rawValue,
      difference.changesWorkingDay ? "working-day" : "-", recorded.isEmpty ? "-" : recorded,
      foreign.isEmpty ? "-" : foreign,
    ])
  }

  private static func names(_ names: [Sentence], _ context: CommandContext) -> String {
    names.map(context.say).joined(separator: "; ")
  }

  private static func json(_ difference: HolidayComparison.Difference, _ context: CommandContext) -> JSONValue
  {
    [
      "date": .string(difference.date.iso8601), "difference": .string(difference.kind.rawValue),
      "changesWorkingDay": .boolean(difference.changesWorkingDay),
      "recorded": .array(
        difference.recorded.map {
          ["kind": .string($0.kind.rawValue), "name": .string(context.say(Sentence($0.name)))]
        }),
      "file": .array(
        difference.foreign.map { day in
          [
            "kind": day.kind.map { .string($0.rawValue) } ?? .null, "name": .string(day.name.indonesian),
          ]
        }),
    ]
  }
}

/// Why a file cannot be compared with what is on record.
enum ComparisonProblem: CommandError, Hashable {
  /// It cannot be read: where, and why.
  case unreadable(Sentence)
  /// It has no day off.
  case noDays(file: String)

  var exitStatus: ExitStatus { .misuse }

  var sentence: Sentence {
    switch self {
    case .unreadable(let sentence): sentence
    case .noDays(let file):
      Sentence(
        "\(Quotation.plain(file, atMost: 300)): tidak memuat hari libur; pilih berkas lain",
        "\(Quotation.plain(file, atMost: 300)): has no day off; choose another file")
    }
  }
}
