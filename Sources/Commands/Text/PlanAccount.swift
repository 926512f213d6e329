import Scheduling
import WorkCalendar
import Wording

/// A plan told to the one who decides on it: the meetings day by day, what could not be met and why, the days
/// off, the load, and how good the plan is.
struct PlanAccount {
  /// Characters of a line.
  static let width = 100

  let scenario: Scenario
  let plan: Plan
  let calendar: WorkingDayCalendar
  /// What was ignored, or may be a mistake.
  let warnings: [Sentence]
  let language: Language

  let officers: [String: ScenarioOfficer]
  let requests: [String: ScenarioRequest]

  init(
    scenario: Scenario, plan: Plan, calendar: WorkingDayCalendar, warnings: [Sentence], language: Language
  ) {
    self.scenario = scenario
    self.plan = plan
    self.calendar = calendar
    self.warnings = warnings
    self.language = language
    officers = Dictionary(uniqueKeysWithValues: scenario.officers.map { ($0.id, $0) })
    requests = Dictionary(uniqueKeysWithValues: scenario.requests.map { ($0.meeting.id, $0) })
  }

  /// The account as text, lines ended.
  var text: String {
    let sections = [summary, meetings, unmet, daysOff, load, quality, notes].filter { !$0.isEmpty }
    return sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  func say(_ sentence: Sentence) -> String { sentence.text(in: language) }

  /// A heading with a line under it.
  func heading(_ title: Sentence) -> [String] {
    let title = say(title)
    return [title, String(repeating: "-", count: title.count)]
  }

  /// Words in lines of the account, all set in from the left.
  func indented(_ sentence: Sentence, by indent: Int) -> [String] {
    TextWrapping.lines(
      of: say(sentence), width: PlanAccount.width, indent: indent + 2, firstIndent: indent)
  }

  /// The name of an officer as people read it.
  func name(ofOfficer id: String) -> String { Quotation.plain(officers[id]?.name ?? id) }

  /// Who asks, as people read it; the id alone where the scenario does not say.
  func name(ofApplicant request: ScenarioRequest?) -> String {
    request?.applicant.map { Quotation.plain($0.name) } ?? ""
  }
}
