import Scheduling
import WorkCalendar
import Wording

/// The scenario that `match` and `slots` are about.
enum ScenarioOperand {
  static let declaration = OperandDeclaration(
    value: .file(ending: "json"),
    help: Sentence(
      "skenario: permohonan, petugas, pertemuan yang sudah ada",
      "the scenario: requests, officers, standing meetings"),
    count: 1...1)

  /// A scenario with all that it takes to plan it.
  struct Prepared {
    let scenario: Scenario
    let problem: MatchingProblem
    let calendars: OfficialCalendars
    /// What was ignored, or may be a mistake, in the scenario and in its officers' calendars.
    let warnings: [ScenarioWarning]
  }

  /// Reads the scenario of a call, its officers' calendars, and the official calendars. Where days are asked
  /// for, from `first` or before `end`, the officers' calendars are read that far at least. Fails with what
  /// is wrong with any of them.
  static func prepare(
    _ context: CommandContext, from first: CivilDate? = nil, until end: CivilDate? = nil
  ) throws -> Prepared {
    let zones = ZoneFiles()
    let scenario = try read(context.arguments.operands.first ?? "", zones: zones)
    let calendars = try context.loadCalendars()
    let officeHours = try context.loadOfficeHours()
    // No start lies before the moment of planning, whatever day was asked for.
    let today = scenario.now.local(offset: .wib).date
    let lastUsual = first.map {
      SlotFinder.lastUsualDay(from: max($0, today), calendar: calendars.workingDays)
    }
    let day = end ?? lastUsual?.advanced(by: 1)
    let (problem, warnings) = try scenario.matchingProblem(
      calendar: calendars.workingDays, officeHours: officeHours,
      horizon: scenario.horizon(until: day, calendar: calendars.workingDays), zones: zones)
    return Prepared(
      scenario: scenario, problem: problem, calendars: calendars, warnings: scenario.warnings + warnings)
  }

  private static func read(_ path: String, zones: ZoneFiles) throws -> Scenario {
    let bytes = try InputFile.read(path, atMost: ScenarioLimits.json.bytes)
    return try ScenarioDecoder.decode(bytes, named: path, zones: zones)
  }
}
