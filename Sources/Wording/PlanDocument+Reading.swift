public import JSON
import Scheduling
import WorkCalendar

extension PlanDocument {
  /// A plan from the JSON that it was written as; `nil` where that is none. Explanations and warnings are made anew in
  /// the language.
  public init?(reading document: JSONObject, in language: Language) {
    guard let assignments = document.objects("assignments"), let unmatched = document.objects("unmatched"),
      case .object(let objective)? = document["objective"],
      case .boolean(let isOptimal)? = document["optimal"]
    else { return nil }
    let met = assignments.compactMap(Assignment.init(reading:))
    let unmet = unmatched.compactMap(Unmatched.init(reading:))
    guard met.count == assignments.count, unmet.count == unmatched.count,
      let objective = Objective(reading: objective)
    else { return nil }
    let tentative = (assignments + unmatched).filter { $0["tentative"] == .boolean(true) }
    self.init(
      plan: Plan(assignments: met, unmatched: unmet, objective: objective, isOptimal: isOptimal),
      warnings: [],
      tentativeRequests: Set(tentative.compactMap { $0.text("request") }), language: language)
  }
}

extension Assignment {
  fileprivate init?(reading object: JSONObject) {
    guard let request = object.text("request"), let officer = object.text("officer"), let time = object.time,
      let proposal = object.whole("proposal"), let earliest = object.date("earliestDate"),
      let due = object.date("dueDate"), let delay = object.whole("workingDaysAfterEarliest")
    else { return nil }
    self.init(
      request: request, officer: officer, time: time, proposal: proposal, earliestDate: earliest,
      dueDate: due,
      afterEarliest: WorkingDays(delay), isAgreed: object["agreed"] == .boolean(true))
  }
}

extension Unmatched {
  fileprivate init?(reading object: JSONObject) {
    guard let request = object.text("request"),
      let reason = object.text("reason").flatMap(UnmatchedReason.init(rawValue:)),
      let windows = object.objects("windows"), let alternatives = object.objects("alternatives")
    else { return nil }
    self.init(
      request: request, reason: reason,
      windows: windows.compactMap { $0.text("reason").flatMap(UnmatchedReason.init(rawValue:)) },
      earliestDate: object.date("earliestDate"),
      alternatives: alternatives.compactMap { alternative in
        guard let officer = alternative.text("officer"), let time = alternative.time else { return nil }
        return Alternative(time: time, officer: officer)
      })
  }
}

extension Objective {
  fileprivate init?(reading object: JSONObject) {
    guard let priority = object.whole("priorityMatched"), let matched = object.whole("matched"),
      let ranks = object.whole("rankSum"), let delays = object.whole("workingDaysAfterEarliest"),
      let loads = object.whole("loadSquares"), let minutes = object.whole("startMinutes")
    else { return nil }
    self.init()
    priorityMatched = priority
    self.matched = matched
    rankSum = ranks
    workingDaysAfterEarliest = delays
    loadSquares = loads
    startMinutes = minutes
  }
}

extension JSONObject {
  fileprivate func text(_ name: String) -> String? {
    if case .string(let text)? = self[name] { text } else { nil }
  }

  fileprivate func whole(_ name: String) -> Int? {
    if case .integer(let number)? = self[name] { Int(exactly: number) } else { nil }
  }

  fileprivate func date(_ name: String) -> CivilDate? { text(name).flatMap(CivilDate.init(iso8601:)) }

  fileprivate var time: InstantRange? {
    guard let start = text("start").flatMap(Instant.init(iso8601:)),
      let end = text("end").flatMap(Instant.init(iso8601:))
    else { return nil }
    return InstantRange(start: start, end: end)
  }

  fileprivate func objects(_ name: String) -> [JSONObject]? {
    guard case .array(let values)? = self[name] else { return nil }
    return values.compactMap { if case .object(let object) = $0 { object } else { nil } }
  }
}
